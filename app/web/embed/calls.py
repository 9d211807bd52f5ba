"""The Calls page: a live list with filters, its CSV, and the story of one call. The example for every other page."""

import csv
import io
from collections.abc import AsyncIterator, Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from tortoise.queryset import QuerySet

from app.domain import call_days, opt_outs
from app.domain.calls import Call, State
from app.domain.statements import credits_of, harmless
from app.web.embed import call_story
from app.web.embed.call_rows import LIVE, OUTCOMES, REASONS, row_of
from app.web.embed.chart import DAYS, chart_of
from app.web.embed.forms import read_form
from app.web.embed.page import found, id_from, id_in
from app.web.embed.pause import SOMEBODY
from app.web.embed.render import HEADERS, render
from app.web.embed.viewer import Viewer

SHOWN = 50
EXPORTED = 10_000
COLUMNS = (
    "call", "requested_at", "from_number", "to_number", "contact_id", "agent_id", "state", "outcome",
    "reason_code", "reason", "ended_at", "credits",
)  # fmt: skip


@dataclass(frozen=True)
class Filter:
    """What the list is narrowed to; an empty field narrows nothing, `sub` is a sub-account's id."""

    state: str = ""
    outcome: str = ""
    reason: str = ""
    q: str = ""
    sub: str = ""
    before: str = ""

    @classmethod
    def of(cls, request: Request) -> "Filter":
        """As the address has it; a value that does not exist is left out."""
        query = request.query_params
        return cls(
            state=query["state"] if query.get("state") in list(State) else "",
            outcome=query["outcome"] if query.get("outcome") in OUTCOMES else "",
            reason=query["reason"] if query.get("reason") in REASONS else "",
            q=query.get("q", "").replace("\0", "").strip()[:100],
            sub=str(id_from(query.get("sub", "")) or ""),
            before=_moment(query.get("before", "")),
        )

    @property
    def narrows(self) -> bool:
        """Whether calls may be missing because of it."""
        return any((self.state, self.outcome, self.reason, self.q, self.sub))

    def link(self, path: str, **changed: str) -> str:
        """The address of a part of this page with the same filter."""
        return f"{path}?" + urlencode({name: value for name, value in {**asdict(self), **changed}.items() if value})

    def calls_of(self, viewer: Viewer) -> QuerySet[Call]:
        """The viewer's calls that it leaves, the newest first."""
        calls = viewer.calls().order_by("-requested_at", "-id")
        if self.state:
            calls = calls.filter(state=self.state)
        if self.outcome:
            calls = calls.filter(outcome=self.outcome)
        if self.reason:
            calls = calls.filter(reason_code=self.reason)
        if self.sub:
            calls = calls.filter(installation_id=id_from(self.sub))
        if self.before:
            calls = calls.filter(requested_at__lt=datetime.fromisoformat(self.before))
        return calls.filter(**_search(self.q)) if self.q else calls


async def listed(request: Request, viewer: Viewer) -> Response:
    """The page: filters, and the list as it stands."""
    narrowed = Filter.of(request)
    choices = [
        ("state", _options(viewer, "state", State)),
        ("outcome", _options(viewer, "outcome", OUTCOMES)),
        ("reason", _options(viewer, "short", REASONS)),
    ]
    if viewer.of_agency:
        subs = [(str(one.id), one.name) for one in await viewer.installations().order_by("name")]
        choices.insert(0, ("sub", [("", viewer.say("calls.any")), *subs]))
    ours = [customer.id for customer in await viewer.customers()]
    days = await call_days.last_days(ours, DAYS, viewer.say.zone, datetime.now(UTC))
    parts: dict[str, Any] = {"filter": narrowed, "choices": choices, "chart": chart_of(days, viewer.say)}
    return render(viewer, "calls.html", **parts, **await _rows(viewer, narrowed))


def _options(viewer: Viewer, group: str, values: Iterable[str]) -> list[tuple[str, str]]:
    return [("", viewer.say("calls.any")), *((str(value), viewer.say.named(group, value)) for value in values)]


