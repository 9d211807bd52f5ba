"""kill -9 in the middle of work: whatever was acknowledged is called, exactly once, and credits add up."""

import asyncio
from collections import Counter

import httpx

from app.domain.calls.calls import Attempt, Call, State
from app.domain.credits import ledger
from tests.faults.conftest import Street
from tests.faults.lines import calling_numbers_of
from tests.house import eventually

REQUESTS = 200
LINES = 10
MAX_CONCURRENT = 16


async def test_web_and_worker_killed_in_the_middle_of_200_requests(street: Street) -> None:
    house, group = street.house, street.processes
    lines = await calling_numbers_of(house, LINES)
    await house.give_credits(100_000)
    await group.start("web", "worker")
    acknowledged: dict[str, str] = {}
    waiting = asyncio.Semaphore(MAX_CONCURRENT)

    async def ask(index: int) -> None:
        from_number, key = lines[index % LINES]
        to_number = f"+1{(212, 415)[index % 2]}555{index // 2:02}01"  # 01: answered, and soon over
        async with waiting:
            while to_number not in acknowledged:
                try:
                    answer = await house.http.post(
                        "/api/outbound-call",
                        json={"from_number": from_number, "to_number": to_number},
                        headers={
                            "Authorization": f"Bearer {key}",
                            "Idempotency-Key": to_number,
                            "Prefer": "respond-async",
                        },
                    )
                except httpx.HTTPError:
                    await asyncio.sleep(0.05)
                    continue
                if answer.status_code in (200, 202):
                    acknowledged[to_number] = answer.json()["call_id"]
                else:
                    assert answer.status_code in (409, 429), answer.text
                    await asyncio.sleep(float(answer.headers["retry-after"]))

    asking = [asyncio.create_task(ask(index)) for index in range(REQUESTS)]
    for milestone in (40, 100):

        async def reached(milestone: int = milestone) -> bool:
            return len(acknowledged) >= milestone

        await eventually(reached, "the requests do not get on")
        group.kill("web", "worker")
        await group.start("web", "worker")
    await asyncio.gather(*asking)

    async def all_placed() -> bool:
        moving = (State.QUEUED, State.DIALING, State.UNCONFIRMED)
        return not await Call.filter(state__in=moving).exists()

    await eventually(all_placed, "some calls are never placed", patience=120)
    await house.world.settled()
    # Events that came while the web process was dead are lost: the clock's sweep reads those calls.
    await house.sweep_as_if_an_hour_later()

    async def all_paid() -> bool:
        return not await Attempt.filter(settled_at=None).exists()

    await eventually(all_paid, "some calls are never settled", patience=120)
    assert await Call.all().count() == REQUESTS
    dialed = Counter(call.to_number for call in house.accepted)
    assert dialed == Counter(acknowledged.keys()), "each acknowledged lead was called exactly once"
    assert set(acknowledged.values()) == {str(call.id) for call in await Call.filter(state=State.ENDED)}
    attempts = {str(attempt.id) for attempt in await Attempt.filter(state=State.ENDED)}
    assert {call.idempotency_key for call in house.accepted} == attempts
    assert await ledger.drifts() == []


async def test_a_stop_under_load_finishes_the_call_under_way(street: Street) -> None:
    house, group = street.house, street.processes
    house.fault("POST /retell/v2/create-phone-call", "delay_after", seconds=1.0)
    await group.start("web", "worker")
    call_id = (await house.ask(headers={"Prefer": "respond-async"})).json()["call_id"]
    await house.call_in("dialing", call_id)

    exit_code = await group.stop("worker")

    assert exit_code == 0
    assert (await house.call(call_id)).state in (State.PLACED, State.ENDED)
    assert len(house.accepted) == 1


async def test_a_job_of_a_killed_worker_is_taken_over_by_a_living_one(street: Street) -> None:
    house, group = street.house, street.processes
    house.fault("POST /retell/v2/create-phone-call", "delay", seconds=30.0, times=1)
    await group.start("web", "worker")
    call_id = (await house.ask(headers={"Prefer": "respond-async"})).json()["call_id"]
    await house.call_in("dialing", call_id)
    await group.start("worker 2")

    group.kill("worker")

    await house.call_in("unconfirmed", call_id)
    await house.call_in("ended", call_id)
    assert len(house.accepted) == 1


async def test_web_processes_are_gone_with_the_one_that_started_them(street: Street) -> None:
    house, group = street.house, street.processes
    await group.start("web", options=("--workers", "2"))

    group.kill("web")

    async def nobody_answers() -> bool:
        try:
            await house.http.get("/healthz")
        except httpx.ConnectError:
            return True
        except httpx.HTTPError:
            return False
        return False

    assert await eventually(nobody_answers, "its processes go on without it, and hold the port")
    await group.start("web", options=("--workers", "2"))
