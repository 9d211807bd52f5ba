"""The provider's call object, read into our words; all 39 known reasons, and those still to come."""

import pytest

from app.retell.calls import OUTCOME_OF, read_call

KNOWN_REASONS = [
    "user_hangup", "agent_hangup", "user_requested_dnc", "user_requested_callback", "call_transfer",
    "voicemail_reached", "ivr_reached", "inactivity", "max_duration_reached", "concurrency_limit_reached",
    "no_concurrency_fallback", "no_valid_payment", "credit_exhausted", "budget_reached", "scam_detected", "dial_busy",
    "dial_failed", "dial_no_answer", "invalid_destination", "telephony_provider_permission_denied",
    "telephony_provider_unavailable", "sip_routing_error", "marked_as_spam", "network_blocked", "user_declined",
    "error_llm_websocket_open", "error_llm_websocket_lost_connection", "error_llm_websocket_runtime",
    "error_llm_websocket_corrupt_payload", "error_no_audio_received", "error_asr", "error_retell", "error_unknown",
    "error_user_not_joined", "registered_call_timeout", "transfer_bridged", "transfer_cancelled", "manual_stopped",
    "call_take_over",
]  # fmt: skip
OUTCOMES = {
    "answered", "voicemail", "no_answer", "busy", "declined",
    "invalid_number", "do_not_call", "blocked", "provider_error",
}  # fmt: skip


@pytest.mark.parametrize("reason", [*KNOWN_REASONS, "a_reason_of_next_year"])
def test_every_reason_is_an_end_with_an_outcome_and_is_kept(reason: str) -> None:
    report = read_call({"call_id": "call_1", "disconnection_reason": reason})
    assert report.over
    assert report.outcome in OUTCOMES
    assert report.disconnection_reason == reason


def test_only_known_reasons_are_mapped() -> None:
    assert len(KNOWN_REASONS) == 39
    assert set(OUTCOME_OF) <= set(KNOWN_REASONS)


def test_a_voicemail_that_the_agent_hung_up_on_is_a_voicemail() -> None:
    call = {"call_id": "c", "disconnection_reason": "agent_hangup", "call_analysis": {"in_voicemail": True}}
    assert read_call(call).outcome == "voicemail"


def test_the_billed_seconds_come_from_the_bill_and_are_rounded_up() -> None:
    call = {"call_id": "c", "duration_ms": 1, "call_cost": {"total_duration_seconds": 61.2, "combined_cost": 12.345}}
    report = read_call(call)
    assert (report.billed_seconds, report.cost_microcents) == (62, 12_345_000)
    assert read_call({"call_id": "c", "duration_ms": 60_001}).billed_seconds == 61


@pytest.mark.parametrize(
    "odd",
    [{}, {"metadata": []}, {"metadata": {"attempt_id": 7}}, {"call_cost": "free"}, {"call_cost": {"combined_cost": -1}},
     {"end_timestamp": "soon"}, {"end_timestamp": 1e300}, {"call_analysis": None}, {"disconnection_reason": 5}],
)  # fmt: skip
def test_odd_fields_are_tolerated(odd: dict[str, object]) -> None:
    report = read_call({"call_id": "call_1", **odd})
    assert report.provider_call_id == "call_1"
    assert report.billed_seconds == 0
    assert not report.over


def test_what_was_said_is_read_as_text_that_a_database_can_hold() -> None:
    said = read_call(
        {
            "transcript": "Agent: Hi\0\ud800\n",
            "recording_url": "https://r.example/1.wav",
            "collected_dynamic_variables": {"day": "Tuesday", "guests": 2, "none": None},
            "call_analysis": {
                "call_summary": "Booked.",
                "user_sentiment": "Positive",
                "call_successful": True,
                "custom_analysis_data": {"day": "Wednesday"},
            },
        }
    ).analysis

    assert said == {
        "summary": "Booked.",
        "sentiment": "positive",
        "successful": True,
        "transcript": "Agent: Hi?",
        "recording_url": "https://r.example/1.wav",
        "collected": {"day": "Wednesday", "guests": "2", "none": ""},
    }


def test_odd_shapes_of_an_analysis_are_read_as_nothing_said() -> None:
    odd = read_call({"transcript": None, "call_analysis": "soon", "collected_dynamic_variables": [1]}).analysis

    assert odd == {
        "summary": "",
        "sentiment": "",
        "successful": None,
        "transcript": "",
        "recording_url": "",
        "collected": {},
    }
