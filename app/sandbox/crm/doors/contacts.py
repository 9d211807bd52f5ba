"""Contact routes: read, update, tags and notes."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.sandbox.crm.contacts import PLAIN_FIELDS, Contact, Note
from app.sandbox.crm.doors.bearer import api, crm_of
from app.sandbox.crm.doors.body import read_object
from app.sandbox.crm.errors import CrmError
from app.sandbox.crm.tokens import Token

_UPDATE: dict[str, Any] = dict.fromkeys(PLAIN_FIELDS, str) | {
    "name": str,
    "dnd": bool,
    "dndSettings": dict,
    "inboundDndSettings": dict,
    "tags": list,
    "customFields": list,
}
_CHANNELS = ("Call", "SMS", "Email", "WhatsApp", "GMB", "FB")
_STATUSES = ("active", "inactive", "permanent")
_NOTE = {"body": str, "userId": str, "title": str, "color": str, "pinned": bool}


def _contact(request: Request, caller: Token) -> Contact:
    contact = crm_of(request).contact(request.path_params["contact_id"])
    caller.require(contact.location)
    return contact


@api("contacts.readonly")
async def read(request: Request, caller: Token) -> Response:
    """GET /contacts/{contactId}."""
    return JSONResponse({"contact": _contact(request, caller).to_json()})


@api("contacts.write")
async def update(request: Request, caller: Token) -> Response:
    """PUT /contacts/{contactId}: `tags` replaces all tags; custom fields by id or key with `field_value`."""
    contact, body = _contact(request, caller), await read_object(request, _UPDATE)
    channels = _dnd_statuses(body.get("dndSettings", {}))
    written = [item for item in body.get("customFields", []) if isinstance(item, dict)]
    contact.set_fields({str(item.get("id") or item.get("key")): item.get("field_value") for item in written})
    if "name" in body:
        contact.first_name, _, contact.last_name = body["name"].partition(" ")
    for api_name, attribute in PLAIN_FIELDS.items():
        if api_name in body:
            setattr(contact, attribute, body[api_name])
    if "tags" in body:
        contact.tags = list(body["tags"])
    contact.updated = crm_of(request).clock.now()
    if "dnd" in body or channels:
        contact.set_dnd(body.get("dnd"), **channels)
    return JSONResponse({"succeded": True, "contact": contact.to_json()})


def _dnd_statuses(settings: dict[str, Any]) -> dict[str, str]:
    for channel, setting in settings.items():
        if channel not in _CHANNELS or not isinstance(setting, dict) or setting.get("status") not in _STATUSES:
            raise CrmError(422, [f"dndSettings.{channel}.status must be one of {', '.join(_STATUSES)}"])
    return {channel: setting["status"] for channel, setting in settings.items()}


@api("contacts.write")
async def add_tags(request: Request, caller: Token) -> Response:
    """POST /contacts/{contactId}/tags: adds, and answers all tags."""
    contact, body = _contact(request, caller), await read_object(request, {"tags": list}, ["tags"])
    contact.add_tags(body["tags"])
    return JSONResponse({"tags": contact.tags}, 201)


@api("contacts.write")
async def remove_tags(request: Request, caller: Token) -> Response:
    """DELETE /contacts/{contactId}/tags: removes, and answers the tags that are left."""
    contact, body = _contact(request, caller), await read_object(request, {"tags": list}, ["tags"])
    contact.tags = [tag for tag in contact.tags if tag not in body["tags"]]
    return JSONResponse({"tags": contact.tags})


@api("contacts.readonly")
async def list_notes(request: Request, caller: Token) -> Response:
    """GET /contacts/{contactId}/notes."""
    return JSONResponse({"notes": [note.to_json() for note in _contact(request, caller).notes]})


@api("contacts.write")
async def add_note(request: Request, caller: Token) -> Response:
    """POST /contacts/{contactId}/notes."""
    contact, body = _contact(request, caller), await read_object(request, _NOTE, ["body"])
    if (user_id := body.get("userId")) and user_id not in crm_of(request).users:
        raise CrmError(422, ["userId must be the id of a user"])
    note = Note(
        contact.id,
        body["body"],
        crm_of(request).clock.now(),
        user_id=user_id,
        title=body.get("title"),
        color=body.get("color"),
        pinned=body.get("pinned", False),
    )
    contact.notes.append(note)
    return JSONResponse({"note": note.to_json()}, 201)
