"""One HTTP exchange with a vendor, and what its answer, or the lack of one, proves.

Whatever a client asks for, it reaches the hosts of the settings only, follows no redirect, reads a few megabytes at
most, and has an end in time.
"""

import asyncio
import ssl
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from functools import cache
from typing import Any, Protocol

import httpx

from app import failpoints
from app.errors import VendorBusy, VendorError, VendorRefused, VendorUnclear, VendorUnsent
from app.storable import read_tolerantly

# These prove that no byte of the request left: anything later is ambiguous for a request that acts.
UNSENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
)
REFUSED = {400, 401, 402, 403, 404, 422}
MAX_WAIT_SECONDS = 60.0
MAX_BYTES = 8 * 1024 * 1024
CONNECT_SECONDS, TURN_SECONDS = 5.0, 10.0
NEVER = float("inf")


@cache
def tls() -> ssl.SSLContext:
    """How a vendor's certificate is checked; read once for all clients, as it takes about 30 ms."""
    return ssl.create_default_context()


class Sender(Protocol):
    """What sends a request: httpx's client, or something in front of it."""

    @property
    def request(self) -> Callable[..., Awaitable[httpx.Response]]:
        """Send one request (method, URL, and what httpx takes by name) and read its answer."""


class ForbiddenHost(httpx.UnsupportedProtocol):
    """The request was for a host that the settings do not name; it was not sent."""


class TooMuch(httpx.ReadError):
    """The answer was longer than any that we expect; reading was given up."""


class TooLate(httpx.LocalProtocolError):
    """The connection was there so late that the request was not wanted any more; it was not sent."""


def _on_the_way(send_by: float) -> dict[str, Any]:
    """What a request needs so that it is not sent too late, and tells fault tests where it is."""

    async def trace(event: str, info: dict[str, Any]) -> None:
        if event == "http11.send_request_headers.started" and time.monotonic() > send_by:
            raise TooLate("The request was not sent in time.")
        await failpoints.reach_on_the_wire(event, info)

    return {"trace": trace} if send_by < NEVER or failpoints.ARMED else {}


async def exchange(
    http: Sender, who: str, method: str, url: str, *, timeout: float, send_by: float = NEVER, **request: Any
) -> httpx.Response:
    """Send one request once; `who` names the vendor to people, `timeout` is in seconds, `send_by` by time.monotonic.

    Raises VendorUnsent or VendorUnclear when no answer came; an error answer is returned.
    """
    limits = httpx.Timeout(timeout, connect=min(CONNECT_SECONDS, timeout), pool=min(TURN_SECONDS, timeout))
    try:
        # httpx would wait as long again for each further piece of an answer.
        async with asyncio.timeout(timeout + CONNECT_SECONDS + TURN_SECONDS):
            return await http.request(method, url, timeout=limits, extensions=_on_the_way(send_by), **request)
    except UNSENT as error:
        raise VendorUnsent(f"{who} could not be reached ({type(error).__name__}).") from error
    except (httpx.HTTPError, TimeoutError) as error:
        raise VendorUnclear(f"{who} did not answer ({type(error).__name__}).") from error


class Fenced(httpx.AsyncHTTPTransport):
    """A transport that reaches the origins of these URLs only, and reads MAX_BYTES of an answer at most."""

    def __init__(self, urls: Iterable[str], tls: ssl.SSLContext, limits: httpx.Limits | None = None) -> None:
        super().__init__(verify=tls, trust_env=False, limits=limits or httpx.Limits())
        self._origins = {origin_of(httpx.URL(url)) for url in urls if url}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send; raises ForbiddenHost, and TooMuch while the answer is read."""
        if origin_of(request.url) not in self._origins:
            raise ForbiddenHost("This host is not one of the settings.")
        response = await super().handle_async_request(request)
        assert isinstance(response.stream, httpx.AsyncByteStream)  # noqa: S101 - what an async transport gives
        response.stream = _Measured(response.stream)
        return response


class _Measured(httpx.AsyncByteStream):
    def __init__(self, stream: httpx.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        read = 0
        async for chunk in self._stream:
            read += len(chunk)
            if read > MAX_BYTES:
                raise TooMuch("The answer is too long.")
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()


def origin_of(url: httpx.URL) -> tuple[str, str, int | None]:
    """Scheme, host and port."""
    return url.scheme, url.host, url.port or {"http": 80, "https": 443}.get(url.scheme)


def json_object(response: httpx.Response, who: str, told: Callable[[str], str] = str) -> dict[str, Any]:
    """The JSON object of a good answer; raises the error that a bad or unreadable one proves."""
    if not response.is_success:
        raise error_of(response, who, told)
    body = _json(response)
    if not isinstance(body, dict):
        raise VendorUnclear(f"{who} gave an answer that cannot be read.", status=response.status_code)
    return body


def error_of(response: httpx.Response, who: str, told: Callable[[str], str] = str) -> VendorError:
    """What an error answer proves: refused, busy (429), or unclear (5xx, 408, 409 and the unknown).

    `told` is how the vendor's own words are passed on.
    """
    answer, status = _json(response), response.status_code
    text = told(_message(answer)) or f"{who} answered {status}."
    if status == 429:
        return VendorBusy(text, status=429, retry_after=seconds(response.headers.get("retry-after")))
    if status in REFUSED:
        return VendorRefused(text, status=status, answer=answer)
    return VendorUnclear(text, status=status, answer=answer)


def seconds(text: str | None, unit: float = 1.0) -> float | None:
    """A waiting time from a header, in seconds and at most a minute; None when there is none."""
    try:
        return min(max(float(text or "") * unit, 0.0), MAX_WAIT_SECONDS)
    except ValueError:
        return None


def _message(answer: Any) -> str:
    """The vendor's own words: a string, a list of strings, or an object with a `message`."""
    if not isinstance(answer, dict):
        return ""
    said = answer.get("message") or answer.get("error_message") or answer.get("error") or ""
    if isinstance(said, dict):
        said = said.get("message", "")
    if isinstance(said, list):
        said = "; ".join(str(part) for part in said)
    return str(said)[:300]


def _json(response: httpx.Response) -> Any:
    try:
        # What a vendor says is stored sooner or later, and must not be lost for a character that cannot be.
        return read_tolerantly(response.content)
    except ValueError:
        return None
