"""Death at every step of the protocol: the lead is called exactly once, and credits add up."""

import asyncio
import contextlib
from dataclasses import replace

import httpx
import pytest

from app.domain.callbacks.callbacks import Callback
from app.domain.calls.calls import Attempt, Call
from app.domain.credits.ledger import LedgerEntry
from app.sandbox.retell.outcomes import OUTCOMES
from tests.faults.conftest import Street
from tests.house import House, eventually

AT_THE_DOOR = ["request-committed", "answered", "event-stored"]
IN_THE_JOB = [
    "dialing-committed",
    "connected",
    "headers-sent",
    "body-sent",
    "answer-read",
    "placed-committed",
    "settling",
    "settled",
]
AFTER_THE_CALL = ["callback-asked", "callback-placed"]
TO_NUMBER = "+14155550101"


async def ask_until_acknowledged(house: House) -> str:
    """A caller that does not give up: the same request with the same key until it gets an answer."""
    headers = {"Idempotency-Key": "lead-1", "Prefer": "respond-async"}
    for _ in range(600):
        with contextlib.suppress(httpx.HTTPError):
            answer = await house.ask(TO_NUMBER, headers=headers)
            if answer.status_code in (200, 202):
                return str(answer.json()["call_id"])
            await asyncio.sleep(float(answer.headers.get("retry-after", "1")))
        await asyncio.sleep(0.05)
    raise AssertionError("never acknowledged")


async def called_once_and_paid_for(house: House, call_id: str) -> None:
    async def paid() -> Attempt | None:
        await house.sweep_as_if_an_hour_later()
        return await Attempt.get_or_none(call_id=call_id, settled_at__isnull=False)

    attempt = await eventually(paid, "the call was not settled", patience=60)
    assert (await house.call(call_id)).state == "ended"
    assert [call.to_number for call in house.accepted] == [TO_NUMBER]
    assert house.accepted[0].idempotency_key == str(attempt.id)
    assert await Call.all().count() == 1
    entries = await LedgerEntry.filter(attempt_id=attempt.id).order_by("id")
    assert [entry.kind for entry in entries] == ["hold", "raise", "capture"]
    assert (await house.account()).held == 0


@pytest.mark.parametrize("failpoint", AT_THE_DOOR)
async def test_the_web_process_dies(street: Street, failpoint: str) -> None:
    house, group = street.house, street.processes
    await group.start("web", failpoint=failpoint)
    await group.start("worker")
    asking = asyncio.create_task(ask_until_acknowledged(house))
    await group.died("web")

    await group.start("web")

    await called_once_and_paid_for(house, await asking)


@pytest.mark.parametrize("failpoint", IN_THE_JOB)
async def test_the_worker_dies(street: Street, failpoint: str) -> None:
    house, group = street.house, street.processes
    await group.start("worker", failpoint=failpoint)
    await group.start("web")
    call_id = await ask_until_acknowledged(house)
    await group.died("worker")

    await group.start("worker")

    await called_once_and_paid_for(house, call_id)


@pytest.mark.parametrize("failpoint", AFTER_THE_CALL)
async def test_a_promised_callback_is_kept_once_though_the_worker_dies(street: Street, failpoint: str) -> None:
    house, group = street.house, street.processes
    house.world.voice.next_outcomes = [replace(OUTCOMES["18"], collected={"callback_time": "in 2 hours"})]
    await group.start("worker", failpoint=failpoint)
    await group.start("web")
    call_id = await ask_until_acknowledged(house)
    await group.died("worker")

    await group.start("worker")

    async def planned() -> Callback | None:
        return await Callback.get_or_none(call_id=call_id)

    callback = await eventually(planned, "the promise is forgotten")
    assert await Call.all().count() == 2
    assert len(house.accepted) == 1, "not before its time"
    planned_id = str(callback.planned_call_id)
    for _ in range(2):
        await house.place_now(planned_id)
    await house.settled(planned_id)
    assert [call.to_number for call in house.accepted] == [TO_NUMBER, TO_NUMBER]
