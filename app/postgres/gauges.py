"""How the installation is at this moment, read from its tables; every query has an index that keeps it short."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tortoise import connections

from app.postgres import deliveries

JOBS = """
SELECT entrypoint AS job, status::text AS state, count(*)::float8 AS number,
       coalesce(extract(epoch FROM now() - min(execute_after) FILTER (WHERE execute_after <= now())), 0)::float8 AS age
FROM pgqueuer GROUP BY 1, 2
"""
OPEN_CALLS = """
SELECT state, count(*)::float8 AS number,
       coalesce(extract(epoch FROM now() - min(coalesce(dialed_at, due_at))), 0)::float8 AS age
FROM attempts WHERE settled_at IS NULL GROUP BY 1
"""
RECENT_CALLS = """
SELECT state, coalesce(outcome, '') AS outcome, coalesce(reason_code, '') AS reason, count(*)::float8 AS number
FROM calls WHERE requested_at > now() - interval '1 hour' GROUP BY 1, 2, 3
"""
REVIEWS = """
SELECT count(*)::float8 AS number FROM attempts JOIN calls ON calls.id = attempts.call_id
WHERE attempts.settled_at IS NULL AND attempts.state = 'unconfirmed' AND calls.reason_code = 'NEEDS_REVIEW'
"""
CONNECTIONS = "SELECT state, count(*)::float8 AS number FROM crm_grants GROUP BY 1"
VOICE_ACCOUNTS = """
SELECT CASE WHEN status = 'dead_key' THEN status WHEN trouble IS NOT NULL THEN 'trouble' ELSE 'ok' END AS state,
       count(*)::float8 AS number
FROM workspaces GROUP BY 1
"""


@dataclass(frozen=True)
class Gauge:
    """One measurement: what it is called, what it says of which part, and how much."""

    name: str
    labels: dict[str, str]
    value: float


# Every measurement there is, with what it means.
MEANINGS = {
    "leadcall_jobs": "Jobs in the queue, by name and state; state failed: parked until a person looks",
    "leadcall_job_age_seconds": "How long the oldest due job of a name has waited",
    "leadcall_calls_open": "Dials that are not over or not paid for, by state",
    "leadcall_call_age_seconds": "How long the oldest open dial of a state has been open",
    "leadcall_calls_last_hour": "Calls asked for in the last hour, by state, outcome and reason",
    "leadcall_calls_to_review": "Unconfirmed calls that a person must look for at the voice provider",
    "leadcall_crm_connections": "Connections to the CRM by state",
    "leadcall_voice_accounts": "Voice accounts: ok, dead_key (the key is not taken) or trouble (it cannot call)",
    "leadcall_crm_deliveries_refused_ratio": "Share of the CRM's events of three days that were not answered with 2xx",
}


async def read() -> list[Gauge]:
    """Every measurement, now."""
    found: list[Gauge] = []
    for row in await _rows(JOBS):
        found.append(Gauge("leadcall_jobs", {"job": row["job"], "state": row["state"]}, row["number"]))
        if row["state"] == "queued":
            found.append(Gauge("leadcall_job_age_seconds", {"job": row["job"]}, row["age"]))
    for row in await _rows(OPEN_CALLS):
        found.append(Gauge("leadcall_calls_open", {"state": row["state"]}, row["number"]))
        found.append(Gauge("leadcall_call_age_seconds", {"state": row["state"]}, row["age"]))
    for row in await _rows(RECENT_CALLS):
        labels = {name: row[name] for name in ("state", "outcome", "reason")}
        found.append(Gauge("leadcall_calls_last_hour", labels, row["number"]))
    found += [Gauge("leadcall_calls_to_review", {}, row["number"]) for row in await _rows(REVIEWS)]
    found += [
        Gauge("leadcall_crm_connections", {"state": row["state"]}, row["number"]) for row in await _rows(CONNECTIONS)
    ]
    found += [
        Gauge("leadcall_voice_accounts", {"state": row["state"]}, row["number"]) for row in await _rows(VOICE_ACCOUNTS)
    ]
    delivered = await deliveries.lately(datetime.now(UTC))
    return [*found, Gauge("leadcall_crm_deliveries_refused_ratio", {}, delivered.share)]


async def _rows(sql: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = await connections.get("default").execute_query_dict(sql)
    return rows
