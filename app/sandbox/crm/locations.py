"""Sub-accounts: one business each, with its contacts, its custom fields and its workflows."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.sandbox.crm.contacts import Contact, CustomField
from app.sandbox.crm.ids import iso, new_id

if TYPE_CHECKING:
    from app.sandbox.crm.state import Crm
    from app.sandbox.crm.tenants import Agency


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
    custom_fields: list[CustomField] = field(default_factory=list, repr=False)
    workflows: list[dict[str, Any]] = field(default_factory=list, repr=False)

    @property
    def crm(self) -> Crm:
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

    def add_custom_field(self, name: str, data_type: str = "TEXT", *, id: str | None = None) -> CustomField:
        """Define a field of contacts; its key is the name in snake case."""
        custom = CustomField(self.id, id or new_id(), name, data_type, position=len(self.custom_fields))
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
        self.crm.announce_to(self, "LocationUpdate", event, scope="locations.readonly")

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
