"""A report with a wrong signature is not believed, but it names a call: the provider itself is asked about it.

This happens when the API key can place calls but is not the one that signs webhooks. A forger with the right
address could send such reports as well, so only calls of ours count, each at most twice in half a minute.
"""

from datetime import datetime, timedelta

from tortoise.transactions import in_transaction

from app.domain.calls.calls import Attempt, State
from app.domain.telephony import workspaces
from app.domain.telephony.workspaces import Workspace
from app.postgres import queue, rate_windows

WINDOW = timedelta(seconds=30)


async def look_up(workspace: Workspace, provider_call_id: str, now: datetime) -> None:
    """Have the truth about this call read, and show that the workspace's key is not the one that signs."""
    attempt = await Attempt.get_or_none(provider_call_id=provider_call_id, call__number__workspace_id=workspace.id)
    if attempt is None:
        return
    await workspaces.note_unsigned(workspace, now)
    hits, ends = await rate_windows.hit(f"hint:{attempt.id}", WINDOW, now)
    if attempt.state not in (State.PLACED, State.ENDED) or attempt.settled_at is not None or hits > 2:
        return
    async with in_transaction() as tx:
        # The second report may be the last one, so it is delayed, not dropped.
        delay = timedelta(0) if hits == 1 else ends - now
        await queue.defer(tx, "check_call", delay=delay, attempt_id=str(attempt.id))
