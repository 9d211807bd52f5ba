"""Requests, beside the calls: everything that was asked for, what was refused with its reason, and "Call now"."""

import csv
import io
from collections.abc import AsyncIterator, Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from tortoise.queryset import QuerySet

from app.domain.callbacks.callbacks import OF_CALLBACK
from app.domain.calls.calls import OF_WEBHOOK
from app.domain.calls.reasons import Reason, http_status, is_detailed, known
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
from app.web.embed.kit.newest import all_of, newest
from app.web.embed.kit.page import address, found, id_from, is_row
from app.web.embed.kit.refusals import as_mistakes
from app.web.embed.kit.render import HEADERS, as_file, render
from app.web.embed.kit.viewer import Viewer

SHOWN, KEYS_LISTED = 50, 200
OF_STEP = "workflow"
SOURCES = (OF_STEP, OF_WEBHOOK, OF_PAGE, OF_CALLBACK)
TAKEN, REFUSED = "taken", "refused"
CODES = tuple(reason for reason in Reason if reason.refuses)
COLUMNS = (
    "asked_at", "source", "key", "from_number", "to_number", "contact_id", "result", "code", "reason", "times", "call",
    "request_id", "key_name",
)  # fmt: skip


@dataclass(frozen=True)
class Filter:
    """What the list is narrowed to; an empty field narrows nothing.

    `sub` is a sub-account's id, `key` a key's, `one` a request's.
    """

    came: str = ""
    reason: str = ""
    source: str = ""
    key: str = ""
    one: str = ""
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
            one=query["one"] if is_row(query.get("one", "")) else "",
            q=query.get("q", "").replace("\0", "").strip()[:100],
            sub=str(id_from(query.get("sub", "")) or ""),
            before=_moment(query.get("before", "")),
        )

    @property
    def narrows(self) -> bool:
        """Whether requests may be missing because of it."""
        return any((self.came, self.reason, self.source, self.key, self.one, self.q, self.sub))

    def link(self, path: str, **changed: str) -> str:
        """The address of a part of this page with the same filter."""
        return address(path, {**asdict(self), **changed})

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
        if self.one:
            logged = logged.filter(id=int(self.one))
        if self.sub:
            logged = logged.filter(customer_id=id_from(self.sub))
        if self.before:
            logged = logged.filter(asked_at__lt=datetime.fromisoformat(self.before))
        return logged.filter(**_found_by(self.q)) if self.q else logged


@dataclass(frozen=True)
class Row:
    """A request in the list; `call` is what came of it, `again` that it can be asked for once more.

    `answer` is the status and the code that a request with a key was refused with.
    """

    id: int
    asked: str
    lead: str
    phone: str
    account: str
    source: str
    key: str
    number: str
    result: str
    answer: str
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
    if keys := await _keys_to_choose(viewer, narrowed.key):
        choices.append(("key", say("requests.key"), [("", say("calls.any")), *keys]))
    parts: dict[str, Any] = {"filter": narrowed, "choices": choices}
    return render(viewer, "calls/requests.html", **parts, **await rows_of(viewer, narrowed))


async def rows(request: Request, viewer: Viewer) -> Response:
    """The list alone; 204 when it is what the page has."""
    narrowed = Filter.of(request)
    shown = await rows_of(viewer, narrowed)
    if shown["seen"] == request.query_params.get("seen"):
        return Response(status_code=204, headers=HEADERS)
    return render(viewer, "calls/requests_rows.html", filter=narrowed, **shown)


async def call_now(request: Request, viewer: Viewer) -> Response:
    """Place the call that was refused; what stands in its way today is told, and kept as another request."""
    await read_form(request)
    row_id = str(request.path_params["request_id"])
    if not is_row(row_id):
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
    return render(viewer, "calls/requests_rows.html", toast=toast, filter=narrowed, **await rows_of(viewer, narrowed))


async def export(request: Request, viewer: Viewer) -> Response:
    """What the filter leaves as a file for a spreadsheet, the newest first; times are UTC."""
    return as_file(request, viewer, "requests.csv", _lines(Filter.of(request).requests_of(viewer)))


async def rows_of(viewer: Viewer, narrowed: Filter, most: int = SHOWN) -> dict[str, Any]:
    """What the filter leaves, as a template shows it: the rows, what they look like, and where older ones begin."""
    until = datetime.fromisoformat(narrowed.before) if narrowed.before else datetime.now(UTC)
    logged = await newest(narrowed.requests_of(viewer).select_related("customer"), "asked_at", until, most + 1)
    keys = await _keys([row.key_id for row in logged[:most] if row.key_id])
    listed = [_row_of(row, keys.get(row.key_id or ""), viewer) for row in logged[:most]]
    seen = sha256(repr((listed, viewer.say.language)).encode()).hexdigest()[:16]
    older = logged[most - 1].asked_at.isoformat() if len(logged) > most else None
    return {"rows": listed, "seen": seen, "older": older}


async def _keys_to_choose(viewer: Viewer, chosen: str) -> list[tuple[str, str]]:
    """Id and text of the keys that the list can be narrowed to: those that were not revoked, and the chosen one."""
    keys = await viewer.keys().filter(revoked_at=None).order_by("-created_at").limit(KEYS_LISTED)
    found = {key.id: viewer.say.key(key.name, key.masked) for key in keys}
    if chosen and chosen not in found:
        key = await viewer.keys().get_or_none(id=chosen)
        found[chosen] = viewer.say.key(key.name, key.masked) if key else viewer.say("requests.other_key")
    return list(found.items())


async def _keys(key_ids: list[str]) -> dict[str, ApiKey]:
    """The keys of these requests."""
    return {key.id: key for key in await ApiKey.filter(id__in=key_ids)} if key_ids else {}


def _row_of(row: LoggedRequest, key: ApiKey | None, viewer: Viewer) -> Row:
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
        key=say.key(key.name, key.masked) if key else "",
        number=say.phone(row.from_number) if row.from_number else "",
        result=say("requests.came.taken") if row.code is None else say.named("short", row.code),
        answer=f"{http_status(row.code)} {row.code}" if row.code else "",
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
    keys: dict[str, ApiKey] = {}
    async for portion in all_of(logged, "asked_at"):
        keys |= await _keys([row.key_id for row in portion if row.key_id and row.key_id not in keys])
        for row in portion:
            yield _line(_cells(row, keys.get(row.key_id or "")))


def _cells(row: LoggedRequest, key: ApiKey | None) -> tuple[object, ...]:
    phone = row.to_number or str((row.wanted or {}).get("phone", ""))
    return (
        row.asked_at.isoformat(timespec="seconds"), row.source, key.masked if key else "",
        escape_formula(row.from_number or ""), escape_formula(phone), escape_formula(row.contact_id or ""),
        REFUSED if row.code else TAKEN, row.code or "", escape_formula(unbranded(row.reason or "")), row.times,
        row.call_id or "", row.request_id or "", escape_formula(key.name or "") if key else "",
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
