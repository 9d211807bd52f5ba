"""Where people are in the database: every column that names a contact, describes it, or holds what it said.

One table, which erasure and retention go through, so that no copy is forgotten; `tests/domain/lifecycle` hold it
against the columns that there are. What people of ours write (names of numbers, reasons of a pause) is not in it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.domain.calls.calls import ERASED


class Kept(StrEnum):
    """How long a column is kept, after the call: as the agency says (see retention.py), or until it is erased."""

    TRANSCRIPTS = "transcripts_days"
    RECORDINGS = "recordings_days"
    EVENTS = "events_days"
    UNTIL_ERASED = "until_erased"


@dataclass(frozen=True)
class Subject:
    """Whose rows are meant: calls by their ids, and, when a whole contact is erased, its numbers and its id."""

    calls: Sequence[UUID]
    customer_id: UUID | None = None
    phones: Sequence[str] = ()
    contact_id: str | None = None


@dataclass(frozen=True)
class Rows:
    """How the rows of one table are found, by `values` of Subject; `also` is set besides."""

    where: str
    values: tuple[str, ...]
    also: str = ""


@dataclass(frozen=True)
class Column:
    """One column, and the SQL that it becomes; EVENTS are deleted as whole rows when they are too old."""

    table: str
    name: str
    becomes: str
    kept: Kept


PROVIDER_IDS = "SELECT provider_call_id FROM attempts WHERE call_id = ANY($1::uuid[]) AND provider_call_id IS NOT NULL"
# The very bytes that came; a call's id at the provider is in them.
FORWARDED = f"""
content ->> 'body' IS NOT NULL
AND workspace_id IN (SELECT workspace_id FROM attempts WHERE call_id = ANY($1::uuid[]))
AND EXISTS (
    SELECT FROM ({PROVIDER_IDS}) AS known
    WHERE position(convert_to(provider_call_id, 'UTF8') IN decode(content ->> 'body', 'base64')) > 0
)
"""  # noqa: S608 - only constants are interpolated
# What was still to be told to the CRM is not told any more.
GIVEN_UP = "given_up_why = CASE WHEN done_at IS NULL THEN coalesce(given_up_why, 'The contact was erased.') END"
# Of a call of ours, or of one that the lead has made.
TOLD = """(cause_id = ANY($1::uuid[])
    OR cause_id IN (SELECT id FROM incoming_calls WHERE customer_id = $2 AND from_number = ANY($3)))"""
ROWS = {
    "calls": Rows("id = ANY($1::uuid[])", ("calls",)),
    "attempts": Rows("call_id = ANY($1::uuid[])", ("calls",)),
    "voice_events": Rows(f"body ->> 'call_id' IN ({PROVIDER_IDS})", ("calls",)),
    "forwarded_events": Rows(FORWARDED, ("calls",)),
    "write_backs": Rows(TOLD, ("calls", "customer_id", "phones"), GIVEN_UP),
    "trigger_deliveries": Rows(TOLD, ("calls", "customer_id", "phones"), GIVEN_UP),
    "paused_steps": Rows("call_id = ANY($1::uuid[])", ("calls",)),
    "webhook_deliveries": Rows(TOLD, ("calls", "customer_id", "phones"), GIVEN_UP),
    # The hashes of what was sealed stay, so that the customer's chain can still be checked.
    "evidence": Rows("call_id = ANY($1::uuid[])", ("calls",)),
    "callbacks": Rows("call_id = ANY($1::uuid[])", ("calls",)),
    # What was said in them has days of its own (see retention.py): a refused one belongs to no call.
    "requests": Rows("customer_id = $1 AND (to_number = ANY($2) OR contact_id = $3)",
                     ("customer_id", "phones", "contact_id")),
    "crm_events": Rows(
        "handled_at IS NOT NULL AND ($1 IN (body ->> 'id', body ->> 'contactId') OR body ->> 'phone' = ANY($2))",
        ("contact_id", "phones"),
    ),
    # The number stays marked and listed, so that nobody calls it again.
    "contact_marks": Rows("customer_id = $1 AND (e164 = ANY($2) OR contact_id = $3)",
                          ("customer_id", "phones", "contact_id")),
    "do_not_call_entries": Rows("list_id = $1 AND e164 = ANY($2)", ("customer_id", "phones")),
    # A whole agency asks about a number once; whoever is called again is asked about again.
    "screening_answers": Rows("agency_id = (SELECT agency_id FROM customers WHERE id = $1) AND e164 = ANY($2)",
                              ("customer_id", "phones")),
    # Last: what was told of them is found by them. They go as whole rows when they are too old (see retention.py).
    "incoming_calls": Rows("customer_id = $1 AND from_number = ANY($2)", ("customer_id", "phones")),
}  # fmt: skip
# The rows that are of no use without the number.
DELETED = ("leads", "campaign_contacts")
SAID, LATER = Kept.TRANSCRIPTS, Kept.UNTIL_ERASED
COLUMNS = (
    Column("calls", "to_number", f"'{ERASED}'", LATER),
    Column("calls", "contact_id", "NULL", LATER),
    Column("calls", "crm_contact_id", "NULL", LATER),
    # The proof that this person may be called has to be shown for years.
    Column("calls", "consent", "NULL", LATER),
    Column("calls", "variables", "'{}'", SAID),
    Column("calls", "metadata", "'{}'", SAID),
    Column("calls", "reason", "NULL", SAID),
    # A message for a voicemail may name whom it is for.
    Column("calls", "options", "NULL", SAID),
    Column("calls", "request_key", "NULL", SAID),
    Column("calls", "fingerprint", "NULL", SAID),
    Column("calls", "answer", "NULL", SAID),
    Column("attempts", "analysis", "NULL", SAID),
    Column("attempts", "provider_answer", "NULL", SAID),
    # As long as the proof of consent, and for the same reason.
    Column("attempts", "decision", "NULL", LATER),
    Column("evidence", "parts", "'{}'", LATER),
    Column("evidence", "recording", "NULL", Kept.RECORDINGS),
    Column("write_backs", "content", "'{}'", SAID),
    Column("write_backs", "contact_id", "''", SAID),
    Column("trigger_deliveries", "content", "'{}'", SAID),
    Column("paused_steps", "extras", "'{}'", SAID),
    Column("paused_steps", "opening", "NULL", SAID),
    Column("paused_steps", "response", "NULL", SAID),
    Column("paused_steps", "message", "''", SAID),
    Column("paused_steps", "step_key", "NULL", SAID),
    Column("webhook_deliveries", "content", "'{}'", SAID),
    Column("callbacks", "said", "''", SAID),
    Column("callbacks", "why", "''", SAID),
    Column("incoming_calls", "from_number", f"'{ERASED}'", SAID),
    Column("requests", "to_number", "NULL", LATER),
    Column("requests", "contact_id", "NULL", LATER),
    Column("requests", "wanted", "NULL", SAID),
    Column("requests", "reason", "NULL", SAID),
    Column("voice_events", "body", "'{}'", Kept.EVENTS),
    Column("forwarded_events", "content", "'{}'", Kept.EVENTS),
    Column("crm_events", "body", "'{}'", Kept.EVENTS),
    Column("contact_marks", "contact_id", "'erased-' || gen_random_uuid()", LATER),
    Column("contact_marks", "e164", "e164", LATER),
    # Why the CRM or the call itself has put it there are words of ours.
    Column("do_not_call_entries", "why", f"CASE WHEN source IN ('crm', 'call') THEN why ELSE '{ERASED}' END", LATER),
    Column("do_not_call_entries", "e164", "e164", LATER),
    Column("screening_answers", "e164", "gen_random_uuid()::varchar(20)", LATER),
    Column("screening_answers", "reason", "''", LATER),
    Column("leads", "to_number", "deleted", LATER),
    Column("campaign_contacts", "to_number", "deleted", LATER),
    Column("campaign_contacts", "contact_id", "deleted", LATER),
    Column("campaign_contacts", "variables", "deleted", LATER),
    Column("campaign_contacts", "reason", "deleted", LATER),
)
# Of an analysis this stays: that it went well is nobody's secret, and a recording has days of its own.
WITHOUT_WORDS = """(
    SELECT jsonb_object_agg(key, value) FROM jsonb_each(analysis)
    WHERE key IN ('sentiment', 'successful', 'recording_url')
)"""


async def erase(tx: BaseDBAsyncClient, subject: Subject) -> None:
    """Empty every column of this contact, and delete what is nothing without it."""
    for table in ROWS:
        await _empty(tx, table, [one for one in COLUMNS if one.table == table], subject)
    for table in DELETED:
        gone = f"DELETE FROM {table} WHERE customer_id = $1 AND to_number = ANY($2)"  # noqa: S608 - names of our own
        await tx.execute_query(gone, [subject.customer_id, subject.phones])


async def forget_words(tx: BaseDBAsyncClient, calls: Sequence[UUID]) -> None:
    """Empty what was said in these calls, and what was said of them to others; recordings have days of their own."""
    for table in ROWS:
        said = [one for one in COLUMNS if one.table == table and one.kept is SAID]
        await _empty(tx, table, [_but_recording(one) for one in said], Subject(calls))


def _but_recording(column: Column) -> Column:
    if (column.table, column.name) != ("attempts", "analysis"):
        return column
    return Column(column.table, column.name, WITHOUT_WORDS, column.kept)


async def _empty(tx: BaseDBAsyncClient, table: str, columns: Iterable[Column], subject: Subject) -> None:
    rows = ROWS[table]
    emptied = [f"{one.name} = {one.becomes}" for one in columns if one.becomes != one.name]
    if not emptied:
        return
    sets = ", ".join([*emptied, rows.also] if rows.also else emptied)
    values: list[Any] = [getattr(subject, name) for name in rows.values]
    await tx.execute_query(f"UPDATE {table} SET {sets} WHERE {rows.where}", values)  # noqa: S608 - names of our own
