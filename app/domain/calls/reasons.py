"""Reason: every code that says why something was refused, why a call waits, or why it was given up; each once.

Where a code may appear follows from its uses: the published errors, the filter of the Calls page, the tables of the
documentation and the statuses in /openapi.json are all derived from this list. What people read for a code is in
app/web/embed/messages, under `reason.<code>` (a sentence) and `short.<code>` (a choice of the filter), in lower case.
"""

from enum import Flag, StrEnum, auto


class Use(Flag):
    """Where a code may appear."""

    API = auto()  # the answer of a published route to a request that was not taken
    PAGE = auto()  # an answer of the settings page only
    ANY = auto()  # an answer of any route, whoever asks
    WAITS = auto()  # on a call that is not over, and goes on by itself or when somebody has acted
    ENDS = auto()  # on a call that was given up; also the published answer, if that comes soon enough
    STEP = auto()  # told to a paused workflow step, about a call that goes on
    ABOUT = auto()  # an answer about a call that is there, or should be; no request for one is refused with it
    DETAIL = auto()  # the sentence stored with the call says more than the one for its code


API, PAGE, ANY, WAITS, ENDS, STEP, ABOUT, DETAIL = Use
CALL = WAITS | ENDS
UNPROCESSABLE = 422


class Reason(StrEnum):
    """One code, with the HTTP status that it is answered with (None: it is never an answer) and its uses."""

    status: int | None
    uses: Use

    def __new__(cls, code: str, status: int | None, uses: Use) -> "Reason":
        """A string that knows what it stands for."""
        reason = str.__new__(cls, code)
        reason._value_, reason.status, reason.uses = code, status, uses
        return reason

    VALIDATION_ERROR = ("VALIDATION_ERROR", 400, API)
    UNSUPPORTED_PROVIDER = ("UNSUPPORTED_PROVIDER", 400, API)
    UNAUTHORIZED = ("UNAUTHORIZED", 401, API)
    INSUFFICIENT_CREDITS = ("INSUFFICIENT_CREDITS", 402, API | WAITS | ENDS)
    QUOTA_EXCEEDED = ("QUOTA_EXCEEDED", 402, API | WAITS | ENDS | DETAIL)
    FORBIDDEN = ("FORBIDDEN", 403, PAGE)
    NUMBER_NOT_FOUND = ("NUMBER_NOT_FOUND", 404, API | ENDS)
    CALL_NOT_FOUND = ("CALL_NOT_FOUND", 404, API | ABOUT)
    NO_AGENT_MAPPING = ("NO_AGENT_MAPPING", 404, API | ENDS)
    NOT_FOUND = ("NOT_FOUND", 404, ANY)
    METHOD_NOT_ALLOWED = ("METHOD_NOT_ALLOWED", 405, ANY)
    DUPLICATE_CALL = ("DUPLICATE_CALL", 409, API | ENDS)
    IDEMPOTENCY_KEY_IN_FLIGHT = ("IDEMPOTENCY_KEY_IN_FLIGHT", 409, API)
    OTHER_ORGANISATION = ("OTHER_ORGANISATION", 409, PAGE)
    ALREADY_IMPORTED = ("ALREADY_IMPORTED", 409, PAGE)
    CALLS_IN_FLIGHT = ("CALLS_IN_FLIGHT", 409, PAGE)
    NOT_CANCELABLE = ("NOT_CANCELABLE", 409, API | ABOUT)
    TOO_LARGE = ("TOO_LARGE", 413, API)
    DESTINATION_NOT_ALLOWED = ("DESTINATION_NOT_ALLOWED", 422, API | ENDS | DETAIL)
    OUTSIDE_CALLING_HOURS = ("OUTSIDE_CALLING_HOURS", 422, API | WAITS | ENDS | DETAIL)
    DO_NOT_CALL = ("DO_NOT_CALL", 422, API | ENDS | DETAIL)
    NO_CONSENT = ("NO_CONSENT", 422, API | ENDS | DETAIL)
    PAUSED = ("PAUSED", 422, API | WAITS | DETAIL)
    STALE = ("STALE", 422, ENDS | DETAIL)
    CALL_REJECTED = ("CALL_REJECTED", 422, ENDS | DETAIL)
    NOT_PLACED = ("NOT_PLACED", 422, ENDS)
    CONTACT_NOT_FOUND = ("CONTACT_NOT_FOUND", 422, ENDS | DETAIL)
    CONTACT_DELETED = ("CONTACT_DELETED", 422, ENDS)
    CANCELED = ("CANCELED", 422, ENDS | DETAIL)
    LEAD_CALLED = ("LEAD_CALLED", 422, ENDS)
    UNINSTALLED = ("UNINSTALLED", 422, ENDS)
    WORKSPACE_DISCONNECTED = ("WORKSPACE_DISCONNECTED", 422, PAGE | WAITS | DETAIL)
    PROVIDER_UNREACHABLE = ("PROVIDER_UNREACHABLE", 422, PAGE | WAITS)
    IDEMPOTENCY_KEY_REUSED = ("IDEMPOTENCY_KEY_REUSED", 422, API)
    RATE_LIMITED = ("RATE_LIMITED", 429, API)
    INTERNAL_ERROR = ("INTERNAL_ERROR", 500, ANY)
    ACCOUNT_PROBLEM = ("ACCOUNT_PROBLEM", None, WAITS)
    SCHEDULED = ("SCHEDULED", None, WAITS)
    PACED = ("PACED", None, WAITS | DETAIL)
    PROVIDER_BUSY = ("PROVIDER_BUSY", None, WAITS)
    CRM_UNREACHABLE = ("CRM_UNREACHABLE", None, WAITS)
    NOT_SCREENED = ("NOT_SCREENED", None, WAITS | DETAIL)
    UNCONFIRMED = ("UNCONFIRMED", None, WAITS)
    NEEDS_REVIEW = ("NEEDS_REVIEW", None, WAITS)
    REDIAL = ("REDIAL", None, WAITS)
    MAX_WAIT = ("MAX_WAIT", None, STEP)

    @property
    def waits(self) -> bool:
        """Whether a call that is not over may have it."""
        return Use.WAITS in self.uses

    @property
    def ends(self) -> bool:
        """Whether a call that was given up may have it."""
        return Use.ENDS in self.uses

    @property
    def of_call(self) -> bool:
        """Whether a call may have it at all, so that people can look for such calls."""
        return bool(self.uses & CALL)

    @property
    def refuses(self) -> bool:
        """Whether a request for a call may be refused with it."""
        return Use.API in self.uses and Use.ABOUT not in self.uses

    @property
    def published(self) -> bool:
        """Whether the published API may answer it: at the request, or because the call came to nothing meanwhile."""
        return bool(self.uses & (API | ENDS))


def known(code: str | None) -> Reason | None:
    """The reason with this code; None for none, and for one that only another version of the app knows."""
    return Reason.__members__.get(code or "")


def http_status(code: str) -> int:
    """The HTTP status of an answer with this code; 422 for one that only another version of the app knows."""
    reason = known(code)
    return (reason and reason.status) or UNPROCESSABLE


def is_detailed(code: str | None) -> bool:
    """Whether the sentence stored with a call belongs beside the one for its code; so it does for an unknown code."""
    reason = known(code)
    return reason is None or Use.DETAIL in reason.uses