async def rows(request: Request, viewer: Viewer) -> Response:
    """The list alone: after a filter has changed, and every few seconds; 204 when it is what the page has."""
    narrowed = Filter.of(request)
    shown = await _rows(viewer, narrowed)
    if shown["seen"] == request.query_params.get("seen"):
        return Response(status_code=204, headers=HEADERS)
    return render(viewer, "calls_rows.html", filter=narrowed, **shown)


async def _rows(viewer: Viewer, narrowed: Filter) -> dict[str, Any]:
    calls = await narrowed.calls_of(viewer).select_related("customer").limit(SHOWN + 1)
    listed = [row_of(call, viewer.say) for call in calls[:SHOWN]]
    seen = sha256(repr((listed, viewer.say.language)).encode()).hexdigest()[:16]
    older = calls[SHOWN - 1].requested_at.isoformat() if len(calls) > SHOWN else None
    moves = any(call.state in LIVE for call in calls[:SHOWN])
    return {"rows": listed, "seen": seen, "older": older, "moves": moves}


async def shown(request: Request, viewer: Viewer) -> Response:
    """One call from request to ledger; asked for again while it moves."""
    call = found(await viewer.calls().get_or_none(id=id_in(request, "call_id")).select_related("customer"))
    story = await call_story.story_of(call, viewer)
    if story.seen == request.query_params.get("seen"):
        return Response(status_code=204, headers=HEADERS)
    return render(viewer, "call.html", call=call, story=story)


async def opt_out(request: Request, viewer: Viewer) -> Response:
    """One click: the number of this call is never called again."""
    await read_form(request)
    call = found(await viewer.calls().get_or_none(id=id_in(request, "call_id")).select_related("customer"))
    await opt_outs.opt_out(call, viewer.name or SOMEBODY, datetime.now(UTC))
    toast = viewer.say("calls.never_again", number=viewer.say.phone(call.to_number))
    return render(viewer, "call.html", toast=toast, call=call, story=await call_story.story_of(call, viewer))


async def recording(request: Request, viewer: Viewer) -> Response:
    """Where the recording is, asked for only when somebody wants to hear it: that address is not ours."""
    call = found(await viewer.calls().get_or_none(id=id_in(request, "call_id")))
    return JSONResponse({"url": found(await call_story.recording_of(call) or None)}, headers=HEADERS)


async def export(request: Request, viewer: Viewer) -> Response:
    """What the filter leaves as a file for a spreadsheet, the newest first; times are UTC."""
    headers = {**HEADERS, "Content-Disposition": 'attachment; filename="calls.csv"'}
    return StreamingResponse(_lines(Filter.of(request).calls_of(viewer)), media_type="text/csv", headers=headers)


async def _lines(calls: QuerySet[Call]) -> AsyncIterator[str]:
    yield _line(COLUMNS)
    async for call in calls.limit(EXPORTED):
        ended = call.ended_at.isoformat(timespec="seconds") if call.ended_at else ""
        yield _line(
            (
                call.id, call.requested_at.isoformat(timespec="seconds"), harmless(call.from_number),
                harmless(call.to_number), harmless(call.contact_id or ""), harmless(call.agent_id), call.state.value,
                call.outcome or "", call.reason_code or "", harmless(call_story.unbranded(call.reason or "")), ended,
                credits_of(call.charged),
            )
        )  # fmt: skip


def _line(cells: tuple[object, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _search(text: str) -> dict[str, object]:
    """Digits are part of a number, an id is the call's or the contact's."""
    if named := id_from(text):
        return {"id": named}
    digits = "".join(char for char in text if char in "0123456789")
    if digits and not any(char.isalpha() for char in text):
        return {"to_number__contains": digits}
    return {"contact_id": text}


def _moment(text: str) -> str:
    try:
        return text if datetime.fromisoformat(text).tzinfo else ""
    except ValueError:
        return ""
