"""PausedStep: a workflow step that waits for the end of its call, and is resumed exactly once.

waiting ──> claimed (its answer is written down) ──> resumed (the CRM has said yes)

The row is written before its call, with the call's id: whatever happens in between, the step goes on one day.
Whoever claims the row writes the one job that resumes the step, in the same transaction. That job is repeated
until the CRM has said yes; after a crash between that and our commit it says the same once more.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.expressions import Q
from tortoise.transactions import in_transaction

from app.postgres import queue
from app.postgres.tables import Table

# The step must have heard our answer before it is resumed, or it would be paused only afterwards.
AFTER_THE_ANSWER = timedelta(seconds=1)


class PausedStep(Table):
    """One paused step; `extras` is what the CRM sent, verbatim, `response` and `message` what it is answered.

    `step_key` names the pass of a contact through the step, so that a repeated execution changes nothing;
    there is no call with `call_id` when it was refused at once, or waits for a calling `opening` and for no call.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    call_id = fields.UUIDField(unique=True, default=uuid4)
    step_key = fields.CharField(max_length=400, null=True, unique=True)
    extras: fields.Field[dict[str, Any]] = fields.JSONField()
    opening: fields.Field[dict[str, Any]] | None = fields.JSONField(null=True)
    response: fields.Field[dict[str, Any]] | None = fields.JSONField(null=True)
    message = fields.CharField(max_length=500, default="")
    created_at = fields.DatetimeField()
    claimed_at = fields.DatetimeField(null=True)
    resumed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "paused_steps"


async def hold(
    extras: dict[str, Any],
    step_key: str | None,
    longest: timedelta,
    now: datetime,
    *,
    opening: dict[str, Any] | None = None,
) -> PausedStep:
    """Keep the step, to be let go after the longest wait; the row of the same pass of it when that is known.

    One that waits for a calling window names whose (see jobs/results/open_window.py).
    """
    step = PausedStep(step_key=step_key, extras=extras, opening=opening, created_at=now)
    async with in_transaction() as tx:
        await PausedStep.bulk_create([step], ignore_conflicts=True, using_db=tx)
        kept = await PausedStep.filter(Q(id=step.id) | Q(step_key=step_key or "")).using_db(tx).get()
        if kept.id == step.id:
            job = "resume_step" if opening is None else "open_window"
            await queue.defer(tx, job, delay=longest, step_id=str(step.id), at_last=True)
            if opening is not None:
                await queue.defer(tx, job, delay=AFTER_THE_ANSWER, step_id=str(step.id))
    return kept


WAKE = f"""
WITH waiting AS (SELECT id FROM paused_steps WHERE call_id = $1 AND claimed_at IS NULL),
{queue.job_for_each("waiting", "resume_step", queue.payload_of("step_id", "id"), "$2")}
SELECT count(*) FROM waiting
"""  # noqa: S608 - only constants are interpolated


async def wake(tx: BaseDBAsyncClient, call_id: UUID, delay: timedelta = timedelta(0)) -> None:
    """The call may be over: if a step waits for it, have a look after this transaction, `delay` later."""
    await tx.execute_query(WAKE, [call_id, max(delay, timedelta(0))])


async def let_go(
    step: PausedStep, response: dict[str, Any], message: str, now: datetime, delay: timedelta = timedelta(0)
) -> bool:
    """Resume the step with this response, `delay` later. True for the first to say so."""
    async with in_transaction() as tx:
        waiting = PausedStep.filter(id=step.id, claimed_at=None).using_db(tx)
        claimed = await waiting.update(claimed_at=now, response=response, message=message[:500])
        if claimed:
            await queue.defer(tx, "tell_step", delay=delay, step_id=str(step.id))
        return bool(claimed)


async def heard(step: PausedStep, now: datetime) -> None:
    """The CRM has said yes."""
    await PausedStep.filter(id=step.id, resumed_at=None).update(resumed_at=now)
