"""Bad manners of the voice provider: what it does in the field, and its documentation does not say.

Each is a switch of a workspace, off at first, so that a kind provider is what a test gets unless it asks for more.
"""

import zlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, Self

from app.sandbox.retell.errors import Refused

Storage = Literal["everything", "everything_except_pii", "basic_attributes_only"]

# What was said, and what came of it.
CONTENT = (
    "transcript", "transcript_object", "transcript_with_tool_calls", "recording_url", "call_analysis",
    "collected_dynamic_variables", "retell_llm_dynamic_variables",
)  # fmt: skip
# What stands in for it once personal data was removed.
SCRUBBED = {
    "transcript_with_tool_calls": "scrubbed_transcript_with_tool_calls",
    "recording_url": "scrubbed_recording_url",
}
PERSONAL = ("transcript", "transcript_object", "collected_dynamic_variables", *SCRUBBED)
EMPTY: dict[type, Any] = {str: "", list: [], dict: {}}
MOMENTS = ("start_timestamp", "end_timestamp")
SPOKEN = ("transcript", "content", "call_summary")
# A text that was cut in the middle of an emoji, and a NUL.
BROKEN_END = " \ud83d\0"
BUSY = "Your account has reached its concurrency limit."


@dataclass
class Manners:
    """What a workspace's owner, and its programs, have to live with.

    - `storage`: how much of a call's content is kept once its webhooks are out. With `basic_attributes_only` a later
      look at the call finds none of it: null, absent or empty, as it comes; with `everything_except_pii` only what
      was scrubbed.
    - `account_trouble`: the account cannot call. With `402` a call is refused, with the reason for an end it is taken
      and ends at once.
    - `not_permitted`: numbers whose carrier permits no calls: one is taken and ends at once.
    - `missing_as_404`: what is not there is answered with 404 and a thin text, not with 422.
    - `analysis_seconds`: so long after the end of a call it is analyzed, in sandbox time; infinite: never.
    - `late_reason`: that a call is over is told before why; its analysis has the reason.
    - `list_lag_seconds`: how long after it was accepted a call is in no list yet, in sandbox time.
    - `iso_times`: moments are texts, not milliseconds.
    - `broken_text`: what was said ends in half of a character and a NUL, and some figures are NaN.
    - `says_error_message`: a refusal is explained in `error_message`, not in `message`.
    - `busy_as_400`: that there is no slot for a call is told by 400 and a text, not by 429.
    """

    storage: Storage = "everything"
    late_reason: bool = False
    analysis_seconds: float = 1.0
    account_trouble: str = ""
    not_permitted: tuple[str, ...] = ()
    missing_as_404: bool = False
    list_lag_seconds: float = 0.0
    iso_times: bool = False
    broken_text: bool = False
    says_error_message: bool = False
    busy_as_400: bool = False

    def trouble_from(self, number: str) -> str:
        """What keeps calls from this number from being placed, or nothing."""
        denied = "telephony_provider_permission_denied" if number in self.not_permitted else ""
        return self.account_trouble or denied

    @classmethod
    def at_their_worst(cls) -> Self:
        """All of them at once, but that the account can call."""
        return cls(
            storage="basic_attributes_only",
            late_reason=True,
            missing_as_404=True,
            list_lag_seconds=20.0,
            iso_times=True,
            broken_text=True,
            says_error_message=True,
            busy_as_400=True,
        )

    def told(self, answer: dict[str, Any]) -> dict[str, Any]:
        """A call as a webhook tells it."""
        if self.late_reason and "disconnection_reason" in answer and "call_analysis" not in answer:
            return answer | {"disconnection_reason": None}
        return answer

    def shown(self, answer: dict[str, Any]) -> dict[str, Any]:
        """A call as it is written, be it told or stored."""
        if self.iso_times:
            answer = answer | {name: _iso(answer[name]) for name in MOMENTS if name in answer}
        return _spoiled(answer) if self.broken_text else answer

    def listed(self, accepted_at: datetime, now: datetime, speed: float) -> bool:
        """Whether lists have a call that was accepted then."""
        return now - accepted_at >= timedelta(seconds=self.list_lag_seconds / speed)

    def refusal(self, refused: Refused) -> tuple[int, dict[str, str]]:
        """Status and body of a refusal."""
        if refused.status == 422 and self.missing_as_404:
            refused = Refused(404, "Not Found")
        if refused.status == 429 and self.busy_as_400:
            refused = Refused(400, BUSY)
        name = "error_message" if self.says_error_message else "message"
        return refused.status, {"status": "error", name: refused.message}

    def stored(self, answer: dict[str, Any]) -> dict[str, Any]:
        """A call as it is read later, from what is known of it."""
        answer = self.told(answer)
        if self.storage == "everything" or "disconnection_reason" not in answer:
            return answer
        kept = answer | {"data_storage_setting": self.storage}
        if self.storage == "everything_except_pii":
            kept |= {scrubbed: _scrubbed(answer[name]) for name, scrubbed in SCRUBBED.items() if name in answer}
            return {name: value for name, value in kept.items() if name not in PERSONAL}
        return _without(kept, CONTENT)


def _without(answer: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """One call lacks it, in the next one it is null, and then empty."""
    way = zlib.crc32(answer["call_id"].encode()) % 3
    if way == 0:
        return {name: value for name, value in answer.items() if name not in names}
    nothing = {name: None if way == 1 else EMPTY[type(answer[name])] for name in names if name in answer}
    return answer | nothing


def _scrubbed(value: Any) -> Any:
    if isinstance(value, list):
        return [utterance | {"content": utterance["content"].replace("Tuesday", "[date]")} for utterance in value]
    return value.replace(".wav", ".scrubbed.wav")


def _iso(milliseconds: int) -> str:
    moment = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _spoiled(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _spoiled(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [_spoiled(inner) for inner in value]
    if name == "total_duration_unit_price":
        return float("nan")
    return value + BROKEN_END if name in SPOKEN and isinstance(value, str) and value else value
