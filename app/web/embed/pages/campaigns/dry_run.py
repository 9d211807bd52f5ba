"""Why not? Leads through the real decision at a given time: who would be called, who not and why. Nobody is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from app.clients.contacts import tagged
from app.config import Settings
from app.domain.calls.reasons import is_detailed
from app.domain.dry_runs import dry_run as dry_runs
from app.domain.dry_runs.report import Candidate, Report, Terms
from app.domain.rules.white_label import unbranded
from app.domain.telephony.numbers import calling_numbers_of_customer
from app.domain.tenants.customers import CURRENT, Customer
from app.errors import Refusal
from app.web.embed.kit.forms import Form, Reader, read_form
from app.web.embed.kit.messages import DEFAULT
from app.web.embed.kit.page import clients_of, found, id_from
from app.web.embed.kit.refusals import as_mistakes
from app.web.embed.kit.render import render
from app.web.embed.kit.viewer import Viewer

SHOWN, MOST, MAX_TAG = 500, 200, 100
MISTAKEN = 422
TONES = {"called": "good", "waits": "notice", "refused": "bad"}
EMPTY: dict[str, str] = {}


@dataclass(frozen=True)
class ShownRow:
    """A lead as the page shows it."""

    phone: str
    fate: str
    tone: str
    at: str
    from_number: str
    reason: str


async def ask(request: Request, viewer: Viewer) -> Response:
    """The form."""
    return await _page(viewer, Form(source="list", customer=request.query_params.get("customer", "")))


async def run(request: Request, viewer: Viewer) -> Response:
    """The same with what would become of them."""
    form = await read_form(request)
    customer: Customer = found(await _customer(viewer, form["customer"]))
    reader, now = Reader(form, viewer.say), datetime.now(UTC)
    at = _moment(form, reader, viewer)
    source, phones = form["source"], [line.strip() for line in form["leads"].splitlines() if line.strip()]
    if source == "tag":
        reader.text("tag", MAX_TAG)
    elif source != "past_week" and not phones:
        reader.wrong("leads", "forms.needed")
    if reader.mistakes:
        return await _page(viewer, form, reader.mistakes)
    try:
        async with request.app.state.dry_run:
            leads = [Candidate(phone) for phone in phones]
            if source == "past_week":
                leads = await dry_runs.past_week(customer.id, now)
            elif source == "tag":
                settings: Settings = request.app.state.settings
                leads = await tagged(clients_of(request), customer.id, form["tag"], settings.ghl_tag_operator)
            lines = await calling_numbers_of_customer(customer.id)
            report = await dry_runs.dry_run(lines, leads, Terms(), max(at or now, now))
    except Refusal as refusal:
        return await _page(viewer, form, as_mistakes(viewer, refusal))
    return await _page(viewer, form, report=report)


async def _page(viewer: Viewer, form: Form, mistakes: dict[str, str] = EMPTY, report: Report | None = None) -> Response:
    choices: Sequence[Customer] = ()
    if viewer.installation is None:
        choices = await viewer.customers().filter(CURRENT).order_by("name").limit(MOST)
    return render(
        viewer, "dry_run/dry_run.html", MISTAKEN if mistakes else 200, form=form, mistakes=mistakes, choices=choices,
        report=report, rows=shown_rows(report, viewer) if report else [], most=SHOWN,
        reasons=report.reasons.most_common() if report else [],
    )  # fmt: skip


async def _customer(viewer: Viewer, chosen: str) -> Customer | None:
    if viewer.installation is not None:
        return await viewer.customers().get_or_none()
    customer_id = id_from(chosen)
    return await viewer.customers().filter(CURRENT).get_or_none(id=customer_id) if customer_id else None


def _moment(form: Form, reader: Reader, viewer: Viewer) -> datetime | None:
    if not form["at"]:
        return None
    try:
        return datetime.fromisoformat(form["at"]).replace(tzinfo=viewer.say.zone)
    except ValueError:
        reader.wrong("at", "campaigns.bad_moment")
        return None


def shown_rows(report: Report, viewer: Viewer) -> list[ShownRow]:
    """The first rows of a report in the viewer's words."""
    say = viewer.say
    return [
        ShownRow(
            phone=say.phone(row.phone),
            fate=say.named("fate", row.fate),
            tone=TONES[row.fate],
            at=say.moment(row.at) if row.at else "",
            from_number=say.phone(row.caller.e164) if row.caller else "",
            reason=_reason(row.code, row.reason, viewer),
        )
        for row in report.rows[:SHOWN]
    ]


def _reason(code: str | None, reason: str | None, viewer: Viewer) -> str:
    """The exact sentence in its own language, and for whom it is meant; else the one for its code."""
    if code is None:
        return ""
    if viewer.say.language == DEFAULT and (viewer.of_agency or is_detailed(code)):
        return unbranded(reason or "")
    return viewer.say.named("reason", code)
