"""NumberFall: people answer a number far less than before. It rests for some days, and is tested anew afterwards.

A rest is a pause of the number alone, with its reason and its end; the gate knows it (`phone_numbers.rests_until`). It
never takes the last number that a customer can call from: such a number only says that it falls.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from tortoise import connections, fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.domain.calls import wake
from app.domain.calls.reasons import Reason
from app.domain.health.falling import HORIZON, WINDOW, Count, Day, Fall, fall_of
from app.domain.telephony.number_days import NumberDay
from app.domain.tenants.agencies import Agency
from app.postgres.tables import Table, unique

DAYS_KEPT = timedelta(days=400)
# Whoever falls again within this time rests twice as long as the last time.
RELAPSE = timedelta(days=60)
MAX_REST = timedelta(days=30)
MAX_REST_DAYS = 30


class NumberFall(Table):
    """A fall that was `found_at`, going on until `over_at`; it rests `rests_until`, unless it could not (null).

    Since `since`, people talked in `hits` of `dials` calls. Before, it was `before_hits` of `before_dials`: of its own
    calls, or where it had too few, `by_others`, those of the customer's other numbers in the same days.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    number_id = fields.UUIDField()
    customer_id = fields.UUIDField()
    found_at = fields.DatetimeField()
    since = fields.DateField()
    dials = fields.IntField()
    hits = fields.IntField()
    before_dials = fields.IntField()
    before_hits = fields.IntField()
    by_others = fields.BooleanField(default=False)
    rests_until = fields.DatetimeField(null=True)
    over_at = fields.DatetimeField(null=True)
    released_by = fields.CharField(max_length=200, null=True)

    class Meta:
        table = "number_falls"
        indexes = (
            ("number_id", "found_at"),
            unique("open_number_falls", "number_id", where="over_at IS NULL"),
        )

    @property
    def now(self) -> Count:
        """The calls since it fell."""
        return Count(self.dials, self.hits)

    @property
    def before(self) -> Count:
        """The calls that it is measured by."""
        return Count(self.before_dials, self.before_hits)


# A customer's numbers are looked at together, when one of them has calls that nobody has looked at.
CHANGED = """
SELECT id, dials, customer_id FROM number_days WHERE changed AND customer_id IN (
    SELECT DISTINCT customer_id FROM number_days WHERE changed LIMIT $1
)
"""
# What was counted meanwhile is looked at the next time.
SEEN = """
UPDATE number_days SET changed = false FROM unnest($1::bigint[], $2::int[]) AS seen(id, dials)
WHERE number_days.id = seen.id AND number_days.dials = seen.dials
"""
HISTORY = f"""
SELECT d.number_id, d.customer_id, CASE WHEN d.day > last.day - {WINDOW} THEN d.day END AS day,
       sum(d.dials)::int AS dials, sum(d.answered - d.short)::int AS hits
FROM number_days d JOIN phone_numbers n ON n.id = d.number_id AND n.customer_id = d.customer_id
CROSS JOIN LATERAL (SELECT ($2::timestamptz AT TIME ZONE c.timezone)::date AS day FROM customers c
                    WHERE c.id = d.customer_id) AS last
WHERE d.customer_id = ANY($1::uuid[]) AND d.counts AND d.day > last.day - {WINDOW + HORIZON}
GROUP BY 1, 2, 3 ORDER BY 3
"""  # noqa: S608 - only constants are interpolated
# Another number of the customer is there that calls: a rest stops nobody's leads altogether.
REST = """
UPDATE phone_numbers n SET rests_until = $3, rests_why = $4, falls_at = NULL
WHERE n.id = $1 AND n.customer_id = $2 AND coalesce(n.rests_until <= $5, true) AND EXISTS (
    SELECT FROM phone_numbers o JOIN agent_assignments a ON a.number_id = o.id
    JOIN workspaces w ON w.id = o.workspace_id
    WHERE o.customer_id = $2 AND o.id <> n.id AND o.gone_at IS NULL AND NOT o.paused AND o.trouble_at IS NULL
      AND coalesce(o.rests_until <= $5, true) AND a.outbound AND a.agent_id <> '' AND a.gone_at IS NULL
      AND w.status <> 'dead_key'
) RETURNING n.id
"""
BATCH_SIZE = 200


@dataclass
class History:
    """What is known of one number: all calls before the window, and those of each day in it."""

    customer_id: UUID
    past: Count = field(default_factory=Count)
    days: dict[date, Count] = field(default_factory=dict)


async def watch(now: datetime) -> None:
    """Look at every number that was called from since the last look, and end the rests that are over."""
    await _end_rests(now)
    database = connections.get("default")
    while changed := await database.execute_query_dict(CHANGED, [BATCH_SIZE]):
        customers = {row["customer_id"] for row in changed}
        known = await database.execute_query_dict(HISTORY, [list(customers), now])
        for number_id, (customer_id, found) in falls_in(known).items():
            await _note(number_id, customer_id, found, now)
        await database.execute_query(SEEN, [[row["id"] for row in changed], [row["dials"] for row in changed]])
        if len(customers) < BATCH_SIZE:
            return


