"""A contact of the CRM: who may be called, and what is written to it afterwards.

Source: the CRM's OpenAPI for contacts and locations, v2: with v3 the keys of `dndSettings` would be
lower-case. `PUT` with `tags` replaces all tags, so tags are added by their own route.
"""

import re
from collections.abc import AsyncIterator, Collection, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from app.errors import NotConnected, VendorRefused, VendorUnclear
from app.ghl.client import GhlClient
from app.ghl.refusals import is_missing

PAGE, MAX_PAGES = 500, 200
CHANNELS = ("call", "email", "sms", "whatsapp", "gmb", "fb")
IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True)
class Contact:
    """What a dial needs to know of a contact; `fields` are its custom fields by their ids, as text."""

    location_id: str
    do_not_call: bool
    do_not_disturb: bool
    timezone: str | None
    country: str
    state: str
    postal_code: str
    tags: tuple[str, ...]
    fields: dict[str, str]


async def read(crm: GhlClient, contact_id: str) -> Contact:
    """The contact as it is now (GET /contacts/{id}); raises a VendorError."""
    if not IDENTIFIER.fullmatch(contact_id):
        raise VendorRefused("A contact with such an id does not exist.")
    return _contact(await _raw(crm, contact_id))


def _contact(contact: dict[str, Any]) -> Contact:
    tags, custom = contact.get("tags"), contact.get("customFields")
    return Contact(
        location_id=str(contact.get("locationId") or ""),
        do_not_call=is_marked(contact),
        do_not_disturb=is_marked(contact, CHANNELS),
        timezone=_text(contact.get("timezone")) or None,
        country=_text(contact.get("country")).upper(),
        state=_text(contact.get("state")),
        postal_code=_text(contact.get("postalCode")),
        tags=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        fields={str(it.get("id")): _written(it.get("value")) for it in custom if isinstance(it, dict)}
        if isinstance(custom, list)
        else {},
    )


async def with_tag(
    crm: GhlClient, location_id: str, tag: str, operator: str
) -> AsyncIterator[list[tuple[str, str, Contact]]]:
    """Id, phone and facts of every contact with this tag, page by page (POST /contacts/search); raises a VendorError.

    The grammar of its filters is documented nowhere in full, so that `operator` is a setting, and what comes is looked
    through once more. Whoever has no phone is left out.
    """
    filters = [{"field": "tags", "operator": operator, "value": [tag]}]
    after: list[Any] | None = None
    for page in range(1, MAX_PAGES + 1):
        turn: dict[str, Any] = {"searchAfter": after} if after else {"page": page}
        body = {"locationId": location_id, "pageLimit": PAGE, "filters": filters} | turn
        answer = await crm.ask("POST", "/contacts/search", scope="contacts.readonly", idempotent=True, json=body)
        rows = answer.get("contacts")
        if not isinstance(rows, list):
            raise VendorUnclear("The answer of your CRM is no list of contacts.", answer=answer)
        there = [row for row in rows if isinstance(row, dict) and _text(row.get("id")) and _text(row.get("phone"))]
        found = [(_text(row.get("id")), _text(row.get("phone")), _contact(row)) for row in there]
        yield [one for one in found if tag.lower() in (own.lower() for own in one[2].tags)]
        if len(rows) < PAGE:
            return
        last = rows[-1].get("searchAfter") if isinstance(rows[-1], dict) else None
        after = last if isinstance(last, list) and last else None
    raise VendorUnclear("The list of contacts has no end.")


async def find(crm: GhlClient, location_id: str, contact_id: str | None, number: str) -> tuple[str, Contact] | None:
    """The contact of this id, or, where this sub-account does not have it, the one that has its phone (E.164) now.

    Whoever merges two contacts ends one of their ids, and a webhook may name one of another system. None when there
    is neither; raises a VendorError.
    """
    contact = await _read_own(crm, location_id, contact_id) if contact_id else None
    if contact_id and contact is not None:
        return contact_id, contact
    heir_id = await find_by_phone(crm, location_id, number)
    heir = await _read_own(crm, location_id, heir_id) if heir_id is not None and heir_id != contact_id else None
    return (heir_id, heir) if heir_id is not None and heir is not None else None


