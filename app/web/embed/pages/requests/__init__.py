"""Requests, beside the calls: everything that was asked for, what was refused with its reason, and "Call now"."""

import csv
import io
from collections.abc import AsyncIterator, Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from tortoise.queryset import QuerySet

from app.domain.callbacks.callbacks import OF_CALLBACK
from app.domain.calls.calls import OF_WEBHOOK
from app.domain.calls.reasons import Reason, is_detailed, known
from app.domain.credits.statements import escape_formula
from app.domain.requests import again
from app.domain.requests.again import OF_PAGE
from app.domain.requests.refused import Asked
from app.domain.requests.requests import LoggedRequest
from app.domain.results.summary import MAX_NAME, NAMES
from app.domain.rules.white_label import unbranded
from app.domain.telephony.keys import ApiKey
from app.errors import Refusal
from app.logs import request_id
from app.web import requests
from app.web.embed.kit.forms import read_form
from app.web.embed.kit.page import found, id_from
from app.web.embed.kit.refusals import as_mistakes
from app.web.embed.kit.render import HEADERS, as_file, render
from app.web.embed.kit.viewer import Viewer

SHOWN, EXPORTED = 50, 10_000
OF_STEP = "workflow"
SOURCES = (OF_STEP, OF_WEBHOOK, OF_PAGE, OF_CALLBACK)
TAKEN, REFUSED = "taken", "refused"
CODES = tuple(reason for reason in Reason if reason.refuses)
COLUMNS = (
    "asked_at", "source", "key", "from_number", "to_number", "contact_id", "result", "code", "reason", "times", "call",
    "request_id",
)  # fmt: skip
MAX_ROW = 2**63 - 1


@dataclass(frozen=True)
class Filter:
    """What the list is narrowed to; an empty field narrows nothing, `sub` is a sub-account's id, `key` a key's."""

    came: str = ""
    reason: str = ""
    source: str = ""
    key: str = ""
    q: str = ""
    sub: str = ""
    before: str = ""

    @classmethod
    def of(cls, request: Request) -> "Filter":
        """As the address has it; a value that does not exist is left out."""
        query = request.query_params
        return cls(
            came=query["came"] if query.get("came") in (TAKEN, REFUSED) else "",
            reason=query["reason"] if query.get("reason") in CODES else "",
            source=query["source"] if query.get("source") in SOURCES else "",
            key=query.get("key", "").replace("\0", "")[:30],
            q=query.get("q", "").replace("\0", "").strip()[:100],
            sub=str(id_from(query.get("sub", "")) or ""),
            before=_moment(query.get("before", "")),
        )

    @property
    def narrows(self) -> bool:
        """Whether requests may be missing because of it."""
        return any((self.came, self.reason, self.source, self.key, self.q, self.sub))

    def link(self, path: str, **changed: str) -> str:
        """The address of a part of this page with the same filter."""
        query = urlencode({name: value for name, value in {**asdict(self), **changed}.items() if value})
        return f"{path}?{query}" if query else path

    def requests_of(self, viewer: Viewer) -> QuerySet[LoggedRequest]:
        """The viewer's requests that it leaves, the newest first."""
        logged = viewer.requests().order_by("-asked_at", "-id")
        if self.came:
            logged = logged.filter(code__isnull=self.came == TAKEN)
        if self.reason:
            logged = logged.filter(code=self.reason)
        if self.source:
            logged = logged.filter(source=self.source)
        if self.key:
            logged = logged.filter(key_id=self.key)
        if self.sub:
            logged = logged.filter(customer_id=id_from(self.sub))
        if self.before:
            logged = logged.filter(asked_at__lt=datetime.fromisoformat(self.before))
        return logged.filter(**_found_by(self.q)) if self.q else logged


@dataclass(frozen=True)
class Row:
    """A request in the list; `call` is what came of it, `again` that it can be asked for once more."""

    id: int
    asked: str
    lead: str
    phone: str
    account: str
    source: str
    key: str
    number: str
    result: str
    tone: str
    sentence: str
    detail: str
    call: str
    again: bool


async def listed(request: Request, viewer: Viewer) -> Response:
    """The page: filters, and the list as it stands."""
    narrowed, say = Filter.of(request), viewer.say
    came = [("", say("calls.any")), (TAKEN, say("requests.came.taken")), (REFUSED, say("requests.came.refused"))]
    choices = [
        ("came", say("requests.came"), came),
        ("reason", say("requests.code"), _options(viewer, "short", CODES)),
        ("source", say("requests.source"), _options(viewer, "source", SOURCES)),
    ]
    if viewer.of_agency:
        subs = [(str(one.id), one.name) for one in await viewer.customers().order_by("name")]
        choices.insert(0, ("sub", say("calls.sub"), [("", say("calls.any")), *subs]))
    parts: dict[str, Any] = {"filter": narrowed, "choices": choices}
    return render(viewer, "calls/requests.html", **parts, **await _rows(viewer, narrowed))


async def rows(request: Request, viewer: Viewer) -> Response:
    """The list alone; 204 when it is what the page has."""
    narrowed = Filter.of(request)
    shown = await _rows(viewer, narrowed)
    if shown["seen"] == request.query_params.get("seen"):
        return Response(status_code=204, headers=HEADERS)
    return render(viewer, "calls/requests_rows.html", filter=narrowed, **shown)


