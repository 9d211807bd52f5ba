"""Screening: the lists of numbers that an agency has imported, and the service that it has asked before each dial."""

import asyncio
from datetime import UTC, datetime, time
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from app.clients.screening import ask
from app.config import Settings
from app.domain.rules.destinations import country_of, normalize
from app.domain.rules.number_lists import read_numbers
from app.domain.screening import lists, lookups
from app.domain.screening.lists import ScreeningList
from app.domain.screening.lookups import ScreeningLookup
from app.domain.screening.verdicts import Clear, Listed
from app.domain.settings import screening_changes
from app.domain.settings.rule_changes import are_countries
from app.domain.tenants.agencies import Agency
from app.errors import InvalidRequest, Refusal, wrong
from app.web.embed.frame.pause import SOMEBODY
from app.web.embed.kit.forms import Form, Reader, read_form
from app.web.embed.kit.page import clients_of, id_from
from app.web.embed.kit.refusals import as_mistakes
from app.web.embed.kit.render import render
from app.web.embed.kit.viewer import Viewer
from app.web.guards.limits import read_body

UNREAD_SHOWN = 50
MISTAKEN = 422
EMPTY: dict[str, str] = {}
HOME = "US"
# What most services answer with; an agency writes its own.
USUAL = {"listed": "true, yes, listed, dnc, litigator", "clear": "false, no, clear", "keep_hours": "24"}
USUAL |= {"timeout_seconds": "3"}


async def shown(request: Request, viewer: Viewer) -> Response:
    """The page: the lists, the service, and what becomes of a number that cannot be screened."""
    return await _page(request, viewer)


async def _page(
    request: Request,
    viewer: Viewer,
    typed: Form | None = None,
    mistakes: dict[str, str] = EMPTY,
    toast: str | None = None,
    tried: str | None = None,
) -> Response:
    settings: Settings = request.app.state.settings
    agency, now = await Agency.get(id=viewer.agency.id), datetime.now(UTC)
    lookup = await lookups.of_agency(agency.id)
    number = await viewer.numbers().order_by("e164").first()
    return render(
        viewer,
        "rules/screening.html",
        MISTAKEN if mistakes else 200,
        toast=toast,
        lists=[
            (one, one.is_too_old(now))
            for one in await ScreeningList.filter(agency_id=agency.id, version_id__not_isnull=True).order_by("name")
        ],
        lookup=lookup,
        unscreened=agency.calls_unscreened,
        form=typed if typed is not None else _stored(lookup, viewer),
        home=country_of(number.e164) if number else HOME,
        today=now.date().isoformat(),
        most_bytes=settings.max_body_bytes,
        mistakes=mistakes,
        tried=tried,
    )


def _stored(lookup: ScreeningLookup | None, viewer: Viewer) -> Form:
    if lookup is None:
        return Form(USUAL)
    return Form(
        url=lookup.url, header=lookup.header, answer_at=lookup.path, listed=lookup.listed, clear=lookup.clear,
        keep_hours=viewer.say.number(lookup.keep_hours), timeout_seconds=viewer.say.number(lookup.timeout_seconds),
    )  # fmt: skip


async def take_in(request: Request, viewer: Viewer) -> Response:
    """Put a part of a list into its new version, which counts with the last part; the body is text.

    `first` is the number of the part's first line, `version` the same for every part of an import; each part says what
    came of those before, so that the last answer is about all of them.
    """
    raw, query, now = await read_body(request), request.query_params, datetime.now(UTC)
    given = Form({name: value.replace("\0", "").strip() for name, value in query.items()})
    first, added, unread = (_count(given[name]) for name in ("first", "added", "unread"))
    version = id_from(given["version"])
    try:
        home = given["home"].upper() or HOME
        if not are_countries([home]):
            raise wrong("home", "Write one two-letter country code, like US.")
        days, as_of = _days(given["days"], viewer), _as_of(given["as_of"], now)
        one = await _filled(viewer.agency.id, given["name"], version, first, now)
        read = await asyncio.to_thread(read_numbers, raw.decode(errors="replace"), home, first + 1)
        await lists.add(one, read.numbers)
        if given["last"]:
            by = viewer.name or SOMEBODY
            added = await screening_changes.put_in_force(one, as_of, days, by, now)
        else:
            added += len(read.numbers)
    except Refusal as refusal:
        sentence = next(iter(as_mistakes(viewer, refusal).values()))
        return render(viewer, "do_not_call/do_not_call_refused.html", MISTAKEN, sentence=sentence)
    return render(
        viewer,
        "rules/screening_taken.html",
        added=added,
        last=bool(given["last"]),
        name=one.name,
        unread=unread + len(read.bad),
        lines=[line for line, _ in read.bad[:UNREAD_SHOWN]] if unread < UNREAD_SHOWN else [],
    )


