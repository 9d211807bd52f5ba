"""A token pair: who it speaks for, what it may do and how long."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from app.sandbox.crm.entities import Agency, Location, User
from app.sandbox.crm.errors import CrmError
from app.sandbox.crm.ids import new_bearer, new_hex_id


@dataclass(eq=False, kw_only=True)
class Token:
    """An access token and its single-use refresh token, of a location or (no location) of a company."""

    agency: Agency
    location: Location | None
    user: User | None
    scope: str
    bulk: bool
    lifetime: int
    expires_at: datetime
    refresh_expires_at: datetime
    plan_id: str | None = None
    access: str = field(default_factory=new_bearer, repr=False)
    refresh: str = field(default_factory=new_bearer, repr=False)
    refresh_id: str = field(default_factory=new_hex_id)

    @property
    def user_type(self) -> Literal["Company", "Location"]:
        """The class of the token."""
        return "Location" if self.location else "Company"

    @property
    def resource(self) -> str:
        """The location id, or the company id of a company token: what rate limits are counted for."""
        return self.location.id if self.location else self.agency.id

    @property
    def is_active(self) -> bool:
        """False while the location, or its agency, is paused."""
        return self.agency.active and (self.location is None or self.location.active)

    def require(self, location: Location) -> None:
        """Refuse (403) unless the token reaches this location."""
        if self.location is not location and (self.location or location.agency is not self.agency):
            raise CrmError(403, "The token does not have access to this location.")

    def to_json(self) -> dict[str, Any]:
        """The token endpoint's answer, with the documented names; `expires_in` in seconds."""
        body: dict[str, Any] = {
            "access_token": self.access,
            "token_type": "Bearer",
            "expires_in": self.lifetime,
            "refresh_token": self.refresh,
            "scope": self.scope,
            "refreshTokenId": self.refresh_id,
            "userType": self.user_type,
            "companyId": self.agency.id,
            "isBulkInstallation": self.bulk,
            "userId": self.user.id if self.user else "",
            "traceId": str(uuid.uuid4()),
        }
        if self.location:
            body["locationId"] = self.location.id
        if self.plan_id:
            body["planId"] = self.plan_id
        return body
