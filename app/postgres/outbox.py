"""OutboxEntry: one thing to be done outside after a call, as a row, so that each is done once and retried alone.

A job runs at least once. The row's lease lets one worker at a time carry it out, and `tries` above one says
that an earlier try may have done it without anybody hearing of it: look first.
"""

from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.expressions import F, Q
from tortoise.models import Model

from app.errors import AppError
from app.postgres import queue

# Outlives every request of one effect, so that a lapsed lease means a dead worker.
LEASE = timedelta(minutes=3)


class OutboxEntry(Model):
    """What is to be done (`content`) because of a call (`cause_id`); done once, or given up with a reason."""

    id = fields.UUIDField(primary_key=True, default=uuid4)
    cause_id = fields.UUIDField()
    content: fields.Field[dict[str, Any]] = fields.JSONField()
    planned_at = fields.DatetimeField()
    tries = fields.IntField(default=0)
    lease_until = fields.DatetimeField(null=True)
    done_at = fields.DatetimeField(null=True)
    given_up_why = fields.CharField(max_length=300, null=True)

    class Meta:
        abstract = True


E = TypeVar("E", bound=OutboxEntry)


class UnderWay(AppError):
    """Another worker carries this effect out at this moment; the job looks again later."""


async def plan(tx: BaseDBAsyncClient, effect: OutboxEntry, job: str) -> bool:
    """Write an effect and its job down, unless it was planned before."""
    await type(effect).bulk_create([effect], ignore_conflicts=True, using_db=tx)
    if not await type(effect).filter(id=effect.id).using_db(tx).exists():
        return False
    await queue.defer(tx, job, entry_id=str(effect.id))
    return True


async def claim(kind: type[E], entry_id: UUID, now: datetime) -> E | None:
    """Take an effect for this worker; None when it is done or given up. Raises UnderWay."""
    free = Q(lease_until=None) | Q(lease_until__lt=now)
    mine = kind.filter(free, id=entry_id, done_at=None, given_up_why=None)
    claimed = await mine.update(lease_until=now + LEASE, tries=F("tries") + 1)
    effect = await kind.get(id=entry_id)
    if claimed:
        return effect
    if effect.done_at or effect.given_up_why:
        return None
    raise UnderWay("Another worker carries this out at this moment.")


async def release(effect: OutboxEntry) -> None:
    """It did not work this time: the next try need not wait for the lease."""
    await type(effect).filter(id=effect.id).update(lease_until=None)


async def done(effect: OutboxEntry, now: datetime) -> None:
    """It is done; what was written need not be kept here."""
    await type(effect).filter(id=effect.id).update(done_at=now, lease_until=None, content={})


async def give_up(effect: OutboxEntry, why: str) -> None:
    """It cannot be done, and trying again would not help."""
    await type(effect).filter(id=effect.id).update(given_up_why=why[:300] or "refused", lease_until=None)
