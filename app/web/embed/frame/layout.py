"""GET /embed/layout: the frame around every page: whose it is, the sections, Pause and the language."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from app.domain.tenants.people import Role
from app.web import brand
from app.web.embed.frame import pause
from app.web.embed.kit.messages import CATALOGUES
from app.web.embed.kit.render import render
from app.web.embed.kit.viewer import Viewer


@dataclass(frozen=True)
class Section:
    """An entry of the menu: its text is `layout.<name>`, its page `/embed/<name>`, seen by `role` and above."""

    name: str
    icon: str
    role: Role = Role.USER


# The first one that a viewer may see is where the page opens. A new page is one line here.
SECTIONS = [
    Section("start", "house"),
    Section("customers", "users", Role.AGENCY),
    Section("numbers", "phone"),
    Section("calls", "phone-outgoing"),
    Section("campaigns", "megaphone"),
    Section("credits", "coins"),
    Section("rules", "clock"),
    Section("audit", "history", Role.ADMIN),
]


def link_to(name: str, viewer: Viewer) -> str | None:
    """The address of a section for this viewer; None while there is none, so that nothing points to nowhere."""
    return next((f"#/embed/{one.name}" for one in SECTIONS if one.name == name and viewer.may(one.role)), None)


async def layout(_request: Request, viewer: Viewer) -> Response:
    """What is fetched first with a new session, and again in another language."""
    sections = [section for section in SECTIONS if viewer.may(section.role)]
    return render(
        viewer,
        "layout.html",
        sections=sections,
        languages=list(CATALOGUES),
        pause=await pause.standing(viewer),
        brand=brand.shown(viewer.agency),
    )
