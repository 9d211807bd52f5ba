"""What we ask of the voice provider's API, each answer sorted by what it proves.

Source: the provider's OpenAPI (2026-08) and its SDK 6.2.13 for newer fields (idempotency_key,
honor_internal_dnc). Errors are `{"status": "error", "message": …}`; an unknown asset answers 422.
"""

import re
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

import httpx

from app import failpoints
from app.errors import VendorUnclear
from app.wire import error_of, exchange, json_object

WHO = "The voice provider"
READ_TIMEOUT = 20.0
# The status for an API key that is missing, wrong or revoked.
KEY_REFUSED = 401
VENDOR_NAME = re.compile(r"retell(?:[ .]?ai)?(?:\.com)?", re.IGNORECASE)


class RetellClient:
    """One workspace at the voice provider; it never retries by itself.

    `report_to` is our address for the reports of this workspace's calls; `on_refused_key` is told when the
    provider does not accept the key.
    """

    def __init__(
        self,
        http: httpx.AsyncClient,
        base_url: str,
        api_key: str,
        *,
        report_to: str = "",
        on_refused_key: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self.report_to = report_to
        self._on_refused_key = on_refused_key
        self._http = http
        self._base_url = base_url
        self._headers = {"Authorization": f"Bearer {api_key}"}

    async def create_phone_call(self, body: dict[str, Any], *, timeout: float) -> dict[str, Any]:
        """Place a call (POST /v2/create-phone-call); returns the provider's call object.

        Raises VendorRefused, VendorBusy, VendorUnsent, or VendorUnclear when it may have been placed.
        """
        answer = await self.ask("POST", "/v2/create-phone-call", body, timeout=timeout)
        if not isinstance(answer.get("call_id"), str):
            raise VendorUnclear("The voice provider's answer names no call.", answer=answer)
        return answer

    async def get_call(self, call_id: str) -> dict[str, Any]:
        """Read one call (GET /v2/get-call/{id}), the truth behind any webhook."""
        return await self.ask("GET", f"/v2/get-call/{quote(call_id, safe='')}", timeout=READ_TIMEOUT)

    async def calls_with_metadata(self, key: str, value: str) -> list[dict[str, Any]]:
        """All calls whose metadata has this value, oldest first (POST /v3/list-calls).

        No time filter: a call that does not ring yet has no start time to be found by.
        """
        wanted = {"type": "string", "op": "eq", "key": key, "value": value}
        body = {"filter_criteria": {"metadata": [wanted]}, "sort_order": "ascending", "limit": 10}
        answer = await self.ask("POST", "/v3/list-calls", body, timeout=READ_TIMEOUT)
        items = answer.get("items")
        if not isinstance(items, list):
            raise VendorUnclear("The voice provider's answer is no list of calls.", answer=answer)
        return items

    async def stop_call(self, call_id: str) -> None:
        """Hang up (POST /v2/stop-call/{id})."""
        response = await self._send("POST", f"/v2/stop-call/{quote(call_id, safe='')}", None, timeout=READ_TIMEOUT)
        if not response.is_success:
            raise error_of(response, WHO, neutral)

    async def ask(
        self, method: str, path: str, body: dict[str, Any] | None = None, *, timeout: float
    ) -> dict[str, Any]:
        """The JSON object that one request answers; raises VendorError."""
        return json_object(await self._send(method, path, body, timeout=timeout), WHO, neutral)

    async def _send(self, method: str, path: str, body: dict[str, Any] | None, *, timeout: float) -> httpx.Response:
        response = await exchange(
            self._http,
            WHO,
            method,
            self._base_url + path,
            timeout=timeout,
            json=body,
            headers=self._headers,
            extensions=failpoints.extensions(),
        )
        if response.status_code == KEY_REFUSED and self._on_refused_key is not None:
            await self._on_refused_key()
        return response


def neutral(message: str) -> str:
    """The provider's own words without its name, since agencies show them under their own brand."""
    return VENDOR_NAME.sub("voice provider", message)
