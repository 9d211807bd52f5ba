"""The provider's call object, read into our words; all 39 known reasons, and those still to come."""

from datetime import UTC, datetime
from typing import Any

import pytest

from app.outcomes import Outcome
from app.retell.calls import read_call

# By each reason, when nothing is known of the conversation.
MEANT = {
    Outcome.ANSWERED: (
        "user_hangup", "agent_hangup", "inactivity", "max_duration_reached", "manual_stopped", "transfer_cancelled",
    ),
    Outcome.TRANSFERRED: ("call_transfer", "transfer_bridged"),
    Outcome.CALLBACK_REQUESTED: ("user_requested_callback",),
    Outcome.TAKEN_OVER: ("call_take_over",),
    Outcome.DO_NOT_CALL: ("user_requested_dnc",),
    Outcome.VOICEMAIL: ("voicemail_reached", "ivr_reached"),
    Outcome.NO_ANSWER: ("dial_no_answer",),
    Outcome.BUSY: ("dial_busy",),
    Outcome.DECLINED: ("user_declined",),
    Outcome.INVALID_NUMBER: ("invalid_destination",),
    Outcome.BLOCKED: ("marked_as_spam", "network_blocked", "scam_detected"),
    Outcome.ACCOUNT_PROBLEM: (
        "no_valid_payment", "credit_exhausted", "budget_reached", "telephony_provider_permission_denied",
    ),
    Outcome.PROVIDER_ERROR: (
        "concurrency_limit_reached", "no_concurrency_fallback", "dial_failed", "telephony_provider_unavailable",
        "sip_routing_error", "error_llm_websocket_open", "error_llm_websocket_lost_connection",
        "error_llm_websocket_runtime", "error_llm_websocket_corrupt_payload", "error_no_audio_received", "error_asr",
        "error_retell", "error_unknown", "error_user_not_joined", "registered_call_timeout",
    ),
}  # fmt: skip
SAID = {"role": "user", "content": "Yes?"}
GREETED = {"role": "agent", "content": "Hello, this is the front desk."}


def test_every_known_reason_has_its_outcome() -> None:
    read = {reason: read_call({"disconnection_reason": reason}) for reasons in MEANT.values() for reason in reasons}

    assert len(read) == 39
    assert {reason: report.outcome for reason, report in read.items()} == {
        reason: outcome for outcome, reasons in MEANT.items() for reason in reasons
    }
    assert [report.disconnection_reason for report in read.values()] == list(read)
    assert all(report.over for report in read.values())
    assert set(MEANT) == set(Outcome)


def test_a_reason_of_next_year_is_an_end_and_is_kept() -> None:
    report = read_call({"disconnection_reason": "a_reason_of_next_year"})

    assert (report.over, report.outcome) == (True, Outcome.PROVIDER_ERROR)
    assert report.disconnection_reason == "a_reason_of_next_year"


@pytest.mark.parametrize(
    ("reason", "told", "outcome"),
    [
        ("user_hangup", {"transcript_object": [GREETED, SAID]}, Outcome.ANSWERED),
        ("user_hangup", {"transcript_object": [GREETED]}, Outcome.DECLINED),
        ("user_hangup", {"transcript": "Agent: Hello.\n"}, Outcome.DECLINED),
        ("user_hangup", {"transcript": "Agent: Hello.\nUser: Yes?\n"}, Outcome.ANSWERED),
        ("user_hangup", {"transcript": "", "data_storage_setting": "everything"}, Outcome.DECLINED),
        ("user_hangup", {"transcript": "", "data_storage_setting": "basic_attributes_only"}, Outcome.ANSWERED),
        ("user_hangup", {"transcript": None, "transcript_object": []}, Outcome.ANSWERED),
        ("user_hangup", {"scrubbed_transcript_with_tool_calls": [GREETED]}, Outcome.DECLINED),
        ("manual_stopped", {"transcript_object": [GREETED]}, Outcome.DECLINED),
        ("inactivity", {"transcript_object": [GREETED, SAID | {"content": " "}]}, Outcome.NO_ANSWER),
        ("agent_hangup", {"transcript_object": ["?", GREETED]}, Outcome.NO_ANSWER),
        ("call_transfer", {"transcript_object": [GREETED]}, Outcome.TRANSFERRED),
    ],
)
def test_a_call_is_answered_only_when_a_person_talked(reason: str, told: dict[str, Any], outcome: Outcome) -> None:
    assert read_call({"disconnection_reason": reason, **told}).outcome is outcome


@pytest.mark.parametrize(
    ("reason", "outcome"),
    [
        ("agent_hangup", Outcome.VOICEMAIL),
        ("user_requested_callback", Outcome.VOICEMAIL),
        ("dial_no_answer", Outcome.NO_ANSWER),
        ("call_transfer", Outcome.TRANSFERRED),
        ("user_requested_dnc", Outcome.DO_NOT_CALL),
        ("dial_busy", Outcome.BUSY),
    ],
)
def test_a_voicemail_that_the_analysis_noticed_is_a_voicemail(reason: str, outcome: Outcome) -> None:
    call = {"disconnection_reason": reason, "call_analysis": {"in_voicemail": True}}
    assert read_call(call).outcome is outcome


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


@pytest.mark.parametrize("written", [1_764_083_045_000, "2025-11-25T15:04:05Z", "2025-11-25T15:04:05.000"])
def test_the_time_of_the_end_is_read_as_milliseconds_or_as_text(written: object) -> None:
    assert read_call({"end_timestamp": written}).ended_at == datetime(2025, 11, 25, 15, 4, 5, tzinfo=UTC)
