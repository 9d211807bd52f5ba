"""What a person does with a call that is there: have it tried now, hang up, or ask for it once more."""

from datetime import datetime

from tortoise.transactions import in_transaction

from app.domain.calls.calls import Attempt, Call, State
from app.domain.calls.placing import Placement
from app.domain.requests.again import place_again
from app.domain.requests.refused import Asked
from app.domain.requests.wanted import Wanted
from app.errors import InvalidRequest, NotCancelable
from app.postgres import queue

MAX_TOKEN = 40


async def try_now(call: Call, now: datetime) -> bool:
    """Have a waiting call looked at now, before others and before its time; whatever forbids it still does.

    False when it does not wait any more.
    """
    async with in_transaction() as tx:
        waiting = Attempt.filter(call_id=call.id, state=State.QUEUED, settled_at=None).using_db(tx)
        attempt = await waiting.select_for_update(no_key=True).get_or_none()
        if attempt is None:
            return False
        due = min(attempt.due_at, now)
        await Attempt.filter(id=attempt.id).using_db(tx).update(earliest_at=None, due_at=due, next_look_at=now)
        await Call.filter(id=call.id).using_db(tx).update(asked_for=None)
        await queue.defer(tx, "place_call", attempt_id=str(attempt.id), called_up=True)
    return True


async def hang_up(call: Call, now: datetime) -> None:
    """End a call that rings or talks, and call its lead no more; raises NotCancelable when it does neither."""
    async with in_transaction() as tx:
        live = await Attempt.filter(call_id=call.id, state=State.PLACED).using_db(tx).get_or_none()
        if live is None or live.workspace_id is None or live.provider_call_id is None:
            raise NotCancelable("This call is not on the line, so there is nothing to hang up.")
        await Call.filter(id=call.id, canceled_at=None).using_db(tx).update(canceled_at=now)
        await queue.defer(
            tx,
            "stop_call",
            dedupe_key=f"hang-up:{live.id}",
            workspace_id=str(live.workspace_id),
            provider_call_id=live.provider_call_id,
        )


async def call_again(call: Call, token: str, asked: Asked) -> Placement:
    """Ask for a call that is over once more; a form that arrives twice (`token`) asks once.

    Raises what any request may be refused with, and InvalidRequest while the call is not over, or when its contact was
    erased.
    """
    if not call.state.over:
        raise InvalidRequest("This call is not over yet, so there is nothing to repeat.")
    if call.erased:
        raise InvalidRequest("The contact of this call was erased, so nobody knows its number.")
    return await place_again(Wanted.of_call(call), call.customer_id, f"again:{call.id}:{token[:MAX_TOKEN]}", asked)
