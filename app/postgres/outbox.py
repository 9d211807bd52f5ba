"""OutboxEntry: one thing to be done outside after a call, as a row, so that each is done once and retried alone.

A job runs at least once. The row's lease lets one worker at a time carry it out, and `tries` above one says
that an earlier try may have done it without anybody hearing of it: look first.
"""

from datetime import datetime, timedelta
from functools import cache
from typing import Any, TypeVar
from uuid import UUID, uuid4

from tortoise import connections, fields
from tortoise.backends.base.client import BaseDBAsyncClient

from app.errors import AppError
from app.postgres import queue, rows
from app.postgres.tables import Table

# Outlives every request of one effect, so that a lapsed lease means a dead worker.
LEASE = timedelta(minutes=3)


class OutboxEntry(Table):
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
    kind = type(effect)
    columns = {name: getattr(effect, name) for name in sorted(kind._meta.db_fields)}
    written = await tx.execute_query_dict(_plan_statement(kind, job), rows.values(kind, columns))
    return bool(written)


@cache
def _plan_statement(kind: type[OutboxEntry], job: str) -> str:
    names = sorted(kind._meta.db_fields)
    return f"""
    WITH planned AS (
        INSERT INTO {kind._meta.db_table} ({", ".join(names)})
        VALUES ({", ".join(f"${place}" for place in range(1, len(names) + 1))}) ON CONFLICT DO NOTHING RETURNING id
    ),
    {queue.job_for_each("planned", job, queue.payload_of("entry_id", "id"), "interval '0'")}
    SELECT FROM planned
    """  # noqa: S608 - only names are interpolated


async def claim(kind: type[E], entry_id: UUID, now: datetime) -> E | None:
    """Take an effect for this worker; None when it is done or given up. Raises UnderWay."""
    for row in await connections.get("default").execute_query_dict(_claim_statement(kind), [entry_id, now, LEASE]):
        return rows.read(kind, row)
    effect = await kind.get(id=entry_id)
    if effect.done_at or effect.given_up_why:
        return None
    raise UnderWay("Another worker carries this out at this moment.")


@cache
def _claim_statement(kind: type[OutboxEntry]) -> str:
    return f"""
    UPDATE {kind._meta.db_table} AS entry SET lease_until = $2::timestamptz + $3, tries = tries + 1
    WHERE id = $1 AND done_at IS NULL AND given_up_why IS NULL AND (lease_until IS NULL OR lease_until < $2)
    RETURNING {rows.columns(kind, "entry")}
    """  # noqa: S608 - only names are interpolated


async def release(effect: OutboxEntry) -> None:
    """It did not work this time: the next try need not wait for the lease."""
    await type(effect).filter(id=effect.id).update(lease_until=None)


async def done(effect: OutboxEntry, now: datetime) -> None:
    """It is done; what was written need not be kept here."""
    await type(effect).filter(id=effect.id).update(done_at=now, lease_until=None, content={})


async def give_up(effect: OutboxEntry, why: str) -> None:
    """It cannot be done, and trying again would not help."""
    await type(effect).filter(id=effect.id).update(given_up_why=why[:300] or "refused", lease_until=None)
