"""Whether a call is placed: everything `POST /v2/create-phone-call` checks, in one place."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from app.sandbox.retell.agents import Agent, WebhookEvent
from app.sandbox.retell.calls import SandboxCall
from app.sandbox.retell.errors import Refused
from app.sandbox.retell.numbers import PhoneNumber
from app.sandbox.retell.outcomes import outcome_named
from app.sandbox.retell.state import VoiceProvider
from app.sandbox.retell.webhooks import Subscription
from app.sandbox.retell.workspaces import Workspace

E164 = Annotated[str, StringConstraints(pattern=r"^\+[1-9][0-9]{6,14}$")]
SipHeader = Annotated[str, StringConstraints(pattern=r"^X-")]


class VoicemailAction(BaseModel):
    """What happens when a voicemail answers; a text is needed to say one."""

    model_config = ConfigDict(strict=True)

    type: Literal["hangup", "static_text", "prompt", "bridge_transfer"]
    text: str | None = None


class VoicemailOption(BaseModel):
    """How a voicemail is met."""

    model_config = ConfigDict(strict=True)

    action: VoicemailAction


class CallScreening(BaseModel):
    """What a phone that screens unknown callers is told."""

    model_config = ConfigDict(strict=True)

    agent_identity: str = Field(min_length=1)
    call_purpose: str = Field(min_length=1)


class AgentSettings(BaseModel):
    """The agent settings that change how the sandbox lives a call; others are accepted without effect."""

    model_config = ConfigDict(strict=True)

    webhook_url: str | None = None
    webhook_events: list[WebhookEvent] | None = None
    webhook_timeout_ms: int | None = Field(None, gt=0)
    max_call_duration_ms: int | None = Field(None, ge=60_000, le=7_200_000)
    ring_duration_ms: int | None = Field(None, ge=5_000, le=300_000)
    voicemail_option: VoicemailOption | None = None
    call_screening_option: CallScreening | None = None
    language: str | None = Field(None, pattern=r"^[a-z]{2,3}-[A-Z0-9]{2,3}$")


class AgentOverride(BaseModel):
    """Settings for this one call; the agent itself is not changed."""

    model_config = ConfigDict(strict=True)

    agent: AgentSettings = AgentSettings()
    retell_llm: dict[str, Any] = {}
    conversation_flow: dict[str, Any] = {}


class CreatePhoneCall(BaseModel):
    """The body of the request, as the newest contract has it."""

    model_config = ConfigDict(strict=True)

    from_number: E164
    to_number: E164
    override_agent_id: str | None = None
    override_agent_version: int | str | None = None
    agent_override: AgentOverride = AgentOverride()
    metadata: dict[str, Any] | None = None
    retell_llm_dynamic_variables: dict[str, str] | None = None
    custom_sip_headers: dict[SipHeader, str] | None = None
    honor_internal_dnc: bool = False
    idempotency_key: str | None = None


def create_phone_call(voice: VoiceProvider, workspace: Workspace, body: bytes, recordings_url: str) -> SandboxCall:
    """Places the call that `body` (JSON) asks for, or returns the one already placed with its key."""
    if workspace.trial_ended or workspace.manners.account_trouble == "402":
        raise Refused(402)
    try:
        asked = CreatePhoneCall.model_validate_json(body)
    except ValidationError as error:
        raise Refused(400) from error
    if placed := workspace.call_with_key(asked.idempotency_key):
        placed.replays += 1
        return placed
    number = workspace.numbers.get(asked.from_number)
    if number is None:
        raise Refused(422)
    agent, version = _agent_for(asked, number, workspace, voice)
    if not number.may_call(asked.to_number):
        raise Refused(400, "The destination country is not allowed for this phone number.")
    if asked.honor_internal_dnc and asked.to_number in workspace.do_not_call:
        raise Refused(400, "The contact of this number is marked as do not call.")
    now = voice.clock.now()
    workspace.check_limits(now)
    settings = asked.agent_override.agent
    trouble = workspace.manners.trouble_from(asked.from_number)
    call = SandboxCall(
        settings=settings.model_dump(exclude_none=True),
        agent=agent,
        agent_version=version,
        from_number=asked.from_number,
        to_number=asked.to_number,
        outcome=outcome_named(trouble) if trouble else voice.choose_outcome(asked.to_number),
        accepted_at=now,
        subscription=_subscription(settings, agent, workspace),
        max_seconds=(settings.max_call_duration_ms or agent.max_call_duration_ms) / 1000,
        ring_seconds=(settings.ring_duration_ms or agent.ring_duration_ms) / 1000,
        recordings_url=recordings_url,
        idempotency_key=asked.idempotency_key,
        metadata=asked.metadata,
        dynamic_variables=asked.retell_llm_dynamic_variables,
        custom_sip_headers=asked.custom_sip_headers,
    )
    voice.start(call, workspace)
    return call


def _agent_for(
    asked: CreatePhoneCall, number: PhoneNumber, workspace: Workspace, voice: VoiceProvider
) -> tuple[Agent, int]:
    agent_id, reference = asked.override_agent_id, asked.override_agent_version
    if agent_id is None and number.outbound_agents:
        weights = [bound["weight"] for bound in number.outbound_agents]
        bound = voice.random.choices(number.outbound_agents, weights)[0]
        agent_id = bound["agent_id"]
        reference = reference if reference is not None else bound.get("agent_version")
    agent = workspace.agents.get(agent_id) if agent_id else None
    if agent is None or agent.channel != "voice" or agent.is_suspended:
        raise Refused(422)
    return agent, agent.resolve(reference)


def _subscription(settings: AgentSettings, agent: Agent, workspace: Workspace) -> Subscription:
    events = agent.webhook_events if settings.webhook_events is None else tuple(settings.webhook_events)
    return Subscription(
        url=settings.webhook_url or agent.webhook_url or workspace.webhook_url,
        events=events,
        timeout_seconds=(settings.webhook_timeout_ms or agent.webhook_timeout_ms) / 1000,
        signing_key=workspace.webhook_key,
    )
