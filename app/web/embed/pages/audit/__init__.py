"""The Audit log page: who changed what, when, and from what to what; narrowed by its address, and as a file."""

import json
from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from app.domain.audit.trail import Kind
from app.web.embed.kit.render import as_file, render
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages.audit import export as file
from app.web.embed.pages.audit.entries import row_of
from app.web.embed.pages.audit.filter import ACTORS, SHOWN, Filter, cursor

LIST = "#/embed/audit"


async def listed(request: Request, viewer: Viewer) -> Response:
    """The page: filters, and the list as it stands."""
    narrowed, say, anything = Filter.of(request), viewer.say, ("", viewer.say("calls.any"))
    choices = [
        ("kind", [anything, *((kind.value, say(f"audit.kind.{kind.value}")) for kind in Kind)]),
        ("actor", [anything, *((actor, say(f"audit.actor.{actor}")) for actor in ACTORS)]),
    ]
    if viewer.of_agency:
        subs = [(str(one.id), one.name) for one in await viewer.customers().order_by("name")]
        choices.insert(0, ("sub", [anything, *subs]))
    return render(viewer, "audit/audit.html", choices=choices, **await _rows(viewer, narrowed))


async def rows(request: Request, viewer: Viewer) -> Response:
    """The list alone, after a filter has changed, or further back."""
    narrowed = Filter.of(request)
    # A list that somebody has narrowed is found again under its own address.
    here = {"HX-Trigger": json.dumps({"here": narrowed.link(LIST)})}
    return render(viewer, "audit/audit_rows.html", headers=here, **await _rows(viewer, narrowed))


async def export(request: Request, viewer: Viewer) -> Response:
    """What the filter leaves as a file for a spreadsheet, the newest first; times are UTC."""
    found = Filter.of(request).entries_of(viewer)
    return as_file(request, viewer, "audit-log.csv", file.lines(found, viewer.say, await _names(viewer)))


async def _rows(viewer: Viewer, narrowed: Filter) -> dict[str, Any]:
    found = await narrowed.entries_of(viewer).limit(SHOWN + 1)
    names = await _names(viewer)
    listed = [row_of(entry, viewer.say, names) for entry in found[:SHOWN]]
    older = cursor(found[SHOWN - 1]) if len(found) > SHOWN else None
    return {"filter": narrowed, "rows": listed, "older": older}


async def _names(viewer: Viewer) -> dict[UUID, str]:
    return {one.id: one.name for one in await viewer.customers()}
