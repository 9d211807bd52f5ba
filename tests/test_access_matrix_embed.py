"""Every page inside the CRM, made from the router: strangers get 401, 403 or 404 there, and write nothing."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest

from app.demo.seed import COMPANY_ID, TENANTS, demo_id
from app.domain import departures
from app.domain.installations import Installation
from app.domain.keys import ApiKey
from app.domain.page_sessions import PageSession, Role
from app.main import ROUTES
from app.web import embed
from app.web.embed.page import PageRoute
from tests.house import House
from tests.market import Market
from tests.settings_page import Seat, context, exchange, seated
from tests.test_access_matrix import everything

# What an insider would send; a page that takes a form and has none here fails.
FORMS: dict[str, dict[str, str]] = {
    "/embed/pause": {"paused": "on"},
    "/embed/numbers/import/key": {"api_key": "key_of_nobody", "name": ""},
    "/embed/numbers/import/{workspace_id}": {"number:" + TENANTS[0].number: "on"},
    "/embed/numbers/accounts/{workspace_id}": {"name": "Voice", "calls_per_second": "5", "reserve_inbound": "0"},
    "/embed/numbers/accounts/{workspace_id}/key": {"api_key": "key_of_nobody"},
    "/embed/numbers/accounts/{workspace_id}/check": {},
    "/embed/numbers/accounts/{workspace_id}/sync": {},
    "/embed/numbers/{number_id}/unassign": {},
    "/embed/numbers/{number_id}/customer": {"customer": str(demo_id(TENANTS[0].location_id))},
    "/embed/numbers/{number_id}/agent": {"agent": TENANTS[0].agent_id, "version": "latest_published"},
    "/embed/numbers/{number_id}/outbound": {"outbound": "on"},
    "/embed/numbers/{number_id}/pause": {"paused": "off"},
    "/embed/numbers/{number_id}/limits": {"calls_per_minute": "30", "calls_per_day": ""},
    "/embed/numbers/{number_id}/forward": {"forward": "off"},
    "/embed/numbers/{number_id}/key": {"overlap": "24h"},
    "/embed/numbers/{number_id}/keys/{key_id}/revoke": {},
    "/embed/start/call": {"number": "none", "to_number": "+14155550303", "sure": "yes"},
    "/embed/customers/settings": {"onboards": "on"},
    "/embed/customers/{installation_id}/match": {"email": "nobody@example.com"},
    "/embed/customers/{installation_id}/onboard": {"email": ""},
    "/embed/customers/{installation_id}/pause": {"paused": "on"},
    "/embed/credits/{customer_id}/grant": {"amount": "5", "reason": "For the test", "token": "for-the-test"},
    "/embed/credits/{customer_id}/alert": {"low_credits": "10"},
    "/embed/credits/{customer_id}/tariff": {
        "price_per_minute": "10",
        "increment_seconds": "1",
        "minimum_seconds": "0",
        "own_credits": "yes",
    },
    "/embed/calls/{call_id}/do-not-call": {},
    "/embed/rules/limits": {"countries": "US"},
    "/embed/rules/{customer_id}": {"opens": "8:00", "closes": "21:00", "country": "US"},
    "/embed/rules/{list_id}/do-not-call/add": {"number": "+14155550177", "why": "For the test"},
    "/embed/rules/{list_id}/do-not-call/remove": {"number": "+14155550178"},
    "/embed/rules/{list_id}/do-not-call/import": {"+14155550179": ""},
}
NO_SESSION = "nobody"


async def parameters(house: House) -> dict[str, str]:
    """A value of the first sub-account for every name in a path; a new name needs one here."""
    call_id = (await house.ask()).json()["call_id"]
    await house.settled(call_id)
    installation = await Installation.get(location_id=house.tenant.location_id)
    number_id = demo_id(house.tenant.number)
    [key] = await ApiKey.filter(number_id=number_id)
    return {
        "call_id": call_id,
        "installation_id": str(installation.id),
        "customer_id": str(installation.customer_id),
        "list_id": str(installation.customer_id),
        "number_id": str(number_id),
        "workspace_id": str(house.seeded.workspace.id),
        "key_id": key.id,
    }


async def nobody(house: House) -> Seat:
    return Seat(house, NO_SESSION)


async def too_late(house: House) -> Seat:
    seat = await seated(house, "agency")
    await PageSession.all().update(expires_at=datetime.now(UTC) - timedelta(seconds=1))
    return seat


async def of_another_company(house: House) -> Seat:
    market = Market.opened(house)
    await market.from_inside(market.owner, [market.branch()])
    await market.quiet()
    answer = await exchange(house, house.world.crm.user_context(market.owner))
    return Seat(house, answer.json()["token"])


async def of_another_company_with_our_sub_account(house: House) -> Seat:
    market = Market.opened(house)
    await market.from_inside(market.owner, [market.branch()])
    await market.quiet()
    answer = await exchange(house, context(house, companyId=market.agency.id))
    assert answer.status_code == 403
    return Seat(house, answer.json().get("token", NO_SESSION))


async def of_another_sub_account(house: House) -> Seat:
    return await seated(house, "admin", TENANTS[1])


async def after_the_uninstall(house: House) -> Seat:
    seat, now = await seated(house, "agency"), datetime.now(UTC) + timedelta(minutes=1)
    await departures.leave_agency(COMPANY_ID, now, now)
    return seat


CLOSED: list[Callable[[House], Awaitable[Seat]]] = [
    nobody,
    too_late,
    after_the_uninstall,
    of_another_company_with_our_sub_account,
]
FOREIGN: list[Callable[[House], Awaitable[Seat]]] = [of_another_company, of_another_sub_account]


async def knock(seat: Seat, route: PageRoute, values: dict[str, str]) -> list[tuple[str, int, str]]:
    """Ask with every method of the route: what was asked, the status, and the text."""
    path, answers = route.path.format(**values), []
    for method in sorted((route.methods or set()) - {"HEAD"}):
        form = FORMS[route.path] if method != "GET" else None
        answer = await seat.house.http.request(method, path, data=form, headers=seat.headers)
        answers.append((f"{method} {route.path}", answer.status_code, answer.text))
    return answers


def test_every_route_below_embed_declares_its_role_or_is_known_to_be_open() -> None:
    below = [route for route in ROUTES if route.path.startswith("/embed")]
    open_ones = {"/embed", "/embed/session", "/embed/static/{name}"}

    assert {route.path for route in below if not isinstance(route, PageRoute)} == open_ones
    assert {route.role for route in below if isinstance(route, PageRoute)} <= set(Role)
    assert len(embed.PAGES) == len(below) - len(open_ones)


@pytest.mark.parametrize("stranger", CLOSED, ids=lambda stranger: stranger.__name__)
async def test_who_has_no_session_sees_no_page(
    installed_house: House, stranger: Callable[[House], Awaitable[Seat]]
) -> None:
    values = await parameters(installed_house)
    seat = await stranger(installed_house)
    before = await everything(installed_house)

    answers = [answer for route in embed.PAGES for answer in await knock(seat, route, values)]

    assert {name: status for name, status, _ in answers if status != 401} == {}
    assert await everything(installed_house) == before


@pytest.mark.parametrize("stranger", FOREIGN, ids=lambda stranger: stranger.__name__)
async def test_who_belongs_elsewhere_sees_and_changes_nothing_of_ours(
    house: House, stranger: Callable[[House], Awaitable[Seat]]
) -> None:
    values = await parameters(house)
    seat = await stranger(house)
    before = await everything(house)

    for route in embed.PAGES:
        if "{" not in route.path and "GET" not in (route.methods or ()):
            continue  # it names nothing, so that it changes the stranger's own
        for name, status, text in await knock(seat, route, values):
            assert status in ((403, 404) if "{" in route.path else (200, 204, 403)), name
            assert not any(value in text for value in values.values()), name
            assert house.tenant.name not in text, name
    assert await everything(house) == before


@pytest.mark.parametrize("role", [Role.USER, Role.ADMIN], ids=str)
async def test_a_role_that_is_not_enough_sees_no_page(house: House, role: Role) -> None:
    values = await parameters(house)
    seat = await seated(house, role)
    before = await everything(house)

    above = [route for route in embed.PAGES if not role.may(route.role)]
    answers = [answer for route in above for answer in await knock(seat, route, values)]

    assert {name: status for name, status, _ in answers if status != 403} == {}
    assert await everything(house) == before


async def test_everybody_else_sees_every_page(house: House) -> None:
    """Else the tests above would pass on pages that nobody can see."""
    values = await parameters(house)
    for role in (Role.AGENCY, Role.ADMIN, Role.USER):
        seat = await seated(house, role)
        for route in embed.PAGES:
            if role.may(route.role):
                for name, status, text in await knock(seat, route, values):
                    assert status in (200, 204, 422), (role, name, text)


@pytest.mark.parametrize("path", sorted(FORMS))
async def test_every_form_has_a_limit(house: House, path: str) -> None:
    route = next(route for route in embed.PAGES if route.path == path and "POST" in (route.methods or ()))
    seat = await seated(house, route.role)

    answer = await house.http.post(
        path.format(**await parameters(house)), content=b"x=" + b"y" * 300_000, headers=seat.headers
    )

    assert answer.status_code == 413
