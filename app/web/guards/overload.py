"""How many requests one process works on at once: the next one is asked to come back, instead of waiting in memory."""

import json

from starlette.types import ASGIApp, Receive, Scope, Send

from app.domain.calls.reasons import Reason
from app.web.errors import error_body

MAX_CONCURRENT = 1000
RETRY_SECONDS = 2
# Asked by those who must know how it stands when it is full.
ALWAYS = ("/healthz", "/readyz", "/metrics")


class Overload:
    """Lets a number of requests in; 429 with Retry-After for the others, which every vendor repeats."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._inside = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it at once."""
        if scope["type"] != "http" or scope["path"] in ALWAYS:
            await self._app(scope, receive, send)
            return
        if self._inside >= MAX_CONCURRENT:
            await _answer(send)
            return
        self._inside += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._inside -= 1


async def _answer(send: Send) -> None:
    message = "Too many requests are under way. Nothing was done; try again in a few seconds."
    body = json.dumps(error_body(Reason.RATE_LIMITED, message)).encode()
    headers = [(b"content-type", b"application/json"), (b"retry-after", str(RETRY_SECONDS).encode())]
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": 429, "headers": [*headers, length]})
    await send({"type": "http.response.body", "body": body})