async def _filled(agency_id: UUID, name: str, version: UUID | None, first: int, now: datetime) -> ScreeningList:
    """The list that this part belongs to; the first one begins the version."""
    if version is None:
        raise wrong("import", lists.OVERTAKEN)
    return await (lists.being_filled(agency_id, version) if first else lists.begin(agency_id, name, now, version))


async def remove(request: Request, viewer: Viewer) -> Response:
    """Heed a list no longer."""
    form = await read_form(request)
    list_id = id_from(form["list"])
    gone = await screening_changes.remove(viewer.agency.id, list_id) if list_id else None
    toast = viewer.say("screening.removed", name=gone.name) if gone else viewer.say("screening.gone")
    return await _page(request, viewer, toast=toast)


async def save_lookup(request: Request, viewer: Viewer) -> Response:
    """Have this service asked before each dial, or, without an address, nobody."""
    form = await read_form(request)
    if not form["url"]:
        await screening_changes.stop_lookup(viewer.agency.id)
        return await _page(request, viewer, toast=viewer.say("screening.stopped"))
    clients, reader = clients_of(request), Reader(form, viewer.say)
    lookup = await lookups.of_agency(viewer.agency.id) or ScreeningLookup(
        agency_id=viewer.agency.id, created_at=datetime.now(UTC)
    )
    lookup.url, lookup.header = form["url"][: lookups.MAX_URL], form["header"][: lookups.MAX_HEADER]
    lookup.path, lookup.listed, lookup.clear = form["answer_at"][:200], form["listed"][:300], form["clear"][:300]
    lookup.keep_hours = reader.amount("keep_hours", least=1, most=lookups.MAX_HOURS) or 0
    lookup.timeout_seconds = reader.amount("timeout_seconds", least=1, most=lookups.MAX_SECONDS) or 0
    if form["value"] or not lookup.header:
        lookup.keep_value(form["value"] if lookup.header else "", clients.ring)
    try:
        lookups.require_askable(lookup)
        await _require_public(request, lookup)
        if not reader.mistakes:
            await screening_changes.keep_lookup(lookup)
    except Refusal as refusal:
        return await _page(request, viewer, form, as_mistakes(viewer, refusal) | reader.mistakes)
    if reader.mistakes:
        return await _page(request, viewer, form, reader.mistakes)
    return await _page(request, viewer, toast=viewer.say("screening.saved"))


async def _require_public(request: Request, lookup: ScreeningLookup) -> None:
    try:
        await clients_of(request).outgoing.require_public(lookup.address("+14155550123"))
    except InvalidRequest as refusal:
        raise wrong("url", refusal.message) from refusal


async def try_lookup(request: Request, viewer: Viewer) -> Response:
    """Say what the lists, and then the service, have of one number; nothing is kept of it."""
    form, lookup = await read_form(request), await lookups.of_agency(viewer.agency.id)
    try:
        number = normalize("try_number", form["try_number"], HOME)
    except Refusal:
        return await _page(request, viewer, mistakes={"try_number": viewer.say("never.no_number")})
    verdict = await lists.screen(viewer.agency.id, number, datetime.now(UTC))
    if isinstance(verdict, Clear) and lookup is not None:
        verdict = await ask(clients_of(request), lookup, number)
    if isinstance(verdict, Clear):
        said = viewer.say("screening.clear", number=viewer.say.phone(number))
    elif isinstance(verdict, Listed):
        said = viewer.say("screening.listed", number=viewer.say.phone(number), reason=verdict.reason)
    else:
        said = viewer.say("screening.unknown", number=viewer.say.phone(number), why=verdict.why)
    return await _page(request, viewer, tried=said)


async def save_unknown(request: Request, viewer: Viewer) -> Response:
    """Whether who cannot be screened at the moment is called all the same."""
    form = await read_form(request)
    await screening_changes.call_unscreened(viewer.agency.id, form["unscreened"] == "call")
    return await _page(request, viewer, toast=viewer.say("screening.unknown_saved"))


def _days(text: str, viewer: Viewer) -> int | None:
    reader = Reader(Form(days=text), viewer.say)
    days = reader.amount("days", least=1, most=screening_changes.MAX_AGE_DAYS)
    if reader.mistakes:
        raise wrong("max_age_days", f"Write 1 to {screening_changes.MAX_AGE_DAYS} days, or nothing.")
    return days


def _as_of(text: str, now: datetime) -> datetime:
    """The end of that day, or now where it is today's; raises InvalidRequest."""
    try:
        day = datetime.fromisoformat(text).date() if text else now.date()
    except ValueError:
        raise wrong("as_of", "Write the day of the list, like 2026-11-01.") from None
    return now if day == now.date() else datetime.combine(day, time(), UTC)


def _count(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0
