"""The shapes of what /api/outbound-call takes and answers, as they are published in /openapi.json."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.outcomes import Outcome
from app.web.api.call_bodies import OutboundCall, PhoneText
from app.web.api.dry_run_bodies import DryRun

E164 = Annotated[str, Field(pattern=r"^\+[1-9][0-9]{6,14}$", examples=["+14155550123"])]


class CustomData(BaseModel):
    """What a webhook step of your CRM sends under `customData`.

    `dynamicdata_<x>` becomes the variable `<x>` of the agent, `metadata_<x>` the same and is stored with the call.
    """

    model_config = ConfigDict(extra="allow")

    from_number: PhoneText
    to_number: PhoneText
    not_before: datetime | None = None
    provider: Annotated[str, Field(max_length=60)] | None = None


class CrmWebhook(BaseModel):
    """The body of a webhook step of your CRM; it is recognised by `customData` without a `from_number` beside it."""

    model_config = ConfigDict(extra="allow")

    customData: CustomData
    contact_id: str | None = None


IGNORED = Field(description="Fields of the body that mean nothing here, where there were some: misspelt, perhaps.")
CONTACT = Field(description="The contact that the body named, whether your CRM knows it or not.")
NOTES = Field(description="What was not used, in sentences, like an extension behind the number.")


class PlacedCall(BaseModel):
    """The voice provider has the call."""

    success: Literal[True]
    status: Literal["placed"]
    call_id: UUID
    provider: Literal["retell"]
    agent_id: str
    from_number: E164
    to_number: E164
    provider_response: Annotated[
        dict[str, Any], Field(description="What the voice provider answered, apart from fields that bear its name.")
    ]
    contact_id: Annotated[str | None, CONTACT] = None
    ignored: Annotated[list[str] | None, IGNORED] = None
    notes: Annotated[list[str] | None, NOTES] = None


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
    contact_id: Annotated[str | None, CONTACT] = None
    ignored: Annotated[list[str] | None, IGNORED] = None
    notes: Annotated[list[str] | None, NOTES] = None


class CallFacts(BaseModel):
    """What came of a call. Workflow steps, triggers and webhooks tell the same under the same names."""

    outcome: Annotated[Outcome | None, Field(description="How the last dial of an ended call went.")]
    duration: Annotated[int, Field(description="Seconds talked, in all attempts.")]
    attempts: Annotated[int, Field(description="How often the lead was dialed.")]
    cost: Annotated[float, Field(description="In credits; known when the call was paid for.")]
    summary: str
    sentiment: str
    successful: bool | None
    transcript: str
    recording_url: str
    variables: Annotated[
        dict[str, str], Field(description="What the agent has found out, by name; empty where it has not.")
    ]
    complete: Annotated[
        bool,
        Field(description="The call is over and paid for, and what was said in it is known: nothing changes any more."),
    ]


class CallStatus(CallFacts):
    """How a call stands; `cost_credits` is an older name of `cost`."""

    success: Literal[True]
    call_id: UUID
    status: Literal["queued", "dialing", "unconfirmed", "placed", "ended", "refused", "canceled", "failed"]
    reason_code: str | None
    reason: str | None
    from_number: E164
    to_number: E164
    agent_id: str
    agent: Annotated[str, Field(description="The name of the agent.")]
    contact_id: Annotated[str | None, CONTACT]
    requested_at: datetime
    not_before: datetime
    ended_at: datetime | None
    cost_credits: float


class DryRunRow(BaseModel):
    """What would become of one lead; the reason says why it is not called, or why not sooner."""

    to_number: Annotated[str, Field(description="In E.164, or as it was sent where that is no number.")]
    status: Literal["called", "waits", "refused"]
    at: Annotated[datetime | None, Field(description="When it would be called, about.")]
    from_number: E164 | None
    agent_id: str | None
    reason_code: str | None
    reason: str | None
    contact_is_asked: Annotated[
        bool, Field(description="Your CRM is asked about the contact before the call, and may forbid it.")
    ]


class DryRunReport(BaseModel):
    """What would become of all leads, in their order: nobody was called, and nothing was stored.

    `waits`: somebody must do something first, and nobody knows when. `set_aside_credits` is what the calls set aside
    when they are asked for, `cost_credits` what they would cost by your last calls; null while these are too few.
    """

    success: Literal[True]
    at: datetime
    leads: int
    called: int
    waits: int
    refused: int
    reasons: Annotated[dict[str, int], Field(description="Why leads are not called, by code, most frequent first.")]
    set_aside_credits: float
    cost_credits: float | None
    available_credits: float
    ends_at: Annotated[datetime | None, Field(description="When the last one would have been called, about.")]
    rows: list[DryRunRow]
    ignored: Annotated[list[str] | None, IGNORED] = None


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


PUBLISHED: tuple[type[BaseModel], ...] = (
    OutboundCall, CrmWebhook, PlacedCall, AcceptedCall, CallStatus, DryRun, DryRunReport, Error,
)  # fmt: skip
