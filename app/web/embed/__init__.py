"""The settings page inside the CRM: its map. Who may see what is said here, once for each route."""

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route

from app.domain.page_sessions import Role
from app.web.embed import (
    calls,
    credits,
    customers,
    layout,
    number,
    number_import,
    number_keys,
    numbers,
    pause,
    session,
    shell,
    start,
    workspace,
)
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
    page("/embed/start", start.shown, role=Role.USER),
    page("/embed/start/call", start.call, role=Role.ADMIN, methods=["POST"]),
    page("/embed/start/calls/{call_id}", start.status, role=Role.USER),
    page("/embed/customers", customers.listed, role=Role.AGENCY),
    page("/embed/customers/settings", customers.settings, role=Role.AGENCY, methods=["POST"]),
    page("/embed/customers/{installation_id}", customers.shown, role=Role.AGENCY),
    page("/embed/customers/{installation_id}/match", customers.match, role=Role.AGENCY, methods=["POST"]),
    page("/embed/customers/{installation_id}/onboard", customers.onboard, role=Role.AGENCY, methods=["POST"]),
    page("/embed/customers/{installation_id}/pause", customers.pause, role=Role.AGENCY, methods=["POST"]),
    page("/embed/credits", credits.listed, role=Role.USER),
    page("/embed/credits/{customer_id}", credits.shown, role=Role.USER),
    page("/embed/credits/{customer_id}/export", credits.export, role=Role.USER),
    page("/embed/credits/{customer_id}/grant", credits.grant, role=Role.AGENCY, methods=["POST"]),
    page("/embed/credits/{customer_id}/alert", credits.alert, role=Role.ADMIN, methods=["POST"]),
    page("/embed/credits/{customer_id}/tariff", credits.tariff, role=Role.AGENCY, methods=["POST"]),
    page("/embed/calls", calls.listed, role=Role.USER),
    page("/embed/calls/rows", calls.rows, role=Role.USER),
    page("/embed/calls/export", calls.export, role=Role.USER),
    page("/embed/calls/{call_id}", calls.shown, role=Role.USER),
    page("/embed/calls/{call_id}/recording", calls.recording, role=Role.USER),
    page("/embed/numbers", numbers.listed, role=Role.USER),
    page("/embed/numbers/rows", numbers.rows, role=Role.USER),
    page("/embed/numbers/import", number_import.provider, role=Role.AGENCY),
    page("/embed/numbers/import/key", number_import.ask_key, role=Role.AGENCY),
    page("/embed/numbers/import/key", number_import.connect, role=Role.AGENCY, methods=["POST"]),
    page("/embed/numbers/import/{workspace_id}", number_import.choose, role=Role.AGENCY),
    page("/embed/numbers/import/{workspace_id}/list", number_import.offered, role=Role.AGENCY),
    page("/embed/numbers/import/{workspace_id}", number_import.take_over, role=Role.AGENCY, methods=["POST"]),
    page("/embed/numbers/accounts/{workspace_id}", workspace.shown, role=Role.AGENCY),
    page("/embed/numbers/accounts/{workspace_id}", workspace.adjust, role=Role.AGENCY, methods=["POST"]),
    page("/embed/numbers/accounts/{workspace_id}/key", workspace.replace_key, role=Role.AGENCY, methods=["POST"]),
    page("/embed/numbers/accounts/{workspace_id}/check", workspace.recheck, role=Role.AGENCY, methods=["POST"]),
    page("/embed/numbers/accounts/{workspace_id}/sync", workspace.sync, role=Role.AGENCY, methods=["POST"]),
    page("/embed/numbers/{number_id}", number.shown, role=Role.USER),
    page("/embed/numbers/{number_id}/unassign", number.unassign, role=Role.AGENCY, methods=["POST"]),
    page("/embed/numbers/{number_id}/customer", number.assign_customer, role=Role.AGENCY, methods=["POST"]),
    page("/embed/numbers/{number_id}/agents", number.choices, role=Role.ADMIN),
    page("/embed/numbers/{number_id}/agent", number.assign_agent, role=Role.ADMIN, methods=["POST"]),
    page("/embed/numbers/{number_id}/outbound", number.outbound, role=Role.ADMIN, methods=["POST"]),
    page("/embed/numbers/{number_id}/pause", number.pause, role=Role.ADMIN, methods=["POST"]),
    page("/embed/numbers/{number_id}/limits", number.limit, role=Role.AGENCY, methods=["POST"]),
    page("/embed/numbers/{number_id}/forward", number.forward, role=Role.AGENCY, methods=["POST"]),
    page("/embed/numbers/{number_id}/key", number_keys.generate, role=Role.ADMIN, methods=["POST"]),
    page("/embed/numbers/{number_id}/keys/{key_id}/revoke", number_keys.revoke, role=Role.ADMIN, methods=["POST"]),
]
ROUTES: list[Route] = [*OPEN, *PAGES]
