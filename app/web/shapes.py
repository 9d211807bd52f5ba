"""The shapes of what /api/outbound-call takes and answers, as they are published in /openapi.json."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.web.bodies import OutboundCall, PhoneText

E164 = Annotated[str, Field(pattern=r"^\+[1-9][0-9]{6,14}$", examples=["+14155550123"])]


class CustomData(BaseModel):
    """What a webhook step of your CRM sends under `customData`.

    `dynamicdata_<x>` becomes the variable `<x>` of the agent, `metadata_<x>` the same and is stored with the call.
    """

    model_config = ConfigDict(extra="allow")

    from_number: PhoneText
    to_number: PhoneText
    not_before: datetime | None = None


class CrmWebhook(BaseModel):
    """The body of a webhook step of your CRM; it is recognised by `customData` without a `from_number` beside it."""

    model_config = ConfigDict(extra="allow")

    customData: CustomData
    contact_id: Annotated[str, Field(max_length=64)] | None = None


class PlacedCall(BaseModel):
    """The voice provider has the call."""

    success: Literal[True]
    status: Literal["placed"]
    call_id: UUID
    provider: Literal["retell"]
    agent_id: str
    from_number: E164
    to_number: E164
    provider_response: Annotated[dict[str, Any], Field(description="What the voice provider answered.")]


class AcceptedCall(BaseModel):
    """The call is stored and will be placed: `queued` at once, `scheduled` at `not_before`."""

    success: Literal[True]
    status: Literal["queued", "scheduled"]
    call_id: UUID
    provider: Literal["retell"]
    agent_id: str
    from_number: E164
    to_number: E164
    provider_response: Annotated[dict[str, Any], Field(max_length=0)]
    not_before: datetime
    reason: Annotated[str | None, Field(description="Why the call waits, when there is a reason.")] = None


class CallStatus(BaseModel):
    """How a call stands; `cost_credits` is known when it was paid for."""

    success: Literal[True]
    call_id: UUID
    status: Literal["queued", "dialing", "unconfirmed", "placed", "ended", "refused", "canceled", "failed"]
    outcome: Annotated[str | None, Field(description="Of an ended call, like `answered` or `no_answer`.")]
    reason_code: str | None
    reason: str | None
    from_number: E164
    to_number: E164
    agent_id: str
    requested_at: datetime
    not_before: datetime
    ended_at: datetime | None
    cost_credits: float


class FieldError(BaseModel):
    """One thing that is wrong, or the quota that is used up."""

    field: str
    message: str


class Error(BaseModel):
    """What happened and what to do, for a person; `error_code` is for programs."""

    success: Literal[False]
    error: str
    error_code: str
    details: list[FieldError]
    call_id: Annotated[UUID | None, Field(description="The call that is in the way, or that was not placed.")] = None


PUBLISHED: tuple[type[BaseModel], ...] = (OutboundCall, CrmWebhook, PlacedCall, AcceptedCall, CallStatus, Error)
