"""Who may call: token, version, scope, class, location; and how often."""

from collections.abc import Callable
from datetime import timedelta

import httpx
import pytest

from app.sandbox.crm import Crm
from app.sandbox.crm.entities import Contact, Location, User
from app.sandbox.crm.tokens import Token

Headers = Callable[..., dict[str, str]]


async def refused(http: httpx.AsyncClient, url: str, headers: dict[str, str]) -> tuple[int, str, str]:
    answer = await http.get(url, headers=headers)
    body = answer.json()
    assert body["statusCode"] == answer.status_code
    assert "X-RateLimit-Remaining" in answer.headers
    return answer.status_code, body["message"], body.get("error", "")


async def test_unknown_token(http: httpx.AsyncClient, contact: Contact) -> None:
    answer = await refused(http, f"/contacts/{contact.id}", {"Authorization": "Bearer no"})
    assert answer == (401, "Invalid token: access token is invalid", "Unauthorized")


async def test_expired_token(
    crm: Crm, http: httpx.AsyncClient, contact: Contact, token: Token, headers: Headers
) -> None:
    crm.expire_access_tokens()
    answer = await refused(http, f"/contacts/{contact.id}", headers(token))
    assert answer == (401, "Invalid JWT", "Unauthorized")


async def test_token_expires_with_the_clock(
    crm: Crm, http: httpx.AsyncClient, contact: Contact, token: Token, headers: Headers
) -> None:
    crm.clock.skip(timedelta(seconds=86398))
    assert (await http.get(f"/contacts/{contact.id}", headers=headers(token))).status_code == 200
    crm.clock.skip(timedelta(seconds=2))
    assert (await http.get(f"/contacts/{contact.id}", headers=headers(token))).status_code == 401


async def test_missing_scope(
    crm: Crm, http: httpx.AsyncClient, owner: User, location: Location, contact: Contact, headers: Headers
) -> None:
    company = crm.exchange(crm.approve(owner, [location], scope="contacts.write oauth.write"))
    token = crm.location_token(company, owner.agency.id, location.id)
    answer = await refused(http, f"/contacts/{contact.id}", headers(token))
    assert answer == (401, "The token is not authorized for this scope.", "Unauthorized")


async def test_company_token_on_a_location_route(
    http: httpx.AsyncClient, company_token: Token, contact: Contact, headers: Headers
) -> None:
    answer = await refused(http, f"/contacts/{contact.id}", headers(company_token))
    assert answer == (401, "This authClass type is not allowed to access this scope.", "Unauthorized")


async def test_location_token_on_a_company_route(http: httpx.AsyncClient, token: Token, headers: Headers) -> None:
    status, message, _ = await refused(http, "/oauth/installedLocations", headers(token))
    assert (status, message) == (401, "This authClass type is not allowed to access this scope.")


async def test_other_location(
    http: httpx.AsyncClient, token: Token, other_location: Location, headers: Headers
) -> None:
    foreign = other_location.add_contact(first_name="Foreign")
    expected = (403, "The token does not have access to this location.", "Forbidden")
    for url in (
        f"/contacts/{foreign.id}",
        f"/locations/{other_location.id}",
        f"/workflows/?locationId={other_location.id}",
    ):
        assert await refused(http, url, headers(token)) == expected


async def test_company_token_reads_its_locations(
    http: httpx.AsyncClient, company_token: Token, location: Location, headers: Headers
) -> None:
    answer = await http.get(f"/locations/{location.id}", headers=headers(company_token))
    assert answer.json()["location"]["timezone"] == "America/Los_Angeles"


@pytest.mark.parametrize(
    ("url", "version", "message"),
    [
        ("/contacts/{}", None, "version header was not found."),
        ("/contacts/{}", "v3", "version header is invalid"),
        ("/contacts/{}", "2021-04-15", "version header is invalid"),
        ("/conversations/search?contactId={}", "2021-07-28", "version header is invalid"),
    ],
)
async def test_versions(
    http: httpx.AsyncClient, token: Token, contact: Contact, url: str, version: str | None, message: str
) -> None:
    sent = {"Authorization": f"Bearer {token.access}"} | ({"Version": version} if version else {})
    status, text, _ = await refused(http, url.format(contact.id), sent)
    assert (status, text) == (401, message)


async def test_rate_limit(crm: Crm, http: httpx.AsyncClient, token: Token, contact: Contact, headers: Headers) -> None:
    crm.rates.burst = 3
    answers = [await http.get(f"/contacts/{contact.id}", headers=headers(token)) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert [answer.headers["X-RateLimit-Remaining"] for answer in answers] == ["2", "1", "0", "0"]
    assert answers[3].headers["X-RateLimit-Max"] == "3"
    assert answers[3].headers["X-RateLimit-Interval-Milliseconds"] == "10000"
    assert answers[3].headers["X-RateLimit-Limit-Daily"] == "200000"
    assert answers[3].headers["X-RateLimit-Daily-Remaining"] == "199997"
    assert "Retry-After" not in answers[3].headers
    crm.clock.skip(timedelta(seconds=10))
    assert (await http.get(f"/contacts/{contact.id}", headers=headers(token))).status_code == 200


async def test_each_location_has_its_own_limit(
    crm: Crm,
    http: httpx.AsyncClient,
    company_token: Token,
    token: Token,
    other_location: Location,
    headers: Headers,
) -> None:
    crm.rates.burst = 1
    neighbour = crm.location_token(company_token, other_location.agency.id, other_location.id)
    for caller, home in ((token, token.location), (neighbour, other_location)):
        assert home is not None
        answer = await http.get(f"/locations/{home.id}", headers=headers(caller))
        assert answer.status_code == 200


async def test_unknown_route(http: httpx.AsyncClient) -> None:
    answer = await http.get("/nothing/here")
    assert (answer.status_code, answer.json()["message"]) == (404, "Cannot GET /nothing/here")
