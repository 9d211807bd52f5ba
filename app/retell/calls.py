"""The provider's call object, read into our words.

Source: the provider's call schema and its list of disconnection reasons (39 in November 2026). The list is
open: what is not named here is kept as text and counted as an error of the provider.
"""

from dataclasses import dataclass
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
OUTCOME_OF = {reason: outcome for outcome, reasons in OUTCOMES.items() for reason in reasons.split()}


@dataclass(frozen=True)
class CallReport:
    """What the provider says of one call; `billed_seconds` is None until its bill is known."""

    provider_call_id: str
    attempt_id: str | None
    over: bool
    analyzed: bool
    outcome: str
    disconnection_reason: str
    ended_at: datetime | None
    billed_seconds: int
    cost_microcents: int | None


def read_call(call: dict[str, Any]) -> CallReport:
    """Read a call object of a webhook, get-call or list-calls; missing and odd fields are tolerated."""
    metadata = call.get("metadata")
    analysis = call.get("call_analysis")
    reason = _text(call.get("disconnection_reason"))
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
    )


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
