"""The statement of an account for a month: a document under the agency's brand, or every call of it as a file."""

from collections.abc import AsyncIterator, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app.domain.credits.allowances import month_of
from app.domain.credits.monthly_statements import MONTH, Statement, Total, of_month
from app.domain.credits.statements import credits_of, csv_line, escape_formula
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.web import brand as branding
from app.web.embed.kit.locale import Locale
from app.web.embed.kit.render import as_file
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages.credits.accounts import customer_in
from app.web.embed.pages.credits.months import month_name

if TYPE_CHECKING:
    from app.pdf import Document

PDF = "pdf"
COLUMNS = ("time", "from", "to", "outcome", "seconds", "credits", "call_id")


async def download(request: Request, viewer: Viewer) -> Response:
    """The calls of a month as CSV, or with `as=pdf` the document; raises HTTPException 404 for a month to come."""
    customer = await customer_in(request, viewer)
    month = request.query_params.get("month") or month_of(customer, viewer.say.now)
    if not MONTH.fullmatch(month) or month > month_of(customer, viewer.say.now):
        raise HTTPException(404)
    statement = await of_month(customer, month)
    if request.query_params.get("as") == PDF:
        brand = branding.shown(await Agency.get(id=viewer.agency.id)).name
        content = await document_of(statement, customer, brand, viewer.say)
        return as_file(request, viewer, f"statement-{month}.pdf", _whole(content), "application/pdf")
    return as_file(request, viewer, f"statement-{month}.csv", _lines(statement))


async def _whole(content: bytes) -> AsyncIterator[bytes]:
    yield content


async def _lines(statement: Statement) -> AsyncIterator[str]:
    yield csv_line(COLUMNS)
    async for call in statement.calls():
        at = call.at.astimezone(statement.begins.tzinfo).isoformat(timespec="seconds")
        cells = (escape_formula(call.from_number), escape_formula(call.to_number), call.outcome or "")
        yield csv_line((at, *cells, call.seconds, credits_of(call.amount), call.call_id))


async def document_of(statement: Statement, customer: Customer, brand: str, say: Locale) -> bytes:
    """The statement as a document: the account, and the calls by day and by number."""
    from app.pdf import Document  # noqa: PLC0415 - a tenth of the start of every process, for a file that few ask for

    title = say("statement.of", month=month_name(statement.month, say))
    # Not the moment at which it was asked for: the same month makes the same document once it is over.
    document = Document(brand, title, say.language, min(statement.ends, datetime.now(UTC)))
    document.facts([
        (say("statement.account"), customer.name),
        (say("statement.zone"), customer.timezone),
        (say("statement.opening"), say.credits(statement.opening)),
        (say("statement.granted"), say.credits(statement.granted, signed=True)),
        (say("statement.adjusted"), say.credits(statement.adjusted, signed=True)),
        (say("statement.spent"), say.credits(-statement.spent, signed=True)),
        (say("statement.closing"), say.credits(statement.closing)),
    ])  # fmt: skip
    by_day, by_number = await statement.totals()
    if not by_day:
        document.paragraph(say("statement.none"))
    else:
        days = ((say.date(day), total) for day, total in by_day.items())
        numbers = ((say.phone(number), total) for number, total in by_number.items())
        _add_totals(document, say("statement.by_day"), say("statement.day"), days, say)
        _add_totals(document, say("statement.by_number"), say("statement.number"), numbers, say)
        document.paragraph(say("statement.each"))
    return document.as_bytes()


def _add_totals(
    document: "Document", heading: str, label: str, totals: Iterable[tuple[str, Total]], say: Locale
) -> None:
    document.heading(heading)
    rows = [
        (name, say.number(one.calls), say.number(one.seconds / 60, 1), say.credits(one.amount)) for name, one in totals
    ]
    header = (label, say("statement.calls"), say("statement.minutes"), say("statement.credits"))
    document.table(header, rows, (40, 20, 20, 20))
