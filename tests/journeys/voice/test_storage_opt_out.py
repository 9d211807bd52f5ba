"""An account that stores nothing: what was said is in the reports alone, and a later look must not erase it."""

import pytest

from app.sandbox.retell.manners import Manners, Storage
from app.sandbox.retell.outcomes import ANSWERED
from tests.house import House

TALK = "Yes, sure. I wanted to book a visit."
THREE_WAYS = ("+14155550101", "+14155550111", "+14155550119", "+14155550121", "+14155550127", "+14155550131")


def store(house: House, storage: Storage) -> None:
    """Set at the provider how much it keeps of a call."""
    house.world.voice.workspaces[0].manners = Manners(storage=storage)


async def call(house: House, to_number: str = "+14155550101") -> str:
    house.world.voice.next_outcomes = [ANSWERED]
    call_id = str((await house.ask(to_number)).json()["call_id"])
    await house.settled(call_id)
    await house.world.settled()
    await house.quiet()
    return call_id


@pytest.mark.parametrize("to_number", THREE_WAYS)
async def test_what_the_reports_said_stays_when_a_later_look_finds_nothing(house: House, to_number: str) -> None:
    store(house, "basic_attributes_only")

    attempt = await house.attempt(await call(house, to_number))

    said = attempt.analysis or {}
    assert said["summary"] == "The caller booked a visit for Tuesday at ten."
    assert (said["sentiment"], said["successful"]) == ("positive", True)
    assert TALK in said["transcript"]
    assert said["recording_url"].endswith(".wav")
    assert said["collected"] == {"appointment": "Tuesday 10:00"}
    assert attempt.charged, "the bill is a basic attribute"


async def test_what_was_said_is_written_to_the_contact(installed_house: House) -> None:
    house = installed_house
    store(house, "basic_attributes_only")
    house.world.voice.next_outcomes = [ANSWERED]

    call_id = (await house.run_workflow()).answer["call_id"]
    await house.written_back(call_id)

    [note] = house.contact.notes
    assert TALK in note.body
    assert "The caller booked a visit" in note.body


async def test_without_a_report_of_the_analysis_the_first_report_is_what_there_is(house: House) -> None:
    store(house, "basic_attributes_only")
    house.fault("WEBHOOK /retell/call_analyzed", "lose_webhooks")
    house.world.voice.next_outcomes = [ANSWERED]
    call_id = str((await house.ask()).json()["call_id"])
    await house.call_in("ended", call_id)
    await house.world.settled()

    await house.sweep_as_if_an_hour_later()
    attempt = await house.settled(call_id)

    assert TALK in (attempt.analysis or {})["transcript"]
    assert (attempt.analysis or {})["recording_url"]


async def test_what_was_scrubbed_is_read(house: House) -> None:
    store(house, "everything_except_pii")
    house.fault("WEBHOOK /retell", "lose_webhooks")
    house.world.voice.next_outcomes = [ANSWERED]
    call_id = str((await house.ask()).json()["call_id"])
    await house.world.settled()

    await house.sweep_as_if_an_hour_later()
    attempt = await house.settled(call_id)

    said = attempt.analysis or {}
    assert "Agent: Happy to help. Would [date] at ten work for you?\nUser: [date] at ten" in said["transcript"]
    assert said["recording_url"].endswith(".scrubbed.wav")
    assert said["summary"] == "The caller booked a visit for Tuesday at ten."
