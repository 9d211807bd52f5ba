"""The database's machine vanishes: nobody says goodbye, and nothing that is sent is confirmed or refused."""

import asyncio
from pathlib import Path

import httpx

from app.domain.calls.calls import Attempt, Call, State
from tests.faults.conftest import Street, street_on
from tests.house import eventually
from tests.outages.vanishing import machine_before

# Half of what the kernel alone takes at the very least.
SOON = 20.0


async def test_after_a_failover_orders_are_taken_and_dialed_again_soon(database_url: str, tmp_path: Path) -> None:
    async with machine_before(database_url) as (machine, url), street_on(database_url, tmp_path) as street:
        await started(street, url)

        machine.vanish(successor=True)

        call_id = await taken(street, "+14155550111")
        await dialed(street, call_id)


async def test_who_is_asked_to_end_ends_though_the_database_is_gone(database_url: str, tmp_path: Path) -> None:
    async with machine_before(database_url) as (machine, url), street_on(database_url, tmp_path) as street:
        await started(street, url)

        machine.vanish(successor=False)

        # What does not end in time fails here.
        await asyncio.gather(street.processes.stop("web"), street.processes.stop("worker"))


async def test_who_was_promised_a_call_is_told_so_from_memory(database_url: str, tmp_path: Path) -> None:
    async with machine_before(database_url) as (machine, url), street_on(database_url, tmp_path) as street:
        street.processes.settings = street.processes.settings.model_copy(update={"database_url": url})
        await street.processes.start("web")
        asking = asyncio.create_task(street.house.ask())

        async def promised() -> bool:
            return await Call.exists()

        await eventually(promised, "the call is never promised")
        machine.vanish(successor=False)

        answer = await asking
        assert answer.status_code == 202
        assert answer.json()["call_id"] == str((await Call.get()).id)


async def started(street: Street, url: str) -> None:
    """Web and worker work, and have connections to lose."""
    street.processes.settings = street.processes.settings.model_copy(update={"database_url": url})
    await street.processes.start("web", "worker")
    await dialed(street, await taken(street, "+14155550101"))


async def taken(street: Street, lead: str) -> str:
    """Ask for a call until it is taken, as a caller does who is asked to come back."""

    async def accepted() -> str | None:
        try:
            answer = await street.house.ask(lead, headers={"Prefer": "respond-async", "Idempotency-Key": lead})
        except httpx.TransportError:
            return None
        return str(answer.json()["call_id"]) if answer.status_code == 202 else None

    return await eventually(accepted, "orders are not taken again", patience=SOON)


async def dialed(street: Street, call_id: str) -> None:
    async def placed() -> bool:
        return await Attempt.filter(call_id=call_id).exclude(state__in=[State.QUEUED, State.DIALING]).exists()

    await eventually(placed, "a promised call is not dialed", patience=SOON)
    assert (await Call.get(id=call_id)).to_number in {call.to_number for call in street.house.accepted}
