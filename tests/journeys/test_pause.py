"""Pause stops all dialing at once, at three levels, also while vendors are down; who set it is told."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from app.domain.calls import pauses
from app.domain.calls.pauses import Level, Pause
from app.domain.telephony.numbers import PhoneNumber
from app.domain.tenants.people import Role
from tests.house import House, eventually

ASYNC = {"Prefer": "respond-async"}


async def pause(house: House, level: Level, why: str = "holiday") -> None:
    """Pause the first sub-account, its number or its agency."""
    assert await pauses.pause(level, await subject(house, level), why, "Alex Morgan", Role.AGENCY, datetime.now(UTC))


async def resume(house: House, level: Level) -> None:
    """Let it go on."""
    assert await pauses.resume(level, await subject(house, level), "Alex Morgan", Role.AGENCY, datetime.now(UTC))


async def subject(house: House, level: Level) -> UUID:
    """The id of what is paused there."""
    customer = house.seeded.customers[house.tenant.location_id]
    number = await PhoneNumber.get(e164=house.tenant.number)
    return {Level.AGENCY: customer.agency_id, Level.CUSTOMER: customer.id, Level.NUMBER: number.id}[level]


@pytest.mark.parametrize("level", sorted(pauses.CALLED))
async def test_a_pause_refuses_at_once_and_says_who_why_and_what_ends_it(house: House, level: Level) -> None:
    await pause(house, level)

    refused = await house.ask()

    assert (refused.status_code, refused.json()["error_code"]) == (422, "PAUSED")
    assert f"Calling is paused {pauses.CALLED[level]} by Alex Morgan since 20" in refused.json()["error"]
    assert refused.json()["error"].endswith("(UTC) (holiday). Switch Pause off to go on.")
    await resume(house, level)
    assert (await house.ask()).status_code == 200


@pytest.mark.parametrize("level", sorted(pauses.CALLED))
async def test_what_waits_during_a_pause_goes_when_it_ends(house: House, level: Level) -> None:
    later = datetime.now(UTC) + timedelta(hours=1)
    call_id = (await house.ask(not_before=later.isoformat(), headers=ASYNC)).json()["call_id"]
    await pause(house, level)
    await house.place_now(call_id)
    waiting = await house.waits_because("PAUSED", call_id)
    assert waiting.reason is not None
    assert "by Alex Morgan" in waiting.reason
    assert waiting.not_before > datetime.now(UTC) + timedelta(seconds=30), "it would not come back by itself so soon"

    await resume(house, level)

    await house.call_in("ended", call_id)
    assert len(house.accepted) == 1


async def test_a_pause_works_while_the_voice_provider_is_down(cut_off_house: House) -> None:
    house = cut_off_house
    call_id = (await house.ask(headers=ASYNC)).json()["call_id"]
    await house.waits_because("PROVIDER_UNREACHABLE", call_id)

    await pause(house, Level.AGENCY)
    await house.place_now(call_id)
    await house.waits_because("PAUSED", call_id)
    attempt = await house.attempt(call_id)
    assert (await house.ask("+14155550111")).json()["error_code"] == "PAUSED"
    await resume(house, Level.AGENCY)

    await house.waits_because("PROVIDER_UNREACHABLE", call_id)
    assert (await house.attempt(call_id)).dialed_at > attempt.dialed_at  # type: ignore[operator]


async def test_a_pause_works_while_the_crm_hangs(installed_house: House) -> None:
    house = installed_house
    fault = house.fault("GET /crm/contacts/{id}", "delay", seconds=2)
    call_id = (await house.run_workflow()).answer["call_id"]

    async def asked() -> bool:
        return fault.fired > 0

    await eventually(asked, "the CRM was not asked")
    await pause(house, Level.CUSTOMER)

    await house.waits_because("PAUSED", call_id)
    assert house.accepted == []


async def test_a_pause_is_kept_as_history_and_set_once(house: House) -> None:
    await pause(house, Level.NUMBER, "spam label")
    number_id = await subject(house, Level.NUMBER)

    assert not await pauses.pause(Level.NUMBER, number_id, "again", "Bo", Role.AGENCY, datetime.now(UTC))
    await resume(house, Level.NUMBER)
    assert not await pauses.resume(Level.NUMBER, number_id, "Bo", Role.AGENCY, datetime.now(UTC))

    [kept] = await Pause.all()
    assert (kept.why, kept.paused_by, kept.resumed_by) == ("spam label", "Alex Morgan", "Alex Morgan")
    assert kept.resumed_at is not None
