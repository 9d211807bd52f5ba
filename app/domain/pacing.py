"""Pacing: a workspace starts so many calls a second and has so many at once; who must wait gets a turn.

A second: `dials` of the workspace's row has one moment for each dial. A dial takes one by a conditional UPDATE,
as a moment in the future; when its answer is there, that moment is the answer's (`answered`). A moment that is a
second old is free again, so however slowly requests travel, the provider never counts more in one second.
At once: what is being dialed, unclear or running is counted from the rows of the attempts. No counter can be
wrong, and whatever a killed process had taken is free again with time or with the end of the call.

Turns: customers take turns (the one with fewer calls under way, then the longer unserved), and each customer's
newest lead comes first, since it is the warmest. Whoever gives room away (`answered`, the end of a call) calls up
those whose turn it is.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tortoise import connections
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app import notices, queue
from app.domain.calls import Attempt, Call, State
from app.errors import AppError

SECOND = timedelta(seconds=1)
# A dial whose answer is that late was counted by the provider long before.
SLOWEST_ANSWER = timedelta(seconds=5)
# How long a call lasts, for the estimate of a waiting time.
TYPICAL_CALL = timedelta(minutes=1)

# No call lasts longer than two hours (the provider's limit): what is older does not run, it is unclear.
LIVE = """(SELECT count(*) FROM attempts WHERE workspace_id = $1 AND state IN ('dialing', 'unconfirmed', 'placed')
          AND dialed_at > $2::timestamptz - interval '3 hours')"""
WAITING = "(SELECT count(*) FROM attempts WHERE workspace_id = $1 AND state = 'queued' AND paced_since IS NOT NULL)"
TAKEN = "unnest(dials) AS dial WHERE dial > $2::timestamptz - $3::interval"
SLOTS = "greatest(1, concurrency - greatest(reserve_inbound, reserved)) - other_calls"

TAKE = f"""
UPDATE workspaces SET dials = array_append(ARRAY(SELECT dial FROM {TAKEN}), $2::timestamptz + $4::interval)
WHERE id = $1 AND (SELECT count(*) FROM {TAKEN}) < calls_per_second
RETURNING {SLOTS} AS slots
"""  # noqa: S608 - only constants are interpolated
COUNT = f"SELECT {LIVE} AS live, {WAITING} AS waiting"
ROOM = f"""
SELECT {SLOTS} AS slots, calls_per_second, ARRAY(SELECT dial FROM {TAKEN} ORDER BY dial) AS taken,
       {LIVE} AS live, {WAITING} AS waiting FROM workspaces WHERE id = $1
"""  # noqa: S608 - as above
IN_TURN = """
SELECT a.id, a.call_id, a.customer_id, a.paced_since FROM (
    SELECT a.id, a.call_id, a.customer_id, a.paced_since, c.requested_at,
           row_number() OVER (PARTITION BY a.customer_id ORDER BY c.requested_at DESC, a.id) AS place
    FROM attempts a JOIN calls c ON c.id = a.call_id
    WHERE a.workspace_id = $1 AND a.state = 'queued' AND a.paced_since IS NOT NULL
) a LEFT JOIN (
    SELECT customer_id, count(*) AS calls FROM attempts
    WHERE workspace_id = $1 AND state IN ('dialing', 'unconfirmed', 'placed')
    GROUP BY customer_id
) live ON live.customer_id = a.customer_id LEFT JOIN (
    SELECT customer_id, max(last_used_at) AS at FROM phone_numbers WHERE workspace_id = $1 GROUP BY customer_id
) served ON served.customer_id = a.customer_id
ORDER BY coalesce(live.calls, 0) + a.place, a.place, served.at NULLS FIRST, a.requested_at DESC, a.id LIMIT $2
"""


class NotItsTurn(AppError):
    """There is no room for this dial now, or others come first."""


@dataclass(frozen=True)
class Room:
    """What a workspace has left at a moment; `taken` are the dials that count in its second, oldest first."""

    slots: int
    calls_per_second: int
    taken: list[datetime]
    live: int
    waiting: int

    def openings(self, now: datetime) -> list[datetime]:
        """When the next calls may start: one moment for each that has a free slot and a known time."""
        at_once = [now] * (self.calls_per_second - len(self.taken))
        soon = [dial + SECOND for dial in self.taken if dial <= now]
        return (at_once + soon)[: max(0, self.slots - self.live)]

    def time_for(self, calls: int) -> timedelta:
        """How long it takes, about, until so many calls have been started."""
        return calls * max(SECOND / max(1, self.calls_per_second), TYPICAL_CALL / max(1, self.slots))


@dataclass(frozen=True)
class Turn:
    """One that waits: its place (1 is next) and the estimated time of its dial."""

    call_id: UUID
    customer_id: UUID
    place: int
    expected_at: datetime


async def take(tx: BaseDBAsyncClient, attempt: Attempt, now: datetime, *, called_up: bool) -> None:
    """Take room for this dial, as the last step before its commit; raises NotItsTurn, for the caller to roll back.

    Only one that was `called_up` may go while others wait.
    """
    if attempt.workspace_id is None:
        return
    taken = await tx.execute_query_dict(TAKE, [attempt.workspace_id, now, SECOND, SLOWEST_ANSWER])
    if not taken:
        raise NotItsTurn("This second is used up.")
    # The row is locked now: of two dials at once, the second counts the first.
    [counted] = await tx.execute_query_dict(COUNT, [attempt.workspace_id, now])
    if counted["live"] > taken[0]["slots"] or (counted["waiting"] and not called_up):
        raise NotItsTurn("No line is free, or others come first.")


async def take_second(workspace_id: UUID, now: datetime) -> bool:
    """Take only a moment of the workspace's second, for a dial that counts as running already; False if it is full."""
    values = [workspace_id, now, SECOND, SLOWEST_ANSWER]
    return bool(await connections.get("default").execute_query_dict(TAKE, values))


