"""What is wrong at this moment, read from the rows as they stand: one query for each kind of incident."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from tortoise import connections

# Whatever the CRM has refused stays wrong for so long, unless something goes through meanwhile.
REFUSED_LATELY = timedelta(hours=1)


class Kind(StrEnum):
    """What may be wrong; its name is what workflows and webhooks are told."""

    ACCOUNT_PROBLEM = "account_problem"
    KEY_REJECTED = "key_rejected"
    NUMBER_GONE = "number_gone"
    NUMBER_FALLS = "number_falls"
    NO_CREDITS = "no_credits"
    NEGATIVE_MARGIN = "negative_margin"
    LEADS_LATE = "leads_late"
    WRITE_BACK_FAILING = "write_back_failing"
    TRIGGER_FAILING = "trigger_failing"


@dataclass(frozen=True)
class Incident:
    """One thing that is wrong: of an agency, and of one of its customers where it is only that one's.

    `subject` is what it is about, so that the same trouble is known again; `facts` is what people are told of it.
    """

    agency_id: UUID
    customer_id: UUID | None
    kind: Kind
    subject: str
    since: datetime
    facts: dict[str, Any] = field(default_factory=dict)


ACCOUNTS = """
SELECT agency_id, NULL::uuid AS customer_id, 'account_problem' AS kind, id::text AS subject, trouble_at AS since,
       jsonb_build_object('name', name, 'trouble', trouble)::text AS facts
FROM workspaces WHERE trouble IS NOT NULL AND trouble_at IS NOT NULL
UNION ALL
SELECT agency_id, NULL, 'key_rejected', id::text, coalesce(checked_at, $1), jsonb_build_object('name', name)::text
FROM workspaces WHERE status = 'dead_key'
"""
NUMBERS = """
SELECT w.agency_id, n.customer_id, 'number_gone' AS kind, n.id::text AS subject, n.gone_at AS since,
       jsonb_build_object('name', n.e164)::text AS facts
FROM phone_numbers n JOIN workspaces w ON w.id = n.workspace_id
WHERE n.gone_at IS NOT NULL AND n.customer_id IS NOT NULL
"""
FALLS = """
SELECT w.agency_id, f.customer_id, 'number_falls' AS kind, n.id::text AS subject, f.found_at AS since,
       jsonb_build_object('name', n.e164, 'dials', f.dials, 'hits', f.hits, 'day', f.since,
                          'before', round(100.0 * f.before_hits / greatest(f.before_dials, 1)),
                          'rests_until', f.rests_until)::text AS facts
FROM number_falls f JOIN phone_numbers n ON n.id = f.number_id AND n.customer_id = f.customer_id
JOIN workspaces w ON w.id = n.workspace_id
WHERE f.over_at IS NULL AND n.gone_at IS NULL
"""
# Only of those that would call: they have a number with Outbound on.
CREDITS = """
SELECT c.agency_id, c.id AS customer_id, 'no_credits' AS kind, c.id::text AS subject, $1::timestamptz AS since,
       jsonb_build_object('name', c.name)::text AS facts
FROM customers c LEFT JOIN accounts a ON a.customer_id = CASE WHEN c.own_credits THEN c.id ELSE c.agency_id END
WHERE coalesce(a.available + a.held, 0) < greatest(c.price_per_minute::bigint * greatest(c.hold_minutes, 1), 1)
  AND c.price_per_minute > 0
  AND EXISTS (SELECT FROM phone_numbers n JOIN agent_assignments s ON s.number_id = n.id AND s.outbound
              WHERE n.customer_id = c.id AND n.gone_at IS NULL)
"""
# The agency's own affair: a sub-account is not told what its calls cost the agency.
MARGINS = """
SELECT agency_id, NULL::uuid AS customer_id, 'negative_margin' AS kind, id::text AS subject, loses_since AS since,
       jsonb_build_object('name', name)::text AS facts
FROM customers WHERE loses_since IS NOT NULL
"""
# What may not be called yet is not late: it is due since its hours have opened.
LATE = """
SELECT c.agency_id, c.id AS customer_id, 'leads_late' AS kind, c.id::text AS subject, min(late.due_at) AS since,
       jsonb_build_object('name', c.name, 'leads', sum(late.leads), 'reasons', jsonb_object_agg(late.code, late.leads))
       ::text AS facts
FROM (
    SELECT t.customer_id, coalesce(k.reason_code, 'QUEUED') AS code, count(*) AS leads, min(t.due_at) AS due_at
    FROM attempts t JOIN calls k ON k.id = t.call_id
    JOIN customers c ON c.id = t.customer_id JOIN agencies g ON g.id = c.agency_id
    WHERE t.state = 'queued' AND t.settled_at IS NULL
      AND t.due_at < $1::timestamptz - make_interval(mins => g.late_minutes)
      AND coalesce(t.earliest_at, k.asked_for, '-infinity') < $1::timestamptz - make_interval(mins => g.late_minutes)
      AND coalesce(k.reason_code, '') NOT IN ('OUTSIDE_CALLING_HOURS', 'SCHEDULED')
    GROUP BY t.customer_id, k.reason_code
) AS late JOIN customers c ON c.id = late.customer_id GROUP BY c.id
"""
FAILING = """
SELECT i.agency_id, i.customer_id, '{kind}' AS kind, i.id::text AS subject, min(e.planned_at) AS since,
       jsonb_build_object('name', i.name, 'count', count(*), 'why', max(e.given_up_why))::text AS facts
FROM {entries} JOIN installations i ON i.id = {installation}
WHERE e.given_up_why IS NOT NULL AND e.given_up_why <> 'The contact was erased.'
  AND e.planned_at > $1::timestamptz - $2::interval
  AND i.status = 'active'
GROUP BY i.id
"""
WRITE_BACKS = FAILING.format(kind=Kind.WRITE_BACK_FAILING, entries="write_backs e", installation="e.installation_id")
TRIGGERS = FAILING.format(
    kind=Kind.TRIGGER_FAILING,
    entries="trigger_deliveries e JOIN trigger_subscriptions s ON s.id = e.subscription_id",
    installation="s.installation_id",
)
QUERIES: tuple[tuple[str, tuple[timedelta, ...]], ...] = (
    (ACCOUNTS, ()),
    (NUMBERS, ()),
    (FALLS, ()),
    (CREDITS, ()),
    (MARGINS, ()),
    (LATE, ()),
    (WRITE_BACKS, (REFUSED_LATELY,)),
    (TRIGGERS, (REFUSED_LATELY,)),
)


async def current(now: datetime) -> list[Incident]:
    """Everything that is wrong now, of all agencies."""
    found = []
    for sql, values in QUERIES:
        for row in await connections.get("default").execute_query_dict(sql, [now, *values] if "$1" in sql else []):
            facts = json.loads(row["facts"])
            found.append(Incident(**(row | {"kind": Kind(row["kind"]), "facts": facts})))
    return found
