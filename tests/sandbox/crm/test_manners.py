"""Bad manners that live apps have reported, each switched on by itself."""

from collections.abc import Callable

import httpx
import pytest

from app.sandbox.app import create_sandbox
from app.sandbox.crm import Crm
from app.sandbox.crm.entities import Contact, Location
from app.sandbox.crm.tokens import Token
from app.sandbox.world import World
from tests.sandbox.crm.conftest import AppServer

Headers = Callable[..., dict[str, str]]


async def test_an_update_that_names_a_permanent_channel_is_refused_whole(
    crm: Crm, contact: Contact, token: Token, http: httpx.AsyncClient, headers: Headers
) -> None:
    contact.dnd_settings["Email"] = {"status": "permanent", "message": "", "code": ""}
    path, both = f"/contacts/{contact.id}", {"Email": {"status": "permanent"}, "SMS": {"status": "active"}}
    crm.manners.refuses_permanent_channels = True

    refused = await http.put(path, json={"dndSettings": both}, headers=headers(token))
    one = await http.put(path, json={"dndSettings": {"SMS": {"status": "active"}}}, headers=headers(token))

    assert (refused.status_code, one.status_code) == (400, 200)
    assert {name: how["status"] for name, how in contact.dnd_settings.items()} == {
        "Call": "active",
        "Email": "permanent",
        "SMS": "active",
    }


@pytest.mark.usefixtures("token")
async def test_an_event_is_sent_again_after_any_failure(crm: Crm, contact: Contact, app_server: AppServer) -> None:
    crm.speed = 100_000
    crm.app.webhook_url = app_server.url
    crm.manners.retries_every_failure = True
    app_server.statuses = [500, 401, 302, 200]

    contact.set_dnd(Call="inactive")
    await crm.delivered()

    assert [one.status for one in crm.deliveries if one.kind == "ContactDndUpdate"] == [500, 401, 302, 200]


async def test_the_end_of_a_days_allowance_names_when_there_is_another_one(
    crm: Crm, contact: Contact, token: Token, http: httpx.AsyncClient, headers: Headers
) -> None:
    crm.rates.daily = 1
    crm.manners.tells_daily_reset = True

    answer = await http.get(f"/contacts/{contact.id}", headers=headers(token))

    assert answer.headers["x-ratelimit-daily-remaining"] == "0"
    assert int(answer.headers["x-ratelimit-daily-reset"]) > 0


async def test_a_sub_accounts_tokens_may_come_bare(
    crm: Crm, company_token: Token, location: Location, http: httpx.AsyncClient, headers: Headers
) -> None:
    crm.manners.mints_bare_tokens = True
    form = {"companyId": location.agency.id, "locationId": location.id}

    answer = await http.post("/oauth/locationToken", data=form, headers=headers(company_token))

    assert answer.json()["access_token"]
    assert not answer.json().keys() & {"refresh_token", "companyId", "userType"}


async def test_manners_are_switched_over_http() -> None:
    world = World()
    transport = httpx.ASGITransport(create_sandbox(world))
    async with httpx.AsyncClient(transport=transport, base_url="http://sandbox/control") as control:
        before = (await control.get("/crm/manners")).json()
        after = (await control.patch("/crm/manners", json={"refuses_permanent_channels": True})).json()
        unknown = await control.patch("/crm/manners", json={"refuses_everything": True})
        no_answer = await control.patch("/crm/manners", json={"refuses_permanent_channels": "perhaps"})

    assert not any(before.values())
    assert after == before | {"refuses_permanent_channels": True}
    assert (unknown.status_code, no_answer.status_code) == (400, 400)
    assert world.crm.manners.refuses_permanent_channels
