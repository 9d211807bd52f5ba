"""The app as the developer portal knows it: credentials, redirect addresses, scopes, webhook address."""

import uuid
from dataclasses import dataclass, field
from urllib.parse import urlencode

from app.sandbox.crm.ids import new_hex_id, new_id

SCOPES = (
    "workflows.readonly contacts.readonly contacts.write locations.readonly "
    "conversations.readonly conversations.write conversations/message.readonly conversations/message.write "
    "locations/customFields.readonly locations/customFields.write users.readonly oauth.readonly oauth.write "
    "charges.readonly charges.write"
)


@dataclass(eq=False, kw_only=True)
class AppRegistration:
    """One marketplace app; `scopes` is what it is configured for, space separated."""

    id: str = field(default_factory=new_hex_id)
    client_id: str = ""
    client_secret: str = field(default_factory=lambda: str(uuid.uuid4()), repr=False)
    sso_key: str = field(default_factory=lambda: str(uuid.uuid4()), repr=False)
    version_id: str = ""
    scopes: str = SCOPES
    redirect_uris: list[str] = field(default_factory=list)
    webhook_url: str = ""
    conversation_provider_id: str = field(default_factory=new_hex_id)
    draft: bool = False
    # What the app's pricing page says of its one meter, in US dollars a unit; None: the app names the price.
    meter_id: str = field(default_factory=new_hex_id)
    unit_price: float | None = 0.05

    def __post_init__(self) -> None:
        # A private app's version has the app's own id in the samples; the client id starts with it too.
        self.version_id = self.version_id or self.id
        self.client_id = self.client_id or f"{self.id}-{new_id(8).lower()}"

    def callback_url(self, code: str, state: str | None = None, redirect_uri: str | None = None) -> str:
        """Where the browser is sent after consent; installs begun inside the CRM carry no state."""
        query = {"code": code} | ({} if state is None else {"state": state})
        return f"{redirect_uri or self.redirect_uris[0]}?{urlencode(query)}"
