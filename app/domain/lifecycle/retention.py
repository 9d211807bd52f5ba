"""What was said in calls, where recordings lie and what the voice provider reported is kept as long as the agency says.

What that is: see personal_data.py. Ledger, calls, outcomes and durations stay: sums must add up, and nobody is called
twice.
"""

import time
from datetime import datetime, timedelta
from typing import Any

from tortoise import connections
from tortoise.transactions import in_transaction

from app.domain.calls.calls import Call
from app.domain.lifecycle import personal_data
from app.domain.lifecycle.personal_data import Kept
from app.domain.tenants.agencies import Agency
from app.errors import AppError

# A repeated delivery is told by the first one, and may come for a week.
MIN_EVENTS_DAYS = 8
# A hundred years; PostgreSQL knows no day that lies much further back, and would forget nothing of anybody.
MAX_DAYS = 36_500
BATCH_SIZE = 500
# It runs every hour: what is not done by then goes on with the next run.
PATIENCE = timedelta(minutes=50)

# Each is repeated while it finds a full batch; `$2` is the age at which the first agency wants anything gone. What was
# found is an array: a join that was planned while its table was empty would read the whole table for each of its rows.
WORDS = """
SELECT k.id FROM calls k JOIN customers c ON c.id = k.customer_id JOIN agencies a ON a.id = c.agency_id
WHERE k.words_forgotten_at IS NULL AND k.ended_at < $2::timestamptz
  AND k.ended_at < $1::timestamptz - make_interval(days => least(a.transcripts_days, 36500)) LIMIT $3
"""
RECORDINGS = """
WITH old AS (
    SELECT t.id FROM attempts t JOIN customers c ON c.id = t.customer_id JOIN agencies a ON a.id = c.agency_id
    WHERE t.analysis ->> 'recording_url' <> '' AND t.ended_at < $2::timestamptz
      AND t.ended_at < $1::timestamptz - make_interval(days => least(a.recordings_days, 36500)) LIMIT $3
)
UPDATE attempts SET analysis = analysis - 'recording_url' WHERE id = ANY (ARRAY(SELECT id FROM old)) RETURNING id
"""
SEALED = """
WITH old AS (
    SELECT e.id FROM evidence e JOIN customers c ON c.id = e.customer_id JOIN agencies a ON a.id = c.agency_id
    WHERE e.recording IS NOT NULL AND e.sealed_at < $2::timestamptz
      AND e.sealed_at < $1::timestamptz - make_interval(days => least(a.recordings_days, 36500)) LIMIT $3
)
UPDATE evidence SET recording = NULL WHERE id = ANY (ARRAY(SELECT id FROM old)) RETURNING id
"""
EVENTS = """
WITH old AS (
    SELECT e.id FROM voice_events e JOIN workspaces w ON w.id = e.workspace_id JOIN agencies a ON a.id = w.agency_id
    WHERE e.handled_at IS NOT NULL AND e.received_at < $2::timestamptz
      AND e.received_at < $1::timestamptz - make_interval(days => least(a.events_days, 36500)) LIMIT $3
)
DELETE FROM voice_events WHERE id = ANY (ARRAY(SELECT id FROM old)) RETURNING id
"""
# What is passed on is the same report once more; done or not, it goes with it.
FORWARDED = """
WITH old AS (
    SELECT e.id FROM forwarded_events e JOIN workspaces w ON w.id = e.workspace_id JOIN agencies a ON a.id = w.agency_id
    WHERE e.planned_at < $2::timestamptz
      AND e.planned_at < $1::timestamptz - make_interval(days => least(a.events_days, 36500)) LIMIT $3
)
DELETE FROM forwarded_events WHERE id = ANY (ARRAY(SELECT id FROM old)) RETURNING id
"""
# A step that was refused at once has no call.
STEPS = """
WITH old AS (
    SELECT s.id FROM paused_steps s WHERE s.created_at < $2::timestamptz AND s.created_at < $1::timestamptz
      AND s.resumed_at IS NOT NULL AND NOT EXISTS (SELECT FROM calls k WHERE k.id = s.call_id) LIMIT $3
)
DELETE FROM paused_steps WHERE id = ANY (ARRAY(SELECT id FROM old)) RETURNING id
"""
# What somebody wanted of a call that was refused, in the words of the request.
REQUESTS = """
WITH old AS (
    SELECT r.id FROM requests r JOIN customers c ON c.id = r.customer_id JOIN agencies a ON a.id = c.agency_id
    WHERE (r.wanted IS NOT NULL OR r.reason IS NOT NULL) AND r.asked_at < $2::timestamptz
      AND r.asked_at < $1::timestamptz - make_interval(days => least(a.transcripts_days, 36500)) LIMIT $3
)
UPDATE requests SET wanted = NULL, reason = NULL WHERE id = ANY (ARRAY(SELECT id FROM old)) RETURNING id
"""
# That a lead has called, and what was told of it.
INCOMING = """
WITH old AS (
    SELECT o.id FROM incoming_calls o JOIN customers c ON c.id = o.customer_id JOIN agencies a ON a.id = c.agency_id
    WHERE o.called_at < $2::timestamptz
      AND o.called_at < $1::timestamptz - make_interval(days => least(a.transcripts_days, 36500)) LIMIT $3
), written AS (
    UPDATE write_backs SET content = '{}', contact_id = '' WHERE cause_id = ANY (ARRAY(SELECT id FROM old))
), sent AS (
    UPDATE webhook_deliveries SET content = '{}' WHERE cause_id = ANY (ARRAY(SELECT id FROM old))
), told AS (
    UPDATE trigger_deliveries SET content = '{}' WHERE cause_id = ANY (ARRAY(SELECT id FROM old))
)
DELETE FROM incoming_calls WHERE id = ANY (ARRAY(SELECT id FROM old)) RETURNING id
"""
KEPT = {
    "recordings_days": (Kept.RECORDINGS, RECORDINGS),
    "evidence": (Kept.RECORDINGS, SEALED),
    "events_days": (Kept.EVENTS, EVENTS),
    "forwarded_events": (Kept.EVENTS, FORWARDED),
    "paused_steps": (Kept.TRANSCRIPTS, STEPS),
    "requests": (Kept.TRANSCRIPTS, REQUESTS),
    "incoming_calls": (Kept.TRANSCRIPTS, INCOMING),
}
FIRST = "SELECT $1::timestamptz - make_interval(days => least(min({}), 36500)) AS cutoff FROM agencies"


