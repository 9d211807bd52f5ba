"""What the story looks at to prove its steps: calls and credits as they stand in the database."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import UUID

from app.domain.calls.calls import Attempt, Call, State
from app.domain.credits.ledger import CREDIT, Account

PATIENCE_SECONDS = 20.0


class Unproven(Exception):
    """A step did not show what it should; the message says what was seen instead."""


def require(held: bool, seen: str) -> None:
    """Raise Unproven unless this held."""
    if not held:
        raise Unproven(seen)


async def placed(call_id: str) -> Call:
    """The call, once the voice provider has it."""
    return await _call_in(call_id, State.PLACED, State.ENDED)


async def unconfirmed(call_id: str) -> Call:
    """The call, once the voice provider was asked and gave no clear answer."""
    return await _call_in(call_id, State.UNCONFIRMED)


async def _call_in(call_id: str, *states: State) -> Call:
    async def reached() -> bool:
        return await Call.exists(id=UUID(call_id), state__in=states)

    await _until(reached, f"the call never became {states[0]}")
    return await Call.get(id=UUID(call_id))


async def all_settled() -> None:
    """Return when every call is over and paid for."""

    async def nothing_open() -> bool:
        return not await Attempt.exists(settled_at=None)

    await _until(nothing_open, "a call has not been settled")


async def account_in_words(customer_id: UUID) -> str:
    """The numbers of an account after its calls, as a sum that a person can check."""
    account = await Account.get(customer_id=customer_id)
    require(account.held == 0, f"{account.held / CREDIT:g} credits are still held")
    require(account.spent > 0, "no call was charged")
    total = account.available + account.held + account.spent
    return (
        f"{account.available / CREDIT:g} available + {account.held / CREDIT:g} held "
        f"+ {account.spent / CREDIT:g} spent = {total / CREDIT:g} granted"
    )


async def _until(probe: Callable[[], Awaitable[bool]], complaint: str) -> None:
    loop = asyncio.get_running_loop()
    deadline = loop.time() + PATIENCE_SECONDS
    while loop.time() < deadline:
        if await probe():
            return
        await asyncio.sleep(0.05)
    raise Unproven(f"{complaint} within {PATIENCE_SECONDS:g} seconds")
