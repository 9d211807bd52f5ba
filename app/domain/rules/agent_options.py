"""AgentOptions: how the agent behaves in one call, where that differs from its own settings."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Voicemail = Literal["agent", "message", "hang_up"]
MIN_RING_SECONDS, MAX_RING_SECONDS = 5, 300


class AgentOptions(BaseModel):
    """The options of one call; a field left out is as the agent's own settings say.

    `voicemail` is what happens when one answers, `voicemail_message` what is said then; `screening_purpose` is why it
    calls, for a phone that screens unknown callers, and `screening_name` who calls; `ring_seconds` how long it rings.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    voicemail: Voicemail = "agent"
    voicemail_message: str = Field("", max_length=1000)
    screening_name: str = Field("", max_length=100)
    screening_purpose: str = Field("", max_length=300)
    ring_seconds: int | None = Field(None, ge=MIN_RING_SECONDS, le=MAX_RING_SECONDS)
    language: str = Field("", max_length=10)

    def as_json(self) -> dict[str, Any] | None:
        """What differs from the agent's own settings; None when nothing does."""
        return self.model_dump(exclude_defaults=True) or None
