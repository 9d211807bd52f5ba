"""The CRM's token endpoint: codes and refresh tokens in, token pairs out.

Source: the CRM's OAuth guide and its OpenAPI (v2 names, 2026-06). Credentials travel in the form;
errors are `{"statusCode", "message"}`, not the `{"error"}` of RFC 6749; a refresh token works once,
and `expires_in` is about a day (86399 s).
"""

import asyncio
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx
from authlib.common.errors import AuthlibBaseError
from authlib.common.urls import add_params_to_uri
from authlib.deprecate import AuthlibDeprecationWarning

from app.errors import VendorRefused, VendorUnclear, VendorUnsent
from app.ghl.refusals import WHO, answer_of
from app.wire import UNSENT, Fenced

with warnings.catch_warnings():
    # httpx is what pytest-httpx hooks and what this app has measured; httpx2 is kept out on purpose.
    warnings.simplefilter("ignore", AuthlibDeprecationWarning)
    from authlib.integrations.httpx_client import AsyncOAuth2Client

# The row lock of a refresh is held this long at most (see clients/token_keeper.py).
TOKEN_SECONDS = 15.0
DAY, MAX_LIFETIME = timedelta(seconds=86_399), timedelta(days=30)
COMPANY, LOCATION = "Company", "Location"
# What the app asks for; the list must equal what its marketplace entry is configured for.
SCOPES = (
    "workflows.readonly contacts.readonly contacts.write locations.readonly "
    "conversations.readonly conversations.write conversations/message.readonly conversations/message.write "
    "locations/customFields.readonly locations/customFields.write users.readonly oauth.readonly oauth.write "
    "charges.readonly charges.write"
)


@dataclass(frozen=True)
class Tokens:
    """A token pair and whom it speaks for: a sub-account, or (no `location_id`) a whole agency.

    `refresh` is empty where none came: the agency gives its sub-account another pair then.
    """

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    lifetime: timedelta
    scope: str
    company_id: str
    location_id: str | None

    @classmethod
    def from_answer(cls, answer: dict[str, Any], company_id: str = "", location_id: str = "") -> "Tokens":
        """Read an answer with tokens, of this account if it names none itself; raises VendorUnclear when it is none.

        `userType` decides, not what was asked for: an agency's user always gets a Company token.
        """
        access, company, location = (_text(answer.get(name)) for name in ("access_token", "companyId", "locationId"))
        of_location = bool(location_id) or (_text(answer.get("userType")) or (LOCATION if location else "")) == LOCATION
        location = location or location_id
        if not access or (of_location and not location) or (location_id and location != location_id):
            raise VendorUnclear("The answer of your CRM names no token, or one of another account.")
        return cls(
            access=access,
            refresh=_text(answer.get("refresh_token")),
            lifetime=_lifetime(answer.get("expires_in")),
            scope=_text(answer.get("scope")),
            company_id=company or company_id,
            location_id=location if of_location else None,
        )


class OAuth:
    """This app at the token endpoint; it never retries by itself, and keeps nothing between calls."""

    def __init__(self, base_url: str, client_id: str, client_secret: str, transport: Callable[[], Fenced]) -> None:
        self._url = base_url + "/oauth/token"
        self._client_id = client_id
        self._client_secret = client_secret
        self._transport = transport

    async def redeem(self, code: str, redirect_uri: str) -> Tokens:
        """Exchange an authorization code; raises VendorRefused when it was used before or has lapsed.

        Raises VendorUnclear for tokens that name no agency.
        """
        async with self._client() as client:
            asked = client.fetch_token(
                self._url,
                grant_type="authorization_code",
                code=code,
                redirect_uri=redirect_uri,
                user_type=LOCATION,
            )
            tokens = Tokens.from_answer(await _answered(asked))
        if not tokens.company_id:
            raise VendorUnclear("The answer of your CRM names no agency.")
        return tokens

    async def refresh(self, refresh_token: str, user_type: str) -> Tokens:
        """Spend a refresh token; raises VendorRefused with the CRM's words when it is no longer good."""
        async with self._client() as client:
            asked = client.refresh_token(self._url, refresh_token=refresh_token, user_type=user_type)
            return Tokens.from_answer(await _answered(asked))

    def _client(self) -> AsyncOAuth2Client:
        client = AsyncOAuth2Client(
            self._client_id,
            self._client_secret,
            token_endpoint_auth_method="client_secret_post",  # noqa: S106 - the name of a method
            transport=self._transport(),
            timeout=httpx.Timeout(TOKEN_SECONDS, connect=5.0),
            trust_env=False,
        )
        # Without `error` in the body authlib would take a refusal for a token.
        for moment in ("access_token_response", "refresh_token_response"):
            client.register_compliance_hook(moment, _require_token)
        return client


def chooser_url(install_url: str, state: str, **query: str) -> str:
    """Where a person chooses the sub-accounts: the portal's install link, with our one-time `state`."""
    return str(add_params_to_uri(install_url, [*query.items(), ("state", state)]))


def spent(error: VendorRefused) -> bool:
    """Whether a refusal says that the refresh token is used up, lapsed or revoked."""
    return error.status in (400, 401) and "invalid grant" in error.message.lower().replace("_", " ")


def paused(error: VendorRefused) -> bool:
    """Whether a refusal says that the account is paused: its refresh token stays good."""
    return "not active" in error.message.lower()


def _require_token(response: httpx.Response) -> httpx.Response:
    answer_of(response)
    return response


async def _answered(asked: Any) -> dict[str, Any]:
    """Wait for the token endpoint, in all not longer than TOKEN_SECONDS, and sort its silence."""
    try:
        async with asyncio.timeout(TOKEN_SECONDS):
            return dict(await asked)
    except UNSENT as error:
        raise VendorUnsent(f"{WHO} could not be reached ({type(error).__name__}).") from error
    except (httpx.HTTPError, TimeoutError) as error:
        raise VendorUnclear(f"{WHO} did not answer ({type(error).__name__}).") from error
    except (AuthlibBaseError, ValueError, TypeError, OverflowError) as error:
        raise VendorUnclear(f"{WHO} gave an answer that cannot be read ({type(error).__name__}).") from error


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _lifetime(seconds: Any) -> timedelta:
    """How long a token lives: a day, unless the answer says so in a way that can be meant."""
    try:
        stated = timedelta(seconds=float(seconds))
    except (TypeError, ValueError, OverflowError):
        return DAY
    return min(stated, MAX_LIFETIME) if stated > timedelta(0) else DAY
