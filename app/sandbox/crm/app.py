"""The map of the CRM: every route on one line."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.sandbox.crm.errors import CrmError
from app.sandbox.crm.manners import Gateway
from app.sandbox.crm.routes import authorize, contacts, conversations, locations, oauth, wallet, workflows
from app.sandbox.crm.state import Crm

_MARKETPLACE = "/workflows-marketplace"
_CHARGES = "/marketplace/billing/charges"

ROUTES = [
    Route("/v2/oauth/chooselocation", authorize.choose_location, methods=["GET", "POST"]),
    Route("/oauth/token", oauth.token, methods=["POST"]),
    Route("/oauth/locationToken", oauth.location_token, methods=["POST"]),
    Route("/oauth/installedLocations", oauth.installed_locations),
    Route("/locations/{location_id}", locations.read),
    Route("/locations/{location_id}/customFields", locations.list_custom_fields),
    Route("/locations/{location_id}/customFields", locations.add_custom_field, methods=["POST"]),
    Route("/workflows/", locations.list_workflows),
    Route("/users/search", locations.search_users),
    Route("/users/{user_id}", locations.read_user),
    Route("/contacts/search/duplicate", contacts.find_duplicate),
    Route("/contacts/search", contacts.search, methods=["POST"]),
    Route("/contacts/{contact_id}", contacts.read),
    Route("/contacts/{contact_id}", contacts.update, methods=["PUT"]),
    Route("/contacts/{contact_id}/tags", contacts.add_tags, methods=["POST"]),
    Route("/contacts/{contact_id}/tags", contacts.remove_tags, methods=["DELETE"]),
    Route("/contacts/{contact_id}/tasks", contacts.list_tasks),
    Route("/contacts/{contact_id}/tasks", contacts.add_task, methods=["POST"]),
    Route("/contacts/{contact_id}/tasks/{task_id}/completed", contacts.complete_task, methods=["PUT"]),
    Route("/contacts/{contact_id}/notes", contacts.list_notes),
    Route("/contacts/{contact_id}/notes", contacts.add_note, methods=["POST"]),
    Route("/conversations/search", conversations.search),
    Route("/conversations/", conversations.create, methods=["POST"]),
    Route("/conversations/{conversation_id}/messages", conversations.list_messages),
    Route("/conversations/messages/outbound", conversations.log_outbound_call, methods=["POST"]),
    Route("/conversations/messages/{message_id}/attachments", conversations.set_attachments, methods=["PUT"]),
    Route(_CHARGES, wallet.charge, methods=["POST"]),
    Route(_CHARGES, wallet.list_charges),
    Route(_CHARGES + "/has-funds", wallet.has_funds),
    Route(_CHARGES + "/{charge_id}", wallet.refund, methods=["DELETE"]),
    Route(_MARKETPLACE + "/triggers/execute/{a}/{trigger_id}", workflows.execute_trigger, methods=["POST"]),
    Route(_MARKETPLACE + "/actions/resume-internal-action", workflows.resume_action, methods=["POST"]),
]


def create_crm(crm: Crm) -> Starlette:
    """Serve this CRM over HTTP; mount it at the path that `crm.base_url` ends with."""
    app = Starlette(
        routes=ROUTES,
        exception_handlers={CrmError: _refuse, HTTPException: _refuse},
        middleware=[Middleware(Gateway, manners=lambda: crm.manners)],
    )
    app.state.crm = crm
    return app


async def _refuse(request: Request, error: Exception) -> Response:
    match error:
        case CrmError():
            return error.response()
        case HTTPException():
            return CrmError(error.status_code, f"Cannot {request.method} {request.url.path}").response()
    raise error
