"""The provider's call object, read into our words.

Source: the provider's call schema and its list of disconnection reasons (39 in November 2026). The list is
open: what is not named here is kept as text and counted as an error of the provider.
"""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

OUTCOMES = {
    "answered": (
        "user_hangup agent_hangup call_transfer transfer_bridged transfer_cancelled call_take_over inactivity "
        "max_duration_reached user_requested_callback manual_stopped no_concurrency_fallback"
    ),
    "voicemail": "voicemail_reached ivr_reached",
    "no_answer": "dial_no_answer",
    "busy": "dial_busy",
    "declined": "user_declined",
    "invalid_number": "invalid_destination",
    "do_not_call": "user_requested_dnc",
    "blocked": "marked_as_spam network_blocked scam_detected",
}
# It took the call and then had no line for it, so that nobody was called.
TURNED_AWAY = "concurrency_limit_reached"
# More of a transcript than any page or note shows.
LONGEST_TEXT = 100_000
MOST_COLLECTED = 100

OUTCOME_OF = {reason: outcome for outcome, reasons in OUTCOMES.items() for reason in reasons.split()}


@dataclass(frozen=True)
class CallReport:
    """What the provider says of one call; `billed_seconds` is None until its bill is known.

    `analysis` is what was said and what came of it: `{summary, sentiment, successful, transcript,
    recording_url, collected: {name: text}}`, text empty and `successful` None where nothing was said.
    """

    provider_call_id: str
    attempt_id: str | None
    over: bool
    analyzed: bool
    outcome: str
    disconnection_reason: str
    ended_at: datetime | None
    billed_seconds: int
    cost_microcents: int | None
    analysis: dict[str, Any] = field(default_factory=dict)

    @property
    def turned_away(self) -> bool:
        """Whether the call came to nothing for want of a free line."""
        return self.disconnection_reason == TURNED_AWAY


def read_call(call: dict[str, Any]) -> CallReport:
    """Read a call object of a webhook, get-call or list-calls; missing and odd fields are tolerated."""
    metadata = call.get("metadata")
    analysis = call.get("call_analysis")
    reason = _clean(_text(call.get("disconnection_reason")))
    in_voicemail = isinstance(analysis, dict) and analysis.get("in_voicemail") is True
    outcome = OUTCOME_OF.get(reason, "provider_error")
    ended = _number(call.get("end_timestamp"))
    return CallReport(
        provider_call_id=_text(call.get("call_id")),
        attempt_id=_text(metadata.get("attempt_id")) or None if isinstance(metadata, dict) else None,
        # The status inside an event is not to be trusted; a reason for the end is.
        over=bool(reason) or call.get("call_status") in ("ended", "not_connected", "error"),
        analyzed=isinstance(analysis, dict) and bool(analysis),
        outcome="voicemail" if in_voicemail and outcome == "answered" else outcome,
        disconnection_reason=reason,
        ended_at=datetime.fromtimestamp(ended / 1000, UTC) if ended else None,
        billed_seconds=_billed_seconds(call),
        cost_microcents=_cost(call),
        analysis=_analysis(call),
    )


def _analysis(call: dict[str, Any]) -> dict[str, Any]:
    said, collected = _object(call.get("call_analysis")), _object(call.get("collected_dynamic_variables"))
    successful = said.get("call_successful")
    collected = collected | _object(said.get("custom_analysis_data"))
    return {
        "summary": _clean(said.get("call_summary")),
        "sentiment": _clean(said.get("user_sentiment")).lower(),
        "successful": successful if isinstance(successful, bool) else None,
        "transcript": _clean(call.get("transcript")).strip(),
        "recording_url": _clean(call.get("recording_url")),
        "collected": {_clean(name): _clean(value) for name, value in list(collected.items())[:MOST_COLLECTED]},
    }


def _clean(value: Any) -> str:
    """Any value as text that a database can hold: no NUL, no half of a surrogate pair."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text[:LONGEST_TEXT].replace("\0", "").encode("utf-8", "replace").decode()


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _billed_seconds(call: dict[str, Any]) -> int:
    cost = call.get("call_cost")
    billed = _number(cost.get("total_duration_seconds")) if isinstance(cost, dict) else None
    if billed is None:
        billed = (_number(call.get("duration_ms")) or 0) / 1000
    return -int(-billed // 1)


def _cost(call: dict[str, Any]) -> int | None:
    cost = call.get("call_cost")
    cents = _number(cost.get("combined_cost")) if isinstance(cost, dict) else None
    return None if cents is None else round(cents * 1_000_000)


def _number(value: Any) -> float | None:
    usable = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e15
    return float(value) if usable else None


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
