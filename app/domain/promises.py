"""A promised call in ONE statement: guard, hold, caps, call, attempt, job and entry are written together or not at all.

The account is the row that all calls of a customer meet in. One statement that is its own transaction
locks it for as long as the statement and its commit take, and never for a round trip to this process.
"""

import asyncio
import json
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID
from weakref import WeakValueDictionary

import structlog
from asyncpg import DeadlockDetectedError, NotNullViolationError
from tortoise import connections
from tortoise.exceptions import IntegrityError
from tortoise.models import Model

from app import queue
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
# Promises of one account that this process has under way: more of them would only wait for the account's row,
# and sixteen that wait cost the database twice the work of two.
AT_ONCE = 3
_turns: WeakValueDictionary[UUID, asyncio.Semaphore] = WeakValueDictionary()

# Counts one call of a customer or a number in its day, unless that would pass a cap or the ceiling.
COUNT = """
    INSERT INTO usage_days AS used (subject_id, day, calls, minute, minute_calls, held, spent)
    SELECT {subject}::uuid, $9::date, 1, $10::timestamptz, 1, {hold}::bigint, 0 FROM {after}
    WHERE {per_minute}::int > 0 AND {per_day}::int > 0 AND {ceiling}::bigint >= {hold}::bigint
    ON CONFLICT (subject_id, day) DO UPDATE SET calls = used.calls + 1, held = used.held + EXCLUDED.held,
        minute_calls = CASE WHEN used.minute = EXCLUDED.minute THEN used.minute_calls + 1 ELSE 1 END,
        minute = EXCLUDED.minute
    WHERE used.calls < {per_day} AND (used.minute <> EXCLUDED.minute OR used.minute_calls < {per_minute})
      AND used.held + used.spent + EXCLUDED.held <= {ceiling}
    RETURNING subject_id
"""
COUNT_CUSTOMER = COUNT.format(subject="$1", hold="$8", after="account", per_minute="$11", per_day="$12", ceiling="$13")
COUNT_NUMBER = COUNT.format(
    subject="$14", hold="0", after="customer", per_minute="$15", per_day="$16", ceiling=NO_CEILING
)

# Each part needs the one before it. A lead that was claimed while a later part found no room leaves an
# entry without a version, which its column refuses: the whole statement is undone.
PROMISE = f"""
WITH lead AS ({leads.CLAIM}),
account AS (
    UPDATE accounts SET available = available - $8::bigint, held = held + $8::bigint, version = accounts.version + 1
    FROM lead WHERE customer_id = $6 AND available >= $8::bigint
    RETURNING accounts.version, available
),
customer AS ({COUNT_CUSTOMER}),
number AS ({COUNT_NUMBER}),
admitted AS (SELECT version, available FROM account, number),
call AS (INSERT INTO calls SELECT new.* FROM admitted, jsonb_populate_record(NULL::calls, $17::jsonb) AS new),
attempt AS (INSERT INTO attempts SELECT new.* FROM admitted, jsonb_populate_record(NULL::attempts, $18::jsonb) AS new),
{queue.job_for_each("admitted", "$19", "$20", "$21")}
INSERT INTO ledger_entries (customer_id, version, verb, amount, available_change, held_change, spent_change,
                            available_after, attempt_id, phase, reason, created_at)
SELECT $6, version, 'hold', $8::bigint, -$8::bigint, $8::bigint, 0, available, $7, {ledger.HOLD}, '{ledger.SET_ASIDE}',
       now()
FROM lead LEFT JOIN admitted ON true
RETURNING version
"""  # noqa: S608 - only constants are interpolated


async def promise(call: "Call", attempt: "Attempt", line: Line, now: datetime) -> None:
    """Write a call, its attempt, its hold and the job that dials it, and commit.

    Raises DuplicateCall, DoNotCall, QuotaExceeded or InsufficientCredits, having written nothing, and
    IntegrityError when the request key is taken.
    """
    values = [
        call.customer_id, call.to_number, call.id, now, line.policy.calls_per_lead_per_day,
        attempt.payer_id, attempt.id, attempt.hold, attempt.day, quotas.minute_of(now),
        *_caps(line.calls_per_minute, line.calls_per_day),
        NO_CEILING if line.spend_per_day is None else line.spend_per_day,
        line.number_id, *_caps(line.number_calls_per_minute, line.number_calls_per_day),
        row_of(call), row_of(attempt), *queue.job("place_call", attempt.due_at - now, attempt_id=str(attempt.id)),
        line.policy.calls_per_lead_per_14_days, line.agency_id,
    ]  # fmt: skip
    for _ in range(RACES):
        try:
            async with _turns.setdefault(attempt.payer_id, asyncio.Semaphore(AT_ONCE)):
                written = await connections.get("default").execute_query_dict(PROMISE, values)
        except DeadlockDetectedError:
            # Holding the account, it asked for a request key whose call was just being settled. It was undone.
            log.warning("promise.deadlock", call_id=str(call.id))
        except IntegrityError as error:
            if not _is_unfilled_entry(error):
                raise
        else:
            if written:
                return
        if refusal := await _why_not(call, attempt, line, now):
            raise refusal
    raise ledger.too_few(attempt.hold)


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


def row_of(model: Model) -> str:
    """A new row of a table as JSON, by column."""
    columns = model._meta.fields_db_projection
    return json.dumps({column: getattr(model, field) for field, column in columns.items()}, default=_as_text)


def _as_text(value: Any) -> str:
    return "\\x" + value.hex() if isinstance(value, bytes) else str(value)
