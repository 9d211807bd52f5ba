"""Order: what somebody asks for, read by a door and not written yet."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from app.domain.destinations import Destination
from app.domain.dialing import Wish
from app.domain.policies import HoursOverride

DEFAULT_MINUTES_BETWEEN = 30


@dataclass(frozen=True)
class Order:
    """What somebody asks for: whom to call, what the agent should know, and when at the earliest.

    `hours` are the calling hours of this one call; `call_id` is the call's id, where somebody has to know it
    before the call is written; `request_id` names the request in the logs.
    """

    source: str
    to: Destination
    variables: dict[str, str] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)
    contact_id: str | None = None
    not_before: datetime | None = None
    max_attempts: int = 1
    minutes_between: int = DEFAULT_MINUTES_BETWEEN
    skips_closed_hours: bool = False
    max_lead_age_minutes: int | None = None
    hours: HoursOverride | None = None
    call_id: UUID | None = None
    request_id: str | None = None
    request_key: str | None = None
    fingerprint: bytes | None = None

    def wish(self, due: datetime, *, asks: bool) -> Wish:
        """This order as dialing.py decides about it; `asks`: the CRM will be asked about the contact."""
        age = self.max_lead_age_minutes
        return Wish(self.to, due, asks=asks, waits=not self.skips_closed_hours, max_lead_age_minutes=age)
