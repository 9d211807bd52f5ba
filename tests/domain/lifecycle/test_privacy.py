"""One contact's data: told as a whole, removed as a whole, and kept no longer than the agency says."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from tortoise import connections

from app.demo.environment import sandbox_settings
from app.demo.seed import seed
from app.domain.calls.calls import Attempt, Call
from app.domain.calls.leads import Lead
from app.domain.credits import ledger
from app.domain.lifecycle import retention
from app.domain.telephony.voice_events import VoiceEvent
from app.domain.tenants.agencies import Agency
from app.postgres import queue
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

    assert "1 call " in said
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


async def test_whoever_was_only_refused_is_told_and_erased_as_well(house: House) -> None:
    await house.switch_outbound(on=False)
    await house.ask("(415) 555-0101", contact_id="contact-1", metadata={"wish": SECRET_WISH})

    told = json.loads(await house.command("export-contact", house.tenant.location_id, "contact-1"))
    await house.command("erase-contact", house.tenant.location_id, "contact-1")

    assert told["phones"] == ["+14155550101"]
    assert [request["code"] for request in told["requests"]] == ["NO_AGENT_MAPPING"]
    everything = await dump()
    assert not [word for word in ("4155550101", "555-0101", "contact-1", SECRET_WISH) if word in everything]


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

    assert set((await retention.forget(now)).values()) == {0}
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


REPORTS = """
INSERT INTO voice_events (workspace_id, delivery_key, kind, body, received_at, handled_at)
SELECT $1, 'old ' || n, 'call_ended', '{}', $2, $2 FROM generate_series(1, $3) AS n
"""
STATISTICS = """
INSERT INTO pgqueuer_statistics (created, count, priority, status, entrypoint)
VALUES (now() - interval '2 days', 1, 0, 'successful', 'old'), (now(), 1, 0, 'successful', 'new')
"""


@pytest.mark.usefixtures("opened_database")
async def test_however_much_is_too_old_it_is_gone_after_one_run() -> None:
    seeded = await seed(sandbox_settings("http://127.0.0.1:9", 9))
    now, many = datetime.now(UTC), 12_345
    old = now - timedelta(days=31)
    await connections.get("default").execute_query(REPORTS, [seeded.workspace.id, old, many])

    assert (await retention.forget(now, patience=timedelta(0)))["events_days"] == 0, "its time is over"
    assert (await retention.forget(now))["events_days"] == many
    assert not await VoiceEvent.exists()


@pytest.mark.usefixtures("opened_database")
async def test_what_the_engine_added_up_of_its_jobs_is_gone_after_a_day() -> None:
    database = connections.get("default")
    await database.execute_query(STATISTICS)

    await queue.forget_statistics(datetime.now(UTC))

    left = await database.execute_query_dict("SELECT entrypoint FROM pgqueuer_statistics")
    assert [row["entrypoint"] for row in left] == ["new"]
