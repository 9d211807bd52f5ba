"""Indexes that Tortoise has no word for: over some rows only, or over blocks of them."""

from tortoise.indexes import Index


def some(name: str, *fields: str, where: str) -> Index:
    """An index over the rows for which the SQL condition holds, so that a query with it reads no others."""
    index = Index(fields=fields, name=name)
    index.extra = f" WHERE {where}"
    return index


def blocks(name: str, field: str) -> Index:
    """A tiny index (BRIN) for ranges of a time that grows with the table."""
    index = Index(fields=(field,), name=name)
    index.INDEX_TYPE = "BRIN"
    return index


OF_CALLS = (
    # What was asked for lately (vitals.py).
    blocks("calls_by_time", "requested_at"),
    # Keys to be freed after a day (request_keys.py).
    some("calls_with_key", "requested_at", where="source = 'api' AND request_key IS NOT NULL"),
)
OF_ATTEMPTS = (
    # What may be stuck (stuck.py), what waits (waiting.py, cancellation.py, pacing.py), and what is open (vitals.py).
    some("open_attempts", "state", "due_at", where="settled_at IS NULL"),
    # What is kept for some days only (retention.py).
    some("attempts_with_transcript", "ended_at", where="analysis ->> 'transcript' <> ''"),
    some("attempts_with_recording", "ended_at", where="analysis ->> 'recording_url' <> ''"),
)