async def answered(workspace_id: UUID, dialed_at: datetime, at: datetime) -> None:
    """The provider has answered this dial, or wants no other before `at`: its second runs from there."""
    await connections.get("default").execute_query(
        "UPDATE workspaces SET dials = array_replace(dials, $2::timestamptz, $3::timestamptz) WHERE id = $1",
        [workspace_id, dialed_at + SLOWEST_ANSWER, at],
    )


async def wait_for_turn(attempt: Attempt, stale_at: datetime, now: datetime) -> None:
    """Let a queued attempt wait until it is called up, with the reason that people see and an estimated time."""
    workspace_id = _paced(attempt)
    room = await _room(workspace_id, now)
    ahead = room.waiting - (attempt.paced_since is not None)
    expected = now + room.time_for(ahead + 1)
    reason = (
        f"All lines are busy, and {ahead} calls wait before this one at most. "
        f"It is placed at about {expected:%H:%M} (UTC)."
    )
    async with in_transaction() as tx:
        waiting = Attempt.filter(id=attempt.id, state=State.QUEUED).using_db(tx)
        if not await waiting.update(paced_since=now, due_at=attempt.due_at):
            return
        if attempt.paced_since is None:
            # Should its turn never come, it is told once it is too old.
            await queue.defer_until(tx, "place_call", stale_at, now, attempt_id=str(attempt.id))
        mine = Call.filter(id=attempt.call_id).using_db(tx)
        await mine.update(not_before=expected, reason_code="PACED", reason=reason)
        await notices.announce(tx, attempt.call_id)
    await call_up(workspace_id, now)


async def call_up(workspace_id: UUID, now: datetime) -> None:
    """Give those whose turn it is their job, for the moment at which there is room; nothing happens twice."""
    room = await _room(workspace_id, now)
    if not room.waiting:
        return
    openings = room.openings(now)
    chosen = await _in_turn(workspace_id, len(openings)) if openings else []
    unanswered = [dial for dial in room.taken if dial > now]
    async with in_transaction() as tx:
        for row, opening in zip(chosen, openings, strict=False):
            # Called up once for each time that it began to wait: while its earlier job still runs, it may be again.
            key = f"turn:{row['id']}:{row['paced_since'].timestamp()}"
            values = {"attempt_id": str(row["id"]), "called_up": True}
            await queue.defer(tx, "place_call", delay=opening - now, dedupe_key=key, **values)
        if unanswered and not chosen:
            # Whoever dials at this moment calls up the next when it has its answer; this is for its death.
            then = unanswered[0] + SECOND
            key = f"call_up:{workspace_id}:{then.timestamp():.0f}"
            await queue.defer(tx, "call_up", delay=then - now, dedupe_key=key, workspace_id=str(workspace_id))


async def turns(workspace_id: UUID, now: datetime) -> list[Turn]:
    """Everyone who waits for this workspace, the next one first, with the estimated time of the dial."""
    room, rows = await _room(workspace_id, now), await _in_turn(workspace_id, None)
    return [
        Turn(row["call_id"], row["customer_id"], place, now + room.time_for(place))
        for place, row in enumerate(rows, start=1)
    ]


async def tend(now: datetime) -> None:
    """Call up for every workspace in which somebody waits, whatever became of the job that should have done it."""
    waiting = Attempt.filter(state=State.QUEUED, settled_at=None, paced_since__isnull=False).distinct()
    for workspace_id in await waiting.values_list("workspace_id", flat=True):
        await call_up(workspace_id, now)  # type: ignore[arg-type]


async def resume(workspace_id: UUID) -> int:
    """Its key works again: what waits for that is placed now; returns how many calls there are."""
    waiting = Attempt.filter(
        workspace_id=workspace_id, state=State.QUEUED, call__reason_code="WORKSPACE_DISCONNECTED"
    ).order_by("-call__requested_at")
    async with in_transaction() as tx:
        ids = await waiting.using_db(tx).values_list("id", flat=True)
        for attempt_id in ids:
            key = f"resume:{attempt_id}"
            await queue.defer(tx, "place_call", dedupe_key=key, attempt_id=str(attempt_id))
    return len(ids)


async def note_capacity(workspace_id: UUID, concurrency: int, reserved: int, running: int, now: datetime) -> None:
    """Keep how many calls the provider allows at once, and how many of those that run are not ours."""
    await connections.get("default").execute_query(
        f"UPDATE workspaces SET concurrency = $3::int, reserved = $4::int, checked_at = $2, "  # noqa: S608 - as above
        f"other_calls = greatest(0, $5::int - {LIVE}) WHERE id = $1",
        [workspace_id, now, concurrency, reserved, running],
    )


async def _room(workspace_id: UUID, now: datetime) -> Room:
    [row] = await connections.get("default").execute_query_dict(ROOM, [workspace_id, now, SECOND])
    return Room(**row)


async def _in_turn(workspace_id: UUID, limit: int | None) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = await connections.get("default").execute_query_dict(IN_TURN, [workspace_id, limit])
    return rows


def _paced(attempt: Attempt) -> UUID:
    assert attempt.workspace_id is not None  # noqa: S101 - only such attempts are paced, see `take`
    return attempt.workspace_id
