"""Outcome: how a call ended, in our words. Vendors' answers are read into these, and everything else goes by them."""

from enum import StrEnum


class Outcome(StrEnum):
    """How the last dial of a call ended; the values are what workflows, files and the API are told."""

    ANSWERED = "answered"
    TRANSFERRED = "transferred"
    CALLBACK_REQUESTED = "callback_requested"
    TAKEN_OVER = "taken_over"
    DO_NOT_CALL = "do_not_call"
    VOICEMAIL = "voicemail"
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    DECLINED = "declined"
    INVALID_NUMBER = "invalid_number"
    BLOCKED = "blocked"
    ACCOUNT_PROBLEM = "account_problem"
    PROVIDER_ERROR = "provider_error"

    @property
    def talked(self) -> bool:
        """Whether a person was talked to."""
        return self in TALKED

    @property
    def unreached(self) -> bool:
        """Whether a phone was called, and no person talked."""
        return self in UNREACHED


TALKED = (
    Outcome.ANSWERED, Outcome.TRANSFERRED, Outcome.CALLBACK_REQUESTED, Outcome.TAKEN_OVER, Outcome.DO_NOT_CALL,
)  # fmt: skip
UNREACHED = (Outcome.VOICEMAIL, Outcome.NO_ANSWER, Outcome.BUSY, Outcome.DECLINED)
