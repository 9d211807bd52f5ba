"""What we ask of the CRM's API, as one account, each answer sorted by what it proves.

Source: the CRM's OpenAPI, v2: every route names its `Version` header. v3 would lower-case the keys of
`dndSettings`, so that a do-not-call mark would be overlooked. A 401 has three causes in three texts,
and only "Invalid token" or "Invalid JWT" is cured by a new token.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

from app.errors import VendorBusy, VendorError, VendorRefused, VendorUnclear, VendorUnsent
from app.ghl.oauth import Tokens
from app.ghl.pace import Pace
from app.ghl.refusals import WHO, answer_of
from app.wire import Sender, exchange

V_2021_07 = "2021-07-28"
READ_SECONDS = 20.0
PAGE = 100
MAX_PAGES = 500
REPEAT_AFTER_SECONDS = (0.5, 2.0)

# Gives an access token; told that one was rejected, it gives another one.
TokenSource = Callable[[str | None], Awaitable[str]]


class GhlClient:
    """The CRM's API as one sub-account or agency; whoever holds it never sees a token."""

    def __init__(self, http: Sender, base_url: str, token: TokenSource, pace: Pace, *, patient: bool = False) -> None:
        self._http = http
        self._base_url = base_url
        self._token = token
        self._pace = pace
        self._patient = patient

    async def location(self, location_id: str) -> dict[str, Any]:
        """Read a sub-account: name, email, timezone, country … (GET /locations/{id})."""
        answer = await self.ask("GET", f"/locations/{quote(location_id, safe='')}", scope="locations.readonly")
        location = answer.get("location")
        if not isinstance(location, dict):
            raise VendorUnclear("The answer of your CRM names no sub-account.", answer=answer)
        return location

    async def installed_locations(self, company_id: str, app_id: str) -> dict[str, str]:
        """The agency's sub-accounts with the app in them: id -> name (GET /oauth/installedLocations, paged)."""
        found: dict[str, str] = {}
        for _ in range(MAX_PAGES):
            page, count = await self._installed(company_id, app_id, skip=len(found))
            before = len(found)
            found |= page
            # `count` is not trusted to be there: a page without news is the end as well.
            if len(found) == before or len(found) >= count:
                return found
        raise VendorUnclear("The list of sub-accounts has no end.")

    async def is_installed(self, company_id: str, app_id: str, location_id: str) -> bool:
        """Whether the app is in this sub-account of the agency."""
        page, _ = await self._installed(company_id, app_id, skip=0, locationId=location_id)
        return location_id in page

    async def location_token(self, company_id: str, location_id: str) -> Tokens:
        """A sub-account's own token pair, for an agency's (POST /oauth/locationToken).

        The published answer names neither a refresh token nor the agency; the real one has been seen with both.
        """
        form = {"companyId": company_id, "locationId": location_id}
        answer = await self.ask("POST", "/oauth/locationToken", scope="oauth.write", idempotent=False, data=form)
        return Tokens.from_answer(answer, company_id, location_id)

    async def _installed(self, company_id: str, app_id: str, *, skip: int, **more: str) -> tuple[dict[str, str], float]:
        query = {"companyId": company_id, "appId": app_id, "isInstalled": "true", "limit": PAGE, "skip": skip} | more
        answer = await self.ask("GET", "/oauth/installedLocations", scope="oauth.readonly", params=query)
        rows, count = answer.get("locations"), answer.get("count")
        if not isinstance(rows, list):
            raise VendorUnclear("The answer of your CRM is no list of sub-accounts.", answer=answer)
        there = [row for row in rows if isinstance(row, dict) and row.get("_id") and row.get("isInstalled", True)]
        page = {str(row["_id"]): str(row.get("name") or "") for row in there}
        return page, count if isinstance(count, int) else float("inf")

    async def ask(
        self,
        method: str,
        path: str,
        *,
        scope: str = "",
        version: str = V_2021_07,
        idempotent: bool | None = None,
        **request: Any,
    ) -> dict[str, Any]:
        """Send one request and return the JSON object of its answer; raises a VendorError.

        `scope` is the permission that the request needs: it is named when the CRM finds it missing, and
        tests/test_manifest.py holds it against what the app asks for.

        A busy or broken answer is asked for again, twice, if the request is idempotent (GET, PUT and
        DELETE are, unless the caller says otherwise).
        """
        repeats = method in ("GET", "PUT", "DELETE") if idempotent is None else idempotent
        for pause in REPEAT_AFTER_SECONDS if repeats else ():
            try:
                return await self._ask_once(method, path, scope, version, request)
            except (VendorUnclear, VendorUnsent):
                await asyncio.sleep(pause)
            except VendorBusy as busy:
                if busy.status is None:
                    raise  # the day's allowance: no wait of ours is long enough
        return await self._ask_once(method, path, scope, version, request)

    async def _ask_once(
        self, method: str, path: str, scope: str, version: str, request: dict[str, Any]
    ) -> dict[str, Any]:
        token = await self._token(None)
        try:
            return await self._send(method, path, version, token, request)
        except VendorRefused as refusal:
            if scope and scope_missing(refusal):
                message = f"The app lacks the permission {scope} in your CRM. Install it again."
                raise VendorRefused(message, status=refusal.status, answer=refusal.answer) from refusal
            if not token_rejected(refusal):
                raise
        # The CRM has not acted on a request whose token it did not accept, so this is no repetition.
        token = await self._token(token)
        return await self._send(method, path, version, token, request)

    async def _send(self, method: str, path: str, version: str, token: str, request: dict[str, Any]) -> dict[str, Any]:
        await self._pace.keep(patient=self._patient)
        headers = {"Authorization": f"Bearer {token}", "Version": version, "Accept": "application/json"}
        url = self._base_url + path
        response = await exchange(self._http, WHO, method, url, timeout=READ_SECONDS, headers=headers, **request)
        self._pace.note(response)
        return answer_of(response)


def token_rejected(error: VendorError) -> bool:
    """Whether a new token would help: not for a missing scope or the wrong kind of token."""
    return error.status == 401 and error.message.lower().startswith(("invalid token", "invalid jwt"))


def scope_missing(error: VendorError) -> bool:
    """Whether the token was granted without the scope that this request needs."""
    return error.status == 401 and "not authorized for this scope" in error.message.lower()