async def call_now(request: Request, viewer: Viewer) -> Response:
    """Place the call that was refused; what stands in its way today is told, and kept as another request."""
    await read_form(request)
    row_id = str(request.path_params["request_id"])
    if not (row_id.isascii() and row_id.isdigit() and int(row_id) <= MAX_ROW):
        raise HTTPException(404)
    row: LoggedRequest = found(await viewer.requests().get_or_none(id=int(row_id), code__isnull=False, minute=None))
    asked = Asked(OF_PAGE, datetime.now(UTC), request_id())
    try:
        placement = await again.call_now(row, asked)
    except Refusal as refusal:
        await requests.keep_refusal(request, asked, refusal)
        toast = viewer.say("requests.still", why=" ".join(as_mistakes(viewer, refusal).values()))
    else:
        if not placement.repeated:
            requests.count_taken(request, OF_PAGE)
        toast = viewer.say("requests.called")
    narrowed = Filter.of(request)
    return render(viewer, "calls/requests_rows.html", toast=toast, filter=narrowed, **await _rows(viewer, narrowed))


async def export(request: Request, viewer: Viewer) -> Response:
    """What the filter leaves as a file for a spreadsheet, the newest first; times are UTC."""
    return as_file(request, viewer, "requests.csv", _lines(Filter.of(request).requests_of(viewer)))


async def _rows(viewer: Viewer, narrowed: Filter) -> dict[str, Any]:
    logged = await narrowed.requests_of(viewer).select_related("customer").limit(SHOWN + 1)
    keys = await _keys([row.key_id for row in logged[:SHOWN] if row.key_id])
    listed = [_row_of(row, keys.get(row.key_id or "", ""), viewer) for row in logged[:SHOWN]]
    seen = sha256(repr((listed, viewer.say.language)).encode()).hexdigest()[:16]
    older = logged[SHOWN - 1].asked_at.isoformat() if len(logged) > SHOWN else None
    return {"rows": listed, "seen": seen, "older": older}


async def _keys(key_ids: list[str]) -> dict[str, str]:
    """The keys of these requests, masked."""
    return {key.id: key.masked for key in await ApiKey.filter(id__in=key_ids)} if key_ids else {}


def _row_of(row: LoggedRequest, key: str, viewer: Viewer) -> Row:
    say, wanted = viewer.say, row.wanted or {}
    variables = wanted.get("variables", {})
    crowd = row.minute is not None
    sentence = say("requests.many_why") if crowd else _sentence(row, viewer)
    return Row(
        id=row.id,
        asked=say.moment(row.asked_at),
        lead=say("requests.many", times=row.times) if crowd else _name_in(variables),
        phone=say.phone(row.to_number) if row.to_number else str(wanted.get("phone", "")),
        account=row.customer.name,
        source=say.named("source", row.source),
        key=key,
        number=say.phone(row.from_number) if row.from_number else "",
        result=say("requests.came.taken") if row.code is None else say.named("short", row.code),
        tone="good" if row.code is None else "bad",
        sentence=sentence,
        detail=unbranded(row.reason) if row.reason and (crowd or not sentence or is_detailed(row.code)) else "",
        call=str(row.call_id or ""),
        again=row.code is not None and row.wanted is not None,
    )


def _sentence(row: LoggedRequest, viewer: Viewer) -> str:
    """What the code means, in the viewer's language, where there is more to say than its name."""
    reason = known(row.code)
    return viewer.say.named("reason", reason) if reason and reason.of_call else ""


def _name_in(variables: dict[str, str]) -> str:
    return next((name for key in NAMES if (name := variables.get(key))), "")[:MAX_NAME]


async def _lines(logged: QuerySet[LoggedRequest]) -> AsyncIterator[str]:
    yield _line(COLUMNS)
    keys: dict[str, str] = {}
    async for row in logged.limit(EXPORTED):
        if row.key_id and row.key_id not in keys:
            keys |= await _keys([row.key_id])
        yield _line(_cells(row, keys.get(row.key_id or "", "")))


def _cells(row: LoggedRequest, key: str) -> tuple[object, ...]:
    phone = row.to_number or str((row.wanted or {}).get("phone", ""))
    return (
        row.asked_at.isoformat(timespec="seconds"), row.source, key, escape_formula(row.from_number or ""),
        escape_formula(phone), escape_formula(row.contact_id or ""), REFUSED if row.code else TAKEN, row.code or "",
        escape_formula(unbranded(row.reason or "")), row.times, row.call_id or "", row.request_id or "",
    )  # fmt: skip


def _options(viewer: Viewer, group: str, values: Iterable[str]) -> list[tuple[str, str]]:
    return [("", viewer.say("calls.any")), *((str(value), viewer.say.named(group, value)) for value in values)]


def _line(cells: tuple[object, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _found_by(text: str) -> dict[str, object]:
    """Digits are part of a number, an id is the call's or the contact's."""
    if named := id_from(text):
        return {"call_id": named}
    digits = "".join(char for char in text if char in "0123456789")
    if digits and not any(char.isalpha() for char in text):
        return {"to_number__contains": digits}
    return {"contact_id": text}


def _moment(text: str) -> str:
    """A time with its zone as UTC; empty for what is none, or lies beyond the calendar."""
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC).isoformat() if moment.tzinfo else ""
    except (ValueError, OverflowError):
        return ""
