"""A report whose signature is wrong is not believed, but it hints at a call: the provider itself is asked.

Whoever pasted a key that works but does not sign gets such reports; a forger with the right address could send
them as well. So only calls of ours count, and each is asked for at most twice in half a minute.
"""

from datetime import datetime, timedelta

from tortoise.transactions import in_transaction

from app import queue
from app.domain import rates, workspaces
from app.domain.calls import Attempt, State
from app.domain.workspaces import Workspace

WINDOW = timedelta(seconds=30)


async def take(workspace: Workspace, provider_call_id: str, now: datetime) -> None:
    """Have the truth about this call read, and show that the workspace's key is not the one that signs."""
    attempt = await Attempt.get_or_none(provider_call_id=provider_call_id, call__number__workspace_id=workspace.id)
    if attempt is None:
        return
    await workspaces.note_unsigned(workspace, now)
    hits, ends = await rates.hit(f"hint:{attempt.id}", WINDOW, now)
    if attempt.state not in (State.PLACED, State.ENDED) or attempt.settled_at is not None or hits > 2:
        return
    async with in_transaction() as tx:
        # The second hint may be the last one, so it is not lost but put off.
        delay = timedelta(0) if hits == 1 else ends - now
        await queue.defer(tx, "check_call", delay=delay, attempt_id=str(attempt.id))
