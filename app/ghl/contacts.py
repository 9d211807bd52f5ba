"""A contact of the CRM: who may be called, and what is written to it afterwards.

Source: the CRM's OpenAPI for contacts and locations, v2: with v3 the keys of `dndSettings` would be
lower-case. `PUT` with `tags` replaces all tags, so tags are added by their own route.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from app.errors import VendorRefused, VendorUnclear
from app.ghl.client import GhlClient

CHANNELS = ("Call", "Email", "SMS", "WhatsApp", "GMB", "FB")
NO_SUCH_CONTACT = {400, 404, 422}


@dataclass(frozen=True)
class Contact:
    """What a dial needs to know of a contact; `fields` are its custom fields by their ids, as text."""

    location_id: str
    do_not_call: bool
    timezone: str | None
    country: str
    state: str
    postal_code: str
    tags: tuple[str, ...]
    fields: dict[str, str]


async def read(crm: GhlClient, contact_id: str) -> Contact:
    """The contact as it is now (GET /contacts/{id})."""
    contact = await _raw(crm, contact_id)
    tags, custom = contact.get("tags"), contact.get("customFields")
    return Contact(
        location_id=str(contact.get("locationId") or ""),
        do_not_call=is_marked(contact),
        timezone=_text(contact.get("timezone")) or None,
        country=_text(contact.get("country")).upper(),
        state=_text(contact.get("state")),
        postal_code=_text(contact.get("postalCode")),
        tags=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        fields={str(it.get("id")): _written(it.get("value")) for it in custom if isinstance(it, dict)}
        if isinstance(custom, list)
        else {},
    )


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _written(value: Any) -> str:
    """A custom field as text; a box that is not ticked, and a choice of nothing, are empty."""
    if isinstance(value, list):
        return ", ".join(_written(item) for item in value)
    return "" if value in (None, False) else str(value)


def is_marked(contact: dict[str, Any]) -> bool:
    """Whether a contact of the CRM must not be called: all channels, or calls, are switched off.

    `active` means that do-not-disturb is on for the channel; an unknown status counts as on.
    """
    channels = contact.get("dndSettings")
    call = channels.get("Call", channels.get("call")) if isinstance(channels, dict) else None
    status = call.get("status") if isinstance(call, dict) else None
    return contact.get("dnd") in (True, "true") or (call is not None and status != "inactive")


def is_foreign(refusal: VendorRefused) -> bool:
    """Whether the CRM says that this sub-account has no such contact; a missing scope, for one, is no proof."""
    elsewhere = refusal.status == 403 and "access to this location" in refusal.message.lower()
    return refusal.status in NO_SUCH_CONTACT or elsewhere


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


async def add_tags(crm: GhlClient, contact_id: str, tags: list[str]) -> None:
    """Add tags to those that are there (POST /contacts/{id}/tags)."""
    await crm.ask(
        "POST",
        f"/contacts/{quote(contact_id, safe='')}/tags",
        scope="contacts.write",
        idempotent=True,
        json={"tags": tags},
    )


async def set_fields(crm: GhlClient, location_id: str, contact_id: str, values: dict[str, str]) -> None:
    """Set custom fields by their names; a field that the sub-account does not have is made first."""
    known = await _field_ids(crm, location_id)
    for name in values:
        if name.lower() not in known:
            known[name.lower()] = await _make_field(crm, location_id, name)
    written = [{"id": known[name.lower()], "field_value": value} for name, value in values.items()]
    await crm.ask(
        "PUT", f"/contacts/{quote(contact_id, safe='')}", scope="contacts.write", json={"customFields": written}
    )


async def set_do_not_call(crm: GhlClient, contact_id: str, message: str) -> None:
    """Switch calls to this contact off; what is set for other channels is sent along, so that it stays."""
    contact = await _raw(crm, contact_id)
    if is_marked(contact):
        return
    channels = contact.get("dndSettings")
    kept = {name: channels[name] for name in CHANNELS if name in channels} if isinstance(channels, dict) else {}
    settings = kept | {"Call": {"status": "active", "message": message, "code": "103"}}
    await crm.ask(
        "PUT", f"/contacts/{quote(contact_id, safe='')}", scope="contacts.write", json={"dndSettings": settings}
    )


async def _raw(crm: GhlClient, contact_id: str) -> dict[str, Any]:
    answer = await crm.ask("GET", f"/contacts/{quote(contact_id, safe='')}", scope="contacts.readonly")
    contact = answer.get("contact")
    if not isinstance(contact, dict):
        raise VendorUnclear("The answer of your CRM names no contact.", answer=answer)
    return contact


async def _make_field(crm: GhlClient, location_id: str, name: str) -> str:
    path = f"/locations/{quote(location_id, safe='')}/customFields"
    try:
        answer = await crm.ask(
            "POST",
            path,
            scope="locations/customFields.write",
            json={"name": name, "dataType": "LARGE_TEXT", "model": "contact"},
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
    path = f"/locations/{quote(location_id, safe='')}/customFields"
    fields = (await crm.ask("GET", path, scope="locations/customFields.readonly", params={"model": "contact"})).get(
        "customFields"
    )
    if not isinstance(fields, list):
        raise VendorUnclear("The answer of your CRM is no list of custom fields.", answer=fields)
    return {str(field.get("name")).lower(): str(field.get("id")) for field in fields if isinstance(field, dict)}
