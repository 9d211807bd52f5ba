"""What the CRM says when it refuses: one exception, printed in its documented error shape."""

import uuid
from typing import Any

from starlette.responses import JSONResponse

# The published schemas carry the word `error` with these statuses only.
_WORDS = {401: "Unauthorized", 403: "Forbidden", 422: "Unprocessable Entity"}


class CrmError(Exception):
    """A refusal with an HTTP status and a message, which is a list where a body failed its checks."""

    def __init__(self, status: int, message: str | list[str]) -> None:
        super().__init__(message)
        self.status = status
        self.message = message

    def response(self) -> JSONResponse:
        """The refusal as `{statusCode, message, error?, traceId}`."""
        body: dict[str, Any] = {"statusCode": self.status, "message": self.message}
        if word := _WORDS.get(self.status):
            body["error"] = word
        return JSONResponse(body | {"traceId": str(uuid.uuid4())}, self.status)
