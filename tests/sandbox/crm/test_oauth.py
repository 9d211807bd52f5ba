"""Codes, single-use refresh tokens, location tokens, and the list of installed locations."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest

from app.sandbox.crm import Crm
from app.sandbox.crm.entities import Agency, Contact, Location, User
from app.sandbox.crm.tokens import Token

Headers = Callable[..., dict[str, str]]


def credentials(crm: Crm, **more: str) -> dict[str, str]:
    return {"client_id": crm.app.client_id, "client_secret": crm.app.client_secret} | more


async def refresh(http: httpx.AsyncClient, crm: Crm, value: str) -> httpx.Response:
    form = credentials(crm, grant_type="refresh_token", refresh_token=value)
    return await http.post("/oauth/token", data=form)


async def test_code_is_exchanged_once(crm: Crm, http: httpx.AsyncClient, agency: Agency) -> None:
    location = agency.add_location("Sunrise Dental")
    clerk = agency.add_user("Lou Clerk", locations=[location])
    form = credentials(crm, grant_type="authorization_code", code=crm.approve(clerk, [location]))
    answer = await http.post("/oauth/token", data=form)
    assert answer.status_code == 200
    body = answer.json()
    assert body["expires_in"] == 86399
    assert (body["userType"], body["locationId"], body["isBulkInstallation"]) == (
        "Location",
        location.id,
        False,
    )
    again = await http.post("/oauth/token", json=form)
    assert (again.status_code, again.json()["message"]) == (
        400,
        "Invalid grant: authorization code is invalid",
    )


async def test_agency_install_is_always_a_company_token(crm: Crm, owner: User, location: Location) -> None:
    body = crm.exchange(crm.approve(owner, [location])).to_json()
    assert (body["userType"], body["isBulkInstallation"]) == ("Company", True)
    assert "locationId" not in body


async def test_approved_locations_are_listed_on_request(
    crm: Crm, http: httpx.AsyncClient, owner: User, location: Location
) -> None:
    crm.lists_approved_locations = True
    form = credentials(crm, grant_type="authorization_code", code=crm.approve(owner, [location], future=True))
    body = (await http.post("/oauth/token", data=form)).json()
    assert body["approvedLocations"] == [location.id]
    assert body["installToFutureLocations"] is True


async def test_refresh_token_works_once(crm: Crm, http: httpx.AsyncClient, token: Token) -> None:
    first = await refresh(http, crm, token.refresh)
    assert first.status_code == 200
    assert first.json()["refresh_token"] != token.refresh
    second = await refresh(http, crm, token.refresh)
    assert (second.status_code, second.json()["message"]) == (400, "Invalid grant: refresh token is invalid")
    assert (await refresh(http, crm, first.json()["refresh_token"])).status_code == 200


async def test_of_parallel_refreshes_one_wins(crm: Crm, http: httpx.AsyncClient, token: Token) -> None:
    answers = await asyncio.gather(*(refresh(http, crm, token.refresh) for _ in range(5)))
    assert sorted(answer.status_code for answer in answers) == [200, 400, 400, 400, 400]


async def test_refresh_token_lives_a_year(crm: Crm, http: httpx.AsyncClient, token: Token) -> None:
    crm.clock.skip(timedelta(days=366))
    assert (await refresh(http, crm, token.refresh)).status_code == 400


async def test_paused_location_keeps_its_refresh_token(
    crm: Crm, http: httpx.AsyncClient, token: Token, location: Location
) -> None:
    location.active = False
    refused = await refresh(http, crm, token.refresh)
    assert (refused.status_code, refused.json()["message"]) == (400, "Location is not active")
    location.active = True
    assert (await refresh(http, crm, token.refresh)).status_code == 200


@pytest.mark.parametrize(
    ("change", "status", "message"),
    [
        ({"client_id": ""}, 400, "Missing parameter: client_id"),
        ({"client_secret": "wrong"}, 401, "Invalid client: client is invalid"),
        ({"grant_type": "password"}, 400, "Invalid parameter: grant_type"),
        ({"refresh_token": ""}, 400, "Missing parameter: refresh_token"),
    ],
)
async def test_token_endpoint_refuses(
    crm: Crm, http: httpx.AsyncClient, change: dict[str, str], status: int, message: str
) -> None:
    form = credentials(crm, grant_type="refresh_token", refresh_token="x") | change
    answer = await http.post("/oauth/token", data=form)
    assert (answer.status_code, answer.json()["message"]) == (status, message)


async def test_location_token(
    crm: Crm, http: httpx.AsyncClient, company_token: Token, location: Location, headers: Headers
) -> None:
    form = {"companyId": location.agency.id, "locationId": location.id}
    answer = await http.post("/oauth/locationToken", data=form, headers=headers(company_token))
    assert answer.status_code == 201
    body = answer.json()
    assert (body["userType"], body["locationId"]) == ("Location", location.id)
    assert (await refresh(http, crm, body["refresh_token"])).json()["locationId"] == location.id


async def test_location_token_of_a_foreign_or_missing_install(
    crm: Crm, http: httpx.AsyncClient, company_token: Token, agency: Agency, headers: Headers
) -> None:
    stranger = crm.add_agency("Other").add_location("Elsewhere")
    bare = agency.add_location("Not installed")
    for target, status in ((stranger, 403), (bare, 400)):
        form = {"companyId": agency.id, "locationId": target.id}
        answer = await http.post("/oauth/locationToken", json=form, headers=headers(company_token))
        assert answer.status_code == status


async def test_installed_locations_are_paged_and_filtered(
    crm: Crm, http: httpx.AsyncClient, agency: Agency, owner: User, headers: Headers
) -> None:
    locations = [agency.add_location(f"Branch {n}") for n in range(25)]
    company = crm.exchange(crm.approve(owner, locations[:23], future=True))
    query: dict[str, Any] = {"companyId": agency.id, "appId": crm.app.id, "isInstalled": "true"}

    async def page(**more: Any) -> dict[str, Any]:
        answer = await http.get("/oauth/installedLocations", params=query | more, headers=headers(company))
        return dict(answer.json())

    first, second = await page(), await page(skip=20)
    assert (len(first["locations"]), len(second["locations"]), first["count"]) == (20, 3, 23)
    assert first["installToFutureLocations"] is True
    ids = {row["_id"] for row in first["locations"] + second["locations"]}
    assert ids == {location.id for location in locations[:23]}
    everything = await page(isInstalled="false")
    assert everything["count"] == 2


async def test_future_locations_are_installed(crm: Crm, agency: Agency, owner: User) -> None:
    crm.approve(owner, [], future=True)
    late = agency.add_location("Opened later")
    assert late.id in crm.installations


async def test_uninstall_revokes_tokens(
    crm: Crm, http: httpx.AsyncClient, token: Token, location: Location, contact: Contact, headers: Headers
) -> None:
    crm.uninstall(location.agency)
    answer = await http.get(f"/contacts/{contact.id}", headers=headers(token))
    assert answer.status_code == 401
    assert (await refresh(http, crm, token.refresh)).status_code == 400
    assert crm.installations == {}
