"""The provider's call object, read into our words.

Source: the provider's call schema and its list of disconnection reasons (39 in November 2026). The list is
open: what is not named here is kept as text and counted as an error of the provider.
"""

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from app.errors import VendorRefused
from app.outcomes import Outcome

# The account cannot call: whoever was to be called is not to blame, and the next one would not be called either.
ACCOUNT_TROUBLES = (
    "no_valid_payment", "credit_exhausted", "budget_reached", "telephony_provider_permission_denied",
)  # fmt: skip
# It took the call and then had no line for it, so that nobody was called.
TURNED_AWAY = "concurrency_limit_reached"
REASONS = {
    # A transfer that was canceled has ended with the agent.
    Outcome.ANSWERED: "user_hangup agent_hangup transfer_cancelled inactivity max_duration_reached manual_stopped",
    Outcome.TRANSFERRED: "call_transfer transfer_bridged",
    Outcome.CALLBACK_REQUESTED: "user_requested_callback",
    Outcome.TAKEN_OVER: "call_take_over",
    Outcome.DO_NOT_CALL: "user_requested_dnc",
    Outcome.VOICEMAIL: "voicemail_reached ivr_reached",
    Outcome.NO_ANSWER: "dial_no_answer",
    Outcome.BUSY: "dial_busy",
    Outcome.DECLINED: "user_declined",
    Outcome.INVALID_NUMBER: "invalid_destination",
    Outcome.BLOCKED: "marked_as_spam network_blocked scam_detected",
    Outcome.ACCOUNT_PROBLEM: " ".join(ACCOUNT_TROUBLES),
}
OUTCOME_OF = {reason: outcome for outcome, reasons in REASONS.items() for reason in reasons.split()}
# What an answered call is in which no person said a word: hung up or stopped at once, nobody is called again.
SILENT = {"user_hangup": Outcome.DECLINED, "manual_stopped": Outcome.DECLINED}
# An agent may go on talking to a machine: that it was one is only noticed afterwards.
MAY_BE_MACHINE = (Outcome.ANSWERED, Outcome.CALLBACK_REQUESTED)
PAYMENT_REQUIRED = 402
# More of a transcript than any page or note shows.
MAX_TEXT = 100_000
MAX_COLLECTED = 100
# No call lasts a week or costs ten million: such a figure is a mistake, and counts as none.
MAX_SECONDS, MAX_CENTS = 7 * 24 * 3600, 10**9

# Who says what in a transcript; the rest are tools and tones.
SPEAKERS = ("agent", "user")
# Where a conversation is stored; once personal data was removed, in the last one.
UTTERANCES = ("transcript_object", "transcript_with_tool_calls", "scrubbed_transcript_with_tool_calls")
HEARD, SPOKE = (re.compile(rf"^{name}:", re.MULTILINE) for name in ("User", "Agent"))


@dataclass(frozen=True)
class CallReport:
    """What the provider says of one call; `billed_seconds` is None until its bill is known.

    `analysis` is what was said and what came of it: `{summary, sentiment, successful, transcript,
    recording_url, collected: {name: text}}`, text empty and `successful` None where nothing was said. An account may
    store none of it, or only what was scrubbed of personal data.
    """

    provider_call_id: str
    attempt_id: UUID | None
    over: bool
    analyzed: bool
    outcome: Outcome
    disconnection_reason: str
    began_at: datetime | None
    ended_at: datetime | None
    billed_seconds: int
    cost_microcents: int | None
    analysis: dict[str, Any] = field(default_factory=dict)

    @property
    def explained(self) -> bool:
        """Whether it is known how the call ended: the provider may say that it is over before it says why."""
        return bool(self.disconnection_reason) or self.analyzed

    @property
    def account_trouble(self) -> str | None:
        """Why the account cannot call, if this call shows that it cannot."""
        return self.disconnection_reason if self.disconnection_reason in ACCOUNT_TROUBLES else None

    @property
    def reached_phone(self) -> bool:
        """Whether the provider has put the call through, so that its account can call."""
        return self.explained and self.outcome not in (Outcome.PROVIDER_ERROR, Outcome.ACCOUNT_PROBLEM)

    @property
    def turned_away(self) -> bool:
        """Whether the call came to nothing for want of a free slot."""
        return self.disconnection_reason == TURNED_AWAY


def account_trouble_of(refusal: VendorRefused) -> str | None:
    """Why the account cannot call, if a call was refused for that."""
    named = next((trouble for trouble in ACCOUNT_TROUBLES if trouble in refusal.message), None)
    return named or ("no_valid_payment" if refusal.status == PAYMENT_REQUIRED else None)


