"""The do-not-call list of a sub-account, or of the agency for all: looked through, changed, imported, exported."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response
from tortoise.expressions import Q
from tortoise.transactions import in_transaction

from app.config import Settings
from app.domain.calls import do_not_call
from app.domain.calls.do_not_call import DoNotCallEntry, Source
from app.domain.rules.destinations import country_of, normalize
from app.domain.rules.number_lists import read_numbers
from app.domain.rules.white_label import unbranded
from app.domain.settings import contact_marks
from app.domain.settings.rule_changes import are_countries
from app.errors import Refusal, wrong
from app.web.embed.frame.pause import SOMEBODY
from app.web.embed.kit.forms import Form, read_form
from app.web.embed.kit.page import found, id_in
from app.web.embed.kit.refusals import as_mistakes
from app.web.embed.kit.render import as_file, render
from app.web.embed.kit.viewer import Viewer
from app.web.guards.limits import read_body

SHOWN, UNREAD_SHOWN = 100, 50
MISTAKEN = 422
EMPTY: dict[str, str] = {}


@dataclass(frozen=True)
class NumberedList:
    """One list: of the sub-account `customer_id`, or without one of the agency; `home` reads its local numbers."""

    id: UUID
    customer_id: UUID | None
    name: str
    home: str


async def _list(request: Request, viewer: Viewer) -> NumberedList:
    """The list in the path, which only its owner and the agency see."""
    list_id = id_in(request, "list_id")
    if viewer.of_agency and list_id == viewer.agency.id:
        numbers = viewer.numbers().order_by("e164")
        return NumberedList(list_id, None, viewer.agency.name, await _home(numbers))
    customer = found(await viewer.customers().get_or_none(id=list_id))
    home = customer.country or await _home(viewer.numbers().filter(customer_id=list_id).order_by("e164"))
    return NumberedList(list_id, list_id, customer.name, home)


async def _home(numbers: Any) -> str:
    first = await numbers.first()
    return country_of(first.e164) if first else "US"


async def listed(request: Request, viewer: Viewer) -> Response:
    """The page: the list, and what can be done with it."""
    return await _page(request, viewer, await _list(request, viewer))


async def rows(request: Request, viewer: Viewer) -> Response:
    """The list alone, after a search."""
    one = await _list(request, viewer)
    return render(viewer, "do_not_call/do_not_call_rows.html", one=one, **await _rows(request, viewer, one))


async def _page(
    request: Request,
    viewer: Viewer,
    one: NumberedList,
    typed: Form | None = None,
    mistakes: dict[str, str] = EMPTY,
    toast: str | None = None,
) -> Response:
    settings: Settings = request.app.state.settings
    return render(
        viewer,
        "do_not_call/do_not_call.html",
        MISTAKEN if mistakes else 200,
        toast=toast,
        one=one,
        most_bytes=settings.max_body_bytes,
        form=typed if typed is not None else Form(home=one.home),
        mistakes=mistakes,
        **await _rows(request, viewer, one),
    )


async def _rows(request: Request, viewer: Viewer, one: NumberedList) -> dict[str, Any]:
    query = request.query_params
    q, after = query.get("q", "").replace("\0", "").strip()[:100], query.get("after", "").replace("\0", "")[:20]
    entries = DoNotCallEntry.filter(list_id=one.id, e164__gt=after).order_by("e164")
    page = await (entries.filter(_search(q)) if q else entries).limit(SHOWN + 1)
    next_page = (
        {name: value for name, value in (("q", q), ("after", page[SHOWN - 1].e164)) if value}
        if (len(page) > SHOWN)
        else {}
    )
    return {
        "q": q,
        "after": after,
        "all": await DoNotCallEntry.filter(list_id=one.id).count(),
        "entries": [(entry, _why(entry, viewer), _by(entry, viewer)) for entry in page[:SHOWN]],
        "more": urlencode(next_page),
    }


def _search(text: str) -> Q:
    """Digits are part of a number, letters of the reason or of who put it there."""
    digits = "".join(char for char in text if char in "0123456789")
    if digits and not any(char.isalpha() for char in text):
        return Q(e164__contains=digits)
    return Q(why__icontains=text) | Q(created_by__icontains=text)


def _why(entry: DoNotCallEntry, viewer: Viewer) -> str:
    return viewer.say.named("listed", f"why_{entry.source}") if _known(entry) else unbranded(entry.why)


def _by(entry: DoNotCallEntry, viewer: Viewer) -> str:
    return viewer.say.named("listed", f"by_{entry.source}") if _known(entry) else unbranded(entry.created_by)


def _known(entry: DoNotCallEntry) -> bool:
    """Whether nobody typed the reason: then it has a text in every language."""
    return entry.source in (Source.CALL, Source.CRM)


async def add(request: Request, viewer: Viewer) -> Response:
    """Put one number on the list."""
    form, one = await read_form(request), await _list(request, viewer)
    number, wrong = _number_in(form, one, viewer)
    if wrong:
        return await _page(request, viewer, one, form, wrong)
    why, by, now = form["why"] or viewer.say("never.no_reason"), viewer.name or SOMEBODY, datetime.now(UTC)
    async with in_transaction() as tx:
        new = await do_not_call.add(tx, viewer.agency.id, one.customer_id, [number], why, Source.PERSON, by, now)
    toast = viewer.say("never.added" if new else "never.known", number=viewer.say.phone(number))
    return await _page(request, viewer, one, toast=toast)


async def remove(request: Request, viewer: Viewer) -> Response:
    """Take one number off the list."""
    form, one = await read_form(request), await _list(request, viewer)
    free = await contact_marks.take_off(one.id, form["number"], datetime.now(UTC))
    toast = viewer.say("never.removed" if free else "never.still_marked", number=viewer.say.phone(form["number"]))
    return await _page(request, viewer, one, toast=toast)


async def take_in(request: Request, viewer: Viewer) -> Response:
    """Put a part of a long list on this one: the body is text, `first` the number of its first line.

    The page sends as much as a request may weigh, and with each part what came of those before, so that the last
    answer is about all of them.
    """
    raw, one, query = await read_body(request), await _list(request, viewer), request.query_params
    first, added, unread = (_count(query.get(name, "")) for name in ("first", "added", "unread"))
    home = query.get("home", "").upper() or one.home
    try:
        _require_country(home)
        read = await asyncio.to_thread(read_numbers, raw.decode(errors="replace"), home, first + 1)
    except Refusal as refusal:
        wrong = next(iter(as_mistakes(viewer, refusal).values()))
        return render(viewer, "do_not_call/do_not_call_refused.html", MISTAKEN, sentence=wrong)
    why, by = query.get("why", "").replace("\0", "").strip() or viewer.say("never.imported"), viewer.name or SOMEBODY
    new = await do_not_call.import_numbers(viewer.agency.id, one.customer_id, read.numbers, why, by, datetime.now(UTC))
    return render(
        viewer,
        "do_not_call/do_not_call_taken.html",
        added=added + new,
        unread=unread + len(read.bad),
        lines=[line for line, _ in read.bad[:UNREAD_SHOWN]] if unread < UNREAD_SHOWN else [],
    )


async def export(request: Request, viewer: Viewer) -> Response:
    """The whole list as a file, which can be imported again."""
    one = await _list(request, viewer)
    return as_file(request, viewer, "do-not-call.csv", do_not_call.export(one.id))


def _number_in(form: Form, one: NumberedList, viewer: Viewer) -> tuple[str, dict[str, str]]:
    """The number that was typed, and what is wrong by field."""
    home = form["home"].upper() or one.home
    try:
        _require_country(home)
        return normalize("number", form["number"], home), EMPTY
    except Refusal as refusal:
        wrong = as_mistakes(viewer, refusal)
        return "", {name: viewer.say("never.no_number") if name == "number" else text for name, text in wrong.items()}


def _require_country(home: str) -> None:
    if not are_countries([home]):
        sentence = "Write one two-letter country code, like US."
        raise wrong("home", sentence)


def _count(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 0
