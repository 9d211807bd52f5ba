"""RateWindow: how often something happened lately, counted for all processes together."""

from datetime import datetime, timedelta

from tortoise import connections, fields

from app.postgres.tables import Table

MINUTE = timedelta(minutes=1)


class RateWindow(Table):
    """One counter; its window starts with the first hit after the last one has lapsed.

    The table is UNLOGGED (see the migration): a count lost with a crashed server costs nothing, and
    a write that is not in the log needs no flush.
    """

    name = fields.CharField(max_length=120, primary_key=True)
    started_at = fields.DatetimeField()
    hits = fields.IntField()

    class Meta:
        table = "rate_windows"


# As many hits as each of `rows` says, in one order, so that two statements never wait for each other; the window
# runs for as long as it started after `since`.
HIT_EACH = """
INSERT INTO rate_windows (name, started_at, hits) SELECT name, {now}::timestamptz, hits FROM {rows} ORDER BY name
ON CONFLICT (name) DO UPDATE SET
    hits = CASE WHEN rate_windows.started_at <= {since} THEN 0 ELSE rate_windows.hits END + EXCLUDED.hits,
    started_at = CASE WHEN rate_windows.started_at <= {since} THEN {now} ELSE rate_windows.started_at END
RETURNING name, hits, started_at
"""
HIT = HIT_EACH.format(rows="(VALUES ($1::varchar, 1)) AS one(name, hits)", now="$2", since="$3")


async def hit(name: str, window: timedelta, now: datetime) -> tuple[int, datetime]:
    """Count one hit; returns the hits in the running window and when that window ends."""
    rows = await connections.get("default").execute_query_dict(HIT, [name, now, now - window])
    return rows[0]["hits"], rows[0]["started_at"] + window


async def hits(name: str, window: timedelta, now: datetime) -> tuple[int, datetime]:
    """Read a counter without counting; (0, now) when its window has lapsed."""
    found = await RateWindow.get_or_none(name=name, started_at__gt=now - window)
    return (found.hits, found.started_at + window) if found else (0, now)


async def forget_lapsed(older_than: datetime) -> None:
    """Delete counters whose window started before `older_than`."""
    await RateWindow.filter(started_at__lt=older_than).delete()
