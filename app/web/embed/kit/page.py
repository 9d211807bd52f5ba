"""One way to declare a page: path, handler and role; the handler runs only for a viewer who may."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import nullcontext
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.clients import Clients
from app.domain.calls.reasons import http_status
from app.domain.tenants.people import Role
from app.errors import Refusal
from app.postgres.acting import PERSON, acting
from app.web.embed.kit import tickets
from app.web.embed.kit.render import render
from app.web.embed.kit.viewer import Viewer, viewer_of

log = structlog.get_logger(__name__)

MAX_ROW = 2**63 - 1

Handler = Callable[[Request, Viewer], Awaitable[Response]]


class PageRoute(Route):
    """A route of the settings page; `role` is the least that its viewer must have."""

    def __init__(self, path: str, handler: Handler, *, role: Role, methods: Sequence[str]) -> None:
        self.role = role

        async def endpoint(request: Request) -> Response:
            viewer = await tickets.holder(request) or await viewer_of(request)
            try:
                viewer.require(role)
                # Who only looks changes nothing, and need not say who it is.
                with acting(PERSON + viewer.name) if request.method == "POST" else nullcontext():
                    return await handler(request, viewer)
            except Refusal as refusal:
                return problem(viewer, http_status(refusal.code), refusal.message)
            except HTTPException as error:
                return problem(viewer, error.status_code, viewer.say("problem.not_found"))

        super().__init__(path, endpoint, methods=list(methods))


def page(path: str, handler: Handler, *, role: Role, methods: Sequence[str] = ("GET",)) -> PageRoute:
    """Declare a page, a part of one, or a form's target; `handler(request, viewer)` may raise any Refusal."""
    return PageRoute(path, handler, role=role, methods=methods)


def problem(viewer: Viewer, status: int, sentence: str) -> Response:
    """The page for what cannot be shown or done: what happened, and a way on."""
    log.info("page.problem", status=status)
    title = viewer.say("problem.missing" if status == HTTPStatus.NOT_FOUND else "problem.title")
    return render(viewer, "problem.html", status, title=title, sentence=sentence)


def clients_of(request: Request) -> Clients:
    """What this process asks the vendors with."""
    clients: Clients = request.app.state.clients
    return clients


def id_in(request: Request, name: str) -> UUID:
    """An id from the path; raises HTTPException 404 for what is none."""
    named = id_from(str(request.path_params[name]))
    if named is None:
        raise HTTPException(404)
    return named


def id_from(text: str) -> UUID | None:
    """The id that a person or a link has written; None for what is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def is_row(text: str) -> bool:
    """Whether this can be the number of a row, as a person or a link has written it."""
    return text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= MAX_ROW


def address(path: str, values: Mapping[str, object]) -> str:
    """A path with those of these values that are not empty."""
    query = urlencode({name: value for name, value in values.items() if value})
    return f"{path}?{query}" if query else path


def found(row: Any) -> Any:
    """The row, which a viewer's own query has found; raises HTTPException 404 for None."""
    if row is None:
        raise HTTPException(404)
    return row
