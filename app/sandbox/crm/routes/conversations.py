"""Conversation routes (API version 2021-04-15): find or create a thread, log a call in it."""

import re
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.sandbox.crm.conversations import CallMessage, Conversation
from app.sandbox.crm.errors import CrmError
from app.sandbox.crm.ids import iso
from app.sandbox.crm.manners import Manners
from app.sandbox.crm.routes.bearer import V_2021_04, api, crm_of
from app.sandbox.crm.routes.body import query_number, read_object, require_query
from app.sandbox.crm.tokens import Token

CALL_STATUSES = ("pending", "completed", "answered", "busy", "no-answer", "failed", "canceled", "voicemail")
_OUTBOUND = {
    "type": str,
    "conversationId": str,
    "conversationProviderId": str,
    "contactId": str,
    "altId": str,
    "date": str,
    "call": dict,
    "attachments": list,
}


@api("conversations.readonly", version=V_2021_04)
async def search(request: Request, caller: Token) -> Response:
    """GET /conversations/search?locationId=&contactId=."""
    (location_id,) = require_query(request, "locationId")
    crm = crm_of(request)
    location = crm.location(location_id)
    caller.require(location)
    contact_id = request.query_params.get("contactId")
    found = [
        thread.to_search_json()
        for thread in crm.conversations.values()
        if thread.contact.location is location and contact_id in (None, thread.contact.id)
    ]
    limit = query_number(request, "limit", 20)
    return JSONResponse({"conversations": found[:limit], "total": len(found)})


@api("conversations.write", version=V_2021_04)
async def create(request: Request, caller: Token) -> Response:
    """POST /conversations/: one thread per contact; a second one is refused."""
    crm, names = crm_of(request), {"locationId": str, "contactId": str}
    body = await read_object(request, names, names)
    contact = crm.contact(body["contactId"])
    caller.require(contact.location)
    caller.require(crm.location(body["locationId"]))
    if any(thread.contact is contact for thread in crm.conversations.values()):
        raise CrmError(400, "Conversation already exists")
    thread = Conversation(contact, crm.clock.now())
    crm.conversations[thread.id] = thread
    return JSONResponse({"success": True, "conversation": thread.to_json()}, 201)


@api("conversations/message.readonly", version=V_2021_04)
async def list_messages(request: Request, caller: Token) -> Response:
    """GET /conversations/{conversationId}/messages: newest first."""
    thread = crm_of(request).conversations.get(request.path_params["conversation_id"])
    if thread is None:
        raise CrmError(400, "Conversation not found")
    caller.require(thread.contact.location)
    manners = crm_of(request).manners
    messages = [_listed(message, manners) for message in reversed(thread.messages)]
    page = messages[: query_number(request, "limit", 20)]
    last = page[-1]["id"] if page else ""
    return JSONResponse({"lastMessageId": last, "nextPage": len(page) < len(messages), "messages": page})


@api("conversations/message.write", version=V_2021_04)
async def log_outbound_call(request: Request, caller: Token) -> Response:
    """POST /conversations/messages/outbound: logs a call that was made elsewhere."""
    crm, body = crm_of(request), await read_object(request, _OUTBOUND, ["type", "conversationId"])
    thread = crm.conversations.get(body["conversationId"])
    if thread is None:
        raise CrmError(400, "Conversation not found")
    caller.require(thread.contact.location)
    if not body.get("conversationProviderId"):
        # Reported by developers: it looks like success, and nothing is stored.
        return Response(status_code=201)
    call = _call(body)
    if call["to"] not in [contact.phone for contact in thread.contact.location.contacts]:
        raise CrmError(400, "No contact found for the number called")
    message = CallMessage(
        thread,
        call,
        body.get("date") or iso(crm.clock.now()),
        body.get("altId"),
        list(body.get("attachments", [])),
        body["conversationProviderId"],
    )
    thread.messages.append(message)
    return JSONResponse(
        {
            "success": True,
            "conversationId": thread.id,
            "messageId": message.id,
            "message": "Message sent successfully",
            "contactId": thread.contact.id,
            "dateAdded": message.date,
        }
    )


@api("conversations/message.write", version=V_2021_04)
async def set_attachments(request: Request, caller: Token) -> Response:
    """PUT /conversations/messages/{messageId}/attachments: replaces them, five URLs at most."""
    crm, body = crm_of(request), await read_object(request, {"attachments": list}, ["attachments"])
    message_id = request.path_params["message_id"]
    message = next((message for message in crm.call_messages if message.id == message_id), None)
    if message is None:
        raise CrmError(404, "Message not found")
    caller.require(message.conversation.contact.location)
    if len(body["attachments"]) > 5:
        raise CrmError(422, ["attachments must contain no more than 5 elements"])
    message.attachments = list(body["attachments"])
    if crm.manners.answers_attachments_with_nothing:
        return Response(status_code=200)
    return JSONResponse({"success": True, "messageId": message.id})


def _listed(message: CallMessage, manners: Manners) -> dict[str, Any]:
    shown = message.to_json()
    if manners.hides_alt_ids:
        del shown["altId"]
    if manners.cuts_dates_to_seconds:
        shown["dateAdded"] = re.sub(r"\.\d+", "", shown["dateAdded"])
    return shown


def _call(body: dict[str, Any]) -> dict[str, str]:
    call, problems = body.get("call", {}), []
    if body["type"] != "Call":
        problems.append("type must be one of the following values: Call")
    problems += [f"call.{name} must be a string" for name in ("to", "from") if not call.get(name)]
    if call.get("status") not in CALL_STATUSES:
        problems.append(f"call.status must be one of the following values: {', '.join(CALL_STATUSES)}")
    if problems:
        raise CrmError(422, problems)
    return {name: str(call[name]) for name in ("to", "from", "status")}