async def forget(now: datetime, patience: timedelta = PATIENCE) -> dict[str, int]:
    """Remove what is older than its agency wants it kept; returns how many rows, by rule.

    However much there is, it ends with the patience. The rules take turns, so that none keeps another waiting.
    """
    cutoffs = {name: await _first_cutoff(kept, now) for name, (kept, _) in KEPT.items()}
    cutoffs[Kept.TRANSCRIPTS.value] = await _first_cutoff(Kept.TRANSCRIPTS, now)
    gone, until = dict.fromkeys(cutoffs, 0), time.monotonic() + patience.total_seconds()
    unfinished = [name for name, cutoff in cutoffs.items() if cutoff]
    while unfinished and time.monotonic() < until:
        for name in list(unfinished):
            found = await _forget_some(name, [now, cutoffs[name], BATCH_SIZE])
            gone[name] += found
            if found < BATCH_SIZE:
                unfinished.remove(name)
    return gone


async def _forget_some(name: str, values: list[Any]) -> int:
    """One batch of one rule; returns how many rows it found."""
    if name in KEPT:
        return len(await connections.get("default").execute_query_dict(KEPT[name][1], values))
    async with in_transaction() as tx:
        ids = [row["id"] for row in await tx.execute_query_dict(WORDS, values)]
        await personal_data.forget_words(tx, ids)
        await Call.filter(id__in=ids).using_db(tx).update(words_forgotten_at=values[0])
    return len(ids)


async def _first_cutoff(kept: Kept, now: datetime) -> datetime | None:
    """What is older than this, some agency does not want to keep; None while there is no agency."""
    [first] = await connections.get("default").execute_query_dict(FIRST.format(kept.value), [now])
    cutoff: datetime | None = first["cutoff"]
    return cutoff


async def keep_for(agency: Agency, transcripts: int, recordings: int, events: int) -> None:
    """Change how many days an agency keeps things; raises AppError for what cannot be."""
    if min(transcripts, recordings) < 1 or events < MIN_EVENTS_DAYS:
        raise AppError(
            f"Transcripts and recordings are kept for at least 1 day, events for at least {MIN_EVENTS_DAYS}: "
            "by them repeated deliveries are recognized."
        )
    if max(transcripts, recordings, events) > MAX_DAYS:
        raise AppError(f"Things are kept for at most {MAX_DAYS} days, which is a hundred years.")
    await Agency.filter(id=agency.id).update(
        transcripts_days=transcripts, recordings_days=recordings, events_days=events
    )
