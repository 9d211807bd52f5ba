"""What we ask of the voice provider's API, each answer sorted by what it proves.

Source: the provider's OpenAPI (2026-08) and its SDK 6.2.13 for newer fields (idempotency_key,
honor_internal_dnc). Errors are `{"status": "error", "message": …}`; an unknown asset answers 422.
"""

import re
from typing import Any
from urllib.parse import quote

import httpx

from app import failpoints
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
READ_TIMEOUT = 20.0
VENDOR_NAME = re.compile(r"retell(?:[ .]?ai)?(?:\.com)?", re.IGNORECASE)


class RetellClient:
    """One workspace at the voice provider; it never retries by itself."""

    def __init__(self, http: httpx.AsyncClient, base_url: str, api_key: str) -> None:
        self._http = http
        self._base_url = base_url
        self._headers = {"Authorization": f"Bearer {api_key}"}

    async def create_phone_call(self, body: dict[str, Any], *, timeout: float) -> dict[str, Any]:
        """Place a call (POST /v2/create-phone-call); returns the provider's call object.

        Raises VendorRefused, VendorBusy, VendorUnsent, or VendorUnclear when it may have been placed.
        """
        answer = await self._ask("POST", "/v2/create-phone-call", body, timeout=timeout)
        if not isinstance(answer, dict) or not isinstance(answer.get("call_id"), str):
            raise VendorUnclear("The voice provider's answer names no call.", answer=answer)
        return answer

    async def get_call(self, call_id: str) -> dict[str, Any]:
        """Read one call (GET /v2/get-call/{id}), the truth behind any webhook."""
        answer = await self._ask("GET", f"/v2/get-call/{quote(call_id, safe='')}", None, timeout=READ_TIMEOUT)
        if not isinstance(answer, dict):
            raise VendorUnclear("The voice provider's answer is no call.", answer=answer)
        return answer

    async def calls_with_metadata(self, key: str, value: str) -> list[dict[str, Any]]:
        """All calls whose metadata has this value, oldest first (POST /v3/list-calls).

        No time filter: a call that does not ring yet has no start time to be found by.
        """
        wanted = {"type": "string", "op": "eq", "key": key, "value": value}
        body = {"filter_criteria": {"metadata": [wanted]}, "sort_order": "ascending", "limit": 10}
        answer = await self._ask("POST", "/v3/list-calls", body, timeout=READ_TIMEOUT)
        items = answer.get("items") if isinstance(answer, dict) else None
        if not isinstance(items, list):
            raise VendorUnclear("The voice provider's answer is no list of calls.", answer=answer)
        return items

    async def stop_call(self, call_id: str) -> None:
        """Hang up (POST /v2/stop-call/{id})."""
        await self._ask("POST", f"/v2/stop-call/{quote(call_id, safe='')}", None, timeout=READ_TIMEOUT)

    async def _ask(self, method: str, path: str, body: dict[str, Any] | None, *, timeout: float) -> Any:
        limits = httpx.Timeout(timeout, connect=min(5.0, timeout), pool=min(10.0, timeout))
        try:
            response = await self._http.request(
                method,
                self._base_url + path,
                json=body,
                headers=self._headers,
                timeout=limits,
                extensions=failpoints.extensions(),
            )
        except UNSENT as error:
            raise VendorUnsent(f"The voice provider could not be reached ({type(error).__name__}).") from error
        except httpx.HTTPError as error:
            raise VendorUnclear(f"The voice provider did not answer ({type(error).__name__}).") from error
        if response.is_success:
            return _json(response)
        raise sort_error(response)


def sort_error(response: httpx.Response) -> VendorError:
    """Turn an error answer into what it proves: refused, busy, or unclear (5xx, 408, 409 and the unknown)."""
    answer = _json(response, strict=False)
    message = answer.get("message") if isinstance(answer, dict) else None
    text = neutral(message) if isinstance(message, str) else f"The voice provider answered {response.status_code}."
    if response.status_code == 429:
        return VendorBusy(text, status=429, retry_after=_seconds(response.headers.get("retry-after")))
    if response.status_code in REFUSED:
        return VendorRefused(text, status=response.status_code, answer=answer)
    return VendorUnclear(text, status=response.status_code, answer=answer)


def neutral(message: str) -> str:
    """The provider's own words without its name, since agencies show them under their own brand."""
    return VENDOR_NAME.sub("voice provider", message)


def _json(response: httpx.Response, *, strict: bool = True) -> Any:
    if not response.content:
        return None
    try:
        return response.json()
    except ValueError:
        if strict:
            raise VendorUnclear("The voice provider's answer cannot be read.", status=response.status_code) from None
        return None


def _seconds(header: str | None) -> float | None:
    try:
        return min(max(float(header or ""), 0.0), 60.0)
    except ValueError:
        return None
