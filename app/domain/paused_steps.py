"""PausedStep: a workflow step that waits for the end of its call, and is let go exactly once.

waiting ──> claimed (what it is told is written down) ──> resumed (the CRM has said yes)

The row is written before its call, with the call's id: whatever happens in between, the step goes on one day.
Whoever claims the row orders the one job that tells the CRM, in the same transaction. That job is repeated
until the CRM has said yes; after a crash between that and our commit it says the same once more.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.expressions import Q
from tortoise.models import Model
from tortoise.transactions import in_transaction

from app import queue

# The step must have heard our answer before it is resumed, or it would be paused only afterwards.
AFTER_THE_ANSWER = timedelta(seconds=1)


class PausedStep(Model):
    """One paused step; `extras` is what the CRM sent, verbatim, `response` and `message` what it is told.

    `step_key` names the pass of a contact through the step, so that a repeated execution changes nothing;
    there is no call with `call_id` when it was refused at the door.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    call_id = fields.UUIDField(unique=True, default=uuid4)
    step_key = fields.CharField(max_length=400, null=True, unique=True)
    extras: fields.Field[dict[str, Any]] = fields.JSONField()
    response: fields.Field[dict[str, Any]] | None = fields.JSONField(null=True)
    message = fields.CharField(max_length=500, default="")
    created_at = fields.DatetimeField()
    claimed_at = fields.DatetimeField(null=True)
    resumed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "paused_steps"


async def hold(extras: dict[str, Any], step_key: str | None, longest: timedelta, now: datetime) -> PausedStep:
    """Keep the step, to be let go after the longest wait; the row of the same pass of it when that is known."""
    step = PausedStep(step_key=step_key, extras=extras, created_at=now)
    async with in_transaction() as tx:
        await PausedStep.bulk_create([step], ignore_conflicts=True, using_db=tx)
        kept = await PausedStep.filter(Q(id=step.id) | Q(step_key=step_key or "")).using_db(tx).get()
        if kept.id == step.id:
            await queue.defer(tx, "resume_step", delay=longest, step_id=str(step.id), at_last=True)
    return kept


async def wake(tx: BaseDBAsyncClient, call_id: UUID, delay: timedelta = timedelta(0)) -> None:
    """The call may be over: if a step waits for it, have a look after this transaction, `delay` later."""
    for step in await PausedStep.filter(call_id=call_id, claimed_at=None).using_db(tx):
        await queue.defer(tx, "resume_step", delay=delay, step_id=str(step.id))


async def let_go(
    step: PausedStep, response: dict[str, Any], message: str, now: datetime, delay: timedelta = timedelta(0)
) -> bool:
    """Have the CRM told, `delay` later, that the step goes on with this response. True for the first to say so."""
    async with in_transaction() as tx:
        waiting = PausedStep.filter(id=step.id, claimed_at=None).using_db(tx)
        claimed = await waiting.update(claimed_at=now, response=response, message=message[:500])
        if claimed:
            await queue.defer(tx, "tell_step", delay=delay, step_id=str(step.id))
        return bool(claimed)


async def heard(step: PausedStep, now: datetime) -> None:
    """The CRM has said yes."""
    await PausedStep.filter(id=step.id, resumed_at=None).update(resumed_at=now)
