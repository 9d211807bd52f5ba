"""Promised calls in ONE statement: guard, hold, caps, call, attempt, job and entry are written together or not at all.

The account is the row that all calls of a customer meet in. One statement that is its own transaction
locks it for as long as the statement and its commit take, and never for a round trip to this process.
What is asked for meanwhile is promised by the next one, all of it or nothing (see batching.py).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import structlog
from asyncpg import DeadlockDetectedError, NotNullViolationError
from tortoise import connections
from tortoise.exceptions import IntegrityError
from tortoise.models import Model

from app import queue
from app.batching import Batcher, NothingWritten
from app.domain import leads, ledger, quotas
from app.domain.do_not_call import why_listed
from app.domain.leads import Lead
from app.domain.ledger import LedgerEntry
from app.domain.numbers import Line
from app.errors import Refusal

if TYPE_CHECKING:
    from app.domain.calls import Attempt, Call

log = structlog.get_logger(__name__)

NO_CEILING = 2**62
RACES = 3
MOST_AT_ONCE = 32

# Counts the calls in the days of their customer and of their numbers (`rooms`), the customer first as everywhere,
# unless one of them would pass a cap or the ceiling.
COUNT = """
    INSERT INTO usage_days AS used (subject_id, day, calls, minute, minute_calls, held, spent)
    SELECT subject_id, $7::date, calls, $8::timestamptz, calls, hold, 0 FROM account, rooms
    WHERE calls <= per_minute AND calls <= per_day AND hold <= ceiling
    ORDER BY subject_id <> $1, subject_id
    ON CONFLICT (subject_id, day) DO UPDATE SET calls = used.calls + EXCLUDED.calls, held = used.held + EXCLUDED.held,
        minute_calls = CASE WHEN used.minute = EXCLUDED.minute THEN used.minute_calls ELSE 0 END
                       + EXCLUDED.minute_calls,
        minute = EXCLUDED.minute
    WHERE (
        SELECT used.calls + rooms.calls <= per_day AND used.held + used.spent + rooms.hold <= ceiling
               AND (used.minute <> EXCLUDED.minute OR used.minute_calls + rooms.calls <= per_minute)
        FROM rooms WHERE rooms.subject_id = used.subject_id
    )
    RETURNING subject_id
"""

# Each part needs all of the one before it. A lead that was claimed while a later part found no room leaves an
# entry without a version, which its column refuses: the whole statement is undone.
PROMISE = f"""
WITH new_calls AS MATERIALIZED (SELECT * FROM jsonb_populate_recordset(NULL::calls, $12::jsonb)),
new_attempts AS MATERIALIZED (SELECT * FROM jsonb_populate_recordset(NULL::attempts, $13::jsonb)),
asked AS MATERIALIZED (SELECT count(*) AS calls, sum(hold)::bigint AS hold FROM new_attempts),
rooms AS MATERIALIZED (
    SELECT $1::uuid AS subject_id, calls, hold, $9::int AS per_minute, $10::int AS per_day, $11::bigint AS ceiling
    FROM asked
    UNION ALL
    SELECT id, count(*), 0, min(per_minute), min(per_day), {NO_CEILING}
    FROM unnest($14::uuid[], $15::int[], $16::int[]) AS numbers(id, per_minute, per_day) GROUP BY id
),
lead AS ({leads.CLAIM}),
account AS (
    UPDATE accounts SET available = available - asked.hold, held = held + asked.hold,
                        version = accounts.version + asked.calls
    FROM asked
    WHERE customer_id = $5 AND available >= asked.hold AND asked.calls = (SELECT count(*) FROM lead)
    RETURNING accounts.version, available
),
counted AS ({COUNT}),
admitted AS (
    SELECT version - calls AS version_before, available + hold AS available_before FROM account, asked
    WHERE (SELECT count(*) FROM counted) = (SELECT count(*) FROM rooms)
),
call AS (INSERT INTO calls SELECT new_calls.* FROM admitted, new_calls),
attempt AS (INSERT INTO attempts SELECT new_attempts.* FROM admitted, new_attempts),
due AS (SELECT payload, delay FROM admitted, unnest($17::bytea[], $18::interval[]) AS jobs(payload, delay)),
{queue.job_for_each("due", "'place_call'", "payload", "delay")}
INSERT INTO ledger_entries (customer_id, version, verb, amount, available_change, held_change, spent_change,
                            available_after, attempt_id, phase, reason, created_at)
