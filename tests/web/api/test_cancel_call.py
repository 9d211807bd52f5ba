"""A call is canceled: by the key that asked for it, by a workflow, by an operator; what is under way is the last."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from app.demo.seed import DEMO_ACTION_SECRET, TENANTS
from app.domain.calls.calls import Attempt, Call, State
from app.sandbox.retell.outcomes import OUTCOMES
from tests.house import House, eventually

LEAD = "+14155550199"
NO_ANSWER = OUTCOMES["03"]


async def later(house: House, to_number: str = LEAD) -> str:
    """A call that waits for an hour."""
    in_an_hour = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    body = {"from_number": house.tenant.number, "to_number": to_number, "not_before": in_an_hour}
    answer = await house.http.post("/api/outbound-call", json=body, headers=house.key())
    assert answer.json()["status"] == "scheduled"
    return str(answer.json()["call_id"])


async def cancel(house: House, call_id: str) -> tuple[int, dict[str, object]]:
    answer = await house.http.delete(f"/api/outbound-call/{call_id}", headers=house.key())
    return answer.status_code, answer.json()


async def workflow_cancels(house: House) -> int:
    body = {"data": {"phone": LEAD}, "extras": {"locationId": house.tenant.location_id, "contactId": "c1"}}
    headers = {"X-Action-Secret": DEMO_ACTION_SECRET}
    answer = await house.http.post("/workflow/actions/cancel-calls", json=body, headers=headers)
    return int(answer.json()["canceled"])


async def test_a_call_that_waits_is_canceled_and_its_credits_come_back(house: House) -> None:
    before = (await house.account()).available
    call_id = await later(house)

    status, told = await cancel(house, call_id)

    assert (status, told["status"], told["reason_code"]) == (200, "canceled", "CANCELED")
    assert (await house.account()).available == before
    await house.place_now(call_id)
    await house.quiet()
    assert house.accepted == []


async def test_to_cancel_twice_is_the_same_as_once(house: House) -> None:
    call_id = await later(house)
    first = await cancel(house, call_id)

    assert await cancel(house, call_id) == first


async def test_a_call_that_rings_is_not_canceled(house: House) -> None:
    house.world.voice.next_outcomes = [OUTCOMES["01"]]
    house.fault("POST /retell/v2/create-phone-call", "delay", seconds=2.0)
    answer = await house.ask(headers={"Prefer": "respond-async"})
    call = await house.call_in("dialing")

    status, told = await cancel(house, answer.json()["call_id"])

    assert (status, told["error_code"]) == (409, "NOT_CANCELABLE")
    assert (await house.call_in("ended", str(call.id))).outcome == "answered"


async def test_a_call_that_is_over_is_not_canceled(house: House) -> None:
    call_id = (await house.ask()).json()["call_id"]
    await house.call_in("ended", call_id)

    status, told = await cancel(house, call_id)

    assert (status, told["error_code"]) == (409, "NOT_CANCELABLE")
    assert "over already" in str(told["error"])


@pytest.mark.parametrize("whose", ["another number's", "nobody's"])
async def test_only_a_call_of_the_key_is_canceled(house: House, whose: str) -> None:
    call_id = await later(house)
    if whose == "nobody's":
        answer = await house.http.delete(f"/api/outbound-call/{uuid4()}", headers=house.key())
    else:
        answer = await house.http.delete(f"/api/outbound-call/{call_id}", headers=house.key(TENANTS[1]))

    assert (answer.status_code, answer.json()["error_code"]) == (404, "CALL_NOT_FOUND")
    assert (await house.call(call_id)).state is State.QUEUED


async def tried_again(house: House) -> Call:
    """A call that nobody answered, and that waits for its second attempt."""
    house.world.voice.next_outcomes = [NO_ANSWER]
    await place_with_redial(house)

    async def waits() -> Call | None:
        return await Call.get_or_none(state=State.QUEUED, outcome="no_answer")

    return await eventually(waits, "the call is not tried again")


async def place_with_redial(house: House) -> None:
    body = {
        "data": {"phone": LEAD, "attempts": "5", "minutes_between": "30"},
        "extras": {"locationId": house.tenant.location_id, "contactId": "c1"},
    }
    headers = {"X-Action-Secret": DEMO_ACTION_SECRET}
    answer = await house.http.post("/workflow/actions/place-call", json=body, headers=headers)
    assert answer.json()["status"] == "queued", answer.text


async def test_of_a_call_that_waits_for_another_attempt_the_first_one_stays_as_it_was(house: House) -> None:
    call = await tried_again(house)

    status, told = await cancel(house, str(call.id))

    assert (status, told["status"], told["outcome"], told["reason_code"]) == (200, "ended", "no_answer", "CANCELED")
    assert (await Attempt.filter(call_id=call.id, state=State.CANCELED).count()) == 1


async def test_nobody_is_called_again_who_was_canceled_while_the_phone_rang(house: House) -> None:
    house.world.voice.next_outcomes = [NO_ANSWER]
    house.fault("POST /retell/v2/create-phone-call", "delay_after", seconds=1.0, times=1)
    await place_with_redial(house)
    call = await house.call_in("dialing")

    assert await workflow_cancels(house) == 0

    ended = await house.call_in("ended", str(call.id))
    await house.settled(str(call.id))
    assert (ended.outcome, len(house.accepted)) == ("no_answer", 1)
    assert not await Attempt.filter(call_id=call.id, state=State.QUEUED).exists()


async def test_a_dial_that_was_turned_away_is_not_sent_again_once_the_call_is_canceled(house: House) -> None:
    house.fault("POST /retell/v2/create-phone-call", "delay", seconds=1.0, times=1)
    house.world.voice.workspaces[0].concurrency_limit = 0
    await place_with_redial(house)
    call = await house.call_in("dialing")

    await workflow_cancels(house)

    canceled = await house.call_in("canceled", str(call.id))
    assert (canceled.reason_code, house.accepted) == ("CANCELED", [])


async def test_an_operator_cancels_what_waits(house: House) -> None:
    one, two, three = [await later(house, f"+1415555019{digit}") for digit in range(3)]
    customer_id = str((await house.call(one)).customer_id)

    assert "1 call is canceled." in await house.command("cancel-calls", one)
    assert "1 call is canceled." in await house.command(
        "cancel-calls", "--customer", customer_id, "--to", "+14155550191"
    )
    assert "1 call is canceled." in await house.command("cancel-calls", "--customer", customer_id)

    assert [(await house.call(call_id)).state for call_id in (one, two, three)] == [State.CANCELED] * 3
