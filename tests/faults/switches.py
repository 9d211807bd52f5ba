"""What forbids calls while they are under way, as a person or the CRM would: each may be thrown at any moment."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from app.domain.calls import pauses
from app.domain.calls.pauses import Level
from app.domain.lifecycle import uninstalling
from app.domain.rules.policies import Policy
from app.domain.settings import rule_changes
from app.domain.settings.rule_changes import Changes
from app.domain.telephony.numbers import PhoneNumber
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import ACTIVE, Installation
from app.domain.tenants.people import Role
from app.sandbox.network import ReceivedRequest
from tests.house import House

# A dial that passed the gate may be sent for so long (see jobs/calls/place_call.py), and takes a moment to arrive.
UNDER_WAY = timedelta(seconds=3.5)
CREATE = "/retell/v2/create-phone-call"

Throw = Callable[[House, Sequence[str]], Awaitable[None]]


@dataclass(frozen=True)
class Forbidden:
    """Nobody of these leads may be dialed between these moments: the switch was committed before the first."""

    switch: str
    seed: int
    leads: frozenset[str]
    since: datetime
    until: datetime

    def broken_by(self, lead: str, claimed_at: datetime) -> bool:
        """Whether a dial of this lead that was committed at that moment was forbidden."""
        return lead in self.leads and self.since < claimed_at < self.until

    def sent(self, requests: Sequence[ReceivedRequest]) -> list[str]:
        """The leads whose dial reached the provider when it must not be under way any more, resends as well."""
        return [
            request.body["to_number"]
            for request in requests
            if request.path == CREATE
            and request.body  # whoever was killed while it was sending has sent none
            and request.body["to_number"] in self.leads
            and self.since + UNDER_WAY < request.at < self.until
        ]


async def _list(house: House, leads: Sequence[str]) -> None:
    for lead in leads:
        await house.do_not_call(lead, "asked us not to")


async def _stay(_house: House, _leads: Sequence[str]) -> None:
    """The leads of a seed are nobody else's, so that they may stay on the list."""


def _pause(level: Level) -> Throw:
    async def throw(house: House, _leads: Sequence[str]) -> None:
        for subject_id in await _subjects(house, level):
            await pauses.pause(level, subject_id, "a test", "Ann", Role.AGENCY, datetime.now(UTC))

    return throw


def _resume(level: Level) -> Throw:
    async def throw(house: House, _leads: Sequence[str]) -> None:
        for subject_id in await _subjects(house, level):
            await pauses.resume(level, subject_id, "Ann", Role.AGENCY, datetime.now(UTC))

    return throw


async def _outbound_off(house: House, _leads: Sequence[str]) -> None:
    await house.switch_outbound(on=False)


async def _outbound_on(house: House, _leads: Sequence[str]) -> None:
    await house.switch_outbound(on=True)


async def _uninstall(house: House, _leads: Sequence[str]) -> None:
    now = datetime.now(UTC)
    await uninstalling.leave(house.tenant.location_id, now, now)


async def _install_again(house: House, _leads: Sequence[str]) -> None:
    await Installation.filter(location_id=house.tenant.location_id).update(status=ACTIVE)


async def _close(house: House, _leads: Sequence[str]) -> None:
    in_three_days = (datetime.now(UTC) + timedelta(days=3)).weekday()
    await _change_hours(house, {"opens": 720, "closes": 721, "days": [in_three_days]})


async def _open(house: House, _leads: Sequence[str]) -> None:
    customer = house.seeded.customers[house.tenant.location_id]
    seeded = Policy.model_validate(customer.policy)
    await _change_hours(house, {"opens": seeded.opens, "closes": seeded.closes, "days": list(seeded.days)})


async def _change_hours(house: House, rules: dict[str, object]) -> None:
    customer = await Customer.get(id=house.seeded.customers[house.tenant.location_id].id)
    await rule_changes.change(customer.id, Changes(rules, customer.country))


async def _subjects(house: House, level: Level) -> list[UUID]:
    customer = house.seeded.customers[house.tenant.location_id]
    if level is Level.AGENCY:
        return [customer.agency_id]
    if level is Level.CUSTOMER:
        return [customer.id]
    return [number.id for number in await PhoneNumber.filter(customer_id=customer.id)]


SWITCHES: dict[str, tuple[Throw, Throw]] = {
    "do-not-call": (_list, _stay),
    "agency pause": (_pause(Level.AGENCY), _resume(Level.AGENCY)),
    "customer pause": (_pause(Level.CUSTOMER), _resume(Level.CUSTOMER)),
    "number pause": (_pause(Level.NUMBER), _resume(Level.NUMBER)),
    "outbound": (_outbound_off, _outbound_on),
    "uninstall": (_uninstall, _install_again),
    "hours": (_close, _open),
}
"""By its name: what forbids the calls, and what allows them again."""
