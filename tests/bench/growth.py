"""`make growth`: an installation of years, seeded, and how long every page, duty and probe takes in it.

Tables are filled by SQL, so that a million calls take minutes; what is seeded adds up, which the ledger's own check
says at the end. Every GET of the settings page is asked for as the agency's owner and as an administrator of the
sub-account that has the most calls, every duty of the clock is done once, and readyz, metrics and a dry run are asked.
A file may be as long as it is: of it, the time to its first kilobytes is told. What is slow is named in the end, with
the statements behind it from the server's own log.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import uvloop

from app.domain.credits import ledger_checks
from app.domain.tenants.people import Role
from app.jobs.periodic import PERIODIC
from app.postgres import database, embedded, migrating
from app.web import embed
from tests.conftest import built
from tests.house import House
from tests.settings_page import seated
from tests.web.test_access_matrix_embed import parameters

SECONDS = 1.0
# A file is read so far: its heading comes before anything is looked for.
FILE_BYTES = 4096
TOKEN = "metrics-token-of-the-bench"
# A statement of the seed, which is one for a whole table.
SEED_SECONDS = 3600
# So many of the calls are those of one sub-account; they lie in the past by so many days at most.
BUSY_SHARE, DAYS = 5, 90
# A statement that takes so many milliseconds is in the server's log.
SLOW_STATEMENT = 300
# Rows are copied from those of the demo's first sub-account, so that a new column needs nothing here.
ACCOUNTS = (
    """
    CREATE TABLE grown_agencies AS
    SELECT gen_random_uuid() AS id, gen_random_uuid() AS workspace_id, g FROM generate_series(1, {agencies}) g
    """,
    # A tenth of the sub-accounts are those of the demo's agency, and the other agencies share the rest.
    """
    CREATE TABLE grown AS SELECT gen_random_uuid() AS id, g, CASE WHEN g % 10 > 0 THEN 1 + g % {agencies} END AS agency
    FROM generate_series(1, {accounts}) g
    """,
    "INSERT INTO grown SELECT '{ours}', 0",
    "CREATE UNIQUE INDEX ON grown (g)",
    """
    INSERT INTO agencies SELECT a.* FROM grown_agencies m, LATERAL (
        SELECT (jsonb_populate_record(NULL::agencies, to_jsonb(one) || jsonb_build_object(
            'id', m.id, 'company_id', 'Grown' || m.g))).*
        FROM agencies one WHERE id = (SELECT agency_id FROM customers WHERE id = '{ours}')) a
    """,
    """
    INSERT INTO workspaces SELECT w.* FROM grown_agencies m, LATERAL (
        SELECT (jsonb_populate_record(NULL::workspaces, to_jsonb(one) || jsonb_build_object(
            'id', m.workspace_id, 'agency_id', m.id, 'token', 'grown' || m.g))).* FROM workspaces one LIMIT 1) w
    """,
    """
    INSERT INTO customers SELECT c.* FROM grown m LEFT JOIN grown_agencies a ON a.g = m.agency, LATERAL (
        SELECT (jsonb_populate_record(NULL::customers, to_jsonb(one) || jsonb_build_object(
            'id', m.id, 'name', 'Sub-account ' || m.g, 'agency_id', coalesce(a.id, agency_id)))).*
        FROM customers one WHERE id = '{ours}') c WHERE m.g > 0
    """,
    """
    INSERT INTO installations SELECT i.* FROM grown m LEFT JOIN grown_agencies a ON a.g = m.agency, LATERAL (
        SELECT (jsonb_populate_record(NULL::installations, to_jsonb(one) || jsonb_build_object(
            'id', gen_random_uuid(), 'customer_id', m.id, 'location_id', 'Grown' || m.g, 'name', 'Sub-account ' || m.g,
            'agency_id', coalesce(a.id, agency_id)))).*
        FROM installations one WHERE customer_id = '{ours}') i WHERE m.g > 0
    """,
    """
    INSERT INTO phone_numbers SELECT n.* FROM generate_series(1, {numbers}) AS s(g)
    JOIN grown m ON m.g = 1 + s.g % {accounts} LEFT JOIN grown_agencies a ON a.g = m.agency, LATERAL (
        SELECT (jsonb_populate_record(NULL::phone_numbers, to_jsonb(one) || jsonb_build_object(
            'id', gen_random_uuid(), 'e164', '+1628' || (5000000 + s.g), 'customer_id', m.id,
            'workspace_id', coalesce(a.workspace_id, workspace_id)))).*
        FROM phone_numbers one WHERE customer_id = '{ours}' LIMIT 1) n
    """,
    """
    INSERT INTO agent_assignments SELECT a.* FROM phone_numbers n, LATERAL (
        SELECT (jsonb_populate_record(NULL::agent_assignments,
                to_jsonb(one) || jsonb_build_object('number_id', n.id))).*
        FROM agent_assignments one LIMIT 1) a WHERE n.e164 LIKE '+16285%'
    """,
)
CALLS = (
    # One of each five calls is the busy sub-account's.
    """
    CREATE TABLE grown_calls AS
    SELECT gen_random_uuid() AS id, gen_random_uuid() AS attempt_id, c.id AS customer_id, n.id AS number_id, s.g,
           now() - interval '1 hour' - s.g * interval '{days} days' / {calls} AS at
    FROM generate_series(1, {calls}) AS s(g)
    JOIN grown c ON c.g = CASE WHEN s.g % {share} = 0 THEN 0 ELSE 1 + s.g % {accounts} END
    JOIN (SELECT DISTINCT ON (customer_id) customer_id, id FROM phone_numbers ORDER BY customer_id, id) n
         ON n.customer_id = c.id
    """,
    """
    INSERT INTO calls (id, customer_id, number_id, source, from_number, to_number, agent_id, agent_version, variables,
                       metadata, state, outcome, requested_at, not_before, ended_at, charged, max_attempts,
                       minutes_between, skips_closed_hours)
    SELECT id, customer_id, number_id, 'api', '+14155550100', '+44' || (7000000000 + g), 'agent', 'latest',
           jsonb_build_object('full_name', 'Maria ' || g), '{{}}', 'ended',
           (ARRAY['answered', 'no_answer', 'voicemail'])[1 + g % 3], at, at, at, 10000, 1, 30, false
    FROM grown_calls
    """,
    """
    INSERT INTO attempts (id, call_id, customer_id, payer_id, day, state, price_per_minute, increment_seconds,
                          minimum_seconds, hold, due_at, dialed_at, looks, resends, provider_call_id, ended_at,
                          billed_seconds, charged, provider_cost_microcents, analysis, settled_at, outcome,
                          from_number_id, workspace_id)
    SELECT attempt_id, g.id, g.customer_id, g.customer_id, at::date, 'ended', 10000, 1, 0, 30000, at, at, 0, 0,
           'call_' || g.id, at, 60, 10000, 7000000, '{{"transcript": "Agent: Hello.\\nUser: Hi."}}', at,
           (ARRAY['answered', 'no_answer', 'voicemail'])[1 + g.g % 3], g.number_id, n.workspace_id
    FROM grown_calls g JOIN phone_numbers n ON n.id = g.number_id
    """,
    """
    INSERT INTO leads (customer_id, to_number, last_call_id, open, dialed_at)
    SELECT customer_id, '+44' || (7000000000 + g), id, false, ARRAY[at] FROM grown_calls
    """,
    """
    INSERT INTO requests (source, number_id, from_number, to_number, asked_at, call_id, customer_id)
    SELECT 'api', number_id, '+14155550100', '+44' || (7000000000 + g), at, id, customer_id
    FROM grown_calls ORDER BY g DESC
    """,
    """
    INSERT INTO voice_events (workspace_id, delivery_key, kind, body, received_at, handled_at)
    SELECT (SELECT id FROM workspaces LIMIT 1), kind || g.id, kind, '{{"call": {{"transcript": "Hello."}}}}', at, at
    FROM grown_calls g, unnest(ARRAY['call_started', 'call_ended', 'call_analyzed']) AS kind
    WHERE at > now() - interval '30 days' ORDER BY at
    """,
    """
    INSERT INTO write_backs (id, installation_id, cause_id, contact_id, effect, content, planned_at, tries, done_at)
    SELECT gen_random_uuid(), i.id, g.id, 'contact' || g.g, effect, '{{}}', at, 1, at
    FROM grown_calls g JOIN installations i ON i.customer_id = g.customer_id, unnest(ARRAY['note', 'tags']) AS effect
    """,
    # What each account was given first pays for all of its calls.
    """
    CREATE TABLE grown_money AS
    SELECT customer_id, 40000::bigint * count(*) AS granted, count(*) AS calls,
           (SELECT coalesce(max(version), 0) FROM ledger_entries e WHERE e.customer_id = g.customer_id) AS since,
           (SELECT coalesce(max(available), 0) FROM accounts a WHERE a.customer_id = g.customer_id) AS before
    FROM grown_calls g GROUP BY customer_id
    """,
    """
    INSERT INTO ledger_entries (customer_id, version, verb, amount, available_change, held_change, spent_change,
                                available_after, reason, created_at)
    SELECT customer_id, since + 1, 'grant', granted, granted, 0, 0, before + granted, 'Seeded',
           now() - interval '{days} days'
    FROM grown_money
    """,
    """
    INSERT INTO ledger_entries (customer_id, version, verb, amount, available_change, held_change, spent_change,
                                available_after, attempt_id, phase, reason, created_at)
    SELECT customer_id, m.since + 2 * turn + phase - 1, CASE phase WHEN 1 THEN 'hold' ELSE 'capture' END,
           CASE phase WHEN 1 THEN 30000 ELSE 10000 END, CASE phase WHEN 1 THEN -30000 ELSE 20000 END,
           CASE phase WHEN 1 THEN 30000 ELSE -30000 END, CASE phase WHEN 1 THEN 0 ELSE 10000 END,
           m.before + m.granted - 10000 * turn + CASE phase WHEN 1 THEN -20000 ELSE 0 END, attempt_id, phase,
           'Seeded', at
    FROM (SELECT *, row_number() OVER (PARTITION BY customer_id ORDER BY at) AS turn FROM grown_calls) g
    JOIN grown_money m USING (customer_id), unnest(ARRAY[1, 2]) AS phase ORDER BY at, phase
    """,
    """
    INSERT INTO accounts AS a (customer_id, available, held, spent, version)
    SELECT customer_id, granted - 10000 * calls, 0, 10000 * calls, 1 + 2 * calls FROM grown_money
    ON CONFLICT (customer_id) DO UPDATE SET available = a.available + EXCLUDED.available,
        spent = a.spent + EXCLUDED.spent, version = a.version + EXCLUDED.version
    """,
)


@dataclass(frozen=True)
class Size:
    """How much there is."""

    agencies: int
    accounts: int
    numbers: int
    calls: int


async def seeded(house: House, size: Size) -> None:
    """Fill the tables; says how long each statement took."""
    ours = house.seeded.customers[house.tenant.location_id].id
    values = {**vars(size), "ours": ours, "days": DAYS, "share": BUSY_SHARE}
    connection = await database.connect(house.database_url)
    try:
        started = time.perf_counter()
        # The worker of this app does not see the half of it: ten thousand accounts without credits are as many alarms.
        async with connection.transaction():
            for statement in (*ACCOUNTS, *CALLS):
                await connection.execute(statement.format(**values), timeout=SEED_SECONDS)
        await connection.execute("DROP TABLE grown, grown_agencies, grown_calls, grown_money")
        await connection.execute(f"ALTER SYSTEM SET log_min_duration_statement = {SLOW_STATEMENT}")
        await connection.execute("VACUUM (ANALYZE)", timeout=SEED_SECONDS)
        await connection.execute("SELECT pg_reload_conf()")
        # As each hour of those years did.
        assert await ledger_checks.check_new(datetime.now(UTC)) == [], "what was seeded does not add up"
        took = time.perf_counter() - started
        print(", ".join(f"{count:,} {name}" for name, count in vars(size).items()), f"seeded in {took:.0f} s")
    finally:
        await connection.close()


class Watch:
    """Times what is done."""

    def __init__(self) -> None:
        self.slow: list[str] = []

    async def time(self, name: str, what: Callable[[], Awaitable[int | None]]) -> None:
        """Do it once and print how long it took."""
        started = time.perf_counter()
        status = await what() or 200
        took = time.perf_counter() - started
        line = f"{name:<60} {1000 * took:>8.0f} ms" + (f"  answered {status}" if status >= 400 else "")
        print(line, flush=True)
        if took > SECONDS or status >= 400:
            self.slow.append(line)


async def pages(house: House) -> AsyncIterator[tuple[str, Callable[[], Awaitable[int]]]]:
    """Every GET of the settings page, as whoever has the most to see there."""
    values = await parameters(house)
    seats = {"agency": await seated(house, "agency"), "admin": await seated(house, "admin")}
    for route in embed.PAGES:
        if "GET" not in (route.methods or set()):
            continue
        for name, seat in seats.items():
            if route.role is Role.AGENCY and name != "agency":
                continue

            async def ask(path: str = route.path.format(**values), headers: dict[str, str] = seat.headers) -> int:
                async with house.http.stream("GET", path, headers=headers) as answer:
                    file = "attachment" in answer.headers.get("content-disposition", "")
                    async for _ in answer.aiter_raw():
                        if file and answer.num_bytes_downloaded >= FILE_BYTES:
                            break
                    return answer.status_code

            yield f"{name} {route.path}", ask


async def measure(house: House) -> list[str]:
    """Everything once; returns the lines that are too slow."""
    watch, leads = Watch(), [f"+1415555{index:04d}" for index in range(100, 2100)]
    async for name, ask in pages(house):
        await watch.time(name, ask)

    async def ready() -> int:
        return (await house.http.get("/readyz")).status_code

    async def metrics() -> int:
        return (await house.http.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})).status_code

    async def dry_run() -> int:
        return (await house.http.post("/api/dry-run", json={"leads": leads}, headers=house.key())).status_code

    for probe in (ready, metrics, dry_run):
        await watch.time(probe.__name__, probe)
    for duty in PERIODIC:

        async def done(run: Callable[[datetime], Awaitable[Any]] = duty.run) -> None:
            await run(datetime.now(UTC))

        await watch.time(f"duty {duty.name}", done)
    return watch.slow


async def growth(size: Size) -> int:
    """Seed, measure, and name what is too slow."""
    folder = Path(tempfile.mkdtemp(prefix="leadcall-growth-"))
    try:
        url = embedded.start(folder)
        await migrating.migrate(url)
        # Else the whole ledger is not recomputed in the time that a statement has, at the end.
        async with built(url, metrics_token=TOKEN, database_statement_seconds=600) as house:
            await seeded(house, size)
            slow = await measure(house)
        print("", *(slow or [f"Nothing takes more than {SECONDS:.0f} s."]), sep="\n")
        if slow:
            log = (folder / "postgres" / "log").read_text(errors="replace")
            print(*sorted({line for line in log.splitlines() if " duration: " in line}), sep="\n")
        return int(bool(slow))
    finally:
        embedded.stop(folder)
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="growth", description=__doc__)
    parser.add_argument("--agencies", type=int, default=100)
    parser.add_argument("--accounts", type=int, default=10_000)
    parser.add_argument("--numbers", type=int, default=30_000)
    parser.add_argument("--calls", type=int, default=1_000_000)
    chosen = parser.parse_args()
    return uvloop.run(growth(Size(**vars(chosen))))


if __name__ == "__main__":
    sys.exit(main())
