"""What hangs on a contact: custom fields that a location defined, and notes."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.sandbox.crm.ids import iso, new_id


@dataclass(eq=False)
class CustomField:
    """A field of contacts that a location defined; `key` is how merge fields and writes name it."""

    location_id: str
    id: str
    name: str
    data_type: str = "TEXT"
    position: int = 0
    placeholder: str = ""
    options: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The key with its model, e.g. `contact.lead_score`."""
        return "contact." + "_".join(self.name.lower().split())

    def is_called(self, reference: str) -> bool:
        """Whether a write means this field: by id, by key, or by key without `contact.`."""
        return reference in (self.id, self.key, self.key.removeprefix("contact."))

    def takes(self, value: Any) -> bool:
        """Whether a value is one of this field's kind: a number, a day, one of its options."""
        if value in (None, ""):
            return True
        if self.data_type in ("NUMERICAL", "MONETORY"):
            return isinstance(value, int | float) and not isinstance(value, bool)
        if self.data_type == "DATE":
            return isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) is not None
        if self.data_type in ("SINGLE_OPTIONS", "RADIO"):
            return value in self.options
        if self.data_type in ("MULTIPLE_OPTIONS", "CHECKBOX"):
            return isinstance(value, list) and all(item in self.options for item in value)
        return isinstance(value, str)

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
            **({"picklistOptions": list(self.options)} if self.options else {}),
        }


@dataclass(eq=False)
class Task:
    """A task on a contact."""

    contact_id: str
    title: str
    due: str
    body: str = ""
    completed: bool = False
    id: str = field(default_factory=new_id)

    def to_json(self) -> dict[str, Any]:
        """The task as the tasks routes show it."""
        return {
            "id": self.id,
            "title": self.title,
            "body": self.body,
            "dueDate": self.due,
            "completed": self.completed,
            "contactId": self.contact_id,
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
class Charge:
    """An amount that the app took from a sub-account's wallet, in US dollars."""

    location_id: str
    app_id: str
    meter_id: str
    event_id: str
    units: float
    price: float
    created: datetime
    user_id: str | None = None
    refunded: bool = False
    id: str = field(default_factory=new_id)
    # How many more lists do not show it yet.
    hidden: int = 0

    @property
    def cents(self) -> int:
        """What it comes to."""
        return round(self.units * self.price * 100)

    def to_json(self) -> dict[str, Any]:
        """The charge as the billing routes show it: without what the app calls it."""
        return {
            "refunded": self.refunded, "currency": "USD", "appId": self.app_id, "meterId": self.meter_id,
            "chargeId": self.id, "entityType": "location", "entityId": self.location_id,
            "amountCharged": self.cents / 100, "pricePerUnit": self.price, "transactionType": "DEBIT",
            "units": self.units, "meta": {} if self.user_id is None else {"userId": self.user_id},
            "createdAt": self.created.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        }  # fmt: skip
