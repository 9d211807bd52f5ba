"""Who may open the page: an exchange of the CRM's word for ten minutes, revoked by an uninstall."""

from datetime import UTC, datetime, timedelta

import pytest
from tortoise import connections

from app.demo.seed import COMPANY_ID, TENANTS
from app.domain import departures, page_sessions
from app.domain.agencies import Agency
from app.domain.installations import Installation
from app.domain.page_sessions import PageSession, SeenContext
from app.jobs.housekeeping import housekeeping
from app.sandbox.crm.sso import encrypt
from tests.conftest import built
from tests.house import House
from tests.market import Market
from tests.settings_page import context, exchange, person, seated


async def test_a_session_lives_ten_minutes_and_only_its_hash_is_stored(house: House) -> None:
    before = datetime.now(UTC)
    answer = await exchange(house, context(house))

    assert answer.status_code == 200
    assert answer.json()["expires_in"] == 600
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in answer.headers
    session = await PageSession.get().select_related("installation")
    assert answer.json()["token"] not in str(await PageSession.all().values())
    assert timedelta(minutes=9, seconds=50) < session.expires_at - before < timedelta(minutes=10, seconds=30)
    assert session.installation is not None
    assert session.installation.location_id == house.tenant.location_id


@pytest.mark.parametrize(("role", "may_pause"), [("agency", True), ("admin", True), ("user", False)])
async def test_each_role_sees_the_page_and_only_administrators_change_it(
    house: House, role: str, may_pause: bool
) -> None:
    seat = await seated(house, role)

    assert (await seat.get("/embed/layout")).status_code == 200
    assert (await seat.post("/embed/pause", paused="on")).status_code == (200 if may_pause else 403)


async def test_after_ten_minutes_it_is_over(house: House) -> None:
    seat = await seated(house)
    await PageSession.all().update(expires_at=datetime.now(UTC) - timedelta(seconds=1))

    assert (await seat.get("/embed/calls")).status_code == 401


@pytest.mark.parametrize("by", ["sub-account", "agency"])
@pytest.mark.parametrize("role", ["agency", "admin", "user"])
async def test_an_uninstall_ends_it_at_once(installed_house: House, by: str, role: str) -> None:
    seat = await seated(installed_house, role)
    now = datetime.now(UTC) + timedelta(minutes=1)
    if by == "agency":
        await departures.leave_agency(COMPANY_ID, now, now)
    else:
        await departures.leave(installed_house.tenant.location_id, now, now)

    answer = await seat.get("/embed/calls")
    again = await exchange(installed_house, context(installed_house, role))

    stays = by == "sub-account" and role == "agency"
    assert answer.status_code == (200 if stays else 401)
    assert again.status_code == (200 if stays else 403)


async def test_the_same_context_works_within_its_window_only(house: House) -> None:
    text = context(house)
    assert (await exchange(house, text)).status_code == 200
    assert (await exchange(house, text)).status_code == 200

    await SeenContext.all().update(seen_at=datetime.now(UTC) - timedelta(minutes=11))

    refused = await exchange(house, text)
    assert refused.status_code == 401
    assert "was used some time ago" in refused.json()["error"]
    assert (await exchange(house, context(house))).status_code == 200


async def test_the_window_is_a_setting(database_url: str) -> None:
    async with built(database_url, ghl_sso_replay_seconds=3600) as house:
        text = context(house)
        await exchange(house, text)
        await SeenContext.all().update(seen_at=datetime.now(UTC) - timedelta(minutes=11))

        assert (await exchange(house, text)).status_code == 200


async def test_of_a_context_only_a_digest_is_kept(house: House) -> None:
    text = context(house)
    await exchange(house, text)

    [row] = await connections.get("default").execute_query_dict("SELECT * FROM seen_contexts")
    assert text not in repr(dict(row))
    assert len(row["digest"]) == 64


async def test_housekeeping_forgets_sessions_and_keeps_contexts(house: House) -> None:
    await exchange(house, context(house))
    await PageSession.all().update(expires_at=datetime.now(UTC) - timedelta(seconds=1))
    await exchange(house, context(house))
    await SeenContext.all().update(seen_at=datetime.now(UTC) - timedelta(days=300))

    await housekeeping()
    assert (await PageSession.all().count(), await SeenContext.all().count()) == (1, 2)

    await SeenContext.all().update(seen_at=datetime.now(UTC) - timedelta(days=500))
    await housekeeping()
    assert await SeenContext.all().count() == 0


async def test_another_company_does_not_open_our_sub_account(house: House) -> None:
    stranger = Market.opened(house)
    branch = stranger.branch()
    await stranger.from_inside(stranger.owner, [branch])
    await stranger.quiet()
    crm = house.world.crm

    text = context(house, companyId=stranger.agency.id)
    refused = await exchange(house, text)
    own = await exchange(house, crm.user_context(stranger.owner, branch))

    assert (refused.status_code, own.status_code) == (403, 200)


async def test_a_user_of_the_agency_sees_no_page_of_all_sub_accounts(house: House) -> None:
    crm = house.world.crm
    payload = crm.user_context_payload(person(house, "agency")) | {"role": "user"}
    text = encrypt(payload, crm.app.sso_key)

    refused = await exchange(house, text)

    assert refused.status_code == 403
    assert "administrators of the agency" in refused.json()["error"]


async def test_an_owner_of_the_agency_inside_a_sub_account_is_its_administrator(house: House) -> None:
    owner = next(user for user in house.world.crm.agencies[COMPANY_ID].users if user.owner)
    text = house.world.crm.user_context(owner, house.location)

    await exchange(house, text)

    session = await PageSession.get()
    assert session.role == page_sessions.Role.ADMIN
    assert session.installation_id is not None


async def test_a_sub_account_that_moved_to_another_agency_is_out_of_reach(house: House) -> None:
    seat = await seated(house)
    other = await Agency.create(company_id="OtherCompany", name="Other")
    await Installation.filter(location_id=TENANTS[0].location_id).update(agency_id=other.id)

    assert (await seat.get("/embed/calls")).status_code == 401


@pytest.mark.parametrize("body", [b"", b"[]", b'{"context": 5}', b'{"context": "x", "more": 1}', b"\xff"])
async def test_another_body_is_refused(house: House, body: bytes) -> None:
    answer = await house.http.post("/embed/session", content=body)

    assert answer.status_code == 400


async def test_an_unreadable_context_is_refused_in_the_language_of_the_page(house: House) -> None:
    answer = await exchange(house, "nonsense", **{"X-Language": "es"})

    assert answer.status_code == 401
    assert "su CRM" in answer.json()["error"]


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x", "Basic eDp5", "Bearer owk_x"])
async def test_without_a_session_every_page_is_closed(house: House, header: str) -> None:
    answer = await house.http.get("/embed/calls", headers={"Authorization": header})

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


async def test_without_a_shared_secret_nobody_gets_in(database_url: str) -> None:
    async with built(database_url, ghl_sso_key="") as house:
        assert (await exchange(house, context(house))).status_code == 401
