"""One contact's data: told as a whole, removed as a whole, and kept no longer than the agency says."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from tortoise import connections

from app.domain import ledger, retention
from app.domain.agencies import Agency
from app.domain.calls import Attempt, Call
from app.domain.events import VoiceEvent
from app.domain.leads import Lead
from tests.faults.test_stolen_dump import dump
from tests.house import House, eventually

NAME, SECRET_WISH = "Zacharias Canarius", "wants the zebra package"


async def a_call_with(house: House, to_number: str = "+14155550101", **body: Any) -> str:
    """A call that is over, paid for and heard of completely."""
    answer = await house.ask(to_number, dynamic_variables={"name": NAME}, metadata={"wish": SECRET_WISH}, **body)
    call_id = str(answer.json()["call_id"])
    await house.settled(call_id)

    async def all_heard() -> bool:
        return await VoiceEvent.exists(kind="call_analyzed") and not await VoiceEvent.exists(handled_at=None)

    await eventually(all_heard, "the reports do not come")
    return call_id


async def test_all_that_is_known_of_a_contact_is_told(house: House) -> None:
    call_id = await a_call_with(house, contact_id="contact-1")

    for contact in ("contact-1", "+1 (415) 555-0101"):
        told = json.loads(await house.command("export-contact", house.tenant.location_id, contact))

        assert told["phones"] == ["+14155550101"]
        assert [call["id"] for call in told["calls"]] == [call_id]
        assert told["calls"][0]["variables"]["name"] == NAME
        assert told["dials"][0]["analysis"]["transcript"]
        assert {report["kind"] for report in told["reports"]} >= {"call_ended", "call_analyzed"}


async def test_an_erased_contact_is_nowhere_and_the_sums_still_add_up(house: House) -> None:
    call_id = await a_call_with(house, contact_id="contact-1")
    other = await a_call_with(house, "+14155550301", contact_id="contact-2")
    before = await house.account()

    said = await house.command("erase-contact", house.tenant.location_id, "contact-1")

    assert "1 calls" in said
    left = await Call.get(id=UUID(call_id))
    assert (left.to_number, left.contact_id, left.variables, left.metadata) == ("erased", None, {}, {})
    assert left.outcome == "answered"
    everything = await dump()
    assert "+14155550101" not in everything
    assert "contact-1" not in everything
    assert (await Call.get(id=UUID(other))).variables["name"] == NAME, "nobody else is concerned"
    assert await ledger.drifts() == []
    assert (await house.account()).spent == before.spent
    assert not await Lead.exists(to_number="+14155550101")


async def test_a_do_not_call_mark_outlives_the_erasure(house: House) -> None:
    await a_call_with(house, contact_id="contact-1")
    await house.do_not_call("+14155550101", "said so")

    await house.command("erase-contact", house.tenant.location_id, "contact-1")

    assert (await house.ask()).json()["error_code"] == "DO_NOT_CALL"
    assert await Call.filter(contact_id="contact-1").count() == 0


async def test_what_is_older_than_the_agency_wants_it_kept_is_removed(house: House) -> None:
    call_id = await a_call_with(house)
    now = datetime.now(UTC)
    agency_id = str(house.seeded.agency.id)
    printed = await house.command("keep", agency_id, "--transcripts", "30", "--recordings", "10")
    assert "30 days, recordings for 10, events for 30" in printed
    assert (await Agency.get(id=house.seeded.agency.id)).recordings_days == 10

    assert await retention.forget(now) == {"transcripts_days": 0, "recordings_days": 0, "events_days": 0}
    assert (await retention.forget(now + timedelta(days=11)))["recordings_days"] == 1
    analysis = (await house.attempt(call_id)).analysis or {}
    assert "recording_url" not in analysis
    assert analysis["transcript"]
    gone = await retention.forget(now + timedelta(days=31))

    attempt = await Attempt.get(call_id=UUID(call_id))
    assert gone["transcripts_days"] == 1
    assert gone["events_days"] >= 2
    assert set(attempt.analysis or {}) == {"sentiment", "successful"}
    assert not await VoiceEvent.exists()
    assert (await connections.get("default").execute_query_dict("SELECT count(*) FROM calls"))[0]["count"] == 1
    assert attempt.charged