async def find_by_phone(crm: GhlClient, location_id: str, number: str) -> str | None:
    """The id of a contact of this sub-account that has this phone (GET /contacts/search/duplicate)."""
    query = {"locationId": location_id, "number": number}
    try:
        answer = await crm.ask("GET", "/contacts/search/duplicate", scope="contacts.readonly", params=query)
    except VendorRefused as refusal:
        if not isinstance(refusal, NotConnected) and is_missing(refusal, "contact"):
            return None
        raise
    found = answer.get("contact")
    if not isinstance(found, dict):
        return None
    # It looks for an e-mail address first, where the sub-account allows two contacts with one phone.
    same = _digits(found.get("phone")) in ("", _digits(number))
    return _text(found.get("id")) or None if same else None


def _digits(phone: Any) -> str:
    return "".join(char for char in _text(phone) if char in "0123456789")


async def _read_own(crm: GhlClient, location_id: str, contact_id: str) -> Contact | None:
    try:
        contact = await read(crm, contact_id)
    except VendorRefused as refusal:
        if isinstance(refusal, NotConnected) or not is_foreign(refusal):
            raise
        return None
    return contact if contact.location_id in ("", location_id) else None


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _written(value: Any) -> str:
    """A custom field as text; a box that is not ticked, and a choice of nothing, are empty."""
    if isinstance(value, list):
        return ", ".join(_written(item) for item in value)
    return "" if value in (None, False) else str(value)


def is_marked(contact: dict[str, Any], channels: Collection[str] = ("call",)) -> bool:
    """Whether do-not-disturb is on for a contact of the CRM: altogether, or for one of these channels.

    `active` and `permanent` mean that it is on for the channel; an unknown status counts as on.
    """
    stated = contact.get("dndSettings")
    settings = {str(name).lower(): how for name, how in stated.items()} if isinstance(stated, dict) else {}
    return contact.get("dnd") in (True, "true") or any(_is_on(settings.get(name)) for name in channels)


def _is_on(setting: Any) -> bool:
    status = setting.get("status") if isinstance(setting, dict) else None
    return setting is not None and status != "inactive"


def is_foreign(refusal: VendorRefused) -> bool:
    """Whether the CRM says that this sub-account has no such contact; a missing scope, for one, is no proof."""
    return is_missing(refusal, "contact") or "access to this location" in refusal.message.lower()


async def has_note(crm: GhlClient, contact_id: str, marker: str) -> bool:
    """Whether one of the contact's notes contains the marker (GET /contacts/{id}/notes)."""
    answer = await crm.ask("GET", f"/contacts/{quote(contact_id, safe='')}/notes", scope="contacts.readonly")
    notes = answer.get("notes")
    if not isinstance(notes, list):
        raise VendorUnclear("The answer of your CRM is no list of notes.", answer=answer)
    return any(marker in str(note.get("body")) for note in notes if isinstance(note, dict))


async def add_note(crm: GhlClient, contact_id: str, body: str) -> None:
    """Add a note (POST /contacts/{id}/notes); asked twice, there are two."""
    await crm.ask("POST", f"/contacts/{quote(contact_id, safe='')}/notes", scope="contacts.write", json={"body": body})


async def find_task(crm: GhlClient, contact_id: str, marker: str) -> str | None:
    """The contact's task whose text contains the marker (GET /contacts/{id}/tasks)."""
    answer = await crm.ask("GET", f"/contacts/{quote(contact_id, safe='')}/tasks", scope="contacts.readonly")
    tasks = answer.get("tasks")
    if not isinstance(tasks, list):
        raise VendorUnclear("The answer of your CRM is no list of tasks.", answer=answer)
    mine = (task for task in tasks if isinstance(task, dict) and marker in str(task.get("body")))
    return next((str(task["id"]) for task in mine if task.get("id")), None)


async def add_task(crm: GhlClient, contact_id: str, title: str, body: str, due: str) -> str:
    """Add a task that is due then (POST /contacts/{id}/tasks), returns its id; asked twice, there are two."""
    path = f"/contacts/{quote(contact_id, safe='')}/tasks"
    task = {"title": title, "body": body, "dueDate": due, "completed": False}
    answer = await crm.ask("POST", path, scope="contacts.write", json=task)
    made = answer.get("task")
    if not isinstance(made, dict) or not made.get("id"):
        raise VendorUnclear("The answer of your CRM names no task.", answer=answer)
    return str(made["id"])


async def complete_task(crm: GhlClient, contact_id: str, task_id: str) -> None:
    """Tick a task off (PUT /contacts/{id}/tasks/{id}/completed)."""
    path = f"/contacts/{quote(contact_id, safe='')}/tasks/{quote(task_id, safe='')}/completed"
    await crm.ask("PUT", path, scope="contacts.write", idempotent=True, json={"completed": True})


