"""The entries of an account as CSV; the column `available` sums to what is available, to the last 1/1000 credit."""

import csv
import io
from collections.abc import AsyncIterator, Iterable
from uuid import UUID

from app.domain.credits.ledger import LedgerEntry

COLUMNS = ("number", "time", "entry", "available", "held", "spent", "available_after", "attempt", "reason")
PAGE = 1000


async def export(customer_id: UUID) -> AsyncIterator[str]:
    """The lines of the file, heading first, oldest entry first; amounts in credits with three decimals."""
    yield csv_line(COLUMNS)
    last = 0
    while (
        entries := await LedgerEntry.filter(customer_id=customer_id, version__gt=last).order_by("version").limit(PAGE)
    ):
        for entry in entries:
            changes = (entry.available_change, entry.held_change, entry.spent_change, entry.available_after)
            attempt = str(entry.attempt_id or "")
            time = entry.created_at.isoformat(timespec="milliseconds")
            yield csv_line(
                (entry.version, time, entry.verb, *map(credits_of, changes), attempt, escape_formula(entry.reason))
            )
        last = entries[-1].version


def credits_of(amount: int) -> str:
    """An amount of 1/1000 credit as credits, exactly."""
    whole, rest = divmod(abs(amount), 1000)
    return f"{'-' if amount < 0 else ''}{whole}.{rest:03}"


def escape_formula(text: str) -> str:
    """Text that a spreadsheet does not take for a formula."""
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def csv_line(cells: Iterable[object]) -> str:
    """One line of a CSV file."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
