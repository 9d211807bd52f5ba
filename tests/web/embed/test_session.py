"""Who may open the page: an exchange of the CRM's word for ten minutes, revoked by an uninstall."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tortoise import connections

from app.demo.seed import COMPANY_ID, TENANTS
from app.domain.lifecycle import uninstalling
from app.domain.tenants import page_sessions
from app.domain.tenants.agencies import Agency
from app.domain.tenants.installations import Installation
from app.domain.tenants.page_sessions import PageSession, SeenContext
from app.domain.tenants.people import CONFIRMED_FOR, ConfirmedPerson, Role
from app.sandbox.crm.sso import encrypt
from app.web.embed.frame import session as session_page
from app.web.guards.strikes import LIMIT
from tests.conftest import built
from tests.house import House
from tests.market import Market
from tests.settings_page import Seat, confirmed, context, exchange, person, seated


@pytest.fixture
async def house(installed_house: House) -> House:
    """Here the CRM can be asked who somebody is."""
    return installed_house


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
        await uninstalling.leave_agency(COMPANY_ID, now, now)
    else:
        await uninstalling.leave(installed_house.tenant.location_id, now, now)

    answer = await seat.get("/embed/calls")
    again = await exchange(installed_house, context(installed_house, role))

    stays = by == "sub-account" and role == "agency"
    assert answer.status_code == (200 if stays else 401)
    assert again.status_code == (200 if stays else 401)


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
        await confirmed(house)
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


async def test_what_is_done_hourly_forgets_sessions_and_keeps_contexts(house: House) -> None:
    await exchange(house, context(house))
    await PageSession.all().update(expires_at=datetime.now(UTC) - timedelta(seconds=1))
    await exchange(house, context(house))
    await SeenContext.all().update(seen_at=datetime.now(UTC) - timedelta(days=300))

    await page_sessions.forget(datetime.now(UTC))
    assert (await PageSession.all().count(), await SeenContext.all().count()) == (1, 2)

    await SeenContext.all().update(seen_at=datetime.now(UTC) - timedelta(days=500))
    await page_sessions.forget(datetime.now(UTC))
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

    assert (refused.status_code, own.status_code) == (401, 200)


async def test_a_user_of_the_agency_sees_no_page_of_all_sub_accounts(house: House) -> None:
    agency = house.world.crm.agencies[COMPANY_ID]
    text = house.world.crm.user_context(agency.add_user("Uma User", role="user"))

    refused = await exchange(house, text)

    assert refused.status_code == 403
    assert "administrators of the agency" in refused.json()["error"]


async def test_a_forged_context_opens_nothing_and_learns_nothing(house: House) -> None:
    forgeries: list[dict[str, Any]] = [
        {"activeLocation": "", "type": "agency"},
        {"activeLocation": "", "type": "agency", "isAgencyOwner": True},
        {"activeLocation": TENANTS[1].location_id},
        {"activeLocation": TENANTS[1].location_id, "type": "agency"},
        {"companyId": "AnotherCompany012345"},
        {"userId": "NobodyOfTheAgency012"},
    ]
    unreadable = await exchange(house, "nonsense")
    for forged in forgeries:
        refused = await exchange(house, context(house, **forged))

        assert (refused.status_code, refused.json()) == (unreadable.status_code, unreadable.json()), forged
        assert refused.status_code == 401
        assert await PageSession.all().count() == await SeenContext.all().count() == 0


async def test_an_admin_in_the_context_is_what_the_crm_says_and_no_more(house: House) -> None:
    crm, kim = house.world.crm, person(house, "user")
    payload = crm.user_context_payload(kim, house.location) | {"role": "admin", "type": "agency"}
    answer = await exchange(house, encrypt(payload, crm.app.sso_key))

    session = await PageSession.get()
    assert answer.status_code == 200
    assert (session.role, session.rank, session.user_name) == (Role.USER, Role.USER, kim.name)


async def test_somebody_who_was_deleted_in_the_crm_is_nobody(house: House) -> None:
    text = context(house)
    person(house, "admin").deleted = True

    assert (await exchange(house, text)).status_code == 401


async def test_while_the_crm_is_silent_the_page_can_be_read_and_not_changed(house: House) -> None:
    house.fault("GET /crm/users/{id}", "status", status=503)

    answer = await exchange(house, context(house, "admin"))
    seat = Seat(house, answer.json()["token"])

    assert (await seat.get("/embed/calls")).status_code == 200
    assert "did not confirm who you are" in (await seat.get("/embed/layout")).text
    assert (await seat.post("/embed/pause", paused="on")).status_code == 403
    assert (await exchange(house, context(house, "agency"))).status_code == 401


async def test_a_permission_that_was_not_granted_yet_counts_as_silence(house: House) -> None:
    house.world.crm.access_tokens.update(
        {value: replace(token, scope="contacts.readonly") for value, token in house.world.crm.access_tokens.items()}
    )

    answer = await exchange(house, context(house, "admin"))

    assert answer.status_code == 200
    assert (await PageSession.get()).confirmed_at is None


async def test_the_crm_is_asked_once_in_a_few_minutes(house: House) -> None:
    sam, text = person(house, "admin"), context(house)
    for _ in range(3):
        await exchange(house, text)
    path = f"/crm/users/{sam.id}"
    assert [one.path for one in house.world.crm.requests].count(path) == 1

    await ConfirmedPerson.all().update(confirmed_at=datetime.now(UTC) - CONFIRMED_FOR)
    sam.role = "user"
    await exchange(house, text)

    assert (await PageSession.filter(role=Role.USER).count(), await PageSession.filter(role=Role.ADMIN).count()) == (
        1,
        3,
    )


async def test_a_sub_account_that_installed_by_itself_asks_with_its_own_tokens(house: House) -> None:
    market = Market.opened(house)
    branch = market.branch()
    clerk = market.clerk(branch)
    await market.from_inside(clerk, [branch])
    await market.quiet()

    inside = await exchange(house, house.world.crm.user_context(clerk, branch))
    owner = await exchange(house, house.world.crm.user_context(market.owner))

    assert (inside.status_code, owner.status_code) == (200, 200)
    assert sorted(str(one.role) for one in await PageSession.all()) == ["admin", "agency"]


async def test_bad_contexts_close_the_door_after_a_handful(house: House) -> None:
    text = context(house, "user", type="agency", activeLocation="")
    answers = [await exchange(house, text) for _ in range(LIMIT + 1)]

    assert [answer.status_code for answer in answers] == [401] * LIMIT + [429]
    assert int(answers[-1].headers["retry-after"]) > 0


async def test_behind_a_proxy_that_is_not_named_a_good_context_still_opens(house: House) -> None:
    passed_on = {"X-Forwarded-For": "203.0.113.7"}
    bad = [await exchange(house, "nonsense", **passed_on) for _ in range(LIMIT + 1)]
    good = await exchange(house, context(house), **passed_on)

    assert [answer.status_code for answer in bad] == [401] * LIMIT + [429]
    assert good.status_code == 200


@pytest.mark.parametrize("text", ["nonsense", "forged"])
async def test_a_refusal_takes_its_time_whatever_is_wrong(
    house: House, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(session_page, "REFUSED_AFTER_SECONDS", 0.5)
    began = time.monotonic()

    answer = await exchange(house, text if text == "nonsense" else context(house, companyId="AnotherCompany012345"))

    assert answer.status_code == 401
    assert time.monotonic() - began >= 0.5


async def test_an_owner_of_the_agency_inside_a_sub_account_is_its_administrator(house: House) -> None:
    owner = next(user for user in house.world.crm.agencies[COMPANY_ID].users if user.owner)
    text = house.world.crm.user_context(owner, house.location)

    await exchange(house, text)

    session = await PageSession.get()
    assert (session.role, session.rank) == (Role.ADMIN, Role.AGENCY)
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
    assert "Su CRM" in answer.json()["error"]


async def test_without_a_session_every_page_is_closed(house: House) -> None:
    for header in ("", "Bearer", "Bearer x", "Basic eDp5", "Bearer owk_x"):
        answer = await house.http.get("/embed/calls", headers={"Authorization": header})

        assert answer.status_code == 401, header
        assert answer.headers["www-authenticate"] == "Bearer", header


async def test_without_a_shared_secret_nobody_gets_in(database_url: str) -> None:
    async with built(database_url, ghl_sso_key="") as house:
        assert (await exchange(house, context(house))).status_code == 401
