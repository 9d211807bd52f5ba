"""Everything that can go wrong, drawn once.

AppError
├── Refusal                      a person asked for something we will not do; `code` names why
│   ├── InvalidRequest           VALIDATION_ERROR
│   ├── UnsupportedProvider      UNSUPPORTED_PROVIDER
│   ├── Unauthorized             UNAUTHORIZED
│   ├── Forbidden                FORBIDDEN
│   ├── InsufficientCredits      INSUFFICIENT_CREDITS
│   ├── QuotaExceeded            QUOTA_EXCEEDED
│   ├── NumberNotFound           NUMBER_NOT_FOUND
│   ├── CallNotFound             CALL_NOT_FOUND
│   ├── NoAgentMapping           NO_AGENT_MAPPING
│   ├── DuplicateCall            DUPLICATE_CALL (knows the first call)
│   ├── DestinationNotAllowed    DESTINATION_NOT_ALLOWED
│   ├── OutsideCallingHours      OUTSIDE_CALLING_HOURS (asked for now or not at all)
│   ├── DoNotCall                DO_NOT_CALL
│   ├── CallRejected             CALL_REJECTED
│   ├── Paused                   PAUSED
│   ├── WorkspaceDisconnected    WORKSPACE_DISCONNECTED (the voice provider does not take its key)
│   ├── OtherOrganisation        OTHER_ORGANISATION (a key of another account; may be confirmed)
│   ├── ProviderUnreachable      PROVIDER_UNREACHABLE (a person asked, and no answer came)
│   ├── AlreadyImported          ALREADY_IMPORTED
│   ├── CallsInFlight            CALLS_IN_FLIGHT
│   ├── RateLimited              RATE_LIMITED (knows when to come back)
│   ├── TooLarge                 TOO_LARGE
│   ├── KeyReused                IDEMPOTENCY_KEY_REUSED
│   └── KeyInFlight              IDEMPOTENCY_KEY_IN_FLIGHT (knows when to come back)
├── VendorError                  a vendor's answer, or the lack of one; `sent` says what is proven
│   ├── VendorRefused            a definite no: nothing happened and asking again will not help
│   │   └── NotConnected         we hold no usable token of this account of the CRM
│   ├── VendorBusy               a definite "not now": nothing happened, ask again later
│   ├── VendorUnsent             the request provably never left this machine
│   └── VendorUnclear            it may have happened: never ask again blindly
└── NotReady                     the start was refused; the sentence says what to do
"""

from typing import Any
from uuid import UUID


class AppError(Exception):
    """The root of all errors of this application; `str()` is a sentence for people."""


class Refusal(AppError):
    """A request that is refused for a reason the asker can act upon.

    `code` is the public name of the reason (README: error codes), `details` a list of
    `{"field": …, "message": …}` for errors that belong to one input.
    """

    code = "REFUSED"

    def __init__(self, message: str, *, details: list[dict[str, str]] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.details = details or []


class InvalidRequest(Refusal):
    """The body or a header cannot be understood."""

    code = "VALIDATION_ERROR"


class UnsupportedProvider(Refusal):
    """The number's agent cannot be dialed through this application."""

    code = "UNSUPPORTED_PROVIDER"


class Unauthorized(Refusal):
    """No, malformed, unknown, revoked or expired credentials: one answer for all of them."""

    code = "UNAUTHORIZED"


class Forbidden(Refusal):
    """Somebody is known, and may not do this."""

    code = "FORBIDDEN"


class InsufficientCredits(Refusal):
    """The customer's available credits do not cover the hold for one call."""

    code = "INSUFFICIENT_CREDITS"


class QuotaExceeded(Refusal):
    """A cap of the customer, the number or the lead is used up."""

    code = "QUOTA_EXCEEDED"


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


class CallRejected(Refusal):
    """The voice provider said no."""

    code = "CALL_REJECTED"


class Paused(Refusal):
    """Calling is paused for the agency, the sub-account or the number."""

    code = "PAUSED"


class WorkspaceDisconnected(Refusal):
    """The voice provider does not accept the workspace's key any more."""

    code = "WORKSPACE_DISCONNECTED"


class OtherOrganisation(Refusal):
    """The new key belongs to another account of the voice provider; whoever means that confirms it."""

    code = "OTHER_ORGANISATION"


class ProviderUnreachable(Refusal):
    """The voice provider gave no usable answer to what a person asked; nothing was changed."""

    code = "PROVIDER_UNREACHABLE"


class AlreadyImported(Refusal):
    """The number is one of the agency's already."""

    code = "ALREADY_IMPORTED"


class CallsInFlight(Refusal):
    """Calls of the number are not over yet."""

    code = "CALLS_IN_FLIGHT"


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


class KeyInFlight(Refusal):
    """The first request with this Idempotency-Key has no answer yet; `retry_after` is in seconds."""

    code = "IDEMPOTENCY_KEY_IN_FLIGHT"
    retry_after = 1


class VendorError(AppError):
    """What a vendor answered, or that it did not; `answer` is its body when there is one."""

    def __init__(self, message: str, *, status: int | None = None, answer: Any = None) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.answer = answer


class VendorRefused(VendorError):
    """A definite no: nothing happened, and the same request would be refused again."""


class NotConnected(VendorRefused):
    """The CRM was not asked, because there is no usable token; the message says what a person can do."""


class VendorBusy(VendorError):
    """A definite "not now": nothing happened; `retry_after` is in seconds when the vendor says."""

    def __init__(self, message: str, *, status: int | None = None, retry_after: float | None = None) -> None:
        super().__init__(message, status=status)
        self.retry_after = retry_after


class VendorUnsent(VendorError):
    """The request provably never reached the vendor, so sending it again is safe."""


class VendorUnclear(VendorError):
    """The vendor may have acted: only looking, or the same idempotency key, is safe now."""


class NotReady(AppError):
    """The process cannot start; the message says what to run or to change."""
