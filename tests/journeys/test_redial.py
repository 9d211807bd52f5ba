"""A lead that did not answer is called again, as often as the step says and no longer than it should."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from app.demo.seed import DEMO_ACTION_SECRET
from app.domain.calls import quotas
from app.domain.calls.calls import Attempt, Call
from app.domain.calls.leads import Lead
from app.domain.calls.quotas import UsageDay
from app.domain.calls.redial import next_attempt
from app.domain.credits.ledger import LedgerEntry
from app.domain.telephony.numbers import PhoneNumber, calling_number
from app.domain.tenants.customers import Customer
from app.outcomes import Outcome
from app.sandbox.retell.outcomes import OUTCOMES
from tests.house import House, eventually

SECRET = {"X-Action-Secret": DEMO_ACTION_SECRET}
NO_ANSWER, BUSY, VOICEMAIL, ANSWERED = (OUTCOMES[digits] for digits in ("03", "04", "02", "01"))


async def ask(house: House, **data: Any) -> str:
    body = {
        "data": {"phone": "+14155550199", "minutes_between": "30", **data},
        "extras": {"locationId": house.tenant.location_id, "contactId": "c1"},
    }
    answer = await house.http.post("/workflow/actions/place-call", json=body, headers=SECRET)
    assert answer.json()["status"] == "queued", answer.text
    return str(answer.json()["call_id"])


async def attempts_of(call_id: str) -> list[Attempt]:
    return await Attempt.filter(call_id=UUID(call_id)).order_by("due_at")


async def redials(house: House, call_id: str, dialed: int) -> Call:
    """Wait until so many attempts are over and the next one waits."""

    async def waits() -> Call | None:
        over = await Attempt.filter(call_id=UUID(call_id), state="ended").count()
        call = await house.call(call_id)
        return call if over == dialed and call.state == "queued" else None

    return await eventually(waits, "the call is not tried again")


async def test_a_lead_that_does_not_answer_is_called_again_until_it_does(house: House) -> None:
    house.world.voice.next_outcomes = [NO_ANSWER, BUSY, ANSWERED]
    call_id = await ask(house, attempts="5")

    waiting = await redials(house, call_id, 1)
    assert waiting.reason_code == "REDIAL"
    assert waiting.reason == "The call ended with no answer. It is tried again."
    in_half_an_hour = datetime.now(UTC) + timedelta(minutes=30)
    assert abs(waiting.not_before - in_half_an_hour) < timedelta(minutes=1)
    await house.place_now(call_id)
    await redials(house, call_id, 2)
    await house.place_now(call_id)

    call = await house.call_in("ended", call_id)
    assert call.outcome == "answered"
    assert len(house.accepted) == 3
    keys = [accepted.idempotency_key for accepted in house.accepted]
    assert keys == [str(attempt.id) for attempt in await attempts_of(call_id)]
    assert len(set(keys)) == 3


async def test_each_attempt_has_a_hold_of_its_own(house: House) -> None:
    house.world.voice.next_outcomes = [NO_ANSWER, NO_ANSWER]
    call_id = await ask(house, attempts="2")
    await redials(house, call_id, 1)
    await house.place_now(call_id)
    await house.call_in("ended", call_id)

    async def all_settled() -> bool:
        return not await Attempt.filter(settled_at=None).exists()

    await eventually(all_settled, "not settled")
    for attempt in await attempts_of(call_id):
        entries = await LedgerEntry.filter(attempt_id=attempt.id, phase__isnull=False).order_by("id")
        assert [entry.verb for entry in entries] == ["hold", "release"]
    assert (await house.account()).held == 0


async def test_after_the_last_attempt_the_call_is_over(house: House) -> None:
    house.world.voice.next_outcomes = [NO_ANSWER, VOICEMAIL]
    call_id = await ask(house, attempts="2")
    await redials(house, call_id, 1)
    await house.place_now(call_id)

    call = await house.call_in("ended", call_id)

    assert call.outcome == "voicemail"
    assert len(await attempts_of(call_id)) == 2


@pytest.mark.parametrize("digits", ["01", "05", "06", "07", "08"])
async def test_whoever_answered_declined_or_opted_out_is_left_alone(house: House, digits: str) -> None:
    house.world.voice.next_outcomes = [OUTCOMES[digits]]
    call_id = await ask(house, attempts="5")

    await house.call_in("ended", call_id)

    assert len(await attempts_of(call_id)) == 1


async def test_without_credits_for_another_attempt_the_call_is_over(house: House) -> None:
    house.fault("WEBHOOK /retell", "delay_webhooks", seconds=1.5)
    house.world.voice.next_outcomes = [NO_ANSWER]
    call_id = await ask(house, attempts="3")
    await house.call_in("placed", call_id)
    await Customer.all().update(price_per_minute=1_000_000)

    call = await house.call_in("ended", call_id)

    assert call.outcome == "no_answer"
    assert len(await attempts_of(call_id)) == 1


async def test_while_a_call_is_to_be_tried_again_nobody_else_calls_the_lead(house: House) -> None:
    house.world.voice.next_outcomes = [NO_ANSWER]
    call_id = await ask(house, attempts="2", minutes_between="60")
    await redials(house, call_id, 1)

    other = await house.ask("+14155550199")

    assert (other.status_code, other.json()["error_code"]) == (409, "DUPLICATE_CALL")


async def test_the_daily_limit_of_a_lead_ends_the_attempts(house: House) -> None:
    house.world.voice.next_outcomes = [NO_ANSWER] * 5
    call_id = await ask(house, attempts="5")
    for dialed in (1, 2, 3):
        await redials(house, call_id, dialed)
        await house.place_now(call_id)

    call = await house.call_in("ended", call_id)

    assert (call.outcome, call.reason_code) == ("no_answer", "QUOTA_EXCEEDED")
    assert len(house.accepted) == 3


FULL: dict[str, dict[str, Any]] = {
    "an account's calls a day": {"calls_per_day": 1},
    "an account's ceiling": {"spend_per_day": 1},
}


@pytest.mark.parametrize("cap", FULL.values(), ids=FULL.keys())
async def test_another_attempt_waits_while_the_quota_of_the_day_is_used_up(house: House, cap: dict[str, Any]) -> None:
    house.world.voice.next_outcomes = [NO_ANSWER, ANSWERED]
    call_id = await ask(house, attempts="2")
    await redials(house, call_id, 1)
    await Customer.all().update(**cap)

    await house.place_now(call_id)

    waiting = await house.call(call_id)
    assert (waiting.state, waiting.reason_code) == ("queued", "QUOTA_EXCEEDED")
    assert waiting.reason is not None
    assert "There is room again at" in waiting.reason
    assert len(house.accepted) == 1
    await Customer.all().update(calls_per_day=None, spend_per_day=None)
    await quotas.reopen(house.seeded.customers[house.tenant.location_id].id)
    await house.place_now(call_id)
    assert (await house.call_in("ended", call_id)).outcome == "answered"


async def test_another_attempt_counts_for_the_day_of_its_number(house: House) -> None:
    house.world.voice.next_outcomes = [NO_ANSWER, NO_ANSWER]
    call_id = await ask(house, attempts="2")
    await redials(house, call_id, 1)
    await house.place_now(call_id)
    await house.call_in("ended", call_id)
    number = await PhoneNumber.get(e164=house.tenant.number)

    used = await UsageDay.get(subject_id=number.id)
    assert (used.calls, used.minute_calls > 0) == (2, True)


async def test_a_workflow_cancels_what_waits_for_the_contact(house: House) -> None:
    house.world.voice.next_outcomes = [NO_ANSWER]
    call_id = await ask(house, attempts="5")
    await redials(house, call_id, 1)
    body = {"data": {}, "extras": {"locationId": house.tenant.location_id, "contactId": "c1"}}

    answer = await house.http.post("/workflow/actions/cancel-calls", json=body, headers=SECRET)

    assert answer.json()["status"] == "canceled"
    assert answer.json()["canceled"] == 1
    call = await house.call(call_id)
    assert (call.state, call.outcome, call.reason_code) == ("ended", "no_answer", "CANCELED")
    [again] = [attempt for attempt in await attempts_of(call_id) if attempt.dialed_at is None]
    assert again.state == "canceled"


async def test_a_call_that_was_canceled_before_its_dial_is_never_placed(house: House) -> None:
    later = datetime.now(UTC) + timedelta(hours=1)
    call_id = (await house.ask(not_before=later.isoformat(), contact_id="c1")).json()["call_id"]
    body = {"data": {"phone": "(415) 555-0101"}, "extras": {"locationId": house.tenant.location_id}}

    answer = await house.http.post("/workflow/actions/cancel-calls", json=body, headers=SECRET)
    await house.place_now(call_id)

    assert answer.json()["canceled"] == 1
    assert (await house.call(call_id)).state == "canceled"
    assert house.accepted == []
    assert (await house.ask()).status_code == 200, "the lead is free again"


@pytest.mark.parametrize("attempts", ["0", "6", "-1", "two", "1.5"])
async def test_an_impossible_number_of_attempts_is_refused(house: House, attempts: str) -> None:
    body = {"data": {"phone": "+14155550199", "attempts": attempts}, "extras": {"locationId": house.tenant.location_id}}

    answer = await house.http.post("/workflow/actions/place-call", json=body, headers=SECRET)

    assert (answer.json()["status"], answer.json()["reason"]) == ("refused", "validation_error")


async def test_cancel_needs_somebody_to_cancel_for(house: House) -> None:
    for extras in ({}, {"locationId": house.tenant.location_id}, {"locationId": "nobody", "contactId": "c1"}):
        answer = await house.http.post("/workflow/actions/cancel-calls", json={"extras": extras}, headers=SECRET)
        assert (answer.json()["status"], answer.json()["canceled"]) == ("refused", 0)
    assert (await house.http.post("/workflow/actions/cancel-calls", json={})).status_code == 401


async def test_a_step_that_names_no_time_goes_by_how_the_last_call_ended(house: House) -> None:
    await change_rules(redial_next_day=False)
    house.world.voice.next_outcomes = [BUSY, NO_ANSWER, ANSWERED]
    call_id = await ask(house, attempts="3", minutes_between="")

    for dialed, minutes in ((1, 5), (2, 120)):
        waiting = await redials(house, call_id, dialed)
        assert abs(waiting.not_before - datetime.now(UTC) - timedelta(minutes=minutes)) < timedelta(minutes=1)
        await house.place_now(call_id)

    assert (await house.call_in("ended", call_id)).outcome == "answered"


async def test_a_lead_that_does_not_answer_is_called_twice_at_once_where_the_rules_want_it(house: House) -> None:
    await change_rules(double_dial=True)
    house.world.voice.next_outcomes = [NO_ANSWER, ANSWERED]

    call = await house.call_in("ended", await ask(house, attempts="2", minutes_between=""))

    assert call.outcome == "answered"
    assert len(house.accepted) == 2


async def test_the_law_of_a_state_puts_off_one_dial_too_many(house: House) -> None:
    await change_rules(calls_per_lead_per_day=10, legal_hours=True)
    in_florida, now = "+13055550142", datetime.now(UTC)
    await house.ask(in_florida, headers={"Prefer": "respond-async"})
    dials = [now - timedelta(hours=hours) for hours in (3, 2, 1)]
    await Lead.filter(to_number=in_florida).update(dialed_at=dials)
    call = await Call.get()
    caller = await calling_number(call.number_id)
    assert caller is not None
    call.max_attempts, call.minutes_between = 5, None

    again = await next_attempt(call, Outcome.NO_ANSWER, caller, now)

    assert again is not None
    assert again.due_at >= now + timedelta(hours=21), "three calls in 24 hours are what the law allows"


async def change_rules(**rules: Any) -> None:
    """Change the calling rules of every account."""
    for customer in await Customer.all():
        await Customer.filter(id=customer.id).update(policy={**customer.policy, **rules})