def read_call(call: dict[str, Any]) -> CallReport:
    """Read a call object of a webhook, get-call or list-calls; missing and odd fields are tolerated."""
    metadata = call.get("metadata")
    analysis = call.get("call_analysis")
    reason = _clean(_text(call.get("disconnection_reason")))
    return CallReport(
        provider_call_id=_text(call.get("call_id")),
        attempt_id=_our_id(_object(metadata).get("attempt_id")),
        # The status inside an event is not to be trusted; a reason for the end is.
        over=bool(reason) or call.get("call_status") in ("ended", "not_connected", "error"),
        analyzed=isinstance(analysis, dict) and bool(analysis),
        outcome=_outcome(call, reason),
        disconnection_reason=reason,
        began_at=_moment(call.get("start_timestamp")),
        ended_at=_moment(call.get("end_timestamp")),
        billed_seconds=_billed_seconds(call),
        cost_microcents=_cost(call),
        analysis=_analysis(call),
    )


def _our_id(given: Any) -> UUID | None:
    try:
        return UUID(_text(given))
    except ValueError:
        return None


def _outcome(call: dict[str, Any], reason: str) -> Outcome:
    """How a call ended: by the reason, by who talked, and by what the analysis has noticed."""
    outcome = OUTCOME_OF.get(reason, Outcome.PROVIDER_ERROR) if reason else _concluded(call)
    if outcome in MAY_BE_MACHINE and _object(call.get("call_analysis")).get("in_voicemail") is True:
        return Outcome.VOICEMAIL
    if outcome is Outcome.ANSWERED and _nobody_talked(call):
        return SILENT.get(reason, Outcome.NO_ANSWER)
    return outcome


def _concluded(call: dict[str, Any]) -> Outcome:
    """How a call ended for which the provider gives no reason."""
    if call.get("call_status") == "not_connected":
        return Outcome.NO_ANSWER
    return Outcome.ANSWERED if _number(call.get("duration_ms")) else Outcome.PROVIDER_ERROR


def _nobody_talked(call: dict[str, Any]) -> bool:
    """Whether it is known that no person said a word; a conversation that is not stored tells nothing."""
    for name in UTTERANCES:
        if isinstance(spoken := call.get(name), list) and spoken:
            return not any(_object(one).get("role") == "user" and _clean(one.get("content")).strip() for one in spoken)
    text = call.get("transcript")
    if not isinstance(text, str):
        return False
    stored = call.get("data_storage_setting") == "everything"
    return not HEARD.search(text) if SPOKE.search(text) else stored and not text.strip()


def _analysis(call: dict[str, Any]) -> dict[str, Any]:
    said, collected = _object(call.get("call_analysis")), _object(call.get("collected_dynamic_variables"))
    successful = said.get("call_successful")
    collected = collected | _object(said.get("custom_analysis_data"))
    recordings = (call.get("recording_url"), call.get("scrubbed_recording_url"))
    return {
        "summary": _clean(said.get("call_summary")),
        "sentiment": _clean(said.get("user_sentiment")).lower(),
        "successful": successful if isinstance(successful, bool) else None,
        "transcript": _transcript(call),
        "recording_url": next((url for recording in recordings if (url := _clean(recording))), ""),
        "collected": {_clean(name): _clean(value) for name, value in list(collected.items())[:MAX_COLLECTED]},
    }


def _transcript(call: dict[str, Any]) -> str:
    """The conversation as text, put together from its utterances where only they are there."""
    if text := _clean(call.get("transcript")).strip():
        return text
    scrubbed = call.get("scrubbed_transcript_with_tool_calls")
    lines = [
        f"{utterance['role'].capitalize()}: {utterance['content']}"
        for utterance in (scrubbed if isinstance(scrubbed, list) else [])
        if isinstance(utterance, dict) and utterance.get("role") in SPEAKERS and utterance.get("content")
    ]
    return _clean("\n".join(lines))


def _clean(value: Any) -> str:
    """Any value as text that a database can hold: no NUL, no half of a surrogate pair."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text[:MAX_TEXT].replace("\0", "").encode("utf-8", "replace").decode()


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _billed_seconds(call: dict[str, Any]) -> int:
    cost = call.get("call_cost")
    billed = _number(cost.get("total_duration_seconds"), MAX_SECONDS) if isinstance(cost, dict) else None
    if billed is None:
        billed = (_number(call.get("duration_ms"), MAX_SECONDS * 1000) or 0) / 1000
    return -int(-billed // 1)


def _cost(call: dict[str, Any]) -> int | None:
    cost = call.get("call_cost")
    cents = _number(cost.get("combined_cost"), MAX_CENTS) if isinstance(cost, dict) else None
    return None if cents is None else round(cents * 1_000_000)


def _number(value: Any, most: float = 1e15) -> float | None:
    usable = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < most
    return float(value) if usable else None


def _moment(value: Any) -> datetime | None:
    """A moment as the provider writes it: milliseconds, or an ISO text; None for nothing, and for what is neither."""
    try:
        if isinstance(value, str):
            moment = datetime.fromisoformat(value)
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
        milliseconds = _number(value)
        return datetime.fromtimestamp(milliseconds / 1000, UTC) if milliseconds else None
    except (ValueError, OverflowError):
        return None


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
