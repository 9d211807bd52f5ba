"""A switch belongs to the rank that set it: every switch, by whoever set it, and by whoever would lift it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from app.demo.seed import COMPANY_ID, TENANTS, demo_id
from app.domain.calls.pauses import Level, Pause
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.numbers import PhoneNumber
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import Installation
from tests.house import House
from tests.settings_page import Seat, confirmed, exchange, seated

SUNRISE = TENANTS[0]
NUMBER = f"/embed/numbers/{demo_id(SUNRISE.number)}"


@dataclass(frozen=True)
class Switch:
    """One switch: what is stopped, the form and the page of a sub-account and of its agency, and how it stands."""

    level: Level
    paths: dict[str, str]
    pages: dict[str, str]
    field: str
    off: str
    on: str
    stopped: Callable[[], Awaitable[bool]]


async def _customer() -> str:
    return f"/embed/customers/{(await Installation.get(location_id=SUNRISE.location_id)).customer_id}"


async def customer_paused() -> bool:
    return (await Customer.get(id=demo_id(SUNRISE.location_id))).paused


async def number_paused() -> bool:
    return (await PhoneNumber.get(e164=SUNRISE.number)).paused


async def outbound_off() -> bool:
    return not (await AgentAssignment.get(number_id=demo_id(SUNRISE.number))).outbound


SWITCHES = [
    Switch(
        Level.CUSTOMER,
        {"sub": "/embed/pause", "agency": "{customer}/pause"},
        {"sub": "/embed/layout", "agency": "{customer}"},
        "paused", "on", "off", customer_paused,
    ),
    Switch(
        Level.NUMBER, dict.fromkeys(("sub", "agency"), f"{NUMBER}/pause"), dict.fromkeys(("sub", "agency"), NUMBER),
        "paused", "on", "off", number_paused,
    ),
    Switch(
        Level.OUTBOUND,
        dict.fromkeys(("sub", "agency"), f"{NUMBER}/outbound"), dict.fromkeys(("sub", "agency"), NUMBER),
        "outbound", "off", "on", outbound_off,
    ),
]  # fmt: skip


async def user(house: House) -> tuple[str, Seat]:
    return "sub", await seated(house, "user")


async def admin(house: House) -> tuple[str, Seat]:
    return "sub", await seated(house)


async def agency(house: House) -> tuple[str, Seat]:
    return "agency", await seated(house, "agency")


async def agency_in_the_sub_account(house: House) -> tuple[str, Seat]:
    await confirmed(house)
    owner = next(one for one in house.world.crm.agencies[COMPANY_ID].users if one.owner)
    answer = await exchange(house, house.world.crm.user_context(owner, house.location))
    return "sub", Seat(house, answer.json()["token"])


Enter = Callable[[House], Awaitable[tuple[str, Seat]]]
PEOPLE: list[Enter] = [user, admin, agency_in_the_sub_account, agency]
RANK: dict[Enter, int] = {user: 0, admin: 1, agency_in_the_sub_account: 2, agency: 2}


@pytest.mark.parametrize("lifts", PEOPLE, ids=lambda one: one.__name__)
@pytest.mark.parametrize("sets", PEOPLE[1:], ids=lambda one: one.__name__)
@pytest.mark.parametrize("switch", SWITCHES, ids=lambda one: one.level)
async def test_only_the_rank_that_switched_it_off_or_a_higher_one_switches_it_on(
    house: House,
    switch: Switch,
    sets: Enter,
    lifts: Enter,
) -> None:
    customer = await _customer()
    where, setter = await sets(house)
    off = {switch.field: switch.off, "why": "Too many complaints"}
    done = await setter.post(switch.paths[where].format(customer=customer), **off)
    assert (done.status_code, await switch.stopped()) == (200, True)
    where, lifter = await lifts(house)

    page = (await lifter.get(switch.pages[where].format(customer=customer))).text
    answer = await lifter.post(switch.paths[where].format(customer=customer), **{switch.field: switch.on})

    may = RANK[lifts] >= RANK[sets]
    assert answer.status_code == (200 if may else 403)
    assert await switch.stopped() is not may
    [row] = await Pause.filter(level=switch.level)
    assert (row.paused_by in page, "Too many complaints" in page) == (True, True), "who, and why"
    assert row.resumed_at is None or may
    if not may and lifts is not user:
        assert "Your agency has switched this off." in answer.text


@pytest.mark.parametrize("switch", SWITCHES, ids=lambda one: one.level)
async def test_what_both_have_switched_off_the_sub_account_does_not_switch_on(house: House, switch: Switch) -> None:
    customer, off = await _customer(), {switch.field: switch.off}
    for person in (admin, agency):
        where, seat = await person(house)
        await seat.post(switch.paths[where].format(customer=customer), **off)
    where, seat = await admin(house)

    answer = await seat.post(switch.paths[where].format(customer=customer), **{switch.field: switch.on})

    assert (answer.status_code, await switch.stopped()) == (403, True)


@pytest.mark.parametrize("table", [Customer, PhoneNumber])
async def test_a_pause_that_nobody_has_signed_is_the_agencys(
    house: House, table: type[Customer] | type[PhoneNumber]
) -> None:
    await table.all().update(paused=True)
    switch = SWITCHES[0] if table is Customer else SWITCHES[1]
    _, seat = await admin(house)

    assert (await seat.post(switch.paths["sub"], paused="off")).status_code == 403
    where, seat = await agency(house)
    lifted = await seat.post(switch.paths[where].format(customer=await _customer()), paused="off")
    assert (lifted.status_code, await switch.stopped()) == (200, False)


async def test_a_number_that_changes_hands_does_not_bring_its_switch_along(house: House) -> None:
    _, seat = await agency(house)
    await seat.post(f"{NUMBER}/outbound", outbound="off")
    await seat.post(f"{NUMBER}/unassign")
    await seat.post(f"{NUMBER}/customer", customer=str(demo_id(SUNRISE.location_id)))
    await seat.post(f"{NUMBER}/agent", agent=SUNRISE.agent_id)
    _, sub = await admin(house)

    assert (await sub.post(f"{NUMBER}/outbound", outbound="on")).status_code == 200
    assert not await outbound_off()


async def test_the_words_are_said_in_spanish_too(house: House) -> None:
    _, seat = await agency(house)
    await seat.post(f"{NUMBER}/pause", paused="on", why="Quejas")

    sub = await seated(house, language="es")

    assert "Su agencia lo ha desactivado" in (await sub.post(f"{NUMBER}/pause", paused="off")).text
    page = (await sub.get(NUMBER)).text
    assert "Quejas" in page
    assert "Su agencia lo ha desactivado" in page
    assert await Agency.filter(paused=True).count() == 0
