"""The database's primary dies and its standby takes over: the app finds it by the address that it has."""

import asyncio
import time
from pathlib import Path

from app.domain.credits import ledger
from app.postgres import migrating
from tests.faults.conftest import street_on
from tests.outages.standby import primary_and_standby
from tests.outages.steady import SteadyOrders

# An operator's tools see that a primary is dead, and promote: some seconds at best.
UNNOTICED_SECONDS = 2.0


async def test_what_was_promised_before_is_dialed_once_by_whoever_finds_the_new_primary(tmp_path: Path) -> None:
    with primary_and_standby() as (primary, standby):
        url = f"postgres://postgres@127.0.0.1:{primary.port},127.0.0.1:{standby.port}/postgres"
        await migrating.migrate(url)
        async with street_on(url, tmp_path) as street:
            orders = SteadyOrders(street.house)
            await street.processes.start("web", "worker")
            async with orders.coming():
                await orders.more_promised()
                before = set(orders.promised)
                primary.kill()
                await asyncio.sleep(UNNOTICED_SECONDS)
                standby.promote()
                promoted = time.monotonic()
                taken = await orders.more_promised() - promoted
                called = await orders.first_called_since(promoted) - promoted
            dialed = await orders.all_dialed()

            assert before <= set(dialed), "nobody who was promised a call is forgotten"
            assert set(orders.promised) <= set(dialed)
            assert {lead: times for lead, times in dialed.items() if times > 1} == {}
            assert set(orders.refused) <= {429}, "who is not promised anything is asked to come back"
            assert await ledger.drifts() == []
            print(f"{len(orders.promised)} leads were promised a call, {len(before)} of them before: all called once.")
            print(f"Promoted after {UNNOTICED_SECONDS:.0f} s; orders taken {taken:.1f} s later, calls {called:.1f} s.")
