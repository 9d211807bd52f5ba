"""The settings page inside the CRM: its map. Who may see what is said here, once for each route."""

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route

from app.domain.page_sessions import Role
from app.web.embed import calls, layout, pause, session, shell
from app.web.embed.page import PageRoute, page

# Open to anybody: none of these has data of anybody in it.
OPEN: list[Route] = [
    Route("/embed", shell.shell, methods=["GET"]),
    Route("/embed/session", session.exchange, methods=["POST"]),
    Route("/embed/static/{name}", shell.static, methods=["GET"], middleware=[Middleware(GZipMiddleware)]),
]
PAGES: list[PageRoute] = [
    page("/embed/layout", layout.layout, role=Role.USER),
    page("/embed/pause", pause.switch, role=Role.ADMIN, methods=["POST"]),
    page("/embed/calls", calls.listed, role=Role.USER),
    page("/embed/calls/rows", calls.rows, role=Role.USER),
    page("/embed/calls/export", calls.export, role=Role.USER),
    page("/embed/calls/{call_id}", calls.shown, role=Role.USER),
    page("/embed/calls/{call_id}/recording", calls.recording, role=Role.USER),
]
ROUTES: list[Route] = [*OPEN, *PAGES]
