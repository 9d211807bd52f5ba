"""Every page inside the CRM, made from the router: strangers get 401, 403 or 404 there, and write nothing."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from tortoise import connections
from tortoise.transactions import in_transaction

from app.demo.seed import COMPANY_ID, TENANTS, demo_id
from app.domain.calls.reasons import Reason
from app.domain.campaigns.campaigns import Campaign
from app.domain.credits import allowances
from app.domain.credits.top_ups import State, TopUp
from app.domain.lifecycle import installing, uninstalling
from app.domain.requests.requests import LoggedRequest
from app.domain.results import webhooks
from app.domain.results.webhooks import WebhookDelivery
from app.domain.telephony.keys import ApiKey
from app.domain.telephony.numbers import PhoneNumber
from app.domain.tenants.crm_tokens import Pair
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import Installation
from app.domain.tenants.page_sessions import PageSession
from app.domain.tenants.people import Role
from app.main import ROUTES
from app.sealing import KeyRing
from app.web import embed
from app.web.embed.kit.page import PageRoute
from tests.house import House, minute_lasts
from tests.market import Market
from tests.settings_page import Seat, context, exchange, seated
from tests.web.test_access_matrix import everything

# The customer that an agency chooses in a form.
OURS = str(demo_id(TENANTS[0].location_id))
# What an insider would send; a page that takes a form and has none here fails.
FORMS: dict[str, dict[str, str]] = {
    "/embed/pause": {"paused": "on"},
    "/embed/numbers/import/key": {"api_key": "key_of_nobody", "name": ""},
    "/embed/numbers/import/{workspace_id}": {"number:" + TENANTS[0].number: "on"},
    "/embed/numbers/accounts/{workspace_id}": {"name": "Voice", "calls_per_second": "5", "reserve_inbound": "0"},
    "/embed/numbers/accounts/{workspace_id}/alert": {"alert_email": "boss@agency.example"},
    "/embed/numbers/accounts/{workspace_id}/key": {"api_key": "key_of_nobody"},
    "/embed/numbers/accounts/{workspace_id}/check": {},
    "/embed/numbers/accounts/{workspace_id}/sync": {},
    "/embed/numbers/assign": {"customer": str(demo_id(TENANTS[0].location_id))},
    "/embed/numbers/{number_id}/assign": {"agent": TENANTS[0].agent_id, "outbound": "on"},
    "/embed/numbers/{number_id}/unassign": {},
    "/embed/numbers/{number_id}/customer": {"customer": str(demo_id(TENANTS[0].location_id))},
    "/embed/numbers/{number_id}/agent": {"agent": TENANTS[0].agent_id, "version": "latest_published"},
    "/embed/numbers/{number_id}/outbound": {"outbound": "on"},
    "/embed/numbers/{number_id}/pause": {"paused": "off"},
    "/embed/numbers/{number_id}/release": {},
    "/embed/numbers/{number_id}/limits": {"calls_per_minute": "30", "calls_per_day": ""},
    "/embed/numbers/{number_id}/callers": {"callers": "on"},
    "/embed/numbers/{number_id}/forward": {"forward": "off"},
    "/embed/numbers/{number_id}/collected": {"names": "appointment"},
    "/embed/numbers/{number_id}/webhook": {"url": "no address"},
    "/embed/numbers/{number_id}/webhook/secret": {},
    "/embed/numbers/{number_id}/webhook/{delivery_id}/again": {},
    "/embed/numbers/{number_id}/key": {"key_name": "n8n"},
    "/embed/numbers/{number_id}/keys/{key_id}/name": {"key_name": "n8n"},
    "/embed/numbers/{number_id}/keys/{key_id}/replace": {"overlap": "24h"},
    "/embed/numbers/{number_id}/keys/{key_id}/try": {"trial_phone": "+14155550303"},
    "/embed/numbers/{number_id}/keys/{key_id}/revoke": {},
    "/embed/start/call": {"number": "none", "to_number": "+14155550303", "sure": "yes"},
    "/embed/customers/settings": {"onboards": "on"},
    "/embed/brand": {"brand_name": "Bright", "colour": "#1a7f64"},
    "/embed/customers/new": {"name": "Direct Customer", "country": "US", "timezone": "America/New_York"},
    "/embed/customers/{customer_id}/without-crm": {},
    "/embed/customers/{customer_id}/match": {"email": "nobody@example.com"},
    "/embed/customers/{customer_id}/onboard": {"email": ""},
    "/embed/customers/{customer_id}/pause": {"paused": "on"},
    "/embed/credits/{customer_id}/grant": {"amount": "5", "reason": "Test", "token": "for-the-test", "sure": "yes"},
    "/embed/credits/grant": {
        "amount": "5",
        "reason": "Test",
        "token": "for-the-test",
        "sure": "yes",
        f"account:{demo_id(TENANTS[0].location_id)}": "on",
    },
    "/embed/credits/{customer_id}/monthly": {
        "monthly": "5",
        "monthly_reason": "Test",
        "token": "for-the-test",
        "sure": "yes",
    },
    "/embed/credits/{customer_id}/monthly/{allowance_id}/end": {},
    "/embed/credits/{customer_id}/wallet/buy": {"units": "100", "token": "00000000-0000-0000-0000-000000000009"},
    "/embed/credits/{customer_id}/wallet/automatic": {
        "top_up_below": "20",
        "top_up_units": "100",
        "top_up_per_month": "500",
    },
    "/embed/credits/{customer_id}/wallet/sell": {"sells_credits": "yes"},
    "/embed/credits/{customer_id}/wallet/{top_up_id}/refund": {},
    "/embed/credits/{customer_id}/alert": {"low_credits": "10"},
    "/embed/credits/{customer_id}/unpaid": {"paused": "on", "why": "Unpaid"},
    "/embed/credits/{customer_id}/tariff": {
        "price_per_minute": "10",
        "increment_seconds": "1",
        "minimum_seconds": "0",
        "own_credits": "yes",
    },
    "/embed/calls/{call_id}/do-not-call": {},
    "/embed/dry-run": {"source": "list", "leads": "+14155550177", "customer": OURS},
    "/embed/campaigns/new": {"name": "Summer", "list": "+14155550177", "day:0": "on", "customer": OURS},
    "/embed/campaigns/{campaign_id}/contacts": {"list": "+14155550177"},
    "/embed/campaigns/{campaign_id}/move": {"move": "start"},
    "/embed/calls/requests/{request_id}/call": {},
    "/embed/calls/attention": {"alarm_url": "", "late_minutes": "20", "rest_days": "3"},
    "/embed/calls/cancel": {},
    "/embed/calls/cancel-waiting": {"customer": str(demo_id(TENANTS[0].location_id))},
    "/embed/calls/{call_id}/cancel": {},
    "/embed/calls/{call_id}/now": {},
    "/embed/calls/{call_id}/hang-up": {},
    "/embed/calls/{call_id}/again": {"token": "for-the-test"},
    "/embed/rules/limits": {"countries": "US"},
    "/embed/rules/screening/import": {},
    "/embed/rules/screening/remove": {"list": "none"},
    "/embed/rules/screening/lookup": {
        "url": "https://127.0.0.1/v1?phone={number}",
        "answer_at": "dnc",
        "listed": "true",
        "clear": "false",
        "keep_hours": "24",
        "timeout_seconds": "3",
    },
    "/embed/rules/screening/lookup/try": {"try_number": "+14155550177"},
    "/embed/rules/screening/unknown": {"unscreened": "call"},
    "/embed/rules/{customer_id}": {"opens": "8:00", "closes": "21:00", "country": "US"},
    "/embed/rules/{customer_id}/collected": {"field:appointment": ""},
    "/embed/rules/{list_id}/do-not-call/add": {"number": "+14155550177", "why": "For the test"},
    "/embed/rules/{list_id}/do-not-call/remove": {"number": "+14155550178"},
    "/embed/rules/{list_id}/do-not-call/import": {"+14155550179": ""},
}
NO_SESSION = "nobody"


async def parameters(house: House) -> dict[str, str]:
    """A value of the first sub-account for every name in a path; a new name needs one here."""
    call_id = (await house.ask()).json()["call_id"]
    await house.settled(call_id)
    await house.ask("+14155550404", from_number="")
    # An id that stands nowhere else on a page.
    await connections.get("default").execute_query("UPDATE requests SET id = id + 4000000000000 WHERE code IS NOT NULL")
    refused = await LoggedRequest.get(code=Reason.VALIDATION_ERROR)
    installation = await Installation.get(location_id=house.tenant.location_id)
    number_id = demo_id(house.tenant.number)
    [key] = await ApiKey.filter(number_id=number_id)
    campaign = await Campaign.create(
        name="Spring", customer_id=installation.customer_id, created_by="Ann", created_at=datetime.now(UTC)
    )
    plan = await allowances.start(installation.customer_id, 5_000, "Plan", datetime.now(UTC))
    assert plan is not None
    return {
        "allowance_id": str(plan.id),
        "top_up_id": str((await charged_top_up(installation.customer_id)).id),
        "call_id": call_id,
        "campaign_id": str(campaign.id),
        "request_id": str(refused.id),
        "customer_id": str(installation.customer_id),
        "list_id": str(installation.customer_id),
        "number_id": str(number_id),
        "workspace_id": str(house.seeded.workspace.id),
        "key_id": key.id,
        "delivery_id": await a_delivery(house, UUID(call_id)),
    }


async def charged_top_up(customer_id: UUID) -> TopUp:
    """Credits that were bought, and can be given back."""
    now = datetime.now(UTC)
    return await TopUp.create(
        customer_id=customer_id, units=50, state=State.CHARGED, by="Ann", sends=1, charge_id="none", month="2026-11",
        planned_at=now, sent_at=now, charged_at=now,
    )  # fmt: skip


async def a_delivery(house: House, call_id: UUID) -> str:
    """An event of this call that was sent to the address of its number, which wants no more of them."""
    await house.quiet()
    now, number = datetime.now(UTC), await PhoneNumber.get(id=demo_id(house.tenant.number))
    assert number.customer_id is not None
    endpoint = await webhooks.listen(number, number.customer_id, f"{house.url}/nowhere", house.clients.ring, now)
    await webhooks.mark_gone(endpoint.id, "It wants no more.")
    row = await WebhookDelivery.create(
        endpoint_id=endpoint.id, event=webhooks.FINISHED, cause_id=call_id, content={}, planned_at=now, done_at=now
    )
    return str(row.id)


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
    assert answer.status_code == 401
    return Seat(house, answer.json().get("token", NO_SESSION))


async def of_another_sub_account(house: House) -> Seat:
    return await seated(house, "admin", TENANTS[1])


async def after_the_uninstall(house: House) -> Seat:
    seat, now = await seated(house, "agency"), datetime.now(UTC) + timedelta(minutes=1)
    await uninstalling.leave_agency(COMPANY_ID, now, now)
    return seat


async def of_the_agency_that_it_moved_to(house: House) -> Seat:
    market, ring = Market.opened(house), KeyRing.parse(house.settings.secret_keys)
    await market.from_inside(market.owner, [market.branch()])
    await market.quiet()
    now, pair = datetime.now(UTC), Pair("access", "refresh", timedelta(days=1), "")
    async with in_transaction() as tx:
        agency = await installing.meet_agency(tx, market.agency.id)
        moved = await installing.admit(tx, agency, house.tenant.location_id, pair, ring, now)
    await market.quiet()
    # Its name has come along with it.
    await Installation.filter(id=moved.id).update(name="Moved")
    await Customer.filter(id=moved.customer_id).update(name="Moved")
    answer = await exchange(house, house.world.crm.user_context(market.owner))
    return Seat(house, answer.json()["token"])


CLOSED: list[Callable[[House], Awaitable[Seat]]] = [
    nobody,
    too_late,
    after_the_uninstall,
    of_another_company_with_our_sub_account,
]
FOREIGN: list[Callable[[House], Awaitable[Seat]]] = [
    of_another_company,
    of_another_sub_account,
    of_the_agency_that_it_moved_to,
]


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
    open_ones = {"/embed", "/embed/session", "/embed/static/{name}", "/embed/{unknown:path}"}

    assert {route.path for route in below if not isinstance(route, PageRoute)} == open_ones
    assert {route.role for route in below if isinstance(route, PageRoute)} <= set(Role)
    assert len(embed.PAGES) == len(below) - len(open_ones)


@pytest.mark.parametrize("stranger", CLOSED, ids=lambda stranger: stranger.__name__)
async def test_who_has_no_session_sees_no_page(
    installed_house: House, stranger: Callable[[House], Awaitable[Seat]]
) -> None:
    values = await parameters(installed_house)
    seat = await stranger(installed_house)
    await minute_lasts(15)
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
    await minute_lasts(15)
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
    await minute_lasts(15)
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
                # A page before this one may have ended it: by revoking it, or by taking its number back.
                await ApiKey.filter(id=values["key_id"]).update(revoked_at=None, expires_at=None)
                for name, status, text in await knock(seat, route, values):
                    assert status in (200, 204, 422), (role, name, text)


async def test_every_form_has_a_limit(house: House) -> None:
    values, statuses = await parameters(house), {}
    seats = {role: await seated(house, role) for role in Role}
    for path in FORMS:
        route = next(route for route in embed.PAGES if route.path == path and "POST" in (route.methods or ()))

        answer = await house.http.post(
            path.format(**values), content=b"x=" + b"y" * 300_000, headers=seats[route.role].headers
        )

        statuses[path] = answer.status_code

    assert statuses == dict.fromkeys(FORMS, 413)
