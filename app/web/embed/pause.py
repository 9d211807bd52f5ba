"""Pause: always in reach, for the agency or for one sub-account; needs nothing but the database."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from app.domain import pauses
from app.domain.agencies import Agency
from app.domain.calls import State
from app.domain.page_sessions import Role
from app.domain.pauses import Level
from app.web.embed.forms import read_form
from app.web.embed.render import render
from app.web.embed.viewer import Viewer

SOMEBODY = "an administrator"


@dataclass(frozen=True)
class Standing:
    """Whether calling is paused, whether that can be changed here, and how many calls wait."""

    paused: bool
    by_agency: bool
    may_change: bool
    waiting: int


async def standing(viewer: Viewer) -> Standing:
    """How it stands for this viewer; what the agency has paused, a sub-account cannot resume."""
    agency = await Agency.get(id=viewer.agency.id)
    by_agency = agency.paused and viewer.installation is not None
    own = agency.paused if viewer.installation is None else await viewer.customers().filter(paused=True).exists()
    waiting = await viewer.attempts().filter(state=State.QUEUED).count()
    return Standing(own or by_agency, by_agency, viewer.may(Role.ADMIN) and not by_agency, waiting)


async def switch(request: Request, viewer: Viewer) -> Response:
    """Pause or resume; answers with the control as it stands now."""
    level, subject_id = (
        (Level.AGENCY, viewer.agency.id)
        if viewer.installation is None
        else (Level.CUSTOMER, viewer.installation.customer_id)
    )
    on = await set_as_wished(request, viewer, level, subject_id)
    toast = viewer.say("pause.done" if on else "pause.undone")
    return render(viewer, "pause.html", toast=toast, pause=await standing(viewer))


async def set_as_wished(request: Request, viewer: Viewer, level: Level, subject_id: UUID) -> bool:
    """Pause or resume what the viewer's own query has found, as the form says; returns whether it is paused now."""
    on, now, by = (await read_form(request))["paused"] == "on", datetime.now(UTC), viewer.name or SOMEBODY
    if on:
        await pauses.pause(level, subject_id, "", by, now)
    else:
        await pauses.resume(level, subject_id, by, now)
    return on
