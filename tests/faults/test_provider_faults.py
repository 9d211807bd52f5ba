"""The voice provider misbehaves: no lead is called twice, none is lost, no credit drifts."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.calls import attempts
from app.domain.calls.calls import State
from app.domain.calls.do_not_call import DoNotCallEntry, Source
from app.domain.calls.leads import Lead
from app.domain.credits.ledger import CREDIT, LedgerEntry
from app.domain.telephony.voice_events import VoiceEvent
from app.jobs.calls.confirm_call import GOOD_LOOKS
from app.jobs.calls.request_body import request_body
from app.sandbox.retell.outcomes import OUTCOMES
from tests.house import House

CREATE = "POST /retell/v2/create-phone-call"
LIST = "POST /retell/v3/list-calls"


@pytest.mark.parametrize("kind", ["drop_after", "garbage"])
async def test_a_call_whose_answer_is_lost_is_found_and_not_repeated(house: House, kind: str) -> None:
    house.fault(CREATE, kind, times=1)

    answer = await house.ask()

    call_id = answer.json()["call_id"]
    await house.settled(call_id)
    assert (await house.call(call_id)).outcome == "answered"
    assert len(house.accepted) == 1


async def test_a_call_whose_answer_and_events_are_lost_is_found_in_the_list(house: House) -> None:
    house.fault(CREATE, "drop_after", times=1)
    house.fault("WEBHOOK /retell", "lose_webhooks")

    call_id = (await house.ask(headers={"Prefer": "respond-async"})).json()["call_id"]

    placed = await house.call_in("placed", call_id)
    assert placed.reason is None
    assert len(house.accepted) == 1


@pytest.mark.parametrize("status", [500, 502, 503, 408, 409])
async def test_an_unclear_answer_keeps_hold_and_guard_until_the_call_is_proven_absent(
    house: House, status: int
) -> None:
    house.fault(CREATE, "status", status=status)
    before = await house.account()
    call_id = (await house.ask()).json()["call_id"]

    unconfirmed = await house.call_in("unconfirmed", call_id)
    assert unconfirmed.reason is not None
    assert (await house.account()).held > 0
    assert (await house.ask()).json()["error_code"] == "DUPLICATE_CALL"

    for _ in range(GOOD_LOOKS):
        await house.look_now(call_id)
    assert (await house.call(call_id)).state == "unconfirmed", "ten minutes have not passed"
    await house.age(call_id, timedelta(hours=2))
    await house.look_now(call_id)

    gone = await house.call(call_id)
    assert (gone.state, gone.reason_code) == ("failed", "NOT_PLACED")
    after = await house.account()
    assert (after.available, after.held) == (before.available, 0)
    assert house.accepted == []


async def test_while_the_list_cannot_be_read_nothing_is_concluded(house: House) -> None:
    house.fault(CREATE, "drop_before")
    house.fault(LIST, "status", status=500)
    call_id = (await house.ask()).json()["call_id"]
    await house.call_in("unconfirmed", call_id)
    await house.age(call_id, timedelta(hours=30))

    for _ in range(5):
        await house.look_now(call_id)

    call = await house.call(call_id)
    assert (call.state, call.reason_code) == ("unconfirmed", "NEEDS_REVIEW")
    held = (await house.account()).held
    assert held > 0
    closed = await house.command("close-call", call_id)
    assert f"{held / CREDIT:g} credits are available again" in closed
    call = await house.call(call_id)
    assert (call.state, call.reason_code) == ("failed", "NOT_PLACED")
    assert (await house.account()).held == 0


async def test_an_answer_that_comes_too_late_is_not_waited_for_and_not_repeated(impatient_house: House) -> None:
    house = impatient_house
    house.fault(CREATE, "delay_after", seconds=2.0, times=1)
    house.fault("WEBHOOK /retell", "lose_webhooks")

    call_id = (await house.ask(headers={"Prefer": "respond-async"})).json()["call_id"]

    await house.call_in("unconfirmed", call_id)
    await house.call_in("placed", call_id)
    assert len(house.accepted) == 1
    assert len([r for r in house.world.voice.requests if "create-phone-call" in r.path]) == 1


async def test_a_hundred_copies_of_every_event_in_the_wrong_order_count_once(house: House) -> None:
    house.fault("WEBHOOK /retell", "duplicate_webhooks", copies=100)
    house.fault("WEBHOOK /retell", "reorder_webhooks")

    attempt = await house.settled((await house.ask()).json()["call_id"])
    await house.world.settled()

    entries = await LedgerEntry.filter(attempt_id=attempt.id).order_by("id")
    assert [entry.kind for entry in entries] == ["hold", "raise", "capture"]
    assert await VoiceEvent.all().count() == 3
    assert (await house.call(str(attempt.call_id))).state == "ended"


async def test_a_call_that_the_provider_has_forgotten_comes_to_an_end(house: House) -> None:
    house.fault("WEBHOOK /retell", "lose_webhooks")
    call_id = (await house.ask()).json()["call_id"]
    house.world.voice.workspaces[0].calls.clear()
    await house.age(call_id, timedelta(hours=1))

    await house.sweep_as_if_an_hour_later()

    assert (await house.call_in("ended", call_id)).outcome == "provider_error"
    await house.sweep_as_if_an_hour_later()
    await house.settled(call_id)
    assert (await house.account()).held == 0


async def test_within_the_hour_the_same_request_is_sent_again_with_the_same_key(house: House) -> None:
    house.fault(CREATE, "drop_before", times=1)
    call_id = (await house.ask()).json()["call_id"]
    await house.call_in("unconfirmed", call_id)
    await house.look_now(call_id)
    assert house.accepted == [], "the first dialer may still be waiting for its answer"

    await house.age(call_id, timedelta(minutes=5))
    await house.look_now(call_id)

    await house.call_in("ended", call_id)
    [call] = house.accepted
    attempt = await house.attempt(call_id)
    assert call.idempotency_key == str(attempt.id)
    assert call.metadata is not None
    assert call.metadata["attempt_id"] == str(attempt.id)


async def test_asking_again_for_a_call_that_was_placed_yields_the_same_call(house: House) -> None:
    house.fault(CREATE, "drop_after", times=1)
    house.fault(LIST, "status", status=200, body={"items": [], "has_more": False}, times=3)
    house.fault("WEBHOOK /retell", "lose_webhooks")
    call_id = (await house.ask()).json()["call_id"]
    await house.call_in("unconfirmed", call_id)

    await house.age(call_id, timedelta(minutes=5))
    await house.look_now(call_id)

    assert (await house.call(call_id)).state == "placed"
    [call] = house.accepted
    assert call.replays == 1


async def test_a_busy_provider_is_asked_again_without_a_second_hold(house: House) -> None:
    house.fault(CREATE, "status", status=429, headers={"Retry-After": "0.1"}, times=2)

    answer = await house.ask()

    assert answer.status_code == 200
    attempt = await house.attempt(answer.json()["call_id"])
    assert await LedgerEntry.filter(attempt_id=attempt.id, verb="hold").count() == 1
    assert len(house.accepted) == 1
    lead = await Lead.get(to_number="+14155550101")
    assert len(lead.dialed_at) == 1, "dials that reached nobody are not counted"


async def test_an_unreachable_provider_is_tried_again_until_the_lead_is_too_old(cut_off_house: House) -> None:
    house = cut_off_house
    call_id = (await house.ask(headers={"Prefer": "respond-async"})).json()["call_id"]

    waiting = await house.waits_because("PROVIDER_UNREACHABLE", call_id)
    assert waiting.state == "queued"
    assert (await house.account()).held > 0
    await house.age(call_id, timedelta(hours=2))
    await house.place_now(call_id)

    stale = await house.call(call_id)
    assert (stale.state, stale.reason_code) == ("failed", "STALE")
    assert (await house.account()).held == 0


@pytest.mark.parametrize("status", [400, 403, 422])
async def test_a_definite_no_ends_the_call_and_frees_lead_and_credits(house: House, status: int) -> None:
    house.fault(CREATE, "status", status=status, body={"status": "error", "message": "No."}, times=1)

    answer = await house.ask()

    assert (answer.status_code, answer.json()["error_code"]) == (422, "CALL_REJECTED")
    assert (await house.account()).held == 0
    assert (await house.ask()).status_code == 200


async def test_two_calls_for_one_attempt_leave_one_talking(house: House) -> None:
    house.fault(CREATE, "drop_after", times=1)
    house.fault("WEBHOOK /retell", "lose_webhooks")
    house.world.voice.next_outcomes = [OUTCOMES["21"], OUTCOMES["21"]]
    call_id = (await house.ask(headers={"Prefer": "respond-async"})).json()["call_id"]
    await house.call_in("unconfirmed", call_id)
    attempt = await house.attempt(call_id)
    voice = await house.clients.voice(house.seeded.workspace.id)
    twin = request_body(attempt, await house.call(call_id), "http://127.0.0.1:9/") | {"idempotency_key": "another"}
    await voice.create_phone_call(twin, timeout=5)

    await house.look_now(call_id)

    await house.call_in("placed", call_id)
    first, second = house.accepted
    assert (await house.attempt(call_id)).provider_call_id == first.call_id
    await second.over.wait()
    assert second.disconnection_reason == "manual_stopped"
    assert not first.over.is_set()


async def test_a_call_that_was_given_up_too_early_is_paid_for_when_it_turns_up(house: House) -> None:
    house.fault(CREATE, "drop_after", times=1)
    house.fault("WEBHOOK /retell", "delay_webhooks", seconds=1.5)
    call_id = (await house.ask(headers={"Prefer": "respond-async"})).json()["call_id"]
    await house.call_in("unconfirmed", call_id)
    attempt = await house.attempt(call_id)
    now = datetime.now(UTC)
    assert await attempts.give_up(attempt, attempts.IN_DOUBT, State.FAILED, "NOT_PLACED", "Gone.", now)

    await house.call_in("ended", call_id)
    settled = await house.settled(call_id)

    entries = await LedgerEntry.filter(attempt_id=attempt.id).order_by("id")
    assert [entry.kind for entry in entries] == ["hold", "raise", "release", "adjust"]
    assert (await house.call(call_id)).state == "ended"
    assert entries[-1].amount == -(await house.call(call_id)).charged < 0
    assert settled.reopened_at is not None


async def test_a_call_that_waits_is_not_dialed_after_pause_and_is_after_it(house: House) -> None:
    later = datetime.now(UTC) + timedelta(hours=1)
    call_id = (await house.ask(not_before=later.isoformat(), headers={"Prefer": "respond-async"})).json()["call_id"]
    await house.pause("agency")

    await house.place_now(call_id)
    await house.waits_because("PAUSED", call_id)
    assert house.accepted == []
    await house.pause("agency", on=False)
    await house.place_now(call_id)
    await house.call_in("ended", call_id)
    assert len(house.accepted) == 1


async def test_do_not_call_between_request_and_dial_means_no_dial(house: House) -> None:
    later = datetime.now(UTC) + timedelta(hours=1)
    call_id = (await house.ask(not_before=later.isoformat(), headers={"Prefer": "respond-async"})).json()["call_id"]
    customer = house.seeded.customers[house.tenant.location_id]
    # As another process has just written it, whose job that gives waiting calls up has not run yet.
    await DoNotCallEntry.create(
        agency_id=customer.agency_id, customer_id=customer.id, list_id=customer.id, e164="+14155550101",
        why="asked by e-mail", source=Source.PERSON, created_by="Alex", created_at=datetime.now(UTC),
    )  # fmt: skip

    await house.place_now(call_id)

    assert (await house.call_in("refused", call_id)).reason_code == "DO_NOT_CALL"
    assert house.accepted == []
    assert (await house.account()).held == 0


async def test_two_workers_on_one_job_dial_once(house: House) -> None:
    later = datetime.now(UTC) + timedelta(hours=1)
    call_id = (await house.ask(not_before=later.isoformat())).json()["call_id"]

    await asyncio.gather(*(house.place_now(call_id) for _ in range(8)))

    await house.call_in("ended", call_id)
    assert len(house.accepted) == 1
    assert len([r for r in house.world.voice.requests if "create-phone-call" in r.path]) == 1
