"""A call, its states, and how the API shows it. What moves it from state to state is in `life.py`."""

import asyncio
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from app.sandbox.retell.agents import Agent
from app.sandbox.retell.conversation import cost_of, transcript_of, utterances_of
from app.sandbox.retell.outcomes import Outcome
from app.sandbox.retell.webhooks import Subscription

CallStatus = Literal["registered", "ongoing", "ended", "not_connected", "error"]


@dataclass
class SandboxCall:
    """One accepted call: `accepted_at` is the instant of its creation, `replays` counts repeated requests.

    `started_at` to `ended_at` is sandbox time, which is billed: at speed 60 a minute passes in a second.
    `settings` is what was overridden of its agent for it. `over` is set after the analysis; setting `stopped` hangs up.
    """

    agent: Agent
    agent_version: int
    from_number: str
    to_number: str
    outcome: Outcome
    accepted_at: datetime
    subscription: Subscription
    max_seconds: float
    ring_seconds: float
    recordings_url: str
    idempotency_key: str | None = None
    settings: dict[str, Any] = field(default_factory=dict)
    metadata: dict[str, Any] | None = None
    dynamic_variables: dict[str, str] | None = None
    custom_sip_headers: dict[str, str] | None = None
    call_id: str = field(default_factory=lambda: f"call_{uuid.uuid4().hex[:27]}")
    status: CallStatus = "registered"
    disconnection_reason: str | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    analysed: bool = False
    replays: int = 0
    stopped: asyncio.Event = field(default_factory=asyncio.Event)
    over: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def seconds(self) -> float:
        """How long the talk lasted, 0.0 before its end and without an answer."""
        if self.started_at is None or self.ended_at is None:
            return 0.0
        return (self.ended_at - self.started_at).total_seconds()

    def answer(self, now: datetime) -> None:
        self.status = "ongoing"
        self.started_at = now

    def end(self, status: CallStatus, reason: str, talked_seconds: float = 0.0) -> None:
        self.status = status
        self.disconnection_reason = reason
        if self.started_at is not None:
            self.ended_at = self.started_at + timedelta(seconds=talked_seconds)

    def analysis(self) -> dict[str, Any]:
        return {
            "call_summary": self.outcome.summary,
            "in_voicemail": self.outcome.in_voicemail,
            "user_sentiment": self.outcome.sentiment,
            "call_successful": self.outcome.successful,
            "custom_analysis_data": dict(self.outcome.collected),
        }

    def as_json(self) -> dict[str, Any]:
        """The call as `GET /v2/get-call` and webhooks show it: a row and, once ended, the conversation."""
        if self.disconnection_reason is None:
            return self.as_row()
        if self.started_at is None:
            return self.as_row() | {"transcript": ""}
        utterances = utterances_of(self.outcome.script, self.seconds)
        return self.as_row() | {
            "transcript": transcript_of(self.outcome.script),
            "transcript_object": utterances,
            "transcript_with_tool_calls": utterances,
        }

    def as_row(self) -> dict[str, Any]:
        """The call in a list of calls; what is not known yet is absent."""
        answer: dict[str, Any] = {
            "call_id": self.call_id,
            "call_type": "phone_call",
            "agent_id": self.agent.agent_id,
            "agent_version": self.agent_version,
            "agent_name": self.agent.agent_name,
            "call_status": self.status,
            "direction": "outbound",
            "from_number": self.from_number,
            "to_number": self.to_number,
            "latency": {},
            "call_cost": cost_of(self.seconds),
            "data_storage_setting": "everything",
            "opt_in_signed_url": False,
        }
        stated = {
            "metadata": self.metadata,
            "retell_llm_dynamic_variables": self.dynamic_variables,
            "custom_sip_headers": self.custom_sip_headers,
        }
        answer |= {name: value for name, value in stated.items() if value is not None}
        if self.started_at is not None:
            answer["start_timestamp"] = int(self.started_at.timestamp() * 1000)
            answer["telephony_identifier"] = {"twilio_call_sid": f"CA{self.call_id.removeprefix('call_')}"}
        if self.disconnection_reason is not None:
            answer |= self._ending()
        if self.analysed:
            answer["call_analysis"] = self.analysis()
        return answer

    def _ending(self) -> dict[str, Any]:
        # An unanswered call has a duration of 0 but no timestamps, as real payloads show.
        duration_ms = round(self.seconds * 1000)
        ending = {"disconnection_reason": self.disconnection_reason, "duration_ms": duration_ms}
        if self.started_at is None:
            return ending
        return ending | {
            "end_timestamp": int(self.started_at.timestamp() * 1000) + duration_ms,
            "recording_url": f"{self.recordings_url}{self.call_id}.wav",
            "collected_dynamic_variables": dict(self.outcome.collected),
            "llm_token_usage": {"values": [2048.0], "average": 2048.0, "num_requests": 1},
        }
