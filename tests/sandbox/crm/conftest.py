"""A small CRM for every test: one agency, two sub-accounts, one contact, the app installed by the agency."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.sandbox.crm import Crm, create_crm
from app.sandbox.crm.entities import Agency, Contact, Location, User
from app.sandbox.crm.registration import AppRegistration
from app.sandbox.crm.tokens import Token
from app.sandbox.server import serve_in_background

CALLBACK = "https://app.example.com/oauth/callback"


@dataclass
class AppServer:
    """The app's side, on loopback: what reached it, and what it answers (200 when the list is empty)."""

    url: str = ""
    seen: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    answer: object = field(default_factory=dict)


@pytest.fixture
def crm() -> Crm:
    return Crm(base_url="http://crm.test/crm", app=AppRegistration(redirect_uris=[CALLBACK]))


@pytest.fixture
def agency(crm: Crm) -> Agency:
    return crm.add_agency("Bright Agency", whitelabel_domain="crm.bright.example")


@pytest.fixture
def location(agency: Agency) -> Location:
    return agency.add_location("Sunrise Dental", timezone="America/Los_Angeles")


@pytest.fixture
def other_location(agency: Agency) -> Location:
    return agency.add_location("Moonlight Spa")


@pytest.fixture
def owner(agency: Agency) -> User:
    return agency.add_user("Ann Owner", owner=True)


@pytest.fixture
def contact(location: Location) -> Contact:
    return location.add_contact(
        first_name="Lee", last_name="Ray", phone="+15035550142", dnd_settings={"Call": "active"}, tags=["new"]
    )


@pytest.fixture
def company_token(crm: Crm, owner: User, location: Location, other_location: Location) -> Token:
    return crm.exchange(crm.approve(owner, [location, other_location]))


@pytest.fixture
def token(crm: Crm, company_token: Token, location: Location) -> Token:
    return crm.location_token(company_token, location.agency.id, location.id)


@pytest.fixture
def headers() -> Callable[..., dict[str, str]]:
    def build(token: Token, version: str = "2021-07-28") -> dict[str, str]:
        return {"Authorization": f"Bearer {token.access}", "Version": version}

    return build


@pytest.fixture
async def http(crm: Crm) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_crm(crm))
    async with httpx.AsyncClient(transport=transport, base_url="http://crm.test") as client:
        yield client


@pytest.fixture
async def app_server() -> AsyncIterator[AppServer]:
    server = AppServer()

    async def receive(request: Request) -> Response:
        server.seen.append((dict(request.headers), await request.body()))
        return JSONResponse(server.answer, server.statuses.pop(0) if server.statuses else 200)

    listening = serve_in_background(Starlette(routes=[Route("/{path:path}", receive, methods=["POST"])]))
    async with listening as address:
        server.url = address.url
        yield server
