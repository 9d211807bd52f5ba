"""The consent page: what it refuses, and where it sends the browser."""

from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from app.sandbox.crm import Crm
from app.sandbox.crm.entities import Location, User

PAGE = "/v2/oauth/chooselocation"


def query(crm: Crm, **changes: str) -> dict[str, str]:
    return {
        "response_type": "code",
        "client_id": crm.app.client_id,
        "redirect_uri": crm.app.redirect_uris[0],
        "scope": "contacts.readonly oauth.write",
        "state": "s1",
    } | changes


def came_back(answer: httpx.Response, crm: Crm) -> dict[str, list[str]]:
    assert answer.status_code == 302
    target = answer.headers["location"]
    assert target.startswith(crm.app.redirect_uris[0] + "?")
    return parse_qs(urlsplit(target).query)


async def test_choosing_sub_accounts(crm: Crm, http: httpx.AsyncClient, owner: User, location: Location) -> None:
    page = await http.get(PAGE, params=query(crm))
    assert page.status_code == 200
    assert location.name in page.text
    form = {"user": owner.id, "location": location.id, "decision": "allow"}
    back = came_back(await http.post(PAGE, params=query(crm), data=form), crm)
    assert back["state"] == ["s1"]
    token = crm.exchange(back["code"][0], crm.app.redirect_uris[0])
    assert token.scope == "contacts.readonly oauth.write"
    assert location.id in crm.installations


async def test_choosing_the_whole_agency(
    crm: Crm, http: httpx.AsyncClient, owner: User, location: Location, other_location: Location
) -> None:
    form = {"user": owner.id, "all": "yes", "future": "yes", "decision": "allow"}
    came_back(await http.post(PAGE, params=query(crm), data=form), crm)
    assert set(crm.installations) == {owner.agency.id, location.id, other_location.id}
    assert crm.installations[owner.agency.id].future


async def test_declining(crm: Crm, http: httpx.AsyncClient, owner: User) -> None:
    answer = await http.post(PAGE, params=query(crm), data={"user": owner.id, "decision": "cancel"})
    back = came_back(answer, crm)
    assert (back["error"], back["state"]) == (["access_denied"], ["s1"])


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"client_id": "other"}, "error.noAppVersionIdFound"),
        ({"version_id": "other"}, "error.noAppVersionIdFound"),
        ({"redirect_uri": "https://evil.example"}, "redirect_uri"),
        ({"scope": "contacts.readonly calendars.write"}, "cannot be added, please contact the developer"),
        ({"response_type": "token"}, "response_type"),
    ],
)
async def test_refusals(crm: Crm, http: httpx.AsyncClient, changes: dict[str, str], text: str) -> None:
    answer = await http.get(PAGE, params=query(crm, **changes))
    assert answer.status_code == 400
    assert text in answer.text


async def test_a_draft_needs_its_version_id(crm: Crm, http: httpx.AsyncClient) -> None:
    crm.app.draft = True
    assert (await http.get(PAGE, params=query(crm))).status_code == 400
    assert (await http.get(PAGE, params=query(crm, version_id=crm.app.version_id))).status_code == 200


async def test_code_is_bound_to_its_redirect_address(crm: Crm, owner: User, location: Location) -> None:
    code = crm.approve(owner, [location], redirect_uri=crm.app.redirect_uris[0])
    with pytest.raises(Exception, match="redirect_uri is invalid"):
        crm.exchange(code, "https://evil.example")
