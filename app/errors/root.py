"""The root of the tree of errors, and the refused start."""

from typing import ClassVar


class AppError(Exception):
    """The root of all errors of this application; `str()` is a sentence for people."""


class Refusal(AppError):
    """A request that is refused for a reason the asker can act upon.

    `code` is the public name of the reason (docs/reference/errors.md), `details` a list of
    `{"field": …, "message": …}` for errors that belong to one input.
    """

    code: ClassVar[str]

    def __init__(self, message: str, *, details: list[dict[str, str]] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.details = details or []


class NotReady(AppError):
    """The process cannot start; the message says what to run or to change."""
