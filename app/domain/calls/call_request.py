"""CallRequest: what somebody asks for, read by an endpoint and not written yet."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from app.domain.rules.agent_options import AgentOptions
from app.domain.rules.decision import DialRequest
from app.domain.rules.destinations import Destination
from app.domain.rules.policies import HoursOverride


@dataclass(frozen=True)
class CallRequest:
    """What somebody asks for: whom to call, what the agent should know, and when at the earliest.

    `minutes_between` dials of a lead that was not reached; None: as the calling rules say, by how the last one ended.
    `hours` are the calling hours of this one call, `options` how its agent behaves in it; `best_match`: whoever asks
    names neither number nor agent; `later_because` is a sentence that says why it is wanted `not_before`, if more is
    known than that it is; `waits_for_room`: where a cap is used up or credits are short, the call waits and is not
    refused; `call_id` is the call's id, where somebody has to know it before the call is written; `key_id` is the API
    key that asks; `request_id` names the request in the logs;
    `campaign_id` is the campaign that asks.
    """

    source: str
    to: Destination
    variables: dict[str, str] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)
    contact_id: str | None = None
    not_before: datetime | None = None
    later_because: str | None = None
    max_attempts: int = 1
    minutes_between: int | None = None
    skips_closed_hours: bool = False
    max_lead_age_minutes: int | None = None
    hours: HoursOverride | None = None
    options: AgentOptions | None = None
    best_match: bool = False
    waits_for_room: bool = False
    call_id: UUID | None = None
    campaign_id: UUID | None = None
    key_id: str | None = None
    request_id: str | None = None
    request_key: str | None = None
    fingerprint: bytes | None = None

    def dial_request(self, due: datetime, *, asks: bool) -> DialRequest:
        """This request as rules/decision.py sees it; `asks`: the CRM will be asked about the contact."""
        age = self.max_lead_age_minutes
        return DialRequest(self.to, due, asks=asks, waits=not self.skips_closed_hours, max_lead_age_minutes=age)
