"""The keeper of tokens: they are renewed once, stored before use, and lost only when nothing else is left."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tortoise.transactions import in_transaction

from app.clients import Clients
from app.domain.tenants import crm_tokens
from app.domain.tenants.crm_tokens import CrmToken
from app.errors import NotConnected, UnknownRefusal, VendorBusy, VendorError, VendorRefused, VendorUnclear
from app.jobs.crm.refresh_token import refresh_token
from app.sandbox.crm.entities import Location
from app.sandbox.crm.manners import GATEWAY_ANSWERS
from app.sealing import KeyRing
from tests.house import House, eventually
from tests.market import Market

TOKEN = "POST /crm/oauth/token"


@pytest.fixture
def market(house: House) -> Market:
    return Market.opened(house)


async def installed_alone(market: Market) -> Location:
    """A sub-account whose own administrator installed the app: no agency can help it."""
    branch = market.branch()
    await market.from_inside(market.clerk(branch), [branch])
    await market.active(branch)
    await market.quiet()
    return branch


async def installed_by_agency(market: Market) -> Location:
    branch = market.branch()
    await market.from_inside(market.owner, [branch])
    await market.active(branch)
    await market.quiet()
    return branch


async def expire(market: Market, location: Location) -> None:
    """Let a day pass for the tokens of this sub-account, on both sides."""
    market.house.world.crm.expire_access_tokens()
    await CrmToken.filter(resource_id=location.id).update(expires_at=datetime.now(UTC), due_at=datetime.now(UTC))


def refreshes(market: Market) -> int:
    return len(market.asked("/oauth/token", "refresh_token="))


async def test_an_expired_token_is_renewed_and_the_new_pair_is_stored(market: Market) -> None:
    branch = await installed_alone(market)
    before = await market.grant(branch)
    await expire(market, branch)

    assert await market.reads_its_location(branch) == "Branch"

    after = await market.grant(branch)
    ring = KeyRing.parse(market.house.settings.secret_keys)
    assert after.version == before.version + 1
    assert after.refresh_token(ring) in market.house.world.crm.refresh_tokens
    assert after.expires_at > datetime.now(UTC) + timedelta(hours=23)
    assert refreshes(market) == 1


async def test_fifty_at_once_refresh_once(market: Market) -> None:
    branch = await installed_alone(market)
    await expire(market, branch)
    installation = await market.active(branch)
    ring = KeyRing.parse(market.house.settings.secret_keys)
    async with Clients(market.house.settings, ring).opened() as another:
        both = [await holder.crm(installation.id) for holder in (market.house.clients, another)]

        names = await asyncio.gather(*(both[n % 2].location(branch.id) for n in range(50)))

    assert len(names) == 50
    assert refreshes(market) == 1


async def test_a_token_that_the_crm_rejects_early_is_renewed_once(market: Market) -> None:
    branch = await installed_alone(market)
    market.house.world.crm.expire_access_tokens()

    assert await market.reads_its_location(branch) == "Branch"
    assert refreshes(market) == 1


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (401, "The token is not authorized for this scope."),
        (401, "This authClass type is not allowed to access this scope."),
        (401, "Token's user type mismatch!"),
        (401, "version header was not found."),
        (403, "The token does not have access to this location."),
    ],
)
async def test_a_refusal_that_no_new_token_cures_starts_no_refresh(market: Market, status: int, message: str) -> None:
    branch = await installed_alone(market)
    body = {"statusCode": status, "message": message}
    market.house.fault("GET /crm/locations", "status", status=status, body=body)

    with pytest.raises(VendorRefused):
        await market.reads_its_location(branch)

    assert refreshes(market) == 0


async def test_a_token_that_stays_rejected_is_not_renewed_for_ever(market: Market) -> None:
    branch = await installed_alone(market)
    body = {"statusCode": 401, "message": "Invalid JWT"}
    market.house.fault("GET /crm/locations", "status", status=401, body=body)

    with pytest.raises(VendorRefused):
        await market.reads_its_location(branch)

    assert refreshes(market) == 1


async def test_a_refresh_that_never_arrived_is_done_later_with_the_same_token(market: Market) -> None:
    branch = await installed_alone(market)
    await expire(market, branch)
    market.house.fault(TOKEN, "drop_before", times=3)
    grant = await market.grant(branch)

    with pytest.raises(VendorUnclear):
        await market.house.clients.renew(grant.id)

    assert (await market.grant(branch)).version == grant.version
    await market.reads_its_location(branch)
    assert (await market.grant(branch)).version == grant.version + 1


async def test_a_lost_refresh_answer_is_made_good_by_the_agency(market: Market) -> None:
    branch = await installed_by_agency(market)
    await expire(market, branch)
    market.house.fault(TOKEN, "drop_after", times=1)
    with pytest.raises(VendorUnclear):
        await market.house.clients.renew((await market.grant(branch)).id)

    assert await market.reads_its_location(branch) == "Branch"

    assert (await market.grant(branch)).state == "good"


async def test_a_lost_refresh_answer_without_an_agency_needs_a_person_and_a_new_install_heals_it(
    market: Market,
) -> None:
    branch = await installed_alone(market)
    await expire(market, branch)
    market.house.fault(TOKEN, "drop_after", times=1)
    with pytest.raises(VendorUnclear):
        await market.house.clients.renew((await market.grant(branch)).id)
    with pytest.raises(NotConnected, match="install it again"):
        await market.reads_its_location(branch)
    assert (await market.grant(branch)).state == "needs_reconnect"
    assert (await market.installation(branch)).status == "active", "calls that need no CRM go on"
    asked = refreshes(market)
    with pytest.raises(NotConnected):
        await market.reads_its_location(branch)
    assert refreshes(market) == asked, "a lost token is not tried again and again"

    await market.from_inside(market.clerk(branch), [branch])

    assert await market.reads_its_location(branch) == "Branch"


async def test_an_agency_that_installs_later_heals_what_was_lost(market: Market) -> None:
    branch = await installed_alone(market)
    await CrmToken.filter(resource_id=branch.id).update(state="needs_reconnect", due_at=datetime.now(UTC))

    await market.from_inside(market.owner, [branch])

    await market.active(branch)
    assert await market.reads_its_location(branch) == "Branch"


async def test_a_paused_account_keeps_its_token_and_comes_back(market: Market) -> None:
    branch = await installed_alone(market)
    before = await market.grant(branch)
    await expire(market, branch)
    branch.active = False
    with pytest.raises(NotConnected, match="paused"):
        await market.reads_its_location(branch)
    with pytest.raises(NotConnected, match="paused"):
        await market.reads_its_location(branch)

    suspended = await market.grant(branch)
    assert (suspended.state, suspended.version) == ("suspended", before.version)
    assert suspended.sealed_refresh_token == before.sealed_refresh_token
    assert (await market.installation(branch)).status == "suspended"
    assert refreshes(market) == 1, "once an hour is enough"

    branch.active = True
    await CrmToken.filter(id=suspended.id).update(due_at=datetime.now(UTC))
    await refresh_token(market.house.clients, str(suspended.id))

    assert (await market.installation(branch)).status == "active"
    assert await market.reads_its_location(branch) == "Branch"


async def test_wrong_credentials_of_ours_lose_no_token(market: Market) -> None:
    branch = await installed_alone(market)
    await expire(market, branch)
    market.house.world.crm.app.client_secret = "changed"

    with pytest.raises(VendorRefused):
        await market.reads_its_location(branch)

    assert (await market.grant(branch)).state == "good"


@pytest.mark.parametrize(("status", "error"), [(429, VendorBusy), (500, VendorUnclear), (502, VendorUnclear)])
async def test_a_token_endpoint_in_trouble_loses_no_token(
    market: Market, status: int, error: type[VendorError]
) -> None:
    branch = await installed_alone(market)
    await expire(market, branch)
    market.house.fault(TOKEN, "status", status=status, body="<html>busy</html>")

    with pytest.raises(error):
        await market.house.clients.renew((await market.grant(branch)).id)

    assert (await market.grant(branch)).state == "good"


@pytest.mark.parametrize(("status", "body"), [GATEWAY_ANSWERS["timed out"], GATEWAY_ANSWERS["forbidden page"]])
async def test_a_gateway_that_refuses_loses_no_token(market: Market, status: int, body: Any) -> None:
    branch = await installed_by_agency(market)
    grant = await market.grant(branch)
    await expire(market, branch)
    market.house.fault(TOKEN, "drop_after", times=1)
    with pytest.raises(VendorUnclear):
        await market.house.clients.renew(grant.id)
    for route in (TOKEN, "POST /crm/oauth/locationToken"):
        market.house.fault(route, "status", status=status, body=body)
        with pytest.raises(UnknownRefusal):
            await market.reads_its_location(branch)
        assert (await market.grant(branch)).state == "good"
        market.house.world.faults.clear()

    assert await market.reads_its_location(branch) == "Branch"


async def test_an_answer_with_half_a_token_is_no_token(market: Market) -> None:
    branch = await installed_by_agency(market)
    await expire(market, branch)
    market.house.fault(TOKEN, "garbage", times=1)
    grant = await market.grant(branch)

    with pytest.raises(VendorUnclear):
        await market.house.clients.renew(grant.id)

    assert (await market.grant(branch)).version == grant.version
    assert await market.reads_its_location(branch) == "Branch"


async def test_a_token_that_came_without_a_refresh_token_is_renewed_by_the_agency(market: Market) -> None:
    crm = market.house.world.crm
    crm.manners.mints_bare_tokens = True
    branch = await installed_by_agency(market)
    await expire(market, branch)

    assert await market.reads_its_location(branch) == "Branch"

    await expire(market, branch)
    branch.active = False
    with pytest.raises(NotConnected, match="paused"):
        await market.reads_its_location(branch)
    suspended = await market.grant(branch)
    assert (suspended.state, (await market.installation(branch)).status) == ("suspended", "suspended")

    branch.active = True
    await CrmToken.filter(id=suspended.id).update(due_at=datetime.now(UTC))
    await refresh_token(market.house.clients, str(suspended.id))
    assert (await market.installation(branch)).status == "active"
    assert await market.reads_its_location(branch) == "Branch"


async def test_the_clock_renews_a_pair_before_it_expires(market: Market) -> None:
    branch = await installed_alone(market)
    grant = await market.grant(branch)
    life = grant.expires_at - datetime.now(UTC)
    assert timedelta(hours=16) < grant.due_at - datetime.now(UTC) < life * 0.91
    assert await crm_tokens.refresh_due(datetime.now(UTC)) == 0

    assert await crm_tokens.refresh_due(grant.due_at) == 1

    async def renewed() -> bool:
        return (await market.grant(branch)).version == grant.version + 1

    await eventually(renewed, "the job did not renew the pair")


async def test_nothing_is_renewed_inside_a_transaction(market: Market) -> None:
    branch = await installed_alone(market)
    await expire(market, branch)
    grant = await market.grant(branch)

    with pytest.raises(RuntimeError, match="inside a transaction"):
        async with in_transaction():
            await market.house.clients.renew(grant.id)


async def test_a_pair_is_kept_though_the_database_goes_away_during_the_refresh(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    branch = await installed_alone(market)
    await expire(market, branch)
    grant, saves = await market.grant(branch), []
    save = CrmToken.save

    async def fails_once(self: CrmToken, *args: object, **kwargs: object) -> None:
        saves.append(self)
        if len(saves) == 1:
            raise OSError("the connection is gone")
        await save(self, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(CrmToken, "save", fails_once)

    assert await market.reads_its_location(branch) == "Branch"

    assert (await market.grant(branch)).version == grant.version + 1
    assert refreshes(market) == 1
