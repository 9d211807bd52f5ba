"""Attempts that no job has looked at when they should have been get the job that moves them: no call stays behind."""

from tortoise.transactions import in_transaction

from app.domain.calls.calls import State
from app.postgres import queue

BATCH_SIZE = 500
# For each state the job that moves an attempt on from there, and when one should have come.
NEXT_JOB = {
    State.QUEUED: ("place_call", "(next_look_at < now() - interval '1 minute' OR next_look_at IS NULL)"),
    State.DIALING: ("place_call", "lease_until < now()"),
    State.UNCONFIRMED: ("confirm_call", "(next_look_at < now() - interval '1 minute' OR next_look_at IS NULL)"),
    State.PLACED: ("check_call", "heard_at < now() - interval '3 minutes'"),
    State.ENDED: ("settle_call", "ended_at < now() - interval '5 minutes'"),
}
# Whoever is given a job is left alone for a while: what was not looked at for longest comes first, in each state.
# An array is read once. What follows IN may be read again for each row, and would each time lock the next BATCH_SIZE.
STUCK = """
UPDATE attempts SET swept_at = now() WHERE id = ANY(ARRAY(
    SELECT id FROM attempts WHERE state = $1 AND settled_at IS NULL AND {overdue}
    AND (swept_at IS NULL OR swept_at < now() - interval '50 seconds')
    ORDER BY swept_at NULLS FIRST, due_at LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED
)) RETURNING id
"""


async def sweep() -> int:
    """Give every attempt that was not looked at in time the job that moves it; returns how many there were.

    A job of the engine cannot be lost, but it can fail for good; no call may stay behind with it.
    """
    return sum([await _sweep(state, job, overdue) for state, (job, overdue) in NEXT_JOB.items()])


async def _sweep(state: State, job: str, overdue: str) -> int:
    async with in_transaction() as tx:
        stuck = await tx.execute_query_dict(STUCK.format(overdue=overdue), [state.value, BATCH_SIZE])
        for row in stuck:
            await queue.defer(tx, job, dedupe_key=f"sweep:{job}:{row['id']}", attempt_id=str(row["id"]))
    return len(stuck)
