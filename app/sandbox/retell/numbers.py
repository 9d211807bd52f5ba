"""Phone numbers of a workspace, and what may be changed on them."""

import contextlib
import math
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any, Literal

import phonenumbers
from pydantic import AfterValidator, BaseModel, ConfigDict

NumberType = Literal["retell-twilio", "retell-telnyx", "custom"]


class WeightedAgent(BaseModel):
    """One of the agents bound to a number; `weight` is its share of the calls, 0 to 1."""

    model_config = ConfigDict(strict=True)

    agent_id: str
    weight: float
    agent_version: int | str | None = None


def _shares_of_one(agents: list[WeightedAgent]) -> list[WeightedAgent]:
    if agents and not math.isclose(sum(agent.weight for agent in agents), 1.0, abs_tol=1e-6):
        raise ValueError("the weights must add up to 1")
    return agents


Binding = Annotated[list[WeightedAgent], AfterValidator(_shares_of_one)]


class NumberChanges(BaseModel):
    """The body of `PATCH /update-phone-number`: what is absent stays, null clears."""

    model_config = ConfigDict(strict=True)

    nickname: str | None = None
    inbound_agents: Binding | None = None
    outbound_agents: Binding | None = None
    inbound_webhook_url: str | None = None
    fallback_number: str | None = None
    allowed_inbound_country_list: list[str] | None = None
    allowed_outbound_country_list: list[str] | None = None

    def agent_ids(self) -> set[str]:
        return {agent.agent_id for agent in (self.inbound_agents or []) + (self.outbound_agents or [])}


@dataclass
class PhoneNumber:
    """A number that calls can be placed from; `settings` holds only what has been set, as it is answered."""

    phone_number: str
    modified_at: datetime
    phone_number_type: NumberType = "retell-twilio"
    settings: dict[str, Any] = field(default_factory=dict)

    @property
    def outbound_agents(self) -> list[dict[str, Any]]:
        return list(self.settings.get("outbound_agents", []))

    def change(self, changes: NumberChanges, now: datetime) -> None:
        self.modified_at = now
        for name in changes.model_fields_set:
            self.settings.pop(name, None)
        self.settings |= changes.model_dump(exclude_none=True)

    def may_call(self, to_number: str) -> bool:
        """Whether the country of an E.164 number is allowed; an empty or missing list allows all."""
        allowed = self.settings.get("allowed_outbound_country_list")
        if not allowed:
            return True
        try:
            return phonenumbers.region_code_for_number(phonenumbers.parse(to_number)) in allowed
        except phonenumbers.NumberParseException:
            return False

    def as_json(self) -> dict[str, Any]:
        """As the API shows it; a number of a SIP trunk may be an extension, which has no pretty form."""
        answer: dict[str, Any] = {
            "phone_number": self.phone_number,
            "phone_number_pretty": self.phone_number,
            "phone_number_type": self.phone_number_type,
            "last_modification_timestamp": int(self.modified_at.timestamp() * 1000),
        }
        with contextlib.suppress(phonenumbers.NumberParseException):
            parsed = phonenumbers.parse(self.phone_number)
            national = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
            answer["phone_number_pretty"] = national
            if parsed.country_code == 1:
                answer["area_code"] = int(str(parsed.national_number)[:3])
        return answer | self.settings
