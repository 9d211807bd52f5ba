"""Merge fields: how a workflow step fills in what the user typed, before it calls the app."""

import re
from typing import Any

import phonenumbers

from app.sandbox.crm.entities import Contact, Location

_FIELD = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")


def fill_in(value: Any, location: Location, contact: Contact | None) -> Any:
    """Resolve `{{contact.phone}}` and the like, in depth; numbers and booleans become strings."""
    if isinstance(value, dict):
        return {name: fill_in(item, location, contact) for name, item in value.items()}
    if isinstance(value, list):
        return [fill_in(item, location, contact) for item in value]
    if value is None:
        return ""
    # The real engine sends numbers and booleans as strings too.
    text = str(value).lower() if isinstance(value, bool) else str(value)
    known = _values(location, contact)
    return _FIELD.sub(lambda found: known.get(found[1], ""), text)


def _values(location: Location, contact: Contact | None) -> dict[str, str]:
    known = {
        "location.id": location.id,
        "location.name": location.name,
        "location.phone": location.phone,
        "location.email": location.email,
        "location.country": location.country,
    }
    if contact:
        known |= {
            "contact.id": contact.id,
            "contact.name": contact.name,
            "contact.full_name": contact.name,
            "contact.first_name": contact.first_name,
            "contact.last_name": contact.last_name,
            "contact.email": contact.email or "",
            "contact.phone": _shown(contact.phone or "", location),
            "contact.phone_raw": contact.phone or "",
            "contact.timezone": contact.timezone or "",
            "contact.country": contact.country or "",
        }
        for custom in location.custom_fields:
            known[custom.key] = str(contact.fields.get(custom.id, ""))
    return known


def _shown(phone: str, location: Location) -> str:
    if not location.crm.national_phone_format:
        return phone
    try:
        number = phonenumbers.parse(phone, location.country)
    except phonenumbers.NumberParseException:
        return phone
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
