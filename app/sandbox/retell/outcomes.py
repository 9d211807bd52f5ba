"""What a call comes to: the last two digits of the number dialled choose, as with test cards of a payment."""

from dataclasses import dataclass, field
from typing import Any, Literal

Utterance = tuple[Literal["agent", "user"], str]

GREETING: Utterance = ("agent", "Hi, this is the front desk calling about your request. Is now a good time?")
PLEASANT: tuple[Utterance, ...] = (
    GREETING,
    ("user", "Yes, sure. I wanted to book a visit."),
    ("agent", "Happy to help. Would Tuesday at ten work for you?"),
    ("user", "Tuesday at ten is perfect, thank you."),
    ("agent", "You are booked. Have a great day!"),
)
VOICEMAIL: tuple[Utterance, ...] = (
    ("user", "You have reached my voicemail. Please leave a message after the tone."),
    ("agent", "Hello, this is the front desk. Please call us back when you can."),
)
UNHAPPY: tuple[Utterance, ...] = (GREETING, ("user", "No, this is the third call this week and I am annoyed."))
DO_NOT_CALL: tuple[Utterance, ...] = (GREETING, ("user", "Please take me off your list and never call again."))
CALL_BACK: tuple[Utterance, ...] = (GREETING, ("user", "I am driving. Call me back tomorrow, please."))
MENU: tuple[Utterance, ...] = (("user", "For sales press one, for support press two."),)
SILENCE: tuple[Utterance, ...] = (GREETING,)


@dataclass(frozen=True)
class Outcome:
    """How one call goes: sandbox seconds until something happens, then what, and what the analysis will say.

    A call with `talk_seconds == 0` is never answered. `collected` are the variables the agent gathered.
    """

    reason: str
    status: Literal["ended", "not_connected", "error"] = "ended"
    ring_seconds: float = 2.0
    talk_seconds: float = 6.0
    script: tuple[Utterance, ...] = ()
    summary: str = "The call was not answered."
    sentiment: Literal["Positive", "Neutral", "Negative", "Unknown"] = "Unknown"
    successful: bool = False
    in_voicemail: bool = False
    collected: dict[str, Any] = field(default_factory=dict)


def _talked(
    reason: str,
    script: tuple[Utterance, ...] = PLEASANT,
    summary: str = "The caller booked a visit for Tuesday at ten.",
    sentiment: Literal["Positive", "Neutral", "Negative", "Unknown"] = "Positive",
    seconds: float = 6.0,
) -> Outcome:
    booked = script is PLEASANT
    collected: dict[str, Any] = {"appointment": "Tuesday 10:00"} if booked else {}
    return Outcome(reason, "ended", 2.0, seconds, script, summary, sentiment, booked, collected=collected)


def _machine(reason: str) -> Outcome:
    return Outcome(
        reason, "ended", 2.0, 4.0, VOICEMAIL, "The agent left a message on the voicemail.", in_voicemail=True
    )


def _unanswered(reason: str, ring_seconds: float = 2.0) -> Outcome:
    return Outcome(reason, "not_connected", ring_seconds, 0.0)


def _broken(reason: str) -> Outcome:
    return Outcome(reason, "error", 1.0, 0.0, summary="The call could not be carried out.")


ANSWERED = _talked("user_hangup")

OUTCOMES: dict[str, Outcome] = {
    "01": ANSWERED,
    "02": _machine("voicemail_reached"),
    "03": _unanswered("dial_no_answer", ring_seconds=4.0),
    "04": _unanswered("dial_busy"),
    "05": _unanswered("user_declined"),
    "06": _unanswered("invalid_destination", ring_seconds=0.5),
    "07": _talked("user_requested_dnc", DO_NOT_CALL, "The person asked not to be called again.", "Negative"),
    "08": _unanswered("marked_as_spam", ring_seconds=0.5),
    "09": _broken("concurrency_limit_reached"),
    "10": _broken("error_retell"),
    "11": _talked("agent_hangup"),
    "12": _talked("user_hangup", seconds=600.0),
    "13": _unanswered("dial_failed"),
    "14": _unanswered("telephony_provider_unavailable", ring_seconds=0.5),
    "15": _unanswered("telephony_provider_permission_denied", ring_seconds=0.5),
    "16": _talked("ivr_reached", MENU, "A phone menu answered.", "Neutral"),
    "17": _talked("inactivity", SILENCE, "Nobody spoke after the greeting.", "Unknown"),
    "18": _talked("user_requested_callback", CALL_BACK, "The person asked for a call tomorrow.", "Neutral"),
    "19": _talked("call_transfer", summary="The caller was transferred to a colleague."),
    "20": _broken("no_valid_payment"),
    "21": _talked("user_hangup", seconds=14_400.0),
    "22": _machine("agent_hangup"),
    "23": _talked("user_hangup", UNHAPPY, "The person was annoyed by repeated calls.", "Negative"),
    "24": _unanswered("network_blocked", ring_seconds=0.5),
    "25": _broken("scam_detected"),
    "26": _broken("credit_exhausted"),
    "27": _broken("budget_reached"),
    "28": _talked("call_take_over", summary="A colleague took the call over."),
    "29": _talked("transfer_bridged", summary="The caller was transferred to a colleague."),
    "30": _talked("user_hangup", SILENCE, "The person hung up without a word.", "Unknown", 2.0),
    "31": _talked("transfer_cancelled", summary="The colleague did not answer, and the agent went on."),
}


def outcome_of(to_number: str) -> Outcome:
    """What the last two digits of an E.164 number stand for; any pair not in the table is answered."""
    return OUTCOMES.get(to_number[-2:], ANSWERED)


def outcome_named(reason: str) -> Outcome:
    """The first outcome of the table with this disconnection reason; KeyError if there is none."""
    for outcome in OUTCOMES.values():
        if outcome.reason == reason:
            return outcome
    raise KeyError(reason)
