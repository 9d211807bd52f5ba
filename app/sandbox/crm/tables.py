"""What the CRM knows: its tables, its clock and its address."""

from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from app.sandbox.clock import Clock
from app.sandbox.crm.conversations import CallMessage, Conversation
from app.sandbox.crm.entities import Agency, Contact, Location, User
from app.sandbox.crm.errors import CrmError
from app.sandbox.crm.manners import Manners
from app.sandbox.crm.rates import Rates
from app.sandbox.crm.registration import AppRegistration
from app.sandbox.crm.transport import open_client
from app.sandbox.network import ReceivedRequest


@dataclass(eq=False, kw_only=True)
class Tables:
    """Everything stored, by id. `base_url` is where the API is served, without a slash at the end.

    `requests` are those that reached it over HTTP. `open_client` opens the HTTP client for calls to the
    app; a test may route them into it in memory.
    """

    base_url: str = "http://127.0.0.1:8100/crm"
    app: AppRegistration = field(default_factory=AppRegistration)
    clock: Clock = field(default_factory=Clock)
    open_client: Callable[[], httpx.AsyncClient] = open_client
    rates: Rates = field(default_factory=Rates)
    manners: Manners = field(default_factory=Manners)
    agencies: dict[str, Agency] = field(default_factory=dict, repr=False)
    users: dict[str, User] = field(default_factory=dict, repr=False)
    locations: dict[str, Location] = field(default_factory=dict, repr=False)
    contacts: dict[str, Contact] = field(default_factory=dict, repr=False)
    conversations: dict[str, Conversation] = field(default_factory=dict, repr=False)
    requests: list[ReceivedRequest] = field(default_factory=list, repr=False)

    @property
    def call_messages(self) -> list[CallMessage]:
        """Every call the app logged, in any conversation."""
        return [message for thread in self.conversations.values() for message in thread.messages]

    def location(self, location_id: str) -> Location:
        """The location of this id, or a 400 refusal."""
        if found := self.locations.get(location_id):
            return found
        raise CrmError(400, "Location not found")

    def contact(self, contact_id: str) -> Contact:
        """The contact of this id, or a 400 refusal (the contact routes document no 404)."""
        if found := self.contacts.get(contact_id):
            return found
        raise CrmError(400, "Contact not found")
