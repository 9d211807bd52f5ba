"""Agents of a workspace: who speaks on the phone."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from app.sandbox.retell.errors import Refused

WebhookEvent = Literal[
    "call_started",
    "call_ended",
    "call_analyzed",
    "transcript_updated",
    "transfer_started",
    "transfer_bridged",
    "transfer_cancelled",
    "transfer_ended",
]
DEFAULT_WEBHOOK_EVENTS: tuple[WebhookEvent, ...] = ("call_started", "call_ended", "call_analyzed")


@dataclass
class Agent:
    """One agent; `version` is its largest version number, `published_version` the largest published one."""

    agent_id: str
    agent_name: str
    modified_at: datetime
    channel: Literal["voice", "chat"] = "voice"
    is_suspended: bool = False
    version: int = 1
    published_version: int | None = 1
    tags: dict[str, int] = field(default_factory=dict)
    webhook_url: str | None = None
    webhook_events: tuple[WebhookEvent, ...] = DEFAULT_WEBHOOK_EVENTS
    webhook_timeout_ms: int = 10_000
    max_call_duration_ms: int = 3_600_000
    ring_duration_ms: int = 30_000
    post_call_analysis_data: list[dict[str, Any]] = field(default_factory=list)

    def resolve(self, reference: int | str | None) -> int:
        """The version number behind a number, a tag, `latest` (the default) or `latest_published`."""
        if reference in {None, "latest"}:
            return self.version
        if reference == "latest_published" and self.published_version is not None:
            return self.published_version
        if isinstance(reference, str) and reference.isdecimal():
            reference = int(reference)
        if isinstance(reference, int) and 0 <= reference <= self.version:
            return reference
        if isinstance(reference, str) and reference in self.tags:
            return self.tags[reference]
        raise Refused(422)

    def as_row(self) -> dict[str, Any]:
        """A row of the list of agents."""
        return {
            "agent_id": self.agent_id,
            "agent_name": self.agent_name,
            "channel": self.channel,
            "is_suspended": self.is_suspended,
            "is_transfer_agent": False,
            "tags": {name: {"version": version, "dynamic_variables": {}} for name, version in self.tags.items()},
            "user_modified_timestamp": _milliseconds(self.modified_at),
        }

    def as_json(self, version: int) -> dict[str, Any]:
        """One version of the agent, as `GET /get-agent` answers it."""
        answer = {
            "agent_id": self.agent_id,
            "version": version,
            "is_published": self.published_version is not None and version <= self.published_version,
            "agent_name": self.agent_name,
            "assigned_tags": [name for name, tagged in self.tags.items() if tagged == version],
            "response_engine": {
                "type": "retell-llm",
                "llm_id": self.agent_id.replace("agent_", "llm_"),
                "version": version,
            },
            "voice_id": "11labs-Adrian",
            "language": "en-US",
            "webhook_events": list(self.webhook_events),
            "webhook_timeout_ms": self.webhook_timeout_ms,
            "max_call_duration_ms": self.max_call_duration_ms,
            "ring_duration_ms": self.ring_duration_ms,
            "post_call_analysis_data": list(self.post_call_analysis_data),
            "data_storage_setting": "everything",
            "opt_in_signed_url": False,
            "last_modification_timestamp": _milliseconds(self.modified_at),
        }
        return answer if self.webhook_url is None else answer | {"webhook_url": self.webhook_url}


def _milliseconds(time: datetime) -> int:
    return int(time.timestamp() * 1000)