async def add_tags(crm: GhlClient, contact_id: str, tags: list[str]) -> None:
    """Add tags to those that are there (POST /contacts/{id}/tags)."""
    await crm.ask(
        "POST",
        f"/contacts/{quote(contact_id, safe='')}/tags",
        scope="contacts.write",
        idempotent=True,
        json={"tags": tags},
    )


async def set_fields(
    crm: GhlClient,
    location_id: str,
    contact_id: str,
    values: Mapping[str, str],
    by_id: Mapping[str, str | float | list[str]] | None = None,
) -> None:
    """Set custom fields by their names, and others by their ids; one that is only named is made where it is missing."""
    known = await _field_ids(crm, location_id) if values else {}
    for name in values:
        if name.lower() not in known:
            known[name.lower()] = await _make_field(crm, location_id, name)
    written: list[dict[str, Any]] = [{"id": id, "field_value": value} for id, value in (by_id or {}).items()]
    written += [{"id": known[name.lower()], "field_value": value} for name, value in values.items()]
    if not written:
        return
    await crm.ask(
        "PUT", f"/contacts/{quote(contact_id, safe='')}", scope="contacts.write", json={"customFields": written}
    )


async def set_do_not_call(crm: GhlClient, contact_id: str, message: str) -> None:
    """Switch calls to this contact off; a channel that is not named stays as it is.

    A request that repeats a `permanent` channel is refused whole, so no other channel is sent along.
    """
    if is_marked(await _raw(crm, contact_id)):
        return
    settings = {"Call": {"status": "active", "message": message, "code": "103"}}
    await crm.ask(
        "PUT", f"/contacts/{quote(contact_id, safe='')}", scope="contacts.write", json={"dndSettings": settings}
    )


async def _raw(crm: GhlClient, contact_id: str) -> dict[str, Any]:
    answer = await crm.ask("GET", f"/contacts/{quote(contact_id, safe='')}", scope="contacts.readonly")
    contact = answer.get("contact")
    if not isinstance(contact, dict):
        raise VendorUnclear("The answer of your CRM names no contact.", answer=answer)
    return contact


@dataclass(frozen=True)
class CustomField:
    """A custom field of a sub-account's contacts; `type` in the CRM's words, `options` where it is a choice."""

    id: str
    name: str
    type: str
    options: tuple[str, ...] = ()


async def custom_fields(crm: GhlClient, location_id: str) -> list[CustomField]:
    """All custom fields of contacts, by name (GET /locations/{id}/customFields)."""
    found = [
        CustomField(
            str(field["id"]),
            str(field["name"])[:200],
            str(field.get("dataType") or "TEXT")[:40],
            tuple(option for option in field.get("picklistOptions") or () if isinstance(option, str)),
        )
        for field in await _fields(crm, location_id)
    ]
    return sorted(found, key=lambda field: field.name.lower())


async def make_field(crm: GhlClient, location_id: str, name: str, data_type: str) -> str:
    """Make a custom field, or find the one of this name; returns its id."""
    known = await _field_ids(crm, location_id)
    return known.get(name.lower()) or await _make_field(crm, location_id, name, data_type)


async def _make_field(crm: GhlClient, location_id: str, name: str, data_type: str = "LARGE_TEXT") -> str:
    path = f"/locations/{quote(location_id, safe='')}/customFields"
    try:
        answer = await crm.ask(
            "POST",
            path,
            scope="locations/customFields.write",
            json={"name": name, "dataType": data_type, "model": "contact"},
        )
    except VendorRefused:
        # The write-back of another call may have made it at the same moment.
        known = await _field_ids(crm, location_id)
        if name.lower() not in known:
            raise
        return known[name.lower()]
    field = answer.get("customField")
    if not isinstance(field, dict) or not field.get("id"):
        raise VendorUnclear("The answer of your CRM names no custom field.", answer=answer)
    return str(field["id"])


async def _field_ids(crm: GhlClient, location_id: str) -> dict[str, str]:
    return {str(field["name"]).lower(): str(field["id"]) for field in await _fields(crm, location_id)}


async def _fields(crm: GhlClient, location_id: str) -> list[dict[str, Any]]:
    path = f"/locations/{quote(location_id, safe='')}/customFields"
    fields = (await crm.ask("GET", path, scope="locations/customFields.readonly", params={"model": "contact"})).get(
        "customFields"
    )
    if not isinstance(fields, list):
        raise VendorUnclear("The answer of your CRM is no list of custom fields.", answer=fields)
    return [field for field in fields if isinstance(field, dict) and field.get("id") and field.get("name")]
