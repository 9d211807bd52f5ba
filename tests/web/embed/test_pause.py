"""Pause is always in reach, and does what it says."""

from datetime import UTC, datetime, timedelta

from app.demo.seed import TENANTS
from app.domain.tenants.customers import Customer
from tests.house import House
from tests.settings_page import seated


async def test_a_paused_sub_account_takes_no_calls_until_it_resumes(house: House) -> None:
    seat = await seated(house)

    paused = await seat.post("/embed/pause", paused="on")
    refused = await house.ask()
    await seat.post("/embed/pause", paused="off")
    accepted = await house.ask()

    assert "Calling is paused" in paused.text
    assert "Resume calling" in paused.text
    assert "Calling is paused." in paused.headers["hx-trigger"]
    assert refused.json()["error_code"] == "PAUSED"
    assert accepted.status_code == 200


async def test_it_stops_nobody_else(house: House) -> None:
    await (await seated(house)).post("/embed/pause", paused="on")

    assert (await house.ask("+12125550111", tenant=TENANTS[1])).status_code == 200


async def test_what_the_agency_paused_a_sub_account_cannot_resume(house: House) -> None:
    agency, sub = await seated(house, "agency"), await seated(house)
    await agency.post("/embed/pause", paused="on")

    layout = (await sub.get("/embed/layout")).text
    await sub.post("/embed/pause", paused="off")

    assert "Paused by your agency" in layout
    assert "Resume calling" not in layout
    assert (await house.ask()).json()["error_code"] == "PAUSED"


async def test_a_sub_accounts_own_pause_outlasts_the_agencys(house: House) -> None:
    agency, sub = await seated(house, "agency"), await seated(house)
    await sub.post("/embed/pause", paused="on")
    await agency.post("/embed/pause", paused="on")
    await agency.post("/embed/pause", paused="off")

    assert await Customer.filter(paused=True).count() == 1
    assert (await house.ask()).json()["error_code"] == "PAUSED"


async def test_it_says_beforehand_how_many_calls_wait(house: House) -> None:
    await (await seated(house)).post("/embed/pause", paused="on")
    seat = await seated(house)
    text = (await seat.get("/embed/layout")).text
    assert "No calls are waiting." in text

    await seat.post("/embed/pause", paused="off")
    await house.ask(not_before=(datetime.now(UTC) + timedelta(days=80)).isoformat())

    assert "1 waiting call stays" in (await seat.get("/embed/layout")).text


async def test_a_user_sees_how_it_stands_and_no_button(house: House) -> None:
    await (await seated(house)).post("/embed/pause", paused="on")

    layout = (await (await seated(house, "user")).get("/embed/layout")).text

    assert "Calling is paused" in layout
    assert "<form" not in layout.split("</header>")[0]
