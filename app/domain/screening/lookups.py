"""ScreeningLookup: a service of somebody else's that an agency has asked about each number, and its answers.

An answer counts for as many hours as the agency says, so that a redial is not paid for twice.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import quote
from uuid import UUID, uuid4

from tortoise import connections, fields
from tortoise.backends.base.client import BaseDBAsyncClient

from app.domain.screening.lists import LOCK_AGENCY
from app.domain.screening.verdicts import MAX_REASON, Clear, Listed, Reading, Unknown, Verdict, words
from app.domain.tenants.agencies import Agency
from app.errors import InvalidRequest
from app.postgres.tables import Table
from app.sealing import KeyRing

NUMBER, DIGITS = "{number}", "{digits}"
MAX_HOURS, MAX_SECONDS = 720, 5
MAX_URL, MAX_HEADER = 1000, 100
# A service that could not tell is asked again this soon.
UNKNOWN_COUNTS = timedelta(minutes=1)
ANSWERS_KEPT = timedelta(days=31)


class ScreeningLookup(Table):
    """Whom an agency has asked, and how the answer is read (see verdicts.Reading)."""

    id = fields.UUIDField(primary_key=True, default=uuid4)
    agency: fields.OneToOneRelation[Agency] = fields.OneToOneField(
        "models.Agency", related_name="screening_lookup", on_delete=fields.RESTRICT
    )
    agency_id: UUID
    url = fields.CharField(max_length=MAX_URL)
    header = fields.CharField(max_length=MAX_HEADER, default="")
    sealed_value = fields.BinaryField(null=True)
    path = fields.CharField(max_length=200)
    listed = fields.CharField(max_length=300)
    clear = fields.CharField(max_length=300)
    keep_hours = fields.IntField(default=24)
    timeout_seconds = fields.IntField(default=3)
    created_at = fields.DatetimeField()

    class Meta:
        table = "screening_lookups"

    @property
    def reading(self) -> Reading:
        """How its answers are read."""
        return Reading(self.path, words(self.listed), words(self.clear))

    def address(self, number: str) -> str:
        """Where to ask about an E.164 number."""
        return self.url.replace(NUMBER, quote(number, safe="")).replace(DIGITS, number.lstrip("+"))

    @property
    def _cell(self) -> str:
        return f"screening_lookups.sealed_value.{self.id}"

    def keep_value(self, value: str, ring: KeyRing) -> None:
        """Seal what is sent in its header; the caller saves the row."""
        self.sealed_value = ring.seal(value, self._cell) if value else None

    def headers(self, ring: KeyRing) -> dict[str, str]:
        """What is sent along; raises SecretUnreadable."""
        return {self.header: ring.open(self.sealed_value, self._cell)} if self.header and self.sealed_value else {}


class Said(StrEnum):
    """The three verdicts."""

    CLEAR = "clear"
    LISTED = "listed"
    UNKNOWN = "unknown"


class ScreeningAnswer(Table):
    """What the service said last of a number."""

    id = fields.BigIntField(primary_key=True)
    agency_id = fields.UUIDField()
    e164 = fields.CharField(max_length=20)
    said = fields.CharEnumField(Said, max_length=10)
    reason = fields.CharField(max_length=MAX_REASON, default="")
    asked_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "screening_answers"
        unique_together = (("agency_id", "e164"),)

    @property
    def verdict(self) -> Verdict:
        """It as a verdict."""
        return Clear() if self.said is Said.CLEAR else (Listed if self.said is Said.LISTED else Unknown)(self.reason)


def answered(number: str, agency: str, resend: str, now: str) -> str:
    """SQL that holds when the agency (an alias) asks nobody, or an answer that counts lets this number be called.

    A resend is the dial for which it was asked.
    """
    counts = (
        f"CASE WHEN sa.said = 'unknown' THEN interval '{UNKNOWN_COUNTS.total_seconds():.0f} seconds'"
        " ELSE u.keep_hours * interval '1 hour' END"
    )
    return f"""NOT EXISTS (SELECT FROM screening_lookups u WHERE u.agency_id = {agency}.id) OR EXISTS (
        SELECT FROM screening_lookups u
        JOIN screening_answers sa ON sa.agency_id = u.agency_id AND sa.e164 = {number}
        WHERE u.agency_id = {agency}.id AND (sa.said = 'clear' OR sa.said = 'unknown' AND {agency}.calls_unscreened)
          AND ({resend} OR sa.asked_at > {now} - {counts}))"""  # noqa: S608 - only names of ours are interpolated


def as_evidence(number: str, agency_id: str) -> str:
    """SQL for the answer that counted, as JSON; null when nobody is asked."""
    return f"""(SELECT jsonb_build_object('said', sa.said, 'reason', sa.reason, 'asked_at', sa.asked_at)
        FROM screening_lookups u JOIN screening_answers sa ON sa.agency_id = u.agency_id
        WHERE u.agency_id = {agency_id} AND sa.e164 = {number})"""  # noqa: S608 - only names of ours are interpolated


async def of_agency(agency_id: UUID) -> ScreeningLookup | None:
    """Whom the agency has asked, if anybody."""
    return await ScreeningLookup.get_or_none(agency_id=agency_id)


async def keep(tx: BaseDBAsyncClient, lookup: ScreeningLookup) -> None:
    """Ask this service from now on, and forget what another one said. Raises InvalidRequest."""
    require_askable(lookup)
    await _forget_all(tx, lookup.agency_id)
    await lookup.save(using_db=tx)


async def stop(tx: BaseDBAsyncClient, agency_id: UUID) -> None:
    """Ask nobody any more."""
    await _forget_all(tx, agency_id)
    await ScreeningLookup.filter(agency_id=agency_id).using_db(tx).delete()


async def _forget_all(tx: BaseDBAsyncClient, agency_id: UUID) -> None:
    await tx.execute_query(LOCK_AGENCY, [agency_id])
    await ScreeningAnswer.filter(agency_id=agency_id).using_db(tx).delete()


def require_askable(lookup: ScreeningLookup) -> None:
    """Raise InvalidRequest, by field, for what cannot be asked or read."""
    reading = lookup.reading
    wrong = {
        "url": "Write {number} or {digits} where the number belongs."
        if NUMBER not in lookup.url and DIGITS not in lookup.url
        else "",
        "answer_at": "" if lookup.path.strip(".") else "Say where in the answer the verdict stands, like data.listed.",
        "listed": "" if reading.listed else "Name at least one value that means listed.",
        "clear": "A value cannot mean both."
        if reading.listed & reading.clear
        else ("" if reading.clear else "Name at least one value that means clear."),
        "keep_hours": "" if 0 < lookup.keep_hours <= MAX_HOURS else f"Write 1 to {MAX_HOURS} hours.",
        "timeout_seconds": "" if 0 < lookup.timeout_seconds <= MAX_SECONDS else f"Write 1 to {MAX_SECONDS} seconds.",
    }
    details = [{"field": name, "message": sentence} for name, sentence in wrong.items() if sentence]
    if details:
        raise InvalidRequest(details[0]["message"], details=details)


async def known(lookup: ScreeningLookup, number: str, now: datetime) -> Verdict | None:
    """The answer that still counts; None when the service must be asked."""
    answer = await ScreeningAnswer.get_or_none(agency_id=lookup.agency_id, e164=number)
    if answer is None or answer.said is Said.UNKNOWN or answer.asked_at < now - timedelta(hours=lookup.keep_hours):
        return None
    return answer.verdict


NOTE = """
INSERT INTO screening_answers AS known (agency_id, e164, said, reason, asked_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (agency_id, e164) DO UPDATE
SET said = EXCLUDED.said, reason = EXCLUDED.reason, asked_at = EXCLUDED.asked_at
WHERE EXCLUDED.asked_at >= known.asked_at
"""


async def note(agency_id: UUID, number: str, verdict: Verdict, now: datetime) -> None:
    """Keep an answer."""
    said = Said.CLEAR if isinstance(verdict, Clear) else Said.LISTED if isinstance(verdict, Listed) else Said.UNKNOWN
    reason = verdict.reason if isinstance(verdict, Listed) else verdict.why if isinstance(verdict, Unknown) else ""
    await connections.get("default").execute_query(NOTE, [agency_id, number, said.value, reason[:MAX_REASON], now])


async def forget(now: datetime) -> int:
    """Forget what was said longer ago than any answer counts; returns how many answers that were."""
    return await ScreeningAnswer.filter(asked_at__lt=now - ANSWERS_KEPT).delete()
