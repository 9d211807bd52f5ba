"""Pacing: a workspace starts so many calls a second and has so many at once; who must wait gets a turn.

A second: `dials` of the workspace's row has one moment for each dial. A dial takes one as it passes the gate,
as a moment in the future; when its answer is there, that moment is the answer's (`confirm_slot`). A moment that is a
second old is free again, so however slowly requests travel, the provider never counts more in one second.
At once: what is being dialed, unclear or running is counted from the rows of the attempts. No counter can be
wrong, and whatever a killed process had taken is free again with time or with the end of the call.

Turns: customers take turns (the one with fewer calls under way, then the longer unserved), and each customer's
newest lead comes first, since it is the warmest; calls of campaigns come behind all others. Whoever gives room away
(`confirm_slot`, the end of a call) calls up those whose turn it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tortoise import connections
from tortoise.transactions import in_transaction

from app.domain.calls.calls import Attempt, Call, State
from app.domain.calls.reasons import Reason
from app.postgres import notify, queue
from app.postgres.batching import Batcher

SECOND = timedelta(seconds=1)
# A dial whose answer is that late was counted by the provider long before.
SLOWEST_ANSWER = timedelta(seconds=5)
# How long a call lasts, for the estimate of a waiting time.
TYPICAL_CALL = timedelta(minutes=1)

# No call lasts longer than two hours (the provider's limit): what is older does not run, it is unclear.
LIVE = """(SELECT count(*) FROM attempts WHERE workspace_id = {workspace}
          AND state IN ('dialing', 'unconfirmed', 'placed') AND dialed_at > {now}::timestamptz - interval '3 hours')"""
WAITING = "(SELECT count(*) FROM attempts WHERE workspace_id = $1 AND state = 'queued' AND paced_since IS NOT NULL)"
SLOTS = "greatest(1, concurrency - greatest(reserve_inbound, reserved)) - other_calls"
ROOM = f"""
SELECT clock_timestamp() AS at, {SLOTS} AS slots, calls_per_second,
       ARRAY(SELECT dial FROM unnest(dials) AS dial WHERE dial > clock_timestamp() - $2::interval ORDER BY dial)
       AS taken, {LIVE.format(workspace="$1", now="now()")} AS live, {WAITING} AS waiting
