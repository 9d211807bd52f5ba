"""Admit calls in ONE statement: guard, hold, caps, call, request, attempt, job and entry, all of them or nothing.

The account is the row that all calls of a customer meet in. One statement that is its own transaction
locks it for as long as the statement and its commit take, and never for a round trip to this process.
What is asked for meanwhile is admitted by the next one, all of it or nothing (see batching.py).
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

from app.domain.calls import leads, quotas, room
from app.domain.calls.leads import Lead
from app.domain.credits import ledger, overage
from app.domain.credits.ledger import LedgerEntry
from app.domain.telephony.numbers import CallingNumber
from app.errors import RateLimited, Refusal
from app.postgres import queue
from app.postgres.batching import Batcher, NothingWritten

if TYPE_CHECKING:
    from app.domain.calls.calls import Attempt, Call

log = structlog.get_logger(__name__)

NO_CEILING = 2**62
RACES = 3
RACE_SECONDS = 1
BATCH_SIZE = 32

# Counts the calls in the days of their customer and of their numbers (`rooms`), the customer first as everywhere,
# unless one of them would pass a cap or the ceiling.
COUNT = f"""
    INSERT INTO usage_days AS used (subject_id, day, calls, minute, minute_calls, held, spent)
    SELECT subject_id, $7::date, calls, $8::timestamptz, calls, hold, 0 FROM account, rooms
    WHERE calls <= per_minute AND calls <= per_day AND hold <= ceiling
    ORDER BY subject_id <> $1, subject_id
    ON CONFLICT (subject_id, day) DO UPDATE SET calls = used.calls + EXCLUDED.calls, held = used.held + EXCLUDED.held,
        {quotas.COUNT_MINUTE}
    WHERE (
        SELECT used.calls + rooms.calls <= per_day AND used.held + used.spent + rooms.hold <= ceiling
               AND ({quotas.MINUTE_HAS_ROOM})
        FROM rooms WHERE rooms.subject_id = used.subject_id
    )
    RETURNING subject_id, minute_calls
"""  # noqa: S608 - only constants are interpolated

# What is written of new calls: the calls, the requests that they are, and their attempts.
WRITE = """call AS (INSERT INTO calls SELECT new_calls.* FROM {when}, new_calls),
request AS (
    INSERT INTO requests (customer_id, number_id, key_id, source, from_number, to_number, contact_id, request_id,
                          asked_at, call_id, times)
    SELECT new_calls.customer_id, number_id, key_id, source, from_number, new_calls.to_number, contact_id, request_id,
           requested_at, new_calls.id, 1
    FROM {when}, new_calls
),
attempt AS (INSERT INTO attempts SELECT new_attempts.* FROM {when}, new_attempts)"""

# Each part needs all of the one before it. A lead that was claimed while a later part found no room leaves an
# entry without a version, which its column refuses: the whole statement is undone.
ADMIT = f"""
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
{WRITE.format(when="admitted")},
due AS (
    SELECT payload, delay, greatest({queue.LAST_DIAL}, {queue.DIAL} - (minute_calls - calls + place)) AS priority
    FROM admitted, asked, counted, unnest($17::bytea[], $18::interval[]) WITH ORDINALITY AS jobs(payload, delay, place)
    WHERE subject_id = $1
),
{queue.job_for_each("due", "place_call", "payload", "delay", "priority")}
INSERT INTO ledger_entries (customer_id, version, verb, amount, available_change, held_change, spent_change,
                            available_after, attempt_id, phase, reason, created_at)
SELECT $5, version_before + row_number() OVER so_far, 'hold', hold, -hold, hold, 0,
       available_before - sum(hold) OVER so_far, new_attempts.id, {ledger.HOLD}, '{ledger.SET_ASIDE}', now()
