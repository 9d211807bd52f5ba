"""What the voice provider cost beside what we charged: margins by month, and a check of both sums each day."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import UUID

import structlog
from tortoise import connections, fields

from app.domain.credits import ledger_checks
from app.domain.credits.allowances import after
from app.postgres.tables import Table

log = structlog.get_logger(__name__)


class DailyCheck(Table):
    """How the sums of one day (UTC, by the time of settlement) looked on the next; written once.

    `charged` is what the calls say and `captured` what the ledger says (1/1000 credit), `costs_missing`
    the billed attempts of which the provider named no cost (the sum is in 1/1,000,000 cent).
    """

    day = fields.DateField(primary_key=True)
    charged = fields.BigIntField()
    captured = fields.BigIntField()
    provider_cost_microcents = fields.BigIntField()
    costs_missing = fields.IntField()
    drifts: fields.Field[list[str]] = fields.JSONField()
    checked_at = fields.DatetimeField()

    class Meta:
        table = "daily_checks"


@dataclass(frozen=True)
class Margin:
    """One customer, agent or number in one month; revenue and margin are None while a credit's price is not set.

    `charged` in 1/1000 credit, money in 1/1,000,000 cent.
    """

    name: str
    calls: int
    billed_seconds: int
    charged: int
    provider_cost_microcents: int
    costs_missing: int
    revenue_microcents: int | None

    @property
    def margin_microcents(self) -> int | None:
        """What is left of the revenue after the provider is paid."""
        return None if self.revenue_microcents is None else self.revenue_microcents - self.provider_cost_microcents


MARGINS = """
SELECT {name} AS name, count(*) AS calls, coalesce(sum(t.billed_seconds), 0) AS billed_seconds,
       coalesce(sum(t.charged), 0)::bigint AS charged,
       coalesce(sum(t.provider_cost_microcents), 0)::bigint AS provider_cost_microcents,
       count(*) FILTER (WHERE t.billed_seconds > 0 AND t.provider_cost_microcents IS NULL) AS costs_missing,
       CASE WHEN bool_and(c.credit_microcents IS NOT NULL)
            THEN sum(coalesce(t.charged, 0) * c.credit_microcents / 1000)::bigint END AS revenue_microcents
FROM attempts t JOIN customers c ON c.id = t.customer_id {joins}
WHERE t.state = 'ended' AND t.settled_at BETWEEN $3 AND $4
  AND to_char(t.settled_at AT TIME ZONE c.timezone, 'YYYY-MM') = $1 AND ($2::uuid IS NULL OR c.id = $2)
GROUP BY {key} ORDER BY name
"""


class By(StrEnum):
    """What margins are told apart by."""

    CUSTOMER = "customer"
    AGENT = "agent"
    NUMBER = "number"


CALLS = "JOIN calls k ON k.id = t.call_id"
# By what name each is told, what makes it one, and what must be read for that; an agent has the name that it has now.
GROUPS = {
    By.CUSTOMER: ("c.name", "c.id", ""),
    # Two agencies may use agents of the same id.
    By.AGENT: (
        """coalesce((
            SELECT max(a.agent_name) FROM agent_assignments a JOIN phone_numbers its ON its.id = a.number_id
            JOIN workspaces w ON w.id = its.workspace_id
            WHERE a.agent_id = k.agent_id AND w.agency_id = c.agency_id AND a.agent_name <> ''
        ), k.agent_id)""",
        "c.agency_id, k.agent_id",
        CALLS,
    ),
    By.NUMBER: (
        "coalesce(n.e164, max(k.from_number))",
        "n.id",
        f"{CALLS} LEFT JOIN phone_numbers n ON n.id = coalesce(t.from_number_id, k.number_id)",
    ),
}


async def of_month(month: str, customer_id: UUID | None = None, by: By = By.CUSTOMER) -> list[Margin]:
    """The margin of every customer (or this one), agent or number with calls settled in this month (`2026-11`, where
    the customer lives)."""
    name, key, joins = GROUPS[by]
    sql = MARGINS.format(name=name, key=key, joins=joins)
    # Wherever they live, so that no other months are read.
    first, last = (datetime.strptime(one, "%Y-%m").replace(tzinfo=UTC) for one in (month, after(month)))
    values = [month, customer_id, first - timedelta(days=1), last + timedelta(days=1)]
    rows = await connections.get("default").execute_query_dict(sql, values)
    return [Margin(**row) for row in rows]


# The day's calls on one side, the day's entries on the other; a late call is charged by an adjustment.
SUMS = """
SELECT (SELECT coalesce(sum(charged), 0)::bigint FROM attempts t WHERE settled_at >= $1 AND settled_at < $2) AS charged,
       (SELECT coalesce(sum(CASE WHEN e.phase = 2 THEN e.spent_change ELSE -e.available_change END), 0)::bigint
        FROM ledger_entries e JOIN attempts t ON t.id = e.attempt_id
        WHERE e.phase IN (2, 3) AND t.settled_at >= $1 AND t.settled_at < $2) AS captured,
       (SELECT coalesce(sum(provider_cost_microcents), 0)::bigint FROM attempts
        WHERE settled_at >= $1 AND settled_at < $2) AS provider_cost_microcents,
       (SELECT count(*)::int FROM attempts WHERE settled_at >= $1 AND settled_at < $2 AND billed_seconds > 0
        AND provider_cost_microcents IS NULL) AS costs_missing
"""


# Looked at once a day: few calls say little, and a week has each of its days.
LOOKED_BACK = timedelta(days=7)
LOSES = """
UPDATE customers AS known SET loses_since = CASE WHEN now_so.loses THEN $2::timestamptz END
FROM (
    SELECT c.id, coalesce(week.cost > week.charged * c.credit_microcents / 1000, false) AS loses
    FROM customers c LEFT JOIN (
        SELECT customer_id, sum(coalesce(charged, 0))::numeric AS charged,
               sum(coalesce(provider_cost_microcents, 0))::numeric AS cost
        FROM attempts WHERE settled_at >= $1 AND settled_at < $2 GROUP BY customer_id
    ) AS week ON week.customer_id = c.id
) AS now_so
WHERE now_so.id = known.id AND now_so.loses IS DISTINCT FROM (known.loses_since IS NOT NULL)
"""


async def note_losses(now: datetime) -> None:
    """Note of each customer whether its calls of the last days cost more than it pays for them, and since when."""
    await connections.get("default").execute_query(LOSES, [now - LOOKED_BACK, now])


async def check_yesterday(now: datetime) -> DailyCheck | None:
    """Compare yesterday's sums and check what the ledger has new, once a day; None when that was done already."""
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    yesterday = today - timedelta(days=1)
    if await DailyCheck.exists(day=yesterday.date()):
        return None
    [sums] = await connections.get("default").execute_query_dict(SUMS, [yesterday, today])
    await note_losses(now)
    drifts = await ledger_checks.check_new(now)
    if sums["charged"] != sums["captured"]:
        drifts.append(f"{yesterday:%F}: the calls say {sums['charged']}, the ledger {sums['captured']}")
    if drifts or sums["costs_missing"]:
        log.error("ledger.daily_check", day=f"{yesterday:%F}", drifts=drifts[:20], costs_missing=sums["costs_missing"])
    check, _ = await DailyCheck.get_or_create(
        day=yesterday.date(), defaults={**sums, "drifts": drifts, "checked_at": now}
    )
    return check
