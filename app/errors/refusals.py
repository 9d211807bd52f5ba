"""What the endpoints refuse; any of them may be told by the published API."""

from datetime import datetime
from uuid import UUID

from app.errors.root import Refusal


class InvalidRequest(Refusal):
    """The body or a header cannot be understood."""

    code = "VALIDATION_ERROR"


def wrong(field_name: str, message: str) -> InvalidRequest:
    """A refusal that a page can show beside the field that it is about."""
    return InvalidRequest(message, details=[{"field": field_name, "message": message}])


class UnsupportedProvider(Refusal):
    """The call is to be placed by another voice provider than the number has."""

    code = "UNSUPPORTED_PROVIDER"


class Unauthorized(Refusal):
    """No, malformed, unknown, revoked or expired credentials: one answer for all of them."""

    code = "UNAUTHORIZED"


class InsufficientCredits(Refusal):
    """The customer's available credits do not cover the hold for one call."""

    code = "INSUFFICIENT_CREDITS"


class QuotaExceeded(Refusal):
    """A cap of the customer, the number or the lead is used up; there is room again at `ends`."""

    code = "QUOTA_EXCEEDED"

    def __init__(self, message: str, *, cap: str, ends: datetime) -> None:
        super().__init__(message, details=[{"field": cap, "message": f"ends {ends.isoformat()}"}])
        self.cap = cap
        self.ends = ends


class NumberNotFound(Refusal):
    """The number to call from is not assigned to the one who asks."""

    code = "NUMBER_NOT_FOUND"


class CallNotFound(Refusal):
    """There is no such call for the one who asks."""

    code = "CALL_NOT_FOUND"


class NoAgentMapping(Refusal):
    """The number has no agent, or its Outbound toggle is off."""

    code = "NO_AGENT_MAPPING"


class DuplicateCall(Refusal):
    """The same lead is being called or was called a moment ago; `call_id` is that first call."""

    code = "DUPLICATE_CALL"

    def __init__(self, message: str, call_id: UUID | None = None) -> None:
        super().__init__(message)
        self.call_id = call_id


class DestinationNotAllowed(Refusal):
    """The number to call is of a kind or in a country that is not allowed."""

    code = "DESTINATION_NOT_ALLOWED"


class OutsideCallingHours(Refusal):
    """It is not the time to call where the lead is, and the call was not to wait."""

    code = "OUTSIDE_CALLING_HOURS"


class DoNotCall(Refusal):
    """The person asked not to be called."""

    code = "DO_NOT_CALL"


class NoConsent(Refusal):
    """The contact carries no proof of consent, and the calling rules ask for one."""

    code = "NO_CONSENT"


class Stale(Refusal):
    """The lead waited longer than it stays fresh."""

    code = "STALE"


class Paused(Refusal):
    """Calling is paused for the agency, the sub-account or the number."""

    code = "PAUSED"


class RateLimited(Refusal):
    """Too many requests; `retry_after` is in seconds."""

    code = "RATE_LIMITED"

    def __init__(self, message: str, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class TooLarge(Refusal):
    """The body is over the limit."""

    code = "TOO_LARGE"


class KeyReused(Refusal):
    """The Idempotency-Key was used before with another body."""

    code = "IDEMPOTENCY_KEY_REUSED"


class NotCancelable(Refusal):
    """The call is being placed, rings, or is over."""

    code = "NOT_CANCELABLE"


class KeyInFlight(Refusal):
    """The first request with this Idempotency-Key has no answer yet; `retry_after` is in seconds."""

    code = "IDEMPOTENCY_KEY_IN_FLIGHT"
    retry_after = 1
