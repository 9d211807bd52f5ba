"""A vendor's answer, or the lack of one, and what it proves."""

from typing import Any

from app.errors.root import AppError


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


class UnknownRefusal(VendorUnclear):
    """A no in words that are not known to be the vendor's own, such as a gateway's: ask again a few times."""
