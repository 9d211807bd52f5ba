"""Contact routes: read, update, tags and notes."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.sandbox.crm.entities import PLAIN_FIELDS, Contact
from app.sandbox.crm.errors import CrmError
from app.sandbox.crm.records import Note, Task
from app.sandbox.crm.routes.bearer import api, crm_of
from app.sandbox.crm.routes.body import read_object, require_query
from app.sandbox.crm.tokens import Token

_UPDATE: dict[str, Any] = dict.fromkeys(PLAIN_FIELDS, str) | {
    "name": str,
    "dnd": bool,
    "dndSettings": dict,
    "inboundDndSettings": dict,
    "tags": list,
    "customFields": list,
}
_SEARCH: dict[str, Any] = {
    "locationId": str, "pageLimit": int, "page": int, "searchAfter": list, "filters": list, "query": str, "sort": list,
}  # fmt: skip
_CHANNELS = ("Call", "SMS", "Email", "WhatsApp", "GMB", "FB")
_STATUSES = ("active", "inactive", "permanent")
_TASK = {"title": str, "body": str, "dueDate": str, "completed": bool, "assignedTo": str}
_NOTE = {"body": str, "userId": str, "title": str, "color": str, "pinned": bool}


def _contact(request: Request, caller: Token) -> Contact:
    contact = crm_of(request).contact(request.path_params["contact_id"])
    caller.require(contact.location)
    return contact


@api("contacts.readonly")
async def read(request: Request, caller: Token) -> Response:
    """GET /contacts/{contactId}."""
    return JSONResponse({"contact": _contact(request, caller).to_json()})


@api("contacts.readonly")
async def find_duplicate(request: Request, caller: Token) -> Response:
    """GET /contacts/search/duplicate?locationId=&number=: a contact of the location that has this phone, or null."""
    (location_id,) = require_query(request, "locationId")
    location, number = crm_of(request).location(location_id), request.query_params.get("number")
    caller.require(location)
    found = next((contact for contact in location.contacts if number and contact.phone == number), None)
    return JSONResponse({"contact": found.to_json() if found else None})


@api("contacts.readonly")
async def search(request: Request, caller: Token) -> Response:
    """POST /contacts/search: contacts of a location by their tags, page by page, or behind `searchAfter`."""
    body = await read_object(request, _SEARCH, ["locationId", "pageLimit"])
    location, limit = crm_of(request).location(body["locationId"]), body["pageLimit"]
    caller.require(location)
    if not 0 < limit <= 500:
        raise CrmError(422, ["pageLimit must not be greater than 500"])
    found = list(location.contacts)
    for condition in body.get("filters", []):
        if condition.get("field") != "tags" or condition.get("operator") not in ("contains", "eq"):
            raise CrmError(422, ["filters must be of a known field and operator"])
        wanted = {str(tag).lower() for tag in condition.get("value", [])}
        found = [contact for contact in found if wanted & {tag.lower() for tag in contact.tags}]
    begin = body["searchAfter"][0] if "searchAfter" in body else (body.get("page", 1) - 1) * limit
    rows = [one.to_json() | {"searchAfter": [begin + n + 1]} for n, one in enumerate(found[begin : begin + limit])]
    return JSONResponse({"contacts": rows, "total": len(found)})


@api("contacts.write")
async def update(request: Request, caller: Token) -> Response:
    """PUT /contacts/{contactId}: `tags` replaces all tags; custom fields by id or key with `field_value`."""
    contact, body = _contact(request, caller), await read_object(request, _UPDATE)
    channels = _dnd_statuses(body.get("dndSettings", {}))
    if crm_of(request).manners.refuses_permanent_channels:
        _refuse_permanent(contact, channels)
    written = [item for item in body.get("customFields", []) if isinstance(item, dict)]
    for item in written:
        reference, value = str(item.get("id") or item.get("key")), item.get("field_value")
        for custom in contact.location.custom_fields:
            if custom.is_called(reference) and not custom.takes(value):
                raise CrmError(422, [f"customFields.{custom.name} is not valid"])
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


def _refuse_permanent(contact: Contact, channels: dict[str, str]) -> None:
    for channel in channels:
        if contact.dnd_settings.get(channel, {}).get("status") == "permanent":
            raise CrmError(400, f"You are not authorized to update permanent DND settings of {channel}")


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


@api("contacts.readonly")
async def list_tasks(request: Request, caller: Token) -> Response:
    """GET /contacts/{contactId}/tasks."""
    return JSONResponse({"tasks": [task.to_json() for task in _contact(request, caller).tasks]})


@api("contacts.write")
async def add_task(request: Request, caller: Token) -> Response:
    """POST /contacts/{contactId}/tasks."""
    contact = _contact(request, caller)
    body = await read_object(request, _TASK, ["title", "dueDate", "completed"])
    task = Task(contact.id, body["title"], body["dueDate"], body.get("body", ""), completed=body["completed"])
    contact.tasks.append(task)
    return JSONResponse({"task": task.to_json()}, 201)


@api("contacts.write")
async def complete_task(request: Request, caller: Token) -> Response:
    """PUT /contacts/{contactId}/tasks/{taskId}/completed."""
    contact, body = _contact(request, caller), await read_object(request, {"completed": bool}, ["completed"])
    task = next((task for task in contact.tasks if task.id == request.path_params["task_id"]), None)
    if task is None:
        raise CrmError(404, "Task not found")
    task.completed = body["completed"]
    return JSONResponse({"task": task.to_json()})