SELECT $5, version_before + row_number() OVER so_far, 'hold', hold, -hold, hold, 0,
       available_before - sum(hold) OVER so_far, new_attempts.id, {ledger.HOLD}, '{ledger.SET_ASIDE}', now()
FROM new_attempts LEFT JOIN admitted ON true WHERE EXISTS (SELECT FROM lead)
WINDOW so_far AS (ROWS UNBOUNDED PRECEDING)
RETURNING version
"""  # noqa: S608 - only constants are interpolated


@dataclass(frozen=True)
class _Promise:
    call: "Call"
    attempt: "Attempt"
    line: Line
    now: datetime

    @property
    def shared(self) -> tuple[Any, ...]:
        """What the promises of one statement have in common: customer, account, rules, day and caps."""
        line, policy = self.line, self.line.policy
        return (
            line.customer_id, policy.calls_per_lead_per_day, policy.calls_per_lead_per_14_days, self.attempt.payer_id,
            line.agency_id, self.attempt.day, quotas.minute_of(self.now),
            *_caps(line.calls_per_minute, line.calls_per_day),
            NO_CEILING if line.spend_per_day is None else line.spend_per_day,
        )  # fmt: skip


async def promise(call: "Call", attempt: "Attempt", line: Line, now: datetime) -> None:
    """Write a call, its attempt, its hold and the job that dials it, and commit.

    Raises DuplicateCall, DoNotCall, QuotaExceeded or InsufficientCredits, having written nothing, and
    IntegrityError when the request key is taken.
    """
    new = _Promise(call, attempt, line, now)
    for _ in range(RACES):
        try:
            return await _batches.submit(new.shared, new)
        except DeadlockDetectedError:
            # Holding the account, it asked for a request key whose call was just being settled. It was undone.
            log.warning("promise.deadlock", call_id=str(call.id))
        except NothingWritten:
            pass
        if refusal := await _why_not(call, attempt, line, now):
            raise refusal
    raise ledger.too_few(attempt.hold)


async def _write(promises: Sequence[_Promise]) -> list[None]:
    customer_id, *rest = promises[0].shared
    # What the earliest of them may do, all of them may.
    earliest = min(one.now for one in promises)
    jobs = [queue.job(one.attempt.due_at - one.now, attempt_id=str(one.attempt.id)) for one in promises]
    lines = [one.line for one in promises]
    values = [
        customer_id, earliest, *rest,
        _rows_of([one.call for one in promises]), _rows_of([one.attempt for one in promises]),
        [line.number_id for line in lines], _caps(*(line.number_calls_per_minute for line in lines)),
        _caps(*(line.number_calls_per_day for line in lines)),
        [payload for payload, _ in jobs], [delay for _, delay in jobs],
    ]  # fmt: skip
    try:
        written = await connections.get("default").execute_query_dict(PROMISE, values)
    except IntegrityError as error:
        if _is_unfilled_entry(error):
            raise NothingWritten from error
        raise
    if not written:
        raise NothingWritten
    return [None] * len(promises)


_batches: Batcher[tuple[Any, ...], _Promise, None] = Batcher(_write, MOST_AT_ONCE)


async def _why_not(call: "Call", attempt: "Attempt", line: Line, now: datetime) -> Refusal | None:
    """What stood in the way; None when it is gone already, and the next try may succeed."""
    if listed := await why_listed(call.customer_id, call.to_number):
        return listed
    lead = await Lead.get_or_none(customer_id=call.customer_id, to_number=call.to_number)
    refusal = leads.why_closed(lead, line.policy, now) if lead else None
    return refusal or await quotas.why_full(line, now) or await ledger.why_short(attempt.payer_id, attempt.hold)


def _is_unfilled_entry(error: IntegrityError) -> bool:
    cause = error.__cause__
    return isinstance(cause, NotNullViolationError) and cause.table_name == LedgerEntry.Meta.table


def _caps(*caps: int | None) -> list[int]:
    return [quotas.NO_CAP if cap is None else cap for cap in caps]


def _rows_of(models: Sequence[Model]) -> str:
    """New rows of a table as JSON, by column."""
    columns = models[0]._meta.fields_db_projection.items()
    rows = [{column: getattr(model, field) for field, column in columns} for model in models]
    return json.dumps(rows, default=_as_text)


def _as_text(value: Any) -> str:
    return "\\x" + value.hex() if isinstance(value, bytes) else str(value)
