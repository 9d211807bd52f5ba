"""The connection below HTTP: whoever is slow, endless, or one too many is cut off before it costs anything.

Uvicorn itself waits for a request as long as it takes, and knows no limit of headers. Here the headers of a request
must have come within ten seconds of its first byte (or of the connection), and its body within ten more; a kept
connection that trickles between two requests is cut as well. What is cut off gets a short plain answer if none is
under way, in the words of the API: 408, 431, or 429 with Retry-After, never a 5xx that a workflow would not repeat.
"""

import asyncio
import contextlib
import fcntl
import json
import termios
from typing import Any

import structlog
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from app.domain.calls.reasons import Reason
from app.web.guards.limits import SWALLOWED_BYTES, is_trusted

log = structlog.get_logger(__name__)

HEADER_SECONDS = 10.0
# The app answers a slow body by itself after ten seconds (see limits.py); this is for one that nobody reads.
BODY_SECONDS = 12.0
LINGER_SECONDS = 2.0
# When the process ends: for a request that is on its way by then.
LAST_SECONDS = 1.0
MAX_HEADER_BYTES = 64 * 1024
MAX_CONNECTIONS = 2000
# From one address; a trusted proxy stands for many callers and has no such limit.
MAX_FROM_ONE = 1000
RETRY_SECONDS = 5


class ConnectionLimits(HttpToolsProtocol):
    """One connection of uvicorn with a deadline for each part of a request."""

    deadline: asyncio.TimerHandle | None = None
    header_bytes = 0
    unwanted_bytes = 0
    in_headers = True
    is_last = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take the connection unless it is one too many."""
        super().connection_made(transport)
        if len(self.connections) > MAX_CONNECTIONS or self._is_one_too_many():
            self._refuse(429, Reason.RATE_LIMITED, "Too many connections at once. Try again in a few seconds.")
        else:
            self._expect(HEADER_SECONDS)

    def data_received(self, data: bytes) -> None:
        """Read on; the first byte after a request starts the clock of the next."""
        if self.transport.is_closing():
            return
        if self.deadline is None:
            self._expect(HEADER_SECONDS)
        if self.in_headers:
            self.header_bytes += len(data)
        super().data_received(data)
        if self.in_headers and self.header_bytes > MAX_HEADER_BYTES:
            self._refuse(431, Reason.TOO_LARGE, "The headers are larger than 64 KiB.")

    def on_message_begin(self) -> None:
        """The first line of a request has begun."""
        super().on_message_begin()
        self.in_headers = True
        if self.deadline is None:
            self._expect(HEADER_SECONDS)

    def on_headers_complete(self) -> None:
        """The headers have come: the body is next."""
        self.in_headers, self.header_bytes, self.unwanted_bytes = False, 0, 0
        self._expect(BODY_SECONDS)
        super().on_headers_complete()
        if self.is_last or getattr(self._state, "draining", False):
            self.cycle.keep_alive = False

    def on_body(self, body: bytes) -> None:
        """Pass a part of the body on; of what is sent after the answer, a little is read and thrown away."""
        super().on_body(body)
        if self.cycle.response_complete:
            self.unwanted_bytes += len(body)
            if self.unwanted_bytes > SWALLOWED_BYTES:
                # The sender stands still then, can read the answer, and costs nothing until it is cut off.
                self.flow.pause_reading()
                self._expect(LINGER_SECONDS)

    def on_message_complete(self) -> None:
        """The request is complete; how long its answer takes is our affair."""
        self._met()
        self.in_headers = True
        super().on_message_complete()

    def shutdown(self) -> None:
        """The process ends: a request that has come but was not read yet is answered, or that of a new connection."""
        self.is_last = True
        if self.transport.is_closing():
            return
        if self.cycle is None or (self.cycle.response_complete and self._is_something_unread()):
            self._expect(LAST_SECONDS)
        else:
            super().shutdown()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is expected any more."""
        self._met()
        super().connection_lost(exc)

    @property
    def _state(self) -> Any:
        return getattr(self.config.loaded_app, "state", None)

    def _is_something_unread(self) -> bool:
        connected = self.transport.get_extra_info("socket")
        with contextlib.suppress(OSError):
            return any(fcntl.ioctl(connected.fileno(), termios.FIONREAD, bytes(4)))
        return False

    def _is_one_too_many(self) -> bool:
        if len(self.connections) <= MAX_FROM_ONE or not self.client:
            return False
        host = self.client[0]
        settings = getattr(self._state, "settings", None)
        if settings is not None and is_trusted(host, settings):
            return False
        callers = [other.client for other in self.connections if isinstance(other, HttpToolsProtocol)]
        return sum(caller is not None and caller[0] == host for caller in callers) > MAX_FROM_ONE

    def _expect(self, seconds: float) -> None:
        self._met()
        self.deadline = self.loop.call_later(seconds, self._cut_off)

    def _met(self) -> None:
        if self.deadline is not None:
            self.deadline.cancel()
            self.deadline = None

    def _cut_off(self) -> None:
        self._refuse(408, Reason.VALIDATION_ERROR, "The request did not arrive in time.")

    def _refuse(self, status: int, code: str, message: str) -> None:
        """Close, with a short answer if none has begun; what is still read is thrown away."""
        self._met()
        if self.transport.is_closing():
            return
        log.warning("connection.refused", status=status)
        if self.cycle is None or (self.cycle.response_complete and self.in_headers):
            body = json.dumps({"success": False, "error": message, "error_code": code, "details": []}).encode()
            headers = {"content-type": "application/json", "content-length": str(len(body)), "connection": "close"}
            if status == 429:
                headers["retry-after"] = str(RETRY_SECONDS)
            lines = b"".join(f"{name}: {value}\r\n".encode() for name, value in headers.items())
            self.transport.write(STATUS_LINE[status] + lines + b"\r\n" + body)
        self.transport.close()
