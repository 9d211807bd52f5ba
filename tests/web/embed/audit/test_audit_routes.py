"""Every form of the settings page leaves an entry in the audit log, or stands here with the reason why not."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from app.clients import contact_fields
from app.demo.install import install
from app.demo.seed import SECOND_API_KEY, SECOND_NUMBERS, TENANTS, demo_id, furnish_second_account
from app.domain.audit.trail import AuditEntry
from app.domain.calls import pauses
from app.domain.calls.pauses import Level
from app.domain.health.falls import NumberFall
from app.domain.results import webhooks
from app.domain.screening.lists import ScreeningList
from app.domain.settings import assignments
from app.domain.telephony import agents, forwarding, workspaces
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Findings
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import UNINSTALLED, Installation
from app.domain.tenants.people import Role
from app.web import embed
from app.web.embed.kit.page import PageRoute
from tests.house import House
from tests.settings_page import seated
from tests.web.embed.test_rules_page import FORM as RULES
from tests.web.test_access_matrix_embed import FORMS, parameters

LIST = UUID(int=7)
NUMBER, OURS = demo_id(TENANTS[0].number), demo_id(TENANTS[0].location_id)
A_CALL = "it moves one call, whose own page tells the story"
LOOKED = "it looks again, and sets nothing"
EXCEPTIONS = {
    "/embed/start/call": "it asks for one call, which is listed among the calls",
    "/embed/calls/requests/{request_id}/call": "it asks for one call, which is listed among the calls",
    "/embed/numbers/{number_id}/keys/{key_id}/try": "it asks for one call, which is listed among the calls",
    "/embed/calls/cancel": A_CALL,
    "/embed/calls/cancel-waiting": A_CALL,
    "/embed/calls/{call_id}/cancel": A_CALL,
    "/embed/calls/{call_id}/now": A_CALL,
    "/embed/calls/{call_id}/hang-up": A_CALL,
    "/embed/calls/{call_id}/again": A_CALL,
    "/embed/dry-run": "it writes nothing",
    "/embed/credits/{customer_id}/wallet/buy": "its grant is written down when the wallet is charged",
    "/embed/rules/screening/import": "its list says it when the last part came, see domain/screening",
    "/embed/rules/screening/lookup/try": LOOKED,
    "/embed/numbers/accounts/{workspace_id}/check": LOOKED,
    "/embed/numbers/accounts/{workspace_id}/sync": LOOKED,
    "/embed/numbers/{number_id}/webhook/{delivery_id}/again": "it sends once more what was sent",
    "/embed/campaigns/{campaign_id}/contacts": "it adds leads, which the campaign's own page lists",
}
# What changes something, where the form of the access matrix does not.
CHANGING: dict[str, dict[str, str]] = {
    "/embed/numbers/assign": FORMS["/embed/numbers/assign"] | {f"number:{NUMBER}": "on"},
    "/embed/credits/{customer_id}/tariff": FORMS["/embed/credits/{customer_id}/tariff"] | {"price_per_minute": "17"},
    "/embed/calls/attention": FORMS["/embed/calls/attention"] | {"late_minutes": "44"},
    "/embed/numbers/import/key": {"api_key": SECOND_API_KEY, "name": "Second"},
    "/embed/numbers/import/{workspace_id}": {f"number:{SECOND_NUMBERS[0][0]}": "on"},
    "/embed/numbers/accounts/{workspace_id}/key": {"api_key": SECOND_API_KEY, "confirmed": "on"},
    "/embed/customers/{customer_id}/match": {"email": "ana@sunrise.example"},
    "/embed/customers/{customer_id}/onboard": {"email": "new@sunrise.example"},
    "/embed/numbers/{number_id}/agent": {"agent": TENANTS[0].agent_id, "version": "latest"},
    "/embed/numbers/{number_id}/outbound": {},
    "/embed/numbers/{number_id}/webhook": {"url": "https://127.0.0.1/results"},
    "/embed/rules/{customer_id}": RULES,
    "/embed/rules/{customer_id}/collected": {"field:rooms": contact_fields.NEW},
    "/embed/rules/{list_id}/do-not-call/remove": {"number": "+14155550178"},
    "/embed/rules/screening/remove": {"list": str(LIST)},
}


def forms() -> list[PageRoute]:
    """Every route that is no GET, as the code declares them."""
    return [route for route in embed.PAGES if (route.methods or set()) - {"GET", "HEAD"}]


def test_no_exception_outlives_its_route() -> None:
    assert EXCEPTIONS.keys() <= {route.path for route in forms()}
    assert not EXCEPTIONS.keys() & CHANGING.keys()


@pytest.mark.parametrize("route", [one for one in forms() if one.path not in EXCEPTIONS], ids=lambda one: one.path)
async def test_a_form_that_changes_something_is_written_down_with_the_persons_name(
    house: House, route: PageRoute
) -> None:
    values, form = await prepared(house, route.path)
    seat = await seated(house, "agency" if route.role is Role.AGENCY else "admin")
    last = await AuditEntry.all().order_by("-id").first()

    answer = await house.http.post(route.path.format(**values), data=form, headers=seat.headers)

    assert answer.status_code == 200
    written = await AuditEntry.filter(id__gt=last.id if last else 0, actor="person")
    assert written, "nothing in the audit log"
    assert all(one.name for one in written)
    assert {one.agency_id for one in written} == {house.seeded.agency.id}


@pytest.mark.parametrize("path", sorted(EXCEPTIONS))
async def test_an_exception_is_one_because_it_writes_nothing(house: House, path: str) -> None:
    """Else it should not stand there."""
    route = next(one for one in forms() if one.path == path)
    values = await parameters(house)
    seat = await seated(house, "agency" if route.role is Role.AGENCY else "admin")
    last = await AuditEntry.all().order_by("-id").first()
    assert last is not None

    await house.http.post(path.format(**values), data=FORMS[path], headers=seat.headers)

    assert await AuditEntry.filter(id__gt=last.id, actor="person").count() == 0


async def prepared(house: House, path: str) -> tuple[dict[str, str], dict[str, str]]:
    """Values for the path, and a form, in a house where it has something to change."""
    values, form = await parameters(house), dict(CHANGING.get(path, FORMS[path]))
    if path in BEFORE:
        await BEFORE[path](house, values)
    return values, form


async def not_assigned(house: House, _values: dict[str, str]) -> None:
    await assignments.unassign(house.seeded.agency.id, NUMBER, datetime.now(UTC))


async def paused(_house: House, _values: dict[str, str]) -> None:
    await pauses.pause(Level.NUMBER, NUMBER, "", "Ann", Role.ADMIN, datetime.now(UTC))


async def outbound_off(_house: House, _values: dict[str, str]) -> None:
    await AgentAssignment.filter(number_id=NUMBER).update(outbound=False)


async def second_account(house: House, values: dict[str, str]) -> None:
    furnish_second_account(house.world)
    found = Findings("org_second", "Second", 20, 0, 0)
    agency, now = house.seeded.agency.id, datetime.now(UTC)
    second = await workspaces.connect(agency, "Second", SECOND_API_KEY, house.clients.ring, found, now)
    values["workspace_id"] = str(second.id)


async def second_key(house: House, _values: dict[str, str]) -> None:
    furnish_second_account(house.world)


async def names_listed(house: House, _values: dict[str, str]) -> None:
    # The CRM is asked for the fields of contacts.
    await install(house.world, house.clients, house.settings)
    await house.quiet()
    await agents.list_by_hand(NUMBER, ["rooms"])


async def resting(_house: House, _values: dict[str, str]) -> None:
    now = datetime.now(UTC)
    until = now + timedelta(days=1)
    await PhoneNumber.filter(id=NUMBER).update(rests_until=until, rests_why="It falls")
    await NumberFall.create(
        number_id=NUMBER, customer_id=OURS, found_at=now, since=now.date(), by_others=True, dials=9, hits=0,
        before_dials=9, before_hits=9, rests_until=until,
    )  # fmt: skip


async def forwarded(house: House, _values: dict[str, str]) -> None:
    workspace_id, now = house.seeded.workspace.id, datetime.now(UTC)
    await forwarding.forward_to(workspace_id, TENANTS[0].agent_id, "https://x.example", now)


async def uninstalled(_house: House, _values: dict[str, str]) -> None:
    await Installation.filter(customer_id=OURS).update(status=UNINSTALLED)


async def not_mapped(house: House, _values: dict[str, str]) -> None:
    house.world.knotie.add_customer(email="ana@sunrise.example")
    await Customer.filter(id=OURS).update(knotie_id=None)


async def number_listed(house: House, _values: dict[str, str]) -> None:
    await house.do_not_call("+14155550178", "For the test")


async def list_imported(house: House, _values: dict[str, str]) -> None:
    await ScreeningList.create(id=LIST, agency_id=house.seeded.agency.id, name="Federal", created_at=datetime.now(UTC))


async def listens(house: House, _values: dict[str, str]) -> None:
    number = await PhoneNumber.get(id=NUMBER)
    await webhooks.listen(number, OURS, f"{house.url}/results", house.clients.ring, datetime.now(UTC))


async def no_webhook(_house: House, _values: dict[str, str]) -> None:
    await webhooks.forget(NUMBER)


async def no_onboarding(_house: House, _values: dict[str, str]) -> None:
    await Agency.all().update(onboards_customers=False)


# What must hold before a form can change anything.
BEFORE: dict[str, Callable[[House, dict[str, str]], Awaitable[None]]] = {
    "/embed/customers/settings": no_onboarding,
    "/embed/customers/{customer_id}/match": not_mapped,
    "/embed/customers/{customer_id}/onboard": not_mapped,
    "/embed/customers/{customer_id}/without-crm": uninstalled,
    "/embed/numbers/assign": not_assigned,
    "/embed/numbers/import/key": second_key,
    "/embed/numbers/import/{workspace_id}": second_account,
    "/embed/numbers/accounts/{workspace_id}/key": second_key,
    "/embed/numbers/{number_id}/assign": outbound_off,
    "/embed/numbers/{number_id}/customer": not_assigned,
    "/embed/numbers/{number_id}/forward": forwarded,
    "/embed/numbers/{number_id}/pause": paused,
    "/embed/numbers/{number_id}/release": resting,
    "/embed/numbers/{number_id}/webhook": no_webhook,
    "/embed/numbers/{number_id}/webhook/secret": listens,
    "/embed/rules/{customer_id}/collected": names_listed,
    "/embed/rules/{list_id}/do-not-call/remove": number_listed,
    "/embed/rules/screening/remove": list_imported,
}
