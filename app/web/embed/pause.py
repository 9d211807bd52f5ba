"""Pause: always in reach, for the agency or for one sub-account; needs nothing but the database."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from app.domain.agencies import Agency
from app.domain.calls import State
from app.domain.customers import Customer
from app.domain.page_sessions import Role
from app.web.embed.forms import read_form
from app.web.embed.render import render
from app.web.embed.viewer import Viewer


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
    on = (await read_form(request))["paused"] == "on"
    if viewer.installation is None:
        await Agency.filter(id=viewer.agency.id).update(paused=on)
    else:
        await Customer.filter(id=viewer.installation.customer_id).update(paused=on)
    toast = viewer.say("pause.done" if on else "pause.undone")
    return render(viewer, "pause.html", toast=toast, pause=await standing(viewer))
