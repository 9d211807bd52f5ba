"""The one gate: every request that may start a call passes it, the first dial, a redial and a resend alike.

Two statements of one transaction. The first locks every row that could forbid the call, so that a switch that was
committed before is seen, and one that comes later waits for our commit. The second decides and writes: all conditions
hold and the attempt is `dialing`, or nothing is written and the first condition that does not hold is named.
All times are the database's: no worker's clock moves a lease, a minute, a day or a due time.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from tortoise.transactions import in_transaction

from app.domain.calls import leads, pacing, quotas
from app.domain.calls.calls import Attempt
from app.domain.calls.do_not_call import not_listed
from app.domain.calls.restore_hold import DIALING_ALLOWED
from app.domain.credits import ledger
from app.domain.rules.consent import Proof
from app.domain.rules.decision import Check
from app.domain.rules.policies import Policy
from app.domain.rules.tariff import AGENT_LIMIT_SECONDS, MAX_SECONDS, MIN_SECONDS, charge_sql, seconds_sql
from app.domain.screening import lists, lookups
from app.domain.telephony.account_troubles import NEXT_PROBE, STANDS_STILL
from app.domain.telephony.numbers import INSTALLED, RULES_SEEN, CallingNumber, not_own_line
from app.errors import AppError
from app.postgres.notify import told

NOW = "statement_timestamp()"
SECOND = "$12::interval"
# What two machines kept by NTP never differ: whoever is further away decides by a wrong hour.
CLOCK_TOLERANCE = "5 seconds"
# A decision about hours, consent and the contact may be this old when it is acted on.
DECISION_TTL = timedelta(seconds=10)
# A dialer renews its lease while it waits for the answer: one that lapsed means a dead or a frozen dialer.
LEASE = timedelta(seconds=10)
# The provider keeps an idempotency key for one hour; we stop trusting it a little earlier.
KEY_TTL = timedelta(minutes=55)
MAX_RESENDS = 3
# A call may talk this long if the account has it, and beyond that for a tenth of what is available: one long call does
# not keep all other leads of a small account from being called.
LONG_ENOUGH_SECONDS = 300
SHARE = 10
# What is found while the hold is raised, after all other conditions: not even the shortest call can be paid for.
CREDITS = "credits"
# An imported list is too old, or nobody has been asked about the number where the agency has somebody asked.
LISTS_AGE, LOOKUP = "screening age", "screening lookup"
# The caps of day and minute, which are looked at where the dial is counted, so that no two calls pass them together.
QUOTAS = "quotas"


@dataclass(frozen=True)
class Condition:
    """One thing that must hold for a call to be placed: SQL over the rows of GATE."""

    name: str
    holds: str


# Nothing is asked of a call of no campaign.
RUNNING = "NOT EXISTS (SELECT FROM campaigns p WHERE p.id = k.campaign_id AND p.status <> 'running')"
# A first attempt was admitted while there was room for it, unless it waits for room (see room.py).
COUNTED = "k.outcome IS NULL AND t.unheld IS NULL"
# t attempt, k call, n number, w workspace, c customer, g agency, a the number's agent, i the sub-account, l lead;
# $2 this is a resend, $3 after so many, $4 decided at, $5 by these rules, $6 and $7 dials of a lead a day and in
# 14 days, $8 its turn has come.
CONDITIONS = (
    Condition(
        "state",
        f"CASE WHEN $2 THEN t.state = 'unconfirmed' AND t.resends = $3 AND t.resends < {MAX_RESENDS}"
        f" AND t.lease_until < {NOW} AND t.dialed_at > {NOW} - interval '{KEY_TTL.total_seconds():.0f} seconds'"
        " ELSE t.state = 'queued' END",
    ),
    Condition(
        "decision",
        f"$4 BETWEEN {NOW} - interval '{DECISION_TTL.total_seconds():.0f} seconds' AND {NOW} + interval '1 second'",
    ),
    Condition("clock", f"$13 BETWEEN $4 - interval '{CLOCK_TOLERANCE}' AND $4 + interval '{CLOCK_TOLERANCE}'"),
    Condition("restore", DIALING_ALLOWED),
    Condition("canceled", "k.canceled_at IS NULL"),
    Condition("campaign", RUNNING),
    Condition("due", f"coalesce(t.earliest_at, k.asked_for, '-infinity') <= {NOW}"),
    Condition("number", "n.gone_at IS NULL AND n.customer_id = t.customer_id"),
    Condition("installation", INSTALLED),
    Condition("workspace", "w.status <> 'dead_key'"),
    Condition("account", f"NOT {STANDS_STILL.format(now=NOW)}"),
    Condition("outbound", "a.outbound AND a.agent_id <> '' AND a.gone_at IS NULL"),
    Condition("agency pause", "NOT g.paused"),
    Condition("customer pause", "NOT c.paused"),
    Condition("number pause", "NOT n.paused"),
    Condition("number rest", f"n.rests_until IS NULL OR n.rests_until <= {NOW}"),
    Condition("rules", f"{RULES_SEEN} = $5"),
    Condition("do-not-call", not_listed("k.to_number", "k.customer_id", "c.agency_id")),
    Condition("own line", not_own_line("k.to_number", "c.agency_id")),
    Condition("screening list", lists.on_none("k.to_number", "c.agency_id")),
    Condition(LISTS_AGE, f"g.calls_unscreened OR {lists.all_new_enough('c.agency_id', NOW)}"),
    Condition("lead", "l.last_call_id = k.id"),
    Condition("lead called", "l.overtaken_call_id IS DISTINCT FROM k.id"),
    Condition("lead day", f"$2 OR {leads.dials_of('l', NOW, leads.TODAY)} < $6"),
    Condition("lead fortnight", f"$2 OR {leads.dials_of('l', NOW, leads.LATELY)} < $7"),
    Condition("automatic pause", f"{COUNTED} OR c.closed_until IS NULL OR c.closed_until <= {NOW}"),
    Condition(LOOKUP, lookups.answered("k.to_number", "g", "$2", NOW)),
    Condition("second", pacing.has_second(NOW, SECOND)),
    Condition("line", f"$2 OR ({pacing.has_line(NOW, '$8')})"),
)

# What of them does not hold, the first of all; null when the call may be placed.
FORBIDDEN = (
    "CASE " + " ".join(f"WHEN NOT coalesce({one.holds}, false) THEN '{one.name}'" for one in CONDITIONS) + " END"
)
# The rows that they look at, around an attempt t of a call k.
AROUND = """JOIN phone_numbers n ON n.id = k.number_id JOIN workspaces w ON w.id = n.workspace_id
    JOIN customers c ON c.id = t.customer_id JOIN agencies g ON g.id = c.agency_id
    LEFT JOIN agent_assignments a ON a.number_id = n.id
    LEFT JOIN installations i ON i.customer_id = c.id"""


def forbidden_for(given: Mapping[str, str]) -> str:
    """FORBIDDEN for a statement about other rows, or another time, than one attempt's now.

    `given` has the SQL that stands for NOW and for each value (`$2` …); raises KeyError when one is left out.
    """
    return re.sub(rf"{re.escape(NOW)}|\$\d+", lambda found: given[found[0]], FORBIDDEN)


# The call before the lead and the account, as in attempts.py: the bill of an earlier attempt may be written at this
# moment. Whoever records that the lead has called locks its row alone (see domain/callbacks/incoming.py).
LOCK = """
WITH a AS (
    SELECT FROM agent_assignments
    WHERE number_id = (SELECT k.number_id FROM calls k JOIN attempts t ON t.call_id = k.id WHERE t.id = $1) FOR SHARE
), i AS (
    SELECT FROM installations WHERE customer_id = (SELECT customer_id FROM attempts WHERE id = $1) FOR SHARE
), p AS (
    SELECT FROM campaigns
    WHERE id = (SELECT k.campaign_id FROM calls k JOIN attempts t ON t.call_id = k.id WHERE t.id = $1) FOR SHARE
), others AS (
    SELECT FROM attempts t JOIN calls k ON k.id = t.call_id
    JOIN phone_numbers n ON n.id = k.number_id JOIN workspaces w ON w.id = n.workspace_id
    JOIN customers c ON c.id = t.customer_id JOIN agencies g ON g.id = c.agency_id
    WHERE t.id = $1 FOR NO KEY UPDATE OF t, k, n, w FOR SHARE OF c, g
), l AS (
    SELECT FROM leads WHERE (customer_id, to_number) = (
        SELECT k.customer_id, k.to_number FROM calls k JOIN attempts t ON t.call_id = k.id WHERE t.id = $1
    ) FOR NO KEY UPDATE
)
SELECT (SELECT count(*) FROM others), (SELECT count(*) FROM a), (SELECT count(*) FROM i), (SELECT count(*) FROM p),
       (SELECT count(*) FROM l)
