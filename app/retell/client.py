"""What we ask of the voice provider's API, each answer sorted by what it proves.

Source: the provider's OpenAPI (2026-08) and its SDK 6.2.13 for newer fields (idempotency_key,
honor_internal_dnc). Errors are `{"status": "error", "message": …}`; an unknown asset answers 422.
"""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime
from typing import Any
from urllib.parse import quote

import httpx

from app.errors import VendorBusy, VendorRefused, VendorUnclear
from app.wire import NEVER, Sender, error_of, exchange, json_object

WHO = "The voice provider"
READ_TIMEOUT = 20.0
PAGE = 1000
# The status for an API key that is missing, wrong or revoked.
KEY_REFUSED = 401
# That it has no slot for a call may be told with any status.
BUSY = re.compile(r"concurren|too many (calls|requests)|rate.?limit", re.IGNORECASE)
VENDOR_NAME = re.compile(r"retell(?:[ .]?ai)?(?:\.com)?", re.IGNORECASE)


class RetellClient:
    """One workspace at the voice provider; it never retries by itself.

    `report_to` is our address for the reports of this workspace's calls; `on_refused_key` is told when the
    provider does not accept the key.
    """

    def __init__(
        self,
        http: Sender,
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

    async def create_phone_call(
        self, body: dict[str, Any], *, timeout: float, send_by: float = NEVER
    ) -> dict[str, Any]:
        """Place a call (POST /v2/create-phone-call); returns the provider's call object.

        `send_by` (time.monotonic): later than that it is not sent. Raises VendorRefused, VendorBusy, VendorUnsent, or
        VendorUnclear when it may have been placed.
        """
        try:
            answer = await self.ask("POST", "/v2/create-phone-call", body, timeout=timeout, send_by=send_by)
        except VendorRefused as refusal:
            if BUSY.search(refusal.message):
                raise VendorBusy(refusal.message, status=refusal.status) from refusal
            raise
        if not _names_call(answer):
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
        return _calls_in(await self.ask("POST", "/v3/list-calls", body, timeout=READ_TIMEOUT))

    async def calls_since(self, moment: datetime) -> AsyncIterator[dict[str, Any]]:
        """All calls that began at this moment or later, oldest first (POST /v3/list-calls, paged)."""
        began = {"type": "number", "op": "ge", "value": int(moment.timestamp() * 1000)}
        body = {"filter_criteria": {"start_timestamp": began}, "sort_order": "ascending", "limit": PAGE}
        while True:
            answer = await self.ask("POST", "/v3/list-calls", body, timeout=READ_TIMEOUT)
            calls = _calls_in(answer)
            for call in calls:
                yield call
            key = answer.get("pagination_key")
            if not calls or not answer.get("has_more") or not key or key == body.get("pagination_key"):
                return
            body["pagination_key"] = key

    async def stop_call(self, call_id: str) -> None:
        """Hang up (POST /v2/stop-call/{id})."""
        response = await self._send("POST", f"/v2/stop-call/{quote(call_id, safe='')}", None, timeout=READ_TIMEOUT)
        if not response.is_success:
            raise error_of(response, WHO, neutral)

    async def ask(
        self,
        method: str,
        path: str,
        body: dict[str, Any] | None = None,
        *,
        timeout: float,
        send_by: float = NEVER,
    ) -> dict[str, Any]:
        """The JSON object that one request answers; raises VendorError."""
        return json_object(await self._send(method, path, body, timeout=timeout, send_by=send_by), WHO, neutral)

    async def _send(
        self, method: str, path: str, body: dict[str, Any] | None, *, timeout: float, send_by: float = NEVER
    ) -> httpx.Response:
        response = await exchange(
            self._http,
            WHO,
            method,
            self._base_url + path,
            timeout=timeout,
            json=body,
            headers=self._headers,
            send_by=send_by,
        )
        if response.status_code == KEY_REFUSED and self._on_refused_key is not None:
            await self._on_refused_key()
        return response


def _calls_in(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """The calls of a list. One that names no call is unclear as a whole: what is not seen in it must not be missing."""
    calls = answer.get("items")
    if not isinstance(calls, list) or not all(isinstance(one, dict) and _names_call(one) for one in calls):
        raise VendorUnclear("The voice provider's answer is no list of calls.", answer=answer)
    return calls


def _names_call(answer: dict[str, Any]) -> bool:
    return isinstance(answer.get("call_id"), str)


def neutral(message: str) -> str:
    """The provider's own words without its name, since agencies show them under their own brand."""
    return VENDOR_NAME.sub("voice provider", message)
