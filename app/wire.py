"""One HTTP exchange with a vendor, and what its answer, or the lack of one, proves."""

from collections.abc import Callable
from typing import Any

import httpx

from app.errors import VendorBusy, VendorError, VendorRefused, VendorUnclear, VendorUnsent

# These prove that no byte of the request left: anything later is ambiguous for a request that acts.
UNSENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
)
REFUSED = {400, 401, 402, 403, 404, 422}
LONGEST_WAIT_SECONDS = 60.0


async def exchange(
    http: httpx.AsyncClient, who: str, method: str, url: str, *, timeout: float, **request: Any
) -> httpx.Response:
    """Send one request once; `who` names the vendor to people, `timeout` is in seconds.

    Raises VendorUnsent or VendorUnclear when no answer came; an error answer is returned.
    """
    limits = httpx.Timeout(timeout, connect=min(5.0, timeout), pool=min(10.0, timeout))
    try:
        return await http.request(method, url, timeout=limits, **request)
    except UNSENT as error:
        raise VendorUnsent(f"{who} could not be reached ({type(error).__name__}).") from error
    except httpx.HTTPError as error:
        raise VendorUnclear(f"{who} did not answer ({type(error).__name__}).") from error


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
        return min(max(float(text or "") * unit, 0.0), LONGEST_WAIT_SECONDS)
    except ValueError:
        return None


def _message(answer: Any) -> str:
    """The vendor's own words: a string, a list of strings, or an object with a `message`."""
    if not isinstance(answer, dict):
        return ""
    said = answer.get("message") or answer.get("error") or ""
    if isinstance(said, dict):
        said = said.get("message", "")
    if isinstance(said, list):
        said = "; ".join(str(part) for part in said)
    return str(said)[:300]


def _json(response: httpx.Response) -> Any:
    try:
        return response.json()
    except ValueError:
        return None
