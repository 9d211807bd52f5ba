"""After a restore nothing is dialed, until it is known what was dialed since the backup.

The database is as old as its backup: calls that were placed since then wait in it once more, and requests not to be
called are missing. An open row holds every dial back. It is lifted when the voice provider's lists have been read
(jobs/calls/reconcile_restore.py), or by a person (`python -m app resume-dialing`).
"""

from datetime import datetime
from uuid import uuid4

from tortoise import connections, fields
from tortoise.transactions import in_transaction

from app.postgres import queue
from app.postgres.tables import Table


class RestoreHold(Table):
    """One restore: `since` is the last moment that the backup knows of; open until `lifted_at`."""

    id = fields.UUIDField(primary_key=True, default=uuid4)
    opened_at = fields.DatetimeField()
    since = fields.DatetimeField()
    lifted_at = fields.DatetimeField(null=True)
    lifted_by = fields.CharField(max_length=200, null=True)

    class Meta:
        table = "restore_holds"


DIALING_ALLOWED = "NOT EXISTS (SELECT FROM restore_holds WHERE lifted_at IS NULL)"
"""SQL that holds unless a restore holds every dial back."""

OPEN = """
INSERT INTO restore_holds (id, opened_at, since)
SELECT gen_random_uuid(), $1, coalesce(greatest(
    (SELECT max(created) FROM pgqueuer_log), (SELECT max(requested_at) FROM calls), (SELECT max(heard_at) FROM attempts)
), $1)
"""


async def open_hold(now: datetime) -> None:
    """Hold every dial back, because the database was just restored."""
    await connections.get("default").execute_query(OPEN, [now])


async def current() -> RestoreHold | None:
    """The oldest restore that is still held."""
    return await RestoreHold.filter(lifted_at=None).order_by("opened_at").first()


async def lift(by: str, now: datetime) -> int:
    """Let calls be dialed again; returns how many restores were held."""
    return await RestoreHold.filter(lifted_at=None).update(lifted_at=now, lifted_by=by[:200])


async def reconcile(_now: datetime) -> None:
    """While a restore is held, have the provider's lists read."""
    if hold := await current():
        async with in_transaction() as tx:
            await queue.defer(tx, "reconcile_restore", dedupe_key=f"restore:{hold.id}", hold_id=str(hold.id))