FROM new_attempts LEFT JOIN admitted ON true WHERE EXISTS (SELECT FROM lead)
WINDOW so_far AS (ROWS UNBOUNDED PRECEDING)
RETURNING version
"""  # noqa: S608 - only constants are interpolated


# One call that waits for room: it claims its lead, and neither sets credits aside nor counts for a cap.
WAIT = f"""
WITH new_calls AS MATERIALIZED (SELECT * FROM jsonb_populate_recordset(NULL::calls, $5::jsonb)),
new_attempts AS MATERIALIZED (SELECT * FROM jsonb_populate_recordset(NULL::attempts, $7::jsonb)),
lead AS ({leads.CLAIM}),
{WRITE.format(when="lead")},
due AS (SELECT $8::bytea AS payload, $9::interval AS delay FROM lead),
{queue.job_for_each("due", "place_call", "payload", "delay", dedupe_key="$10")}
SELECT count(*) AS written FROM lead
"""  # noqa: S608 - only constants are interpolated


@dataclass(frozen=True)
class _Admission:
    call: "Call"
    attempt: "Attempt"
    caller: CallingNumber
    now: datetime

    @property
    def shared(self) -> tuple[Any, ...]:
        """What the calls of one statement have in common: customer, account, rules, day and caps."""
        caller, policy = self.caller, self.caller.policy
        return (
            caller.customer_id, policy.calls_per_lead_per_day, policy.calls_per_lead_per_14_days, self.attempt.payer_id,
            caller.agency_id, self.attempt.day, quotas.minute_of(self.now),
            *_caps(caller.calls_per_minute, caller.calls_per_day),
            NO_CEILING if caller.spend_per_day is None else caller.spend_per_day,
        )  # fmt: skip


async def admit(
    call: "Call", attempt: "Attempt", caller: CallingNumber, now: datetime, stale_at: datetime | None = None
) -> None:
    """Write a call, its attempt, its hold and the job that dials it, and commit.

    With `stale_at` it waits for room until then where it would be refused for a cap of minute or day, or for want of
    credits; so does one that is to be dialed later, since nobody knows what room there is by then (see room.py).

    Raises DestinationNotAllowed (a number of our own), DoNotCall, DuplicateCall, QuotaExceeded or
    InsufficientCredits, having written nothing, RateLimited when others were faster several times in a row and
    nothing else stands in its way, and IntegrityError when the request key is taken.
    """
    if stale_at is not None and attempt.due_at > now:
        return await _let_wait(call, attempt, caller, now, stale_at, attempt.due_at)
    new = _Admission(call, attempt, caller, now)
    for _ in range(RACES):
        try:
            return await _batches.submit(new.shared, new)
        except DeadlockDetectedError:
            # Holding the account, it asked for a request key whose call was just being settled. It was undone.
            log.warning("admission.deadlock", call_id=str(call.id))
        except NothingWritten:
            pass
        if refusal := await _why_not(call, attempt, caller, now):
            if stale_at is None or not room.may_wait(refusal):
                raise refusal
            room.explain(call, refusal, now)
            break
    if stale_at is not None:
        if call.reason_code is None:
            room.explain(call, None, now)
        attempt.room_since = now
        return await _let_wait(call, attempt, caller, now, stale_at, stale_at)
    raise RateLimited("Other calls of this account were being placed at the same moment. Try again.", RACE_SECONDS)


async def _let_wait(
    call: "Call", attempt: "Attempt", caller: CallingNumber, now: datetime, stale_at: datetime, look_at: datetime
) -> None:
    """Write a call that waits for room, and the job that looks at it then; raises what stands in its lead's way."""
    attempt.unheld, attempt.hold, attempt.next_look_at = attempt.hold, 0, look_at
    policy = caller.policy
    key = f"stale:{attempt.id}" if look_at == stale_at else None
    values = [
        caller.customer_id, now, policy.calls_per_lead_per_day, policy.calls_per_lead_per_14_days, _rows_of([call]),
        caller.agency_id, _rows_of([attempt]), *queue.job(look_at - now, attempt_id=str(attempt.id)), key,
    ]  # fmt: skip
    for _ in range(RACES):
        [row] = await connections.get("default").execute_query_dict(WAIT, values)
        if row["written"]:
            return
        if refusal := await _why_not_lead(call, caller, now):
            raise refusal
    raise RateLimited("Other calls to this number were being placed at the same moment. Try again.", RACE_SECONDS)


async def _write(admissions: Sequence[_Admission]) -> list[None]:
    customer_id, *rest = admissions[0].shared
    # What the earliest of them may do, all of them may.
    earliest = min(one.now for one in admissions)
    jobs = [queue.job(one.attempt.due_at - one.now, attempt_id=str(one.attempt.id)) for one in admissions]
    callers = [one.caller for one in admissions]
    values = [
        customer_id, earliest, *rest,
        _rows_of([one.call for one in admissions]), _rows_of([one.attempt for one in admissions]),
        [caller.number_id for caller in callers], _caps(*(caller.number_calls_per_minute for caller in callers)),
        _caps(*(caller.number_calls_per_day for caller in callers)),
        [payload for payload, _ in jobs], [delay for _, delay in jobs],
    ]  # fmt: skip
    try:
        written = await connections.get("default").execute_query_dict(ADMIT, values)
    except IntegrityError as error:
        if _is_unfilled_entry(error):
            raise NothingWritten from error
        raise
    if not written:
        raise NothingWritten
    return [None] * len(admissions)


_batches: Batcher[tuple[Any, ...], _Admission, None] = Batcher(_write, BATCH_SIZE)


async def _why_not(call: "Call", attempt: "Attempt", caller: CallingNumber, now: datetime) -> Refusal | None:
    """What stood in the way; None when it is gone already, and the next try may succeed."""
    return (
        await _why_not_lead(call, caller, now)
        or await quotas.why_full(caller, now)
        or await overage.why_short(attempt.payer_id, attempt.hold, now)
    )


async def _why_not_lead(call: "Call", caller: CallingNumber, now: datetime) -> Refusal | None:
    if never := await leads.why_never(call.customer_id, call.to_number):
        return never
    lead = await Lead.get_or_none(customer_id=call.customer_id, to_number=call.to_number)
    return leads.why_closed(lead, caller.policy, max(now, call.not_before)) if lead else None


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
