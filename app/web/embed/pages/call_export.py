"""The list of calls as a file for a spreadsheet: all that the filter leaves, however long it is."""

import csv
import io
from collections.abc import AsyncIterator, Sequence

from tortoise.queryset import QuerySet

from app.domain.calls.calls import Call
from app.domain.credits.statements import credits_of, escape_formula
from app.domain.results.results import as_facts
from app.domain.results.summary import Result, results_of
from app.domain.rules.destinations import is_e164
from app.domain.rules.white_label import unbranded
from app.web.embed.kit.newest import all_of

COLUMNS = (
    "call", "requested_at_utc", "lead", "from_number", "to_number", "contact_id", "sub_account", "agent", "agent_id",
    "state", "outcome", "reason_code", "reason", "ended_at_utc", "credits", "attempts", "duration", "summary",
    "sentiment", "successful", "recording_url", "complete",
)  # fmt: skip


async def lines(calls: QuerySet[Call], names: Sequence[str]) -> AsyncIterator[str]:
    """The lines of the file, its heading first; times are UTC, the duration in seconds, credits exact.

    `names` are what agents find out, each a column of its own.
    """
    yield _line((*COLUMNS, *(escape_formula(f"variables.{name}") for name in names)))
    async for portion in all_of(calls.select_related("customer"), "requested_at"):
        for call, result in zip(portion, await results_of(portion), strict=True):
            yield _line(_cells(call.customer.name, result, names))


def _cells(account: str, result: Result, names: Sequence[str]) -> tuple[object, ...]:
    facts = as_facts(result)
    said = (escape_formula(facts[name]) for name in ("summary", "sentiment"))
    return (
        result.call_id, result.requested_at.isoformat(timespec="seconds"), escape_formula(result.lead),
        _phone(result.from_number), _phone(result.to_number), escape_formula(result.contact_id or ""),
        escape_formula(account), escape_formula(result.agent), escape_formula(result.agent_id),
        result.state.value, result.outcome or "", result.reason_code or "",
        escape_formula(unbranded(result.reason or "")),
        result.ended_at.isoformat(timespec="seconds") if result.ended_at else "", credits_of(result.charged),
        facts["attempts"], facts["duration"], *said, _yes_no(facts["successful"]),
        escape_formula(facts["recording_url"]), _yes_no(facts["complete"]),
        *(escape_formula(facts["variables"].get(name, "")) for name in names),
    )  # fmt: skip


def _yes_no(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"


def _phone(number: str) -> str:
    """A number as other tools read it: a plus and digits are no formula."""
    return number if is_e164(number) else escape_formula(number)


def _line(cells: tuple[object, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
