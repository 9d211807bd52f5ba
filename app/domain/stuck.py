"""Attempts that have not moved for long get the job that moves them: no call stays behind with a lost job."""

from datetime import datetime

from tortoise.transactions import in_transaction

from app import queue
from app.domain.calls import State

# The job that moves an attempt on from where it stands, and how long it may stand there without one.
NEXT_JOB = {
    State.QUEUED: "place_call",
    State.DIALING: "place_call",
    State.UNCONFIRMED: "confirm_call",
    State.PLACED: "check_call",
    State.ENDED: "settle_call",
}
STUCK = """
SELECT id, state FROM attempts WHERE state = ANY($2) AND settled_at IS NULL AND CASE state
    WHEN 'queued' THEN paced_since IS NULL AND due_at < $1::timestamptz - interval '1 minute'
    WHEN 'dialing' THEN lease_until < $1
    WHEN 'unconfirmed' THEN dialed_at < $1::timestamptz - interval '20 minutes'
    WHEN 'placed' THEN heard_at < $1::timestamptz - interval '3 minutes'
    ELSE ended_at < $1::timestamptz - interval '5 minutes' END
ORDER BY due_at LIMIT 500
"""


async def sweep(now: datetime) -> int:
    """Give every attempt that has not moved for long the job that moves it; returns how many there were.

    A job of the engine cannot be lost, but it can fail for good; no call may stay behind with it.
    """
    async with in_transaction() as tx:
        stuck = await tx.execute_query_dict(STUCK, [now, [state.value for state in NEXT_JOB]])
        for row in stuck:
            job = NEXT_JOB[State(row["state"])]
            await queue.defer(tx, job, dedupe_key=f"sweep:{job}:{row['id']}", attempt_id=str(row["id"]))
    return len(stuck)
