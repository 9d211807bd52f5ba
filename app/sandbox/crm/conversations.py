"""Conversations with contacts, and the calls that an app logs in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.sandbox.crm.ids import iso, new_id

if TYPE_CHECKING:
    from app.sandbox.crm.entities import Contact


@dataclass(eq=False)
class CallMessage:
    """A call made elsewhere and logged by the app; `call` is `{to, from, status}`, attachments are URLs."""

    conversation: Conversation = field(repr=False)
    call: dict[str, str]
    date: str
    alt_id: str | None
    attachments: list[str]
    provider_id: str
    id: str = field(default_factory=new_id)

    def to_json(self) -> dict[str, Any]:
        """The message as `GET /conversations/{id}/messages` lists it."""
        contact = self.conversation.contact
        return {
            "id": self.id,
            "type": 34,
            "messageType": "TYPE_CUSTOM_CALL",
            "locationId": contact.location.id,
            "contactId": contact.id,
            "conversationId": self.conversation.id,
            "altId": self.alt_id,
            "dateAdded": self.date,
            "direction": "outbound",
            "contentType": "text/plain",
            "attachments": list(self.attachments),
            "conversationProviderId": self.provider_id,
        }


@dataclass(eq=False)
class Conversation:
    """The thread with one contact."""

    contact: Contact = field(repr=False)
    added: datetime
    id: str = field(default_factory=new_id)
    messages: list[CallMessage] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """The conversation as `POST /conversations/` returns it."""
        return {
            "id": self.id,
            "contactId": self.contact.id,
            "locationId": self.contact.location.id,
            "dateAdded": iso(self.added),
            "dateUpdated": iso(self.added),
            "lastMessageDate": iso(self.added),
            "deleted": False,
        }

    def to_search_json(self) -> dict[str, Any]:
        """The conversation as `GET /conversations/search` lists it."""
        status = self.messages[-1].call["status"] if self.messages else ""
        return {
            "id": self.id,
            "contactId": self.contact.id,
            "locationId": self.contact.location.id,
            "lastMessageBody": status,
            "lastMessageType": "TYPE_CUSTOM_CALL" if self.messages else "TYPE_SMS",
            "type": "TYPE_PHONE",
            "unreadCount": 0,
            "fullName": self.contact.name,
            "contactName": self.contact.name,
            "email": self.contact.email or "",
            "phone": self.contact.phone or "",
        }
