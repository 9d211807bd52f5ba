"""What was said in calls, where recordings lie and what the voice provider reported is kept as long as the agency says.

Ledger, calls, outcomes and durations stay: sums must add up, and nobody is called twice.
"""

from datetime import datetime

from tortoise import connections

from app.domain.agencies import Agency
from app.errors import AppError

# A repeated delivery is told by the first one, and may come for a week.
LEAST_EVENTS_DAYS = 8
AT_ONCE, MOST_ROUNDS = 500, 20

# Each is repeated while it finds a full batch; `$2` is the age at which the first agency wants anything gone.
TRANSCRIPTS = """
WITH old AS (
    SELECT t.id FROM attempts t JOIN customers c ON c.id = t.customer_id JOIN agencies a ON a.id = c.agency_id
    WHERE t.analysis ->> 'transcript' <> '' AND t.ended_at < $2::timestamptz
      AND t.ended_at < $1::timestamptz - make_interval(days => a.transcripts_days) LIMIT $3
)
UPDATE attempts SET analysis = analysis - '{transcript,summary,collected}'::text[], provider_answer = NULL
FROM old WHERE attempts.id = old.id RETURNING attempts.id
"""
RECORDINGS = """
WITH old AS (
    SELECT t.id FROM attempts t JOIN customers c ON c.id = t.customer_id JOIN agencies a ON a.id = c.agency_id
    WHERE t.analysis ->> 'recording_url' <> '' AND t.ended_at < $2::timestamptz
      AND t.ended_at < $1::timestamptz - make_interval(days => a.recordings_days) LIMIT $3
)
UPDATE attempts SET analysis = analysis - 'recording_url' FROM old WHERE attempts.id = old.id RETURNING attempts.id
"""
EVENTS = """
WITH old AS (
    SELECT e.id FROM voice_events e JOIN workspaces w ON w.id = e.workspace_id JOIN agencies a ON a.id = w.agency_id
    WHERE e.handled_at IS NOT NULL AND e.received_at < $2::timestamptz
      AND e.received_at < $1::timestamptz - make_interval(days => a.events_days) LIMIT $3
)
DELETE FROM voice_events USING old WHERE voice_events.id = old.id RETURNING voice_events.id
"""
KEPT = {"transcripts_days": TRANSCRIPTS, "recordings_days": RECORDINGS, "events_days": EVENTS}
FIRST = "SELECT $1::timestamptz - make_interval(days => min({})) AS cutoff FROM agencies"


async def forget(now: datetime) -> dict[str, int]:
    """Remove what is older than its agency wants it kept; returns how many rows, by rule."""
    database, gone = connections.get("default"), dict.fromkeys(KEPT, 0)
    for rule, statement in KEPT.items():
        [first] = await database.execute_query_dict(FIRST.format(rule), [now])
        for _ in range(MOST_ROUNDS if first["cutoff"] else 0):
            rows = await database.execute_query_dict(statement, [now, first["cutoff"], AT_ONCE])
            gone[rule] += len(rows)
            if len(rows) < AT_ONCE:
                break
    return gone


async def keep_for(agency: Agency, transcripts: int, recordings: int, events: int) -> None:
    """Change how many days an agency keeps things; raises AppError for what cannot be."""
    if min(transcripts, recordings) < 1 or events < LEAST_EVENTS_DAYS:
        raise AppError(
            f"Transcripts and recordings are kept for at least 1 day, events for at least {LEAST_EVENTS_DAYS}: "
            "by them repeated deliveries are recognized."
        )
    await Agency.filter(id=agency.id).update(
        transcripts_days=transcripts, recordings_days=recordings, events_days=events
    )
