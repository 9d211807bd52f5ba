"""Who is in the CRM: agencies, the people who sign in, sub-accounts, and the contacts they talk to."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from app.sandbox.clock import Clock
from app.sandbox.crm.ids import iso, new_id
from app.sandbox.crm.records import Charge, CustomField, Note, Task

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


class Hooks(Protocol):
    """What the entities need of the CRM that they live in: its clock, its tables, and its events."""

    clock: Clock
    national_phone_format: bool
    users: dict[str, User]
    locations: dict[str, Location]
    contacts: dict[str, Contact]

    def publish_to(self, location: Location, kind: str, event: dict[str, Any], *, scope: str) -> None:
        """Tell the app of a data event, if it is installed there with the scope it needs."""

    def install_in_new_location(self, location: Location) -> None:
        """Follow a new location where the agency asked for it."""


@dataclass(eq=False)
class Agency:
    """A company: it owns locations and may show the CRM under its own domain and logo."""

    crm: Hooks = field(repr=False)
    id: str
    name: str
    whitelabel_domain: str = ""
    logo_url: str = ""
    active: bool = True
    locations: list[Location] = field(default_factory=list, repr=False)
    users: list[User] = field(default_factory=list, repr=False)

    @property
    def whitelabel(self) -> dict[str, str]:
        """`{domain, logoUrl}`, or `{}` where the agency uses the CRM's own brand."""
        return {"domain": self.whitelabel_domain, "logoUrl": self.logo_url} if self.whitelabel_domain else {}

    def add_location(
        self,
        name: str,
        *,
        id: str | None = None,
        timezone: str = "America/New_York",
        country: str = "US",
        address: str = "",
        city: str = "",
        state: str = "",
        postal_code: str = "",
        email: str = "",
        phone: str = "",
    ) -> Location:
        """Open a sub-account; the app comes along if the agency installed it for future locations."""
        location = Location(
            self, id or new_id(), name, timezone, country, address, city, state, postal_code, email, phone
        )
        self.locations.append(location)
        self.crm.locations[location.id] = location
        self.crm.install_in_new_location(location)
        return location

    def add_user(
        self,
        name: str,
        *,
        role: Literal["admin", "user"] = "admin",
        locations: Sequence[Location] = (),
        email: str | None = None,
        id: str | None = None,
        owner: bool = False,
    ) -> User:
        """Add a person: of the agency, or, when `locations` are named, of those sub-accounts only."""
        slug = ".".join(name.lower().split())
        user = User(self, id or new_id(), name, email or f"{slug}@example.com", role, list(locations), owner)
        self.users.append(user)
        self.crm.users[user.id] = user
        return user


@dataclass(eq=False)
class User:
    """A person who signs in: role `admin` or `user`, of the agency or of some locations."""

    agency: Agency = field(repr=False)
    id: str
    name: str
    email: str
    role: Literal["admin", "user"]
    locations: list[Location] = field(repr=False)
    owner: bool = False
    deleted: bool = False

    @property
    def type(self) -> Literal["agency", "location"]:
        """Whether the person belongs to the agency or to sub-accounts."""
        return "location" if self.locations else "agency"

    def to_json(self) -> dict[str, Any]:
        """The user as `GET /users/{id}` shows and `GET /users/search` lists it."""
        first, _, last = self.name.partition(" ")
        roles = {
            "type": "account" if self.locations else "agency",
            "role": self.role,
            "locationIds": [location.id for location in self.locations],
        }
        return {
            "id": self.id,
            "name": self.name,
            "firstName": first,
            "lastName": last,
            "email": self.email,
            "roles": roles,
            "deleted": self.deleted,
        }