def falls_in(rows: Iterable[dict[str, Any]]) -> dict[UUID, tuple[UUID, Fall | None]]:
    """Whether each of these numbers has fallen, by its days and those of the customer's others."""
    numbers: dict[UUID, History] = {}
    of_customer: dict[tuple[UUID, date], Count] = defaultdict(Count)
    for row in rows:
        mine = numbers.setdefault(row["number_id"], History(row["customer_id"]))
        count = Count(row["dials"], row["hits"])
        if row["day"] is None:
            mine.past = count
        else:
            mine.days[row["day"]] = count
            of_customer[mine.customer_id, row["day"]] = of_customer[mine.customer_id, row["day"]].plus(count)
    found = {}
    for number_id, mine in numbers.items():
        days = [
            Day(day, count, of_customer[mine.customer_id, day].less(count)) for day, count in sorted(mine.days.items())
        ]
        found[number_id] = (mine.customer_id, fall_of(mine.past, days))
    return found


async def _note(number_id: UUID, customer_id: UUID, fall: Fall | None, now: datetime) -> None:
    """Write down how a number stands: one that has fallen rests, if its agency wants that and another one can call."""
    open_fall = await NumberFall.get_or_none(number_id=number_id, over_at=None)
    if open_fall is not None and open_fall.rests_until is not None:
        return
    async with in_transaction() as tx:
        numbers = "UPDATE phone_numbers SET falls_at = CASE WHEN $2 THEN coalesce(falls_at, $3) END WHERE id = $1"
        await tx.execute_query(numbers, [number_id, fall is not None, now])
        if fall is None:
            await NumberFall.filter(number_id=number_id, over_at=None).using_db(tx).update(over_at=now)
            return
        noted = open_fall or NumberFall(number_id=number_id, customer_id=customer_id, found_at=now)
        noted.since, noted.by_others = fall.since, fall.by_others
        (noted.dials, noted.hits), (noted.before_dials, noted.before_hits) = fall.now, fall.before
        days, timezone = await _rest_of(customer_id, number_id, now)
        until = now + days
        why = sentence_of(noted, until.astimezone(ZoneInfo(timezone)))
        if days and await tx.execute_query_dict(REST, [number_id, customer_id, until, why, now]):
            noted.rests_until = until
            # The days of the fall are the reason of this rest, and no evidence for another.
            mine = NumberDay.filter(number_id=number_id, customer_id=customer_id, day__gte=fall.since).using_db(tx)
            await mine.update(counts=False)
        await noted.save(using_db=tx, force_create=open_fall is None)


async def _rest_of(customer_id: UUID, number_id: UUID, now: datetime) -> tuple[timedelta, str]:
    """How long this number would rest, and the customer's time zone: after a relapse twice as long as before."""
    of_agency = "SELECT g.rest_days, c.timezone FROM customers c JOIN agencies g ON g.id = c.agency_id WHERE c.id = $1"
    [row] = await connections.get("default").execute_query_dict(of_agency, [customer_id])
    rested = NumberFall.filter(number_id=number_id, rests_until__isnull=False, found_at__gt=now - RELAPSE)
    return min(timedelta(days=row["rest_days"]) * 2 ** min(await rested.count(), 9), MAX_REST), row["timezone"]


def sentence_of(fall: NumberFall, until: datetime) -> str:
    """Why it rests and what to do, in English, for whoever asks for a call."""
    return (
        f"This number rests until {until:%Y-%m-%d %H:%M} ({until.tzinfo}): people talked in"
        f" {fall.hits} of {fall.dials} calls since {fall.since}, and in {fall.before.rate:.0%} before."
        " Call from another number, or ask your agency to release it."
    )


async def release(number_id: UUID, by: str, now: datetime) -> bool:
    """Let a number that rests call at once, and wake what waits for it; False when it does not rest."""
    async with in_transaction() as tx:
        resting = NumberFall.filter(number_id=number_id, over_at=None, rests_until__gt=now).using_db(tx)
        if not await resting.update(over_at=now, released_by=by[:200]):
            return False
        await tx.execute_query(
            "UPDATE phone_numbers SET rests_until = NULL, rests_why = NULL WHERE id = $1", [number_id]
        )
        await wake.wake(tx, number_id, Reason.PAUSED)
        return True


async def forget_number(tx: BaseDBAsyncClient, number_id: UUID, now: datetime) -> None:
    """It is taken from its customer: how people answered that one's calls says nothing about the next one's."""
    await NumberFall.filter(number_id=number_id, over_at=None).using_db(tx).update(over_at=now)
    cleared = "rests_until = NULL, rests_why = NULL, falls_at = NULL, ramp_by = NULL, ramp_to = NULL, ramped_on = NULL"
    await tx.execute_query(f"UPDATE phone_numbers SET {cleared} WHERE id = $1", [number_id])  # noqa: S608 - a constant


async def _end_rests(now: datetime) -> None:
    """Close what is written of rests that have ended: what waited has its own time, and the gate looks at the clock."""
    await NumberFall.filter(over_at=None, rests_until__lte=now).update(over_at=now)


async def forget(now: datetime) -> None:
    """Drop days that nobody will look at."""
    await NumberDay.filter(day__lt=(now - DAYS_KEPT).date()).delete()


async def rest_for(agency_id: UUID, days: int) -> None:
    """Change how many days the agency's numbers rest, from the next rest on; 0: they never do by themselves."""
    await Agency.filter(id=agency_id).update(rest_days=days)
