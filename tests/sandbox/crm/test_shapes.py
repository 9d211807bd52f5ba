"""The answers have the fields and types that the published API description gives them."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.sandbox.crm import Crm
from app.sandbox.crm.entities import Contact, Location
from app.sandbox.crm.tokens import Token

Shape = dict[str, Any]

# Field -> type; a dict describes an object, a list of one describes every item.
CONTACT: Shape = {
    "id": str,
    "name": str,
    "locationId": str,
    "firstName": str,
    "lastName": str,
    "email": str,
    "timezone": str,
    "phone": str,
    "dnd": bool,
    "dndSettings": {"Call": {"status": str, "message": str, "code": str}},
    "type": str,
    "country": str,
    "tags": [str],
    "dateAdded": str,
    "dateUpdated": str,
    "customFields": [{"id": str, "value": str}],
}
NOTE: Shape = {"id": str, "body": str, "dateAdded": str, "contactId": str, "pinned": bool}
FIELD: Shape = {
    "id": str,
    "name": str,
    "fieldKey": str,
    "dataType": str,
    "position": int,
    "locationId": str,
    "model": str,
}
PLACE: Shape = {
    "name": str,
    "address": str,
    "city": str,
    "state": str,
    "country": str,
    "postalCode": str,
    "timezone": str,
}
TOKEN: Shape = {
    "access_token": str,
    "token_type": str,
    "expires_in": int,
    "refresh_token": str,
    "scope": str,
    "refreshTokenId": str,
    "userType": str,
    "companyId": str,
    "isBulkInstallation": bool,
    "userId": str,
}
THREAD: Shape = {
    "id": str,
    "dateUpdated": str,
    "dateAdded": str,
    "deleted": bool,
    "contactId": str,
    "locationId": str,
    "lastMessageDate": str,
}
FOUND_THREAD: Shape = dict.fromkeys(
    [
        "id",
        "contactId",
        "locationId",
        "lastMessageBody",
        "lastMessageType",
        "type",
        "fullName",
        "contactName",
        "email",
        "phone",
    ],
    str,
) | {"unreadCount": int}
INSTALLED: Shape = {
    "_id": str,
    "name": str,
    "address": str,
    "isInstalled": bool,
    "versionId": str,
    "installedAt": str,
}
WORKFLOW: Shape = {
    "id": str,
    "name": str,
    "status": str,
    "version": int,
    "createdAt": str,
    "updatedAt": str,
    "locationId": str,
}

ROUTES: list[tuple[str, str, Any, int, Shape]] = [
    ("GET", "/contacts/c1", None, 200, {"contact": CONTACT}),
    ("PUT", "/contacts/c1", {"city": "Bend"}, 200, {"succeded": bool, "contact": CONTACT | {"city": str}}),
    ("POST", "/contacts/c1/tags", {"tags": ["a"]}, 201, {"tags": [str]}),
    ("POST", "/contacts/c1/notes", {"body": "b"}, 201, {"note": NOTE}),
    ("GET", "/contacts/c1/notes", None, 200, {"notes": [NOTE]}),
    (
        "GET",
        "/locations/l1",
        None,
        200,
        {
            "location": PLACE
            | {"id": str, "companyId": str, "email": str, "phone": str, "business": PLACE, "settings": {}}
        },
    ),
    ("GET", "/locations/l1/customFields", None, 200, {"customFields": [FIELD]}),
    (
        "POST",
        "/locations/l1/customFields",
        {"name": "N", "dataType": "TEXT"},
        201,
        {"customField": FIELD | {"placeholder": str}},
    ),
    ("GET", "/workflows/?locationId=l1", None, 200, {"workflows": [WORKFLOW]}),
    ("GET", "/users/search?companyId=a1", None, 200, {"users": [{"id": str, "roles": {}}], "count": int}),
    (
        "POST",
        "/conversations/",
        {"locationId": "l1", "contactId": "c1"},
        201,
        {"success": bool, "conversation": THREAD},
    ),
]


def check(value: Any, shape: Any, path: str = "answer") -> None:
    if isinstance(shape, dict):
        assert isinstance(value, dict), path
        for name, inner in shape.items():
            assert name in value, f"{path}.{name} is missing"
            check(value[name], inner, f"{path}.{name}")
    elif isinstance(shape, list):
        assert isinstance(value, list), path
        for index, item in enumerate(value):
            check(item, shape[0], f"{path}[{index}]")
    else:
        assert type(value) is shape, f"{path} is {value!r}"


@pytest.fixture
def location(crm: Crm) -> Location:
    location = crm.add_agency("Bright Agency", id="a1").add_location("Sunrise Dental", id="l1")
    location.add_custom_field("Score")
    location.add_workflow("New lead")
    return location


@pytest.fixture
def contact(location: Location) -> Contact:
    return location.add_contact(
        id="c1",
        first_name="Lee",
        last_name="Ray",
        phone="+15035550142",
        email="lee@example.com",
        timezone="America/Denver",
        dnd_settings={"Call": "inactive"},
        custom_fields={"score": "9"},
    )


@pytest.fixture
def token(crm: Crm, location: Location, contact: Contact) -> Token:
    assert contact.location is location
    clerk = location.agency.add_user("Lou Clerk", locations=[location])
    return crm.exchange(crm.approve(clerk, [location]))


@pytest.mark.parametrize(("method", "url", "body", "status", "shape"), ROUTES)
async def test_answer(
    http: httpx.AsyncClient,
    token: Token,
    headers: Callable[..., dict[str, str]],
    method: str,
    url: str,
    body: Any,
    status: int,
    shape: Shape,
) -> None:
    version = "2021-04-15" if url.startswith("/conversations") else "2021-07-28"
    answer = await http.request(method, url, json=body, headers=headers(token, version))
    assert answer.status_code == status
    check(answer.json(), shape)


async def test_search_and_call_log(
    http: httpx.AsyncClient, token: Token, headers: Callable[..., dict[str, str]]
) -> None:
    sent = headers(token, "2021-04-15")
    names = {"locationId": "l1", "contactId": "c1"}
    thread = (await http.post("/conversations/", json=names, headers=sent)).json()["conversation"]
    call = {"to": "+15035550142", "from": "+15035550100", "status": "answered"}
    body = {"type": "Call", "conversationId": thread["id"], "conversationProviderId": "p", "call": call}
    logged = await http.post("/conversations/messages/outbound", json=body, headers=sent)
    check(logged.json(), {"success": bool, "conversationId": str, "messageId": str, "message": str})
    found = await http.get("/conversations/search", params=names, headers=sent)
    check(found.json(), {"conversations": [FOUND_THREAD], "total": int})


async def test_oauth_answers(
    crm: Crm, http: httpx.AsyncClient, location: Location, headers: Callable[..., dict[str, str]]
) -> None:
    owner = location.agency.add_user("Ann Owner")
    company = crm.exchange(crm.approve(owner, [location]))
    check(company.to_json(), TOKEN)
    names = {"companyId": "a1", "locationId": "l1"}
    minted = await http.post("/oauth/locationToken", data=names, headers=headers(company))
    check(minted.json(), TOKEN | {"locationId": str, "appId": str, "versionId": str})
    query = {"companyId": "a1", "appId": crm.app.id}
    listed = await http.get("/oauth/installedLocations", params=query, headers=headers(company))
    check(listed.json(), {"locations": [INSTALLED], "count": int, "installToFutureLocations": bool})