@dataclass(eq=False)
class Location:
    """A sub-account: one business with its contacts; `timezone` is an IANA name, `country` two letters."""

    agency: Agency = field(repr=False)
    id: str
    name: str
    timezone: str
    country: str
    address: str
    city: str
    state: str
    postal_code: str
    email: str
    phone: str
    active: bool = True
    wallet_cents: int = 1_000_000
    charges: list[Charge] = field(default_factory=list, repr=False)
    custom_fields: list[CustomField] = field(default_factory=list, repr=False)
    workflows: list[dict[str, Any]] = field(default_factory=list, repr=False)

    @property
    def crm(self) -> Hooks:
        """The CRM this location lives in."""
        return self.agency.crm

    @property
    def contacts(self) -> list[Contact]:
        """The contacts of this location."""
        return [contact for contact in self.crm.contacts.values() if contact.location is self]

    def add_contact(
        self,
        *,
        first_name: str = "",
        last_name: str = "",
        phone: str | None = None,
        email: str | None = None,
        timezone: str | None = None,
        tags: Sequence[str] = (),
        dnd: bool = False,
        dnd_settings: Mapping[str, str] | None = None,
        custom_fields: Mapping[str, Any] | None = None,
        id: str | None = None,
    ) -> Contact:
        """Add a contact; `dnd_settings` is channel -> status, e.g. `{"Call": "active"}` means do not call."""
        contact = Contact(
            self, id or new_id(), first_name, last_name, phone, email, timezone, self.country, list(tags), dnd
        )
        for channel, status in (dnd_settings or {}).items():
            contact.dnd_settings[channel] = {"status": status, "message": "", "code": ""}
        contact.set_fields(custom_fields or {})
        self.crm.contacts[contact.id] = contact
        return contact

    def add_custom_field(
        self, name: str, data_type: str = "TEXT", *, id: str | None = None, options: Sequence[str] = ()
    ) -> CustomField:
        """Define a field of contacts; its key is the name in snake case."""
        custom = CustomField(self.id, id or new_id(), name, data_type, len(self.custom_fields), options=list(options))
        self.custom_fields.append(custom)
        return custom

    def add_workflow(self, name: str, *, status: str = "published", id: str | None = None) -> dict[str, Any]:
        """Add a workflow to the list that `GET /workflows/` shows."""
        now = iso(self.crm.clock.now())
        workflow = {"id": id or str(uuid.uuid4()), "name": name, "status": status, "version": 1}
        self.workflows.append(workflow | {"createdAt": now, "updatedAt": now, "locationId": self.id})
        return self.workflows[-1]

    def rename(self, name: str) -> None:
        """Change the name and tell the app (LocationUpdate)."""
        self.name = name
        event = {"id": self.id, "companyId": self.agency.id, "name": name, "email": self.email}
        event["stripeProductId"] = ""
        self.crm.publish_to(self, "LocationUpdate", event, scope="locations.readonly")

    def to_json(self) -> dict[str, Any]:
        """The location as `GET /locations/{id}` shows it (API version 2021-07-28)."""
        place = {
            "name": self.name,
            "address": self.address,
            "city": self.city,
            "state": self.state,
            "country": self.country,
            "postalCode": self.postal_code,
            "timezone": self.timezone,
        }
        return place | {
            "id": self.id,
            "companyId": self.agency.id,
            "domain": self.agency.whitelabel_domain,
            "email": self.email,
            "phone": self.phone,
            "business": place,
            "social": {},
            "settings": {"allowDuplicateContact": False, "disableContactTimezone": False},
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
    tasks: list[Task] = field(default_factory=list)
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
        self._publish("ContactDndUpdate")

    def delete(self) -> None:
        """Delete the contact and tell the app (ContactDelete)."""
        del self.location.crm.contacts[self.id]
        self._publish("ContactDelete")

    def merge_into(self, older: Contact, *, tell: bool = True) -> None:
        """Fold this contact into an older one; whether ContactDelete is sent then is not known (`tell`)."""
        older.phone, older.email = older.phone or self.phone, older.email or self.email
        older.add_tags(self.tags)
        older.notes += self.notes
        older.tasks += self.tasks
        del self.location.crm.contacts[self.id]
        if tell:
            self._publish("ContactDelete")

    def _publish(self, kind: str) -> None:
        self.location.crm.publish_to(self.location, kind, self.to_json(), scope="contacts.readonly")

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
