"""The people a sub-account talks to: contacts with their do-not-disturb settings, tags, fields and notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.sandbox.crm.ids import iso, new_id

if TYPE_CHECKING:
    from app.sandbox.crm.locations import Location

# API name -> attribute, for everything a PUT may set by plain assignment.
PLAIN_FIELDS = {
    "firstName": "first_name",
    "lastName": "last_name",
    "email": "email",
    "phone": "phone",
    "timezone": "timezone",
    "country": "country",
    "address1": "address1",
    "city": "city",
    "state": "state",
    "postalCode": "postal_code",
    "website": "website",
    "source": "source",
    "assignedTo": "assigned_to",
    "dateOfBirth": "date_of_birth",
}


@dataclass(eq=False)
class CustomField:
    """A field of contacts that a location defined; `key` is how merge fields and writes name it."""

    location_id: str
    id: str
    name: str
    data_type: str = "TEXT"
    position: int = 0
    placeholder: str = ""

    @property
    def key(self) -> str:
        """The key with its model, e.g. `contact.lead_score`."""
        return "contact." + "_".join(self.name.lower().split())

    def is_called(self, reference: str) -> bool:
        """Whether a write means this field: by id, by key, or by key without `contact.`."""
        return reference in (self.id, self.key, self.key.removeprefix("contact."))

    def to_json(self) -> dict[str, Any]:
        """The field as `GET /locations/{id}/customFields` lists it."""
        return {
            "id": self.id,
            "name": self.name,
            "fieldKey": self.key,
            "placeholder": self.placeholder,
            "dataType": self.data_type,
            "position": self.position,
            "locationId": self.location_id,
            "model": "contact",
        }


@dataclass(eq=False)
class Note:
    """A note on a contact."""

    contact_id: str
    body: str
    added: datetime
    id: str = field(default_factory=new_id)
    user_id: str | None = None
    title: str | None = None
    color: str | None = None
    pinned: bool = False

    def to_json(self) -> dict[str, Any]:
        """The note as the notes routes show it."""
        optional = {"userId": self.user_id, "title": self.title, "color": self.color}
        return {name: value for name, value in optional.items() if value is not None} | {
            "id": self.id,
            "body": self.body,
            "dateAdded": iso(self.added),
            "contactId": self.contact_id,
            "pinned": self.pinned,
        }


@dataclass(eq=False)
class Contact:
    """A contact; `dnd` blocks every channel, `dnd_settings` maps Call, SMS, Email … to `{status, …}`."""

    location: Location = field(repr=False)
    id: str
    first_name: str = ""
    last_name: str = ""
    phone: str | None = None
    email: str | None = None
    timezone: str | None = None
    country: str | None = None
    tags: list[str] = field(default_factory=list)
    dnd: bool = False
    dnd_settings: dict[str, dict[str, str]] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    address1: str | None = None
    city: str | None = None
    state: str | None = None
    postal_code: str | None = None
    website: str | None = None
    source: str | None = None
    assigned_to: str | None = None
    date_of_birth: str | None = None

    def __post_init__(self) -> None:
        self.added = self.updated = self.location.crm.clock.now()

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()

    def set_fields(self, values: Mapping[str, Any]) -> None:
        """Set custom fields by id or key; a name the location does not know is passed over in silence."""
        for reference, value in values.items():
            for custom in self.location.custom_fields:
                if custom.is_called(reference):
                    self.fields[custom.id] = value

    def add_tags(self, tags: Sequence[str]) -> None:
        """Add the tags that are not there yet."""
        self.tags += [tag for tag in dict.fromkeys(tags) if tag not in self.tags]

    def set_dnd(self, dnd: bool | None = None, **channels: str) -> None:
        """Change do-not-disturb, e.g. `set_dnd(Call="active")`, and tell the app (ContactDndUpdate)."""
        if dnd is not None:
            self.dnd = dnd
        for channel, status in channels.items():
            text = f"Updated by 'sandbox' at {iso(self.location.crm.clock.now())}"
            self.dnd_settings[channel] = {"status": status, "message": text, "code": "103"}
        self._announce("ContactDndUpdate")

    def delete(self) -> None:
        """Delete the contact and tell the app (ContactDelete)."""
        del self.location.crm.contacts[self.id]
        self._announce("ContactDelete")

    def _announce(self, kind: str) -> None:
        self.location.crm.announce_to(self.location, kind, self.to_json(), scope="contacts.readonly")

    def to_json(self) -> dict[str, Any]:
        """The contact as `GET /contacts/{id}` shows it (API version 2021-07-28: capital channel names)."""
        plain = {api: getattr(self, attribute) for api, attribute in PLAIN_FIELDS.items()}
        return {name: value for name, value in plain.items() if value is not None} | {
            "id": self.id,
            "locationId": self.location.id,
            "name": self.name,
            "type": "lead",
            "dnd": self.dnd,
            "dndSettings": self.dnd_settings,
            "tags": list(self.tags),
            "customFields": [{"id": id, "value": value} for id, value in self.fields.items()],
            "dateAdded": iso(self.added),
            "dateUpdated": iso(self.updated),
        }
