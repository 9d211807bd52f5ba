"""Wanted: what somebody wants of a call, kept so that it can be asked for once more when its obstacle is gone."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from app.domain.calls.call_request import CallRequest
from app.domain.calls.calls import Call
from app.domain.rules.agent_options import AgentOptions
from app.domain.rules.destinations import Destination
from app.domain.rules.policies import HoursOverride


class Wanted(BaseModel):
    """The lead as it was written, the chosen number and agent if any (see number_choice.py), and how to call."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    phone: str = ""
    number: str = ""
    agent: str = ""
    contact_id: str | None = None
    variables: dict[str, str] = {}
    metadata: dict[str, Any] = {}
    not_before: datetime | None = None
    max_attempts: int = 1
    minutes_between: int | None = None
    skips_closed_hours: bool = False
    max_lead_age_minutes: int | None = None
    hours: HoursOverride | None = None
    options: AgentOptions | None = None

    @classmethod
    def of_call(cls, call: Call) -> "Wanted":
        """The same call once more, from its number."""
        return cls(
            phone=call.to_number,
            number="" if call.best_match else str(call.number_id),
            contact_id=call.contact_id,
            variables=call.variables,
            metadata=call.metadata,
            max_attempts=call.max_attempts,
            minutes_between=call.minutes_between,
            skips_closed_hours=call.skips_closed_hours,
            max_lead_age_minutes=call.max_lead_age_minutes,
            hours=call.hours_override,
            options=AgentOptions.model_validate(call.options) if call.options else None,
        )

    @property
    def as_json(self) -> dict[str, Any]:
        """What is stored; only what is not as usual."""
        return self.model_dump(mode="json", exclude_defaults=True)

    def call_request(
        self,
        source: str,
        to: Destination,
        *,
        call_id: UUID | None = None,
        key_id: str | None = None,
        request_id: str | None = None,
        request_key: str | None = None,
        fingerprint: bytes | None = None,
        waits_for_room: bool = False,
    ) -> CallRequest:
        """This as a request for a call to that lead, by whoever asks."""
        return CallRequest(
            source=source,
            to=to,
            variables=self.variables,
            metadata=self.metadata,
            contact_id=self.contact_id,
            not_before=self.not_before,
            max_attempts=self.max_attempts,
            minutes_between=self.minutes_between,
            skips_closed_hours=self.skips_closed_hours,
            max_lead_age_minutes=self.max_lead_age_minutes,
            hours=self.hours,
            options=self.options,
            best_match=not self.number and not self.agent,
            waits_for_room=waits_for_room,
            call_id=call_id,
            key_id=key_id,
            request_id=request_id,
            request_key=request_key,
            fingerprint=fingerprint,
        )