"""

# What an agent may talk at most; unknown: as long as the provider allows one that names no limit.
AGENT_SECONDS = f"""least({MAX_SECONDS}, coalesce((
    SELECT min(chosen.max_call_seconds) FROM agent_assignments chosen
    JOIN phone_numbers its ON its.id = chosen.number_id
    WHERE chosen.agent_id = k.agent_id AND its.workspace_id = n.workspace_id
), {AGENT_LIMIT_SECONDS}))"""  # noqa: S608 - only constants are interpolated

# Leads before accounts before days, as in admission.py: two statements never wait for each other.
GATE = f"""
WITH it AS MATERIALIZED (
    SELECT t.*, k.number_id, k.to_number, k.outcome, n.workspace_id AS dialing_workspace, c.spend_per_day,
           ({NOW} AT TIME ZONE c.timezone)::date AS today, {AGENT_SECONDS} AS agent_seconds,
           CASE WHEN t.unheld IS NULL THEN t.day ELSE ({NOW} AT TIME ZONE c.timezone)::date END AS counts_for,
           greatest(t.hold, t.unheld) AS needed, NOT ({COUNTED}) AS uncounted,
           coalesce(c.calls_per_day, {quotas.NO_CAP}) AS per_day,
           coalesce(n.calls_per_day, {quotas.NO_CAP}) AS n_per_day,
           coalesce(c.calls_per_minute, {quotas.NO_CAP}) AS per_minute,
           coalesce(n.calls_per_minute, {quotas.NO_CAP}) AS n_per_minute,
           {leads.dials_of("l", NOW, leads.TODAY)} AS dials_in_a_day,
           {leads.dials_of("l", NOW, leads.LATELY)} AS dials_in_14_days,
           jsonb_build_object('lists', {lists.as_evidence("c.agency_id")},
                              'lookup', {lookups.as_evidence("k.to_number", "c.agency_id")}) AS screened,
           {FORBIDDEN} AS forbidden
    FROM attempts t JOIN calls k ON k.id = t.call_id
    {AROUND}
    LEFT JOIN leads l ON l.customer_id = k.customer_id AND l.to_number = k.to_number
    WHERE t.id = $1
), passed AS MATERIALIZED (SELECT * FROM it WHERE forbidden IS NULL),
lead AS (
    UPDATE leads SET guarded_until = {NOW} + $9::interval, dialed_at = array_append(
        ARRAY(SELECT dial FROM unnest(leads.dialed_at) AS dial WHERE dial > {NOW} - interval '{leads.LATELY}'), {NOW})
    FROM passed WHERE NOT $2 AND leads.last_call_id = passed.call_id RETURNING leads.id
), purse AS MATERIALIZED (
    SELECT available FROM accounts WHERE customer_id = (SELECT payer_id FROM passed) AND EXISTS (SELECT FROM lead)
    FOR NO KEY UPDATE
), spent AS MATERIALIZED (
    SELECT held + spent AS amount FROM usage_days WHERE subject_id = (SELECT customer_id FROM passed)
    AND day = (SELECT counts_for FROM passed) AND EXISTS (SELECT FROM purse) FOR NO KEY UPDATE
), most AS MATERIALIZED (
    SELECT passed.*, hold + greatest(available, 0) AS affordable,
           hold + greatest(0, coalesce(spend_per_day - coalesce(spent.amount, 0), {ledger.NO_LIMIT})) AS allowed
    FROM passed JOIN purse ON true LEFT JOIN spent ON true
), wide AS MATERIALIZED (
    SELECT *, greatest(needed, least(
        {charge_sql("agent_seconds", "most")}, affordable,
        greatest({charge_sql(str(LONG_ENOUGH_SECONDS), "most")}, hold + (affordable - hold) / {SHARE}), allowed
    )) AS amount FROM most WHERE needed <= affordable AND needed <= allowed
), lasting AS MATERIALIZED (
    SELECT *, least(agent_seconds, coalesce({seconds_sql("amount", "wide")}, agent_seconds))::int AS seconds FROM wide
), paid AS MATERIALIZED (
    SELECT *, greatest(0, {charge_sql("seconds", "lasting")} - hold) AS raise FROM lasting
    WHERE seconds >= {MIN_SECONDS}
), account AS (
    UPDATE accounts SET available = available - raise, held = held + raise, version = version + 1
    FROM paid WHERE accounts.customer_id = paid.payer_id AND (raise > 0 OR unheld IS NOT NULL)
    RETURNING accounts.version, accounts.available
), entry AS (
    INSERT INTO ledger_entries (customer_id, version, verb, amount, available_change, held_change, spent_change,
                                available_after, attempt_id, phase, reason, created_at)
    SELECT payer_id, account.version, CASE WHEN unheld IS NULL THEN 'adjust' ELSE 'hold' END,
           CASE WHEN unheld IS NULL THEN 0 ELSE raise END, -raise, raise, 0, account.available, id,
           CASE WHEN unheld IS NOT NULL THEN {ledger.HOLD} END,
           CASE WHEN unheld IS NULL THEN '{ledger.RAISED}' ELSE '{ledger.SET_ASIDE}' END, {NOW} FROM paid, account
), days AS MATERIALIZED (
    SELECT subject_id, day, sum(calls) AS calls, sum(raise) AS raise FROM (
        SELECT customer_id AS subject_id, counts_for AS day, 0 AS calls, raise FROM paid WHERE raise > 0
        UNION ALL SELECT customer_id, today, 1, 0 FROM paid WHERE uncounted
        UNION ALL SELECT number_id, today, 1, 0 FROM paid WHERE uncounted
    ) AS parts GROUP BY subject_id, day
), counted AS (
    INSERT INTO usage_days AS used (subject_id, day, calls, minute, minute_calls, held, spent)
    SELECT subject_id, day, calls, date_trunc('minute', {NOW}), calls, raise, 0 FROM days
    ORDER BY subject_id <> (SELECT customer_id FROM paid), subject_id, day
    ON CONFLICT (subject_id, day) DO UPDATE SET calls = used.calls + EXCLUDED.calls, held = used.held + EXCLUDED.held,
        {quotas.COUNT_MINUTE}
    WHERE EXCLUDED.calls = 0 OR (
        SELECT used.calls + 1 <= most AND ({quotas.MINUTE_HAS_ROOM}) FROM (
            SELECT customer_id AS subject_id, per_day AS most, per_minute FROM paid
            UNION ALL SELECT number_id, n_per_day, n_per_minute FROM paid
        ) AS caps WHERE caps.subject_id = used.subject_id
    )
    RETURNING calls
), attempt AS (
    UPDATE attempts SET state = 'dialing', due_at = least(attempts.due_at, {NOW}), dialed_at = {NOW},
           from_number_id = paid.number_id,
           decision = $14::jsonb || jsonb_build_object('dials_in_a_day', paid.dials_in_a_day,
                                                       'dials_in_14_days', paid.dials_in_14_days,
                                                       'screening', jsonb_strip_nulls(paid.screened)),
           lease_until = {NOW} + $10::interval, paced_since = NULL, room_since = NULL, unheld = NULL,
           day = paid.counts_for,
           next_look_at = {NOW} + $10::interval, max_seconds = paid.seconds,
           hold = attempts.hold + paid.raise,
           raised = attempts.raised + greatest(0, paid.raise - coalesce(paid.unheld, 0))
    FROM paid WHERE attempts.id = paid.id RETURNING attempts.dialed_at, attempts.max_seconds, attempts.resends
), resent AS (
    UPDATE attempts SET resends = attempts.resends + 1, lease_until = {NOW} + $10::interval
    FROM passed WHERE $2 AND attempts.id = passed.id
    RETURNING attempts.dialed_at, attempts.max_seconds, attempts.resends
), call AS (
    UPDATE calls SET state = 'dialing', consent = coalesce($11::jsonb, consent)
    FROM paid WHERE calls.id = paid.call_id RETURNING calls.id
), number AS (
    UPDATE phone_numbers SET last_used_at = {NOW}, probe_at = {NEXT_PROBE.format(table="phone_numbers", now=NOW)}
    FROM passed WHERE phone_numbers.id = passed.number_id
), workspace AS (
    UPDATE workspaces SET dials = {pacing.dials_with(NOW, SECOND)},
           probe_at = {NEXT_PROBE.format(table="workspaces", now=NOW)}
    FROM passed WHERE workspaces.id = passed.dialing_workspace
)
SELECT it.forbidden, sent.dialed_at, sent.max_seconds, sent.resends, {NOW} AS moment,
              (SELECT count(*) FROM counted) < (SELECT count(*) FROM days) AS full,
       CASE WHEN call.id IS NOT NULL THEN {told("call.id")} END AS told
