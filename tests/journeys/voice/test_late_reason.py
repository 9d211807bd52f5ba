"""That a call is over is told before why: the reason is waited for, or asked for, and never made up too soon."""

from datetime import timedelta

import pytest

from app.domain.calls.calls import Attempt, State
from app.domain.calls.do_not_call import DoNotCallEntry
from app.sandbox.retell.manners import Manners
from app.sandbox.retell.outcomes import OUTCOMES
from tests.house import House, eventually


def tell_late(house: House) -> None:
    house.world.voice.workspaces[0].manners = Manners(late_reason=True)


async def ended(house: House, digits: str, to_number: str = "+14155550199") -> str:
    """Ask for a call that goes like this, and wait until everything was told of it."""
    house.world.voice.next_outcomes = [OUTCOMES[digits]]
    call_id = str((await house.ask(to_number)).json()["call_id"])
    await house.world.settled()
    await house.quiet()
    return call_id


@pytest.mark.parametrize(
    ("digits", "outcome"),
    [("01", "answered"), ("02", "voicemail"), ("03", "no_answer"), ("04", "busy"), ("07", "do_not_call")],
)
async def test_the_reason_that_the_analysis_brings_counts(house: House, digits: str, outcome: str) -> None:
    tell_late(house)

    call = await house.call(await ended(house, digits))

    assert (call.state, call.outcome) == ("ended", outcome)
    assert (await house.settled(str(call.id))).disconnection_reason == OUTCOMES[digits].reason


async def test_without_a_report_of_the_analysis_the_provider_is_asked(house: House) -> None:
    tell_late(house)
    house.fault("WEBHOOK /retell/call_analyzed", "lose_webhooks")
    call_id = await ended(house, "04")
    assert (await house.call(call_id)).state == "placed", "that it is over is no reason"

    await house.sweep_as_if_an_hour_later()

    call = await house.call_in("ended", call_id)
    assert call.outcome == "busy"


@pytest.mark.parametrize(
    ("digits", "outcome"), [("01", "answered"), ("02", "answered"), ("03", "no_answer"), ("10", "provider_error")]
)
async def test_a_reason_that_never_comes_is_concluded_from_what_is_known(
    house: House, digits: str, outcome: str
) -> None:
    tell_late(house)
    house.fault("WEBHOOK /retell/call_analyzed", "lose_webhooks")
    call_id = await ended(house, digits)
    for call in house.accepted:
        call.analysed = False  # nor will the analysis ever be there
    await house.sweep_as_if_an_hour_later()
    await house.quiet()
    assert (await house.call(call_id)).state == "placed", "too early to conclude"

    await house.age(call_id, timedelta(hours=1))
    [call] = house.accepted
    if call.started_at and call.ended_at:
        call.started_at, call.ended_at = (at - timedelta(hours=1) for at in (call.started_at, call.ended_at))
    await house.sweep_as_if_an_hour_later()

    assert (await house.call_in("ended", call_id)).outcome == outcome
    assert (await Attempt.filter(state=State.PLACED).count()) == 0


async def test_a_wish_not_to_be_called_counts_however_late_it_is_told(house: House) -> None:
    tell_late(house)
    house.fault("WEBHOOK /retell/call_analyzed", "delay_webhooks", seconds=2.0)
    house.world.voice.next_outcomes = [OUTCOMES["07"]]
    call_id = str((await house.ask("+14155550199")).json()["call_id"])

    async def hung_up() -> bool:
        return any(hook.event == "call_ended" for hook in house.world.voice.webhooks)

    await eventually(hung_up, "the call did not end")
    house.fault("GET /retell/v2/get-call", "status", body={"message": "no"}, times=1)
    await Attempt.all().update(state=State.ENDED)  # concluded meanwhile, as if the patience were over
    await house.world.settled()
    await house.quiet()

    assert await DoNotCallEntry.filter(e164="+14155550199").exists(), call_id
