"""Pause: always in reach, for the agency or for one sub-account; needs nothing but the database."""

from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from app.domain.calls import pauses
from app.domain.calls.pauses import Level, Pause
from app.domain.tenants.agencies import Agency
from app.domain.tenants.people import Role
from app.errors import Forbidden
from app.web.embed.kit.forms import read_form
from app.web.embed.kit.render import render
from app.web.embed.kit.viewer import Viewer

SOMEBODY = "an administrator"
T = TypeVar("T")


@dataclass(frozen=True)
class Stopped:
    """That something is switched off: the row that says by whom, if it was written down, and who may lift it."""

    row: Pause | None
    may_lift: bool


@dataclass(frozen=True)
class Standing:
    """Whether calling is paused, by what, whether that can be changed here, and how many calls wait."""

    paused: bool
    by_agency: bool
    stopped: Stopped | None
    may_change: bool
    waiting: int


async def stopped_by(viewer: Viewer, level: Level, subject_id: UUID) -> Stopped:
    """Who has switched this off, and whether this viewer may switch it on again."""
    may_lift = viewer.may(Role.ADMIN) and viewer.rank.may(await pauses.owner(level, subject_id))
    return Stopped(await pauses.standing(level, subject_id), may_lift)


async def standing(viewer: Viewer) -> Standing:
    """How it stands for this viewer; what the agency has paused, a sub-account cannot resume."""
    agency = await Agency.get(id=viewer.agency.id)
    above = agency.paused and viewer.installation is not None
    own = agency.paused if viewer.installation is None else await viewer.customers().filter(paused=True).exists()
    stopped = await stopped_by(viewer, *_own(viewer)) if own else None
    if above:
        stopped = Stopped(await pauses.standing(Level.AGENCY, agency.id), may_lift=False)
    waiting = await viewer.waiting().count()
    return Standing(
        paused=own or above,
        by_agency=stopped is not None
        and not viewer.of_agency
        and (stopped.row is None or stopped.row.owner is Role.AGENCY),
        stopped=stopped,
        may_change=viewer.may(Role.ADMIN) and (stopped is None or stopped.may_lift),
        waiting=waiting,
    )


def _own(viewer: Viewer) -> tuple[Level, UUID]:
    """What the viewer's own switch is about."""
    if viewer.installation is None:
        return Level.AGENCY, viewer.agency.id
    return Level.CUSTOMER, viewer.installation.customer_id


async def switch(request: Request, viewer: Viewer) -> Response:
    """Pause or resume; answers with the control as it stands now."""
    on = await set_as_wished(request, viewer, *_own(viewer))
    toast = viewer.say("pause.done" if on else "pause.undone")
    return render(viewer, "pause.html", toast=toast, pause=await standing(viewer))


async def set_as_wished(request: Request, viewer: Viewer, level: Level, subject_id: UUID) -> bool:
    """Pause or resume what the viewer's own query has found, as the form says; returns whether it is paused now.

    Raises Forbidden for what a higher rank has paused.
    """
    form, now = await read_form(request), datetime.now(UTC)
    on = form["paused"] == "on"
    if on:
        await pauses.pause(level, subject_id, form["why"], name_of(viewer), viewer.rank, now)
    else:
        await resumed(viewer, pauses.resume(level, subject_id, name_of(viewer), viewer.rank, now))
    return on


def name_of(viewer: Viewer) -> str:
    """Who it was, as it is kept."""
    return viewer.name or SOMEBODY


async def resumed(viewer: Viewer, resuming: Awaitable[T]) -> T:
    """Await this; says in the viewer's language that a higher rank has switched it off (raises Forbidden)."""
    try:
        return await resuming
    except Forbidden:
        raise Forbidden(viewer.say("pause.not_yours")) from None
