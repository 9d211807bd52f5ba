"""The app is installed, in whatever order the CRM tells us, and whatever gets lost on the way."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from app.domain.tenants.agencies import Agency
from app.domain.tenants.crm_tokens import CrmToken
from app.domain.tenants.installations import Installation
from app.jobs.crm.reconcile_agency import reconcile_agency
from tests.house import House
from tests.market import Market

TOKEN = "POST /crm/oauth/token"
LOCATION_TOKEN = "POST /crm/oauth/locationToken"
INSTALL = "WEBHOOK /crm/INSTALL"


@pytest.fixture
def market(house: House) -> Market:
    return Market.opened(house)


async def test_a_sub_account_is_installed_by_our_link(market: Market) -> None:
    branch = market.branch("Lake Dental", email="front@lake.example")

    page = await market.from_our_page(market.clerk(branch), [branch])

    assert page.status_code == 200, page.text
    assert "installed in this sub-account" in page.text
    installation = await market.active(branch)
    assert installation.agency.company_id == market.agency.id
    assert installation.timezone == "America/Chicago"
    assert installation.customer.country == "US"
    assert installation.customer.email == "front@lake.example"
    assert await market.reads_its_location(branch) == "Lake Dental"


async def test_a_sub_account_is_installed_from_inside_the_crm(market: Market) -> None:
    branch = market.branch()

    page = await market.from_inside(market.clerk(branch), [branch])

    assert page.status_code == 200
    assert set(market.house.http.cookies) == {"install_done"}, "nobody is signed in"
    await market.active(branch)
    assert len(market.asked("/oauth/token", "authorization_code")) == 1


async def test_an_agency_installs_three_sub_accounts_announced_before_the_code_is_exchanged(market: Market) -> None:
    branches = [market.branch(f"Branch {n}") for n in range(3)]
    crm = market.house.world.crm
    code = crm.approve(market.owner, branches)
    await crm.delivered()
    for branch in branches:
        assert (await market.is_in("pending", branch)).name != branch.name

    page = await market.house.http.get("/oauth/callback", params={"code": code})

    assert "installed for your agency" in page.text
    for branch in branches:
        installation = await market.active(branch)
        assert installation.agency.name == "North Agency"
        assert installation.agency.whitelabel_domain == "crm.north.example"
    assert await CrmToken.filter(agency__company_id=market.agency.id).count() == 4


async def test_an_agency_installs_more_sub_accounts_than_fit_on_a_page_and_no_event_arrives(market: Market) -> None:
    market.house.fault(INSTALL, "lose_webhooks")
    branches = [market.branch(f"Branch {n}") for n in range(120)]

    await market.from_inside(market.owner, branches)

    for branch in branches:
        await market.active(branch)
    assert len(market.asked("/oauth/installedLocations")) >= 2


async def test_an_event_that_comes_after_the_exchange_changes_nothing(market: Market) -> None:
    branch = market.branch()
    market.house.fault(INSTALL, "delay_webhooks", seconds=0.5)
    await market.from_inside(market.owner, [branch])
    before = await market.active(branch)

    await market.house.world.crm.delivered()

    after = await market.active(branch)
    assert (after.id, after.customer_id) == (before.id, before.customer_id)
    assert await Installation.filter(location_id=branch.id).count() == 1


async def test_a_sub_account_opened_later_comes_along_though_its_event_names_no_agency(market: Market) -> None:
    await market.from_inside(market.owner, [], future=True)

    late = market.branch("Opened later")

    installation = await market.active(late)
    assert installation.agency.company_id == market.agency.id


async def test_the_same_sub_account_installed_twice_at_once_is_one_installation(market: Market) -> None:
    branch = market.branch()
    market.house.fault(INSTALL, "duplicate_webhooks", copies=5)
    clerk = market.clerk(branch)
    await market.from_inside(clerk, [branch])
    await market.from_inside(market.owner, [branch])

    await market.active(branch)

    await market.house.world.crm.delivered()
    assert await Installation.filter(location_id=branch.id).count() == 1
    assert await Agency.filter(company_id=market.agency.id).count() == 1


async def test_a_code_request_that_never_arrived_is_sent_once_more(market: Market) -> None:
    branch = market.branch()
    market.house.fault(TOKEN, "drop_before", times=1)

    page = await market.from_inside(market.clerk(branch), [branch])

    assert page.status_code == 200
    await market.active(branch)


async def test_a_lost_token_answer_is_told_and_a_second_install_heals_it(market: Market) -> None:
    branch = market.branch()
    clerk = market.clerk(branch)
    market.house.fault(TOKEN, "drop_after", times=1)

    page = await market.from_inside(clerk, [branch])

    assert page.status_code == 400
    assert "Start the installation again" in page.text
    await market.is_in("pending", branch)

    await market.from_inside(clerk, [branch])

    await market.active(branch)


async def test_a_lost_token_answer_of_an_agency_leaves_its_sub_accounts_pending_until_it_installs_again(
    market: Market,
) -> None:
    branches = [market.branch("One"), market.branch("Two")]
    market.house.fault(TOKEN, "drop_after", times=1)
    assert (await market.from_inside(market.owner, branches)).status_code == 400
    for branch in branches:
        await market.is_in("pending", branch)

    await market.from_inside(market.owner, branches)

    for branch in branches:
        await market.active(branch)


async def test_a_lost_answer_to_a_sub_accounts_token_is_asked_for_again(market: Market) -> None:
    branches = [market.branch("One"), market.branch("Two")]
    market.house.fault(LOCATION_TOKEN, "drop_after", times=2)

    await market.from_inside(market.owner, branches)

    for branch in branches:
        await market.active(branch)


async def test_a_crm_that_is_down_is_told_without_its_name(market: Market) -> None:
    branch = market.branch()
    market.house.fault(TOKEN, "status", status=503)

    page = await market.from_inside(market.clerk(branch), [branch])

    assert page.status_code == 502
    assert "did not answer" in page.text
    for name in ("HighLevel", "GHL", "LeadConnector", "oauth.token"):
        assert name.lower() not in page.text.lower()


async def test_a_lost_install_is_found_by_the_daily_comparison(market: Market) -> None:
    await market.from_inside(market.owner, [], future=True)
    market.house.fault(INSTALL, "lose_webhooks")
    late = market.branch("Opened unheard")
    agency = await Agency.get(company_id=market.agency.id)
    assert not await Installation.exists(location_id=late.id)

    await reconcile_agency(market.house.clients, market.house.settings, str(agency.id))

    await market.active(late)


async def test_a_lost_uninstall_is_found_by_the_daily_comparison(market: Market) -> None:
    gone, staying = market.branch("Gone"), market.branch("Staying")
    await market.from_inside(market.owner, [gone, staying])
    await market.active(gone)
    agency = (await market.active(staying)).agency
    market.house.fault("WEBHOOK /crm/UNINSTALL", "lose_webhooks")
    market.house.world.crm.uninstall(gone)
    await market.house.world.crm.delivered()
    yesterday = datetime.now(UTC) - timedelta(days=1)
    await Installation.filter(agency_id=agency.id).update(installed_at=yesterday)

    await reconcile_agency(market.house.clients, market.house.settings, str(agency.id))

    await market.is_in("uninstalled", gone)
    await market.active(staying)


async def test_a_list_that_comes_back_too_short_ends_nobodys_installation(market: Market) -> None:
    branch = market.branch()
    await market.from_inside(market.owner, [branch])
    agency = (await market.active(branch)).agency
    await Installation.filter(agency_id=agency.id).update(installed_at=datetime.now(UTC) - timedelta(days=1))
    empty = {"locations": [], "count": 0}
    market.house.fault("GET /crm/oauth/installedLocations", "status", status=200, body=empty, times=1)

    await reconcile_agency(market.house.clients, market.house.settings, str(agency.id))

    await market.active(branch)


async def test_a_state_that_this_browser_was_not_given_is_refused(market: Market) -> None:
    branch = market.branch()
    clerk = market.clerk(branch)
    code = market.house.world.crm.approve(clerk, [branch])
    async with httpx.AsyncClient(base_url=market.house.url, timeout=30) as victim:
        await victim.get("/oauth/install")
        foreign = await victim.get("/oauth/callback", params={"code": code, "state": "an-attackers-state"})
    async with httpx.AsyncClient(base_url=market.house.url, timeout=30) as without_cookie:
        bare = await without_cookie.get("/oauth/callback", params={"code": code, "state": "x"})

    assert (foreign.status_code, bare.status_code) == (400, 400)
    assert market.asked("/oauth/token") == []


async def test_a_state_works_once_and_only_with_its_own_cookie(market: Market) -> None:
    branch = market.branch()
    clerk = market.clerk(branch)
    async with httpx.AsyncClient(base_url=market.house.url, timeout=30) as browser:
        start = await browser.get("/oauth/install")
        cookie = start.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        state = httpx.URL(start.headers["location"]).params["state"]
        code = market.house.world.crm.approve(clerk, [branch])
        first = await browser.get("/oauth/callback", params={"code": code, "state": state})
        code = market.house.world.crm.approve(clerk, [branch])
        second = await browser.get("/oauth/callback", params={"code": code, "state": state})

    assert (first.status_code, second.status_code) == (200, 400)


async def test_whoever_only_looks_at_the_address_leaves_the_code_alone(market: Market) -> None:
    branch = market.branch()
    code = market.house.world.crm.approve(market.clerk(branch), [branch])

    looked = await market.house.http.head("/oauth/callback", params={"code": code})

    assert (looked.status_code, market.asked("/oauth/token")) == (200, [])
    opened = await market.house.http.get("/oauth/callback", params={"code": code})
    assert (opened.status_code, "Installed" in opened.text) == (200, True)


@pytest.mark.parametrize("kind", ["agency", "sub-account"])
async def test_the_page_that_is_loaded_again_says_the_same(market: Market, kind: str) -> None:
    branch = market.branch()
    async with httpx.AsyncClient(base_url=market.house.url, timeout=30) as browser:
        start = await browser.get("/oauth/install")
        state = httpx.URL(start.headers["location"]).params["state"]
        person = market.owner if kind == "agency" else market.clerk(branch)
        code = market.house.world.crm.approve(person, [branch])
        first, again = [await browser.get("/oauth/callback", params={"code": code, "state": state}) for _ in range(2)]
        other = await browser.get("/oauth/callback", params={"code": "another"})
    async with httpx.AsyncClient(base_url=market.house.url, timeout=30) as stranger:
        elsewhere = await stranger.get("/oauth/callback", params={"code": code})

    assert (first.status_code, again.status_code) == (200, 200)
    assert first.text == again.text
    # Once for this code, once for the other one, once for whoever has it from elsewhere.
    assert len(market.asked("/oauth/token")) == 3
    assert (other.status_code, elsewhere.status_code) == (400, 400)


async def test_a_declined_install_is_told(market: Market) -> None:
    page = await market.house.http.get("/oauth/callback", params={"error": "access_denied"})

    assert page.status_code == 400
    assert "declined" in page.text
