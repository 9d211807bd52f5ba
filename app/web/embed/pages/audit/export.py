"""The audit log as a file for a spreadsheet: all that the filter leaves, however long it is."""

import csv
import io
from collections.abc import AsyncIterator, Mapping
from datetime import UTC
from uuid import UUID

from tortoise.queryset import QuerySet

from app.domain.audit.trail import AuditEntry
from app.domain.credits.statements import escape_formula
from app.web.embed.kit.locale import Locale
from app.web.embed.pages.audit.entries import row_of
from app.web.embed.pages.audit.filter import before

COLUMNS = (
    "changed_at_utc", "by", "person", "sub_account", "kind", "of", "change", "field", "from", "to", "reason",
)  # fmt: skip
# So many are read at once.
PORTION = 500


async def lines(found: QuerySet[AuditEntry], say: Locale, names: Mapping[UUID, str]) -> AsyncIterator[str]:
    """The lines of the file, its heading first; `field` has a change's name of its own, in no language."""
    yield _line(COLUMNS)
    portion = await found.limit(PORTION)
    while portion:
        for entry in portion:
            yield _line(_cells(entry, say, names))
        portion = await found.filter(before(portion[-1].at, portion[-1].id)).limit(PORTION)


def _cells(entry: AuditEntry, say: Locale, names: Mapping[UUID, str]) -> tuple[str, ...]:
    row = row_of(entry, say, names)
    words = (row.account, row.kind, row.subject, row.what, entry.what, row.was, row.became, row.note)
    at = entry.at.astimezone(UTC).isoformat(timespec="seconds")
    return (at, entry.actor, escape_formula(entry.name), *(escape_formula(word) for word in words))


def _line(cells: tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
