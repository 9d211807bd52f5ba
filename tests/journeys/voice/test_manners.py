"""What the voice provider does in the field and documents nowhere is read for what it means, and loses nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.calls.calls import Attempt, State
from app.sandbox.retell.manners import BUSY, Manners
from app.sandbox.retell.workspaces import Workspace as VoiceAccount
from tests.house import House

CREATE = "POST /retell/v2/create-phone-call"


def account(house: House) -> VoiceAccount:
    return house.world.voice.workspaces[0]


async def unconfirmed(house: House) -> str:
    """A call that was placed, while its answer and all reports are lost and no list shows it yet."""
    account(house).manners = Manners(list_lag_seconds=24 * 3600)
    house.fault(CREATE, "drop_after", times=1)
    house.fault("WEBHOOK /retell", "lose_webhooks")
    call_id = (await house.ask(headers={"Prefer": "respond-async"})).json()["call_id"]
    await house.call_in("unconfirmed", call_id)
    return str(call_id)


async def test_a_call_that_no_list_shows_yet_is_not_taken_for_missing(house: House) -> None:
    call_id = await unconfirmed(house)
    await house.pause("customer")

    for _ in range(4):
        await house.look_now(call_id)
    assert (await house.call(call_id)).state == "unconfirmed", "the list comes late"
    account(house).manners = Manners()
    await house.look_now(call_id)

    await house.call_in("placed", call_id)
    assert len(house.accepted) == 1


async def test_the_same_request_finds_a_call_that_no_list_shows_yet(house: House) -> None:
    call_id = await unconfirmed(house)
    await Attempt.all().update(lease_until=datetime.now(UTC) - timedelta(seconds=1))

    await house.look_now(call_id)

    await house.call_in("placed", call_id)
    assert [call.replays for call in house.accepted] == [1]


async def test_times_as_texts_and_broken_texts_are_read(house: House) -> None:
    account(house).manners = Manners(iso_times=True, broken_text=True)

    call_id = (await house.ask()).json()["call_id"]
    attempt = await house.settled(call_id)
    await house.quiet()

    [placed] = house.accepted
    assert placed.started_at is not None
    assert placed.ended_at is not None
    call, said = await house.call(call_id), (await house.attempt(call_id)).analysis or {}
    assert (call.outcome, attempt.billed_seconds) == ("answered", 6)
    assert abs((call.ended_at or datetime.now(UTC)) - placed.ended_at) < timedelta(milliseconds=2)
    assert "I wanted to book a visit." in said["transcript"]
    assert said["summary"] == "The caller booked a visit for Tuesday at ten. ?"
    told = await house.http.get(f"/api/outbound-call/{call_id}", headers=house.key())
    assert told.json()["outcome"] == "answered"


async def test_that_there_is_no_slot_is_understood_as_a_text(house: House) -> None:
    account(house).manners = Manners(busy_as_400=True, says_error_message=True)
    account(house).concurrency_limit = 0

    call_id = (await house.ask(headers={"Prefer": "respond-async"})).json()["call_id"]
    await house.waits_because("PROVIDER_BUSY", call_id)
    account(house).concurrency_limit = 20
    await house.place_now(call_id)

    assert (await house.call_in("ended", call_id)).outcome == "answered"


@pytest.mark.parametrize("manners", [Manners(), Manners(says_error_message=True)], ids=["message", "error_message"])
async def test_why_a_call_was_refused_is_told_by_either_name(house: House, manners: Manners) -> None:
    account(house).manners = manners
    account(house).numbers[house.tenant.number].settings["allowed_outbound_country_list"] = ["CA"]

    answer = (await house.ask()).json()

    assert answer["error_code"] == "CALL_REJECTED"
    assert "The destination country is not allowed" in answer["error"]
    assert BUSY not in answer["error"]
    assert (await house.call(answer["call_id"])).state == State.REFUSED
