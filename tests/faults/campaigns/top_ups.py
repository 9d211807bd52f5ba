"""Many purchases while answers are lost, doubled, late or nonsense, and whoever works on them is cut off at any moment.

`python -m tests.faults.campaigns.top_ups --count 1000` says at the end how many charges, grants and credits there are.
"""

import argparse
import asyncio
import contextlib
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from app.demo.install import install
from app.domain.credits.allowances import month_of
from app.domain.credits.ledger import LedgerEntry
from app.domain.credits.top_ups import OPEN, State, TopUp
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.errors import VendorError
from app.jobs.crm.charge_top_up import ABSENT_AFTER, charge_top_up, check_top_up
from app.sandbox.crm.manners import Manners
from app.sandbox.faults import Fault, HttpKind
from tests.bench.__main__ import own_database
from tests.conftest import built
from tests.house import House

CHARGE = "POST /crm/marketplace/billing/charges"
LISTED = "GET /crm/marketplace/billing/charges"
KINDS: tuple[HttpKind, ...] = ("drop_before", "drop_after", "garbage", "status", "delay_after")
# The engine looks as often as that before a charge is taken for absent.
LOOKS = 5


@dataclass
class Found:
    """What the campaign came to; `unexplained` are charges without a grant and grants without a charge."""

    states: Counter[str] = field(default_factory=Counter)
    charges: int = 0
    grants: int = 0
    credits_charged: int = 0
    credits_granted: int = 0
    given_back: int = 0
    cut_off: int = 0
    unexplained: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{dict(self.states)}: {self.charges} charges of {self.credits_charged} credits, {self.grants} grants of "
            f"{self.credits_granted}, {self.given_back} given back, {self.cut_off} cut off, "
            f"{len(self.unexplained)} unexplained"
        )


async def campaign(house: House, count: int, seed: int) -> Found:
    """Buy so often, and look what the wallet and the account say at the end."""
    luck, found = random.Random(seed), Found()
    house.world.crm.rates.burst = house.world.crm.rates.daily = 10**9
    await Agency.all().update(sells_credits=True)
    customers = await Customer.filter(installation__status="active").order_by("name")
    for turn in range(count):
        customer = luck.choice(customers)
        now = datetime.now(UTC)
        top_up = await TopUp.create(
            customer_id=customer.id, units=luck.choice((50, 100, 250)), by="Ann", month=month_of(customer, now),
            planned_at=now,
        )  # fmt: skip
        _go_wrong(house, luck)
        found.cut_off += await _bought(house, top_up.id, luck)
        if turn % 10 == 9:
            house.world.faults.clear()
    house.world.faults.clear()
    house.world.crm.manners = Manners()
    for top_up in await TopUp.all():
        await check_top_up(house.clients, house.settings, str(top_up.id))
    return await _summed(house, found)


def _go_wrong(house: House, luck: random.Random) -> None:
    house.world.crm.manners = Manners(charges_twice=luck.random() < 0.15, lists_charges_late=luck.random() < 0.3)
    if luck.random() < 0.7:
        fault = Fault(
            CHARGE, luck.choice(KINDS), times=luck.choice((1, 1, 2)), status=luck.choice((500, 502, 429, 401))
        )
        house.world.faults.add(fault)
    if luck.random() < 0.3:
        house.world.faults.add(Fault(LISTED, luck.choice(KINDS), times=1, status=500))


async def _bought(house: House, top_up_id: UUID, luck: random.Random) -> int:
    """Look at it as the engine does, now and then cut off, until it is known how it stands; returns how often cut."""
    cut = 0
    for look in range(200):
        one = await TopUp.get(id=top_up_id)
        if one.state not in OPEN:
            return cut
        if look and look % LOOKS == 0 and one.sent_at is not None:
            await TopUp.filter(id=top_up_id).update(sent_at=one.sent_at - ABSENT_AFTER - timedelta(seconds=1))
        job = asyncio.create_task(charge_top_up(house.clients, house.settings, str(top_up_id)))
        if luck.random() < 0.3:
            await asyncio.sleep(luck.random() * 0.03)
            cut += not job.done()
            job.cancel()
        with contextlib.suppress(VendorError, asyncio.CancelledError):
            await job
    raise AssertionError(f"{top_up_id} is not settled after 200 looks")


async def _summed(house: House, found: Found) -> Found:
    charges = [charge for place in house.world.crm.locations.values() for charge in place.charges]
    paid = Counter(charge.event_id for charge in charges if not charge.refunded)
    found.given_back = sum(charge.refunded for charge in charges)
    for top_up in await TopUp.all():
        granted = await LedgerEntry.filter(token=f"top-up {top_up.id}").count()
        found.states[top_up.state.value] += 1
        found.charges, found.grants = found.charges + paid[str(top_up.id)], found.grants + granted
        found.credits_charged += paid[str(top_up.id)] * top_up.units
        found.credits_granted += granted * top_up.units
        if not paid[str(top_up.id)] == granted == (top_up.state is State.CHARGED):
            found.unexplained.append(f"{top_up.id}: {paid[str(top_up.id)]} charges, {granted} grants, {top_up.state}")
    return found


async def _main(count: int, seed: int) -> int:
    async with own_database() as (url, _), built(url) as house:
        await install(house.world, house.clients, house.settings)
        found = await campaign(house, count, seed)
    print(found, *found.unexplained, sep="\n")
    return int(bool(found.unexplained))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=22)
    chosen = parser.parse_args()
    raise SystemExit(asyncio.run(_main(chosen.count, chosen.seed)))