FROM workspaces WHERE id = $1
"""  # noqa: S608 - only constants are interpolated


def has_second(now: str, second: str) -> str:
    """SQL that holds when workspace w may start one more call in this `second`, an interval."""
    recent = f"dial > {now} - {second}"
    return f"(SELECT count(*) FROM unnest(w.dials) AS dial WHERE {recent}) < w.calls_per_second"  # noqa: S608 - constants


def has_line(now: str, called_up: str) -> str:
    """SQL that holds when workspace w has a free slot for attempt t: only one that was called up goes before others."""
    live = LIVE.format(workspace="w.id", now=now)
    waiting = "SELECT FROM attempts o WHERE o.workspace_id = w.id AND o.state = 'queued' AND o.paced_since IS NOT NULL"
    return f"{live} < {SLOTS} AND ({called_up} OR NOT EXISTS ({waiting} AND o.id <> t.id))"


def dials_with(now: str, second: str) -> str:
    """SQL for the dials of a workspace with one more, counted from when its answer can be there at the latest."""
    recent = f"SELECT dial FROM unnest(dials) AS dial WHERE dial > {now} - {second}"  # noqa: S608 - as above
    return f"array_append(ARRAY({recent}), {now} + interval '{SLOWEST_ANSWER.total_seconds():.0f} seconds')"


IN_TURN = """
SELECT a.id, a.call_id, a.customer_id, a.paced_since FROM (
    SELECT a.id, a.call_id, a.customer_id, a.paced_since, c.requested_at, c.campaign_id IS NOT NULL AS of_campaign,
           row_number() OVER (
               PARTITION BY a.customer_id ORDER BY c.campaign_id IS NOT NULL, c.requested_at DESC, a.id
           ) AS place
    FROM attempts a JOIN calls c ON c.id = a.call_id
    WHERE a.workspace_id = $1 AND a.state = 'queued' AND a.paced_since IS NOT NULL
) a LEFT JOIN (
    SELECT customer_id, count(*) AS calls FROM attempts
    WHERE workspace_id = $1 AND state IN ('dialing', 'unconfirmed', 'placed')
    GROUP BY customer_id
) live ON live.customer_id = a.customer_id LEFT JOIN (
    SELECT customer_id, max(last_used_at) AS at FROM phone_numbers WHERE workspace_id = $1 GROUP BY customer_id
) served ON served.customer_id = a.customer_id
ORDER BY a.of_campaign, coalesce(live.calls, 0) + a.place, a.place, served.at NULLS FIRST, a.requested_at DESC, a.id
LIMIT $2
"""


@dataclass(frozen=True)
class Room:
    """What a workspace has left at a moment (`at`, by the database).

    `taken` are the dials that count in its second, oldest first.
    """

    at: datetime
    slots: int
    calls_per_second: int
    taken: list[datetime]
    live: int
    waiting: int

    def openings(self) -> list[datetime]:
        """When the next calls may start: one moment for each that has a free slot and a known time."""
        at_once = [self.at] * (self.calls_per_second - len(self.taken))
        soon = [dial + SECOND for dial in self.taken if dial <= self.at]
        return (at_once + soon)[: max(0, self.slots - self.live)]

    @property
    def step(self) -> timedelta:
        """The time between two dials, about, while others wait."""
        return max(SECOND / max(1, self.calls_per_second), TYPICAL_CALL / max(1, self.slots))

    def time_for(self, calls: int) -> timedelta:
        """How long it takes, about, until so many calls have been started."""
        return calls * self.step


@dataclass(frozen=True)
class Turn:
    """One that waits: its place (1 is next) and the estimated time of its dial."""

    call_id: UUID
    customer_id: UUID
    place: int
    expected_at: datetime


# The dials of $2 were answered just now, and the next may not come before their time in $3 is over.
CONFIRM = """
UPDATE workspaces SET dials = ARRAY(
    SELECT coalesce((
        SELECT clock_timestamp() + max(answered.rest)
        FROM unnest($2::timestamptz[], $3::interval[]) AS answered (dial, rest) WHERE answered.dial = taken.dial
    ), taken.dial) FROM unnest(dials) WITH ORDINALITY AS taken (dial, place) ORDER BY place
) WHERE id = $1 RETURNING WAITING > 0 AS waited_for
""".replace("WAITING", WAITING)


@dataclass(frozen=True)
class _Answered:
    workspace_id: UUID
    dial: datetime
    rest: timedelta


async def _confirm(answered: Sequence[_Answered]) -> Sequence[bool]:
    values = [answered[0].workspace_id, [one.dial for one in answered], [one.rest for one in answered]]
    rows = await connections.get("default").execute_query_dict(CONFIRM, values)
    return [any(row["waited_for"] for row in rows)] * len(answered)


# Each dial of a workspace locks its row for its own moment; those that are answered meanwhile are written at once.
_confirming: Batcher[UUID, _Answered, bool] = Batcher(_confirm, 100)


async def confirm_slot(workspace_id: UUID, dialed_at: datetime, rest: timedelta = timedelta(0)) -> None:
    """The provider has answered this dial, and wants no other for `rest`: its second runs from there.

    Whoever waits for that is called up.
    """
    if await _confirming.submit(workspace_id, _Answered(workspace_id, dialed_at + SLOWEST_ANSWER, rest)):
        await start_next(workspace_id)


async def wait_for_turn(attempt: Attempt, stale_at: datetime, now: datetime) -> None:
    """Let a queued attempt wait for its turn, with the reason that people see and an estimated time."""
    workspace_id = _paced(attempt)
    room = await room_of(workspace_id)
    ahead = room.waiting - (attempt.paced_since is not None)
    expected = now + room.time_for(ahead + 1)
    queue_ahead = "1 call is" if ahead == 1 else f"{ahead} calls are"
    reason = f"All slots are in use, and at most {queue_ahead} ahead of this one. Expected at {expected:%H:%M} (UTC)."
    async with in_transaction() as tx:
        waiting = Attempt.filter(id=attempt.id, state=State.QUEUED).using_db(tx)
        if not await waiting.update(paced_since=now, next_look_at=stale_at):
            return
        if attempt.paced_since is None:
            # Should its turn never come, this job gives it up once it is too old.
            await queue.defer_until(tx, "place_call", stale_at, now, attempt_id=str(attempt.id))
        mine = Call.filter(id=attempt.call_id).using_db(tx)
        await mine.update(not_before=expected, reason_code=Reason.PACED, reason=reason)
        await notify.notify(tx, attempt.call_id)
    await start_next(workspace_id)


async def start_next(workspace_id: UUID) -> None:
    """Give those whose turn it is their job, for the moment at which there is room; nothing happens twice."""
    room = await room_of(workspace_id)
    if not room.waiting:
        return
    openings = room.openings()
    chosen = await _in_turn(workspace_id, len(openings)) if openings else []
    # Turns differ from worker to worker, the order of the keys does not: none of them waits for another in a circle.
    called_up = sorted(zip(chosen, openings, strict=False), key=lambda turn: turn[0]["id"])
    unanswered = [dial for dial in room.taken if dial > room.at]
    async with in_transaction() as tx:
        for row, opening in called_up:
            # One job for each time that it began to wait: while an earlier one still runs, it may get another.
            key = f"turn:{row['id']}:{row['paced_since'].timestamp()}"
            values: dict[str, Any] = {"attempt_id": str(row["id"]), "called_up": True}
            await queue.defer(tx, "place_call", delay=opening - room.at, dedupe_key=key, **values)
        if unanswered and not chosen:
            # The one that dials now starts the next when it has its answer; this is in case it dies.
            then = unanswered[0] + SECOND
            key = f"call_up:{workspace_id}:{then.timestamp():.0f}"
            await queue.defer(tx, "call_up", delay=then - room.at, dedupe_key=key, workspace_id=str(workspace_id))


async def turns(workspace_id: UUID, now: datetime) -> list[Turn]:
    """Everyone who waits for this workspace, the next one first, with the estimated time of the dial."""
    room, rows = await room_of(workspace_id), await _in_turn(workspace_id, None)
    return [
        Turn(row["call_id"], row["customer_id"], place, now + room.time_for(place))
        for place, row in enumerate(rows, start=1)
    ]


async def start_all() -> None:
    """Call up for every workspace in which somebody waits, whatever became of the job that should have done it."""
    waiting = Attempt.filter(state=State.QUEUED, settled_at=None, paced_since__isnull=False).distinct()
    for workspace_id in await waiting.values_list("workspace_id", flat=True):
        await start_next(workspace_id)  # type: ignore[arg-type]


async def resume(workspace_id: UUID) -> int:
    """Its key or its account works again: what waits for that is placed now; returns how many calls there are."""
    waiting = Attempt.filter(
        workspace_id=workspace_id,
        state=State.QUEUED,
        call__reason_code__in=[Reason.WORKSPACE_DISCONNECTED, Reason.ACCOUNT_PROBLEM],
    ).order_by("-call__requested_at", "id")
    async with in_transaction() as tx:
        ids = await waiting.using_db(tx).values_list("id", flat=True)
        for attempt_id in ids:
            # Always one more job: one that runs already may have read that the account does not work.
            await queue.defer(tx, "place_call", attempt_id=str(attempt_id))
    return len(ids)


async def note_capacity(workspace_id: UUID, concurrency: int, reserved: int, running: int, now: datetime) -> None:
    """Keep how many calls the provider allows at once, and how many of those that run are not ours."""
    await connections.get("default").execute_query(
        f"UPDATE workspaces SET concurrency = $3::int, reserved = $4::int, checked_at = $2, "  # noqa: S608 - as above
        f"other_calls = greatest(0, $5::int - {LIVE.format(workspace='$1', now='$2')}) WHERE id = $1",
        [workspace_id, now, concurrency, reserved, running],
    )


async def room_of(workspace_id: UUID) -> Room:
    """What this workspace has left now."""
    [row] = await connections.get("default").execute_query_dict(ROOM, [workspace_id, SECOND])
    return Room(**row)


async def _in_turn(workspace_id: UUID, limit: int | None) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = await connections.get("default").execute_query_dict(IN_TURN, [workspace_id, limit])
    return rows


def _paced(attempt: Attempt) -> UUID:
    assert attempt.workspace_id is not None  # noqa: S101 - only such attempts are paced, see `take`
    return attempt.workspace_id