FROM it LEFT JOIN (SELECT * FROM attempt UNION ALL SELECT * FROM resent) AS sent ON true
LEFT JOIN call ON true
"""  # noqa: S608 - only constants are interpolated


class Forbidden(AppError):
    """The gate stays closed; `condition` names what did not hold."""

    def __init__(self, condition: str) -> None:
        super().__init__(f"The call may not be placed: {condition}.")
        self.condition = condition


@dataclass(frozen=True)
class Decision:
    """That a call may be placed, by rules and facts as they were read at `at` (the database's time).

    `policy` are the caller's rules with the caps of law, `clock` is what this machine's own clock showed then, `checks`
    what each rule looked at and said.
    """

    caller: CallingNumber
    at: datetime
    policy: Policy
    proof: Proof | None = None
    checks: tuple[Check, ...] = ()
    clock: datetime = field(default_factory=lambda: datetime.now(UTC))


async def pass_dial(attempt: Attempt, decision: Decision, *, called_up: bool) -> None:
    """Commit this attempt as `dialing`, its hold raised to what it can cost: only whoever returns opens the socket.

    The attempt is as committed afterwards. Raises Forbidden.
    """
    await _pass(attempt, decision, resend=False, called_up=called_up)


async def pass_resend(attempt: Attempt, decision: Decision) -> datetime:
    """Commit that the same request is sent once more for this unconfirmed attempt; returns when. Raises Forbidden."""
    return await _pass(attempt, decision, resend=True, called_up=True)


def _why(decision: Decision) -> dict[str, Any]:
    """Why it may be placed, as it is kept with the attempt."""
    return {
        "decided_at": decision.at.isoformat(), "checks": [asdict(check) for check in decision.checks],
        "held": [one.name for one in CONDITIONS] + [QUOTAS, CREDITS],
        "most_in_a_day": decision.policy.calls_per_lead_per_day,
        "most_in_14_days": decision.policy.calls_per_lead_per_14_days,
    }  # fmt: skip


async def _pass(attempt: Attempt, decision: Decision, *, resend: bool, called_up: bool) -> datetime:
    policy = decision.policy
    values: list[Any] = [
        attempt.id, resend, attempt.resends, decision.at, decision.caller.rules_seen, policy.calls_per_lead_per_day,
        policy.calls_per_lead_per_14_days, called_up, timedelta(minutes=policy.guard_minutes), LEASE,
        json.dumps(decision.proof.as_json()) if decision.proof else None, pacing.SECOND,
        decision.clock, json.dumps(_why(decision)),
    ]  # fmt: skip
    async with in_transaction() as tx:
        await tx.execute_query(LOCK, [attempt.id])
        [row] = await tx.execute_query_dict(GATE, values)
        if row["forbidden"]:
            raise Forbidden(row["forbidden"])
        if row["dialed_at"] is None:
            raise Forbidden(CREDITS)
        if row["full"]:
            raise Forbidden(QUOTAS)
    attempt.dialed_at, attempt.max_seconds, attempt.resends = row["dialed_at"], row["max_seconds"], row["resends"]
    moment: datetime = row["moment"]
    return moment
