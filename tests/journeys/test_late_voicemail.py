"""A voicemail that only the analysis notices counts as one, as long as nobody was told otherwise."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from app.demo.seed import DEMO_ACTION_SECRET
from app.domain.calls.calls import Attempt, Call
from app.domain.calls.leads import Lead
from app.domain.calls.redial import correct
from app.domain.credits import ledger
from app.domain.credits.ledger import LedgerEntry
from app.outcomes import Outcome
from app.sandbox.retell.outcomes import OUTCOMES
from tests.house import House, eventually

NOTICED_LATE, ANSWERED = OUTCOMES["22"], OUTCOMES["01"]


async def ask(house: House, **data: Any) -> str:
    body = {
        "data": {"phone": "+14155550199", **data},
        "extras": {"locationId": house.tenant.location_id, "contactId": "c1"},
    }
    headers = {"X-Action-Secret": DEMO_ACTION_SECRET}
    answer = await house.http.post("/workflow/actions/place-call", json=body, headers=headers)
    return str(answer.json()["call_id"])


async def over(call_id: str) -> Call:
    """Wait until the call has ended and is paid for."""

    async def settled() -> Call | None:
        unpaid = await Attempt.filter(call_id=UUID(call_id), settled_at=None).exists()
        call = await Call.get(id=UUID(call_id))
        return None if unpaid or not call.state.over else call

    return await eventually(settled, "the call is not over")


async def test_a_voicemail_noticed_by_the_analysis_is_told_as_one(house: House) -> None:
    house.world.voice.next_outcomes = [NOTICED_LATE]

    call = await over(await ask(house))

    assert (call.state, call.outcome) == ("ended", "voicemail")
    assert await Attempt.all().count() == 1


async def test_it_is_told_as_one_also_when_the_analysis_is_only_read(house: House) -> None:
    house.fault("WEBHOOK /retell/call_analyzed", "lose_webhooks")
    house.world.voice.next_outcomes = [NOTICED_LATE]
    call_id = await ask(house)
    await house.call_in("ended", call_id)
    await house.world.settled()

    await house.sweep_as_if_an_hour_later()

    assert (await over(call_id)).outcome == "voicemail"


async def test_a_lead_whose_voicemail_is_noticed_late_is_called_again_if_the_order_says_so(house: House) -> None:
    house.world.voice.next_outcomes = [NOTICED_LATE, ANSWERED]
    call_id = await ask(house, attempts="2", minutes_between="30")

    waiting = await house.waits_because("REDIAL", call_id)
    assert waiting.reason == "The call ended with voicemail. It is tried again."
    assert (await house.ask("+14155550199")).json()["error_code"] == "DUPLICATE_CALL", "the lead is taken meanwhile"
    await house.place_now(call_id)

    call = await over(call_id)
    assert call.outcome == "answered"
    for attempt in await Attempt.filter(call_id=UUID(call_id)):
        entries = await LedgerEntry.filter(attempt_id=attempt.id).order_by("phase")
        assert [entry.phase for entry in entries] == [ledger.HOLD, ledger.SETTLEMENT, None], (
            "one hold, raised once, and one settlement"
        )


async def test_a_result_that_was_told_is_not_told_anew(house: House) -> None:
    house.fault("WEBHOOK /retell/call_analyzed", "lose_webhooks")
    house.world.voice.next_outcomes = [ANSWERED]
    call_id = await ask(house, attempts="3")
    await house.call_in("ended", call_id)
    await house.world.settled()
    await house.sweep_as_if_an_hour_later()
    call = await over(call_id)
    attempt = await house.attempt(call_id)

    noticed = await correct(attempt, call, Outcome.VOICEMAIL, None, datetime.now(UTC))

    assert not noticed
    assert (await house.call(call_id)).outcome == "answered"


async def test_a_lead_that_somebody_called_meanwhile_is_not_called_again(house: House) -> None:
    house.fault("WEBHOOK /retell/call_analyzed", "lose_webhooks")
    house.world.voice.next_outcomes = [NOTICED_LATE, ANSWERED]
    call_id = await ask(house, attempts="3")
    await house.call_in("ended", call_id)
    await Lead.all().update(guarded_until=None)
    assert (await house.ask("+14155550199")).json()["status"] == "placed"
    await house.world.settled()

    await house.sweep_as_if_an_hour_later()

    assert (await over(call_id)).outcome == "voicemail"
    assert len(house.accepted) == 2
