"""The Campaigns page: a list is typed in, tried, started, watched, paused and stopped there."""

from app.domain.calls.calls import Call
from app.domain.campaigns.campaigns import Campaign, Status
from tests.house import House, eventually
from tests.settings_page import seated

LIST = "name,phone\nMaria,(415) 555-0101\nPaul,415 555 0102\nNobody,none"
FORM = {"name": "Spring", "list": LIST, "attempts": "1", "minutes_between": "60", "per_minute": "60",
        "max_age_days": "7"} | {f"day:{day}": "on" for day in range(7)}  # fmt: skip


async def test_a_list_is_tried_started_and_called(house: House) -> None:
    seat = await seated(house, "admin")
    made = await seat.post("/embed/campaigns/new", **FORM)
    assert made.status_code == 200, made.text
    campaign = await Campaign.get()
    here = f"/embed/campaigns/{campaign.id}"
    assert "Lines without a phone number that exists: 4" in made.text

    preview = await seat.get(f"{here}/preview")
    assert "Called 2" in preview.text
    assert await Call.all().count() == 0

    started = await seat.post(f"{here}/move", move="start")
    assert "Running" in started.text

    async def over() -> bool:
        return (await Campaign.get()).status is Status.DONE

    await eventually(over, "the campaign is never done", patience=60)
    shown = await seat.get(here)
    assert "Finished 2" in shown.text
    exported = await seat.get(f"{here}/export")
    assert [line.split(",")[0] for line in exported.text.splitlines()] == ["number", "+14155550101", "+14155550102"]
    assert sorted(call.to_number for call in house.accepted) == ["+14155550101", "+14155550102"]
    assert "Spring" in (await seat.get("/embed/campaigns")).text


async def test_what_is_wrong_with_a_campaign_is_said_beside_its_field(house: House) -> None:
    seat = await seated(house, "admin")
    wrong = await seat.post("/embed/campaigns/new", **(FORM | {"name": "", "opens": "nine", "attempts": "9"}))
    assert wrong.status_code == 422
    assert wrong.text.count('class="mistake"') == 3
    assert await Campaign.all().count() == 0

    await seat.post("/embed/campaigns/new", **FORM)
    twice = await seat.post("/embed/campaigns/new", **FORM)
    assert "There is a campaign with this name" in twice.text


async def test_a_pause_holds_and_a_stop_ends(house: House) -> None:
    seat = await seated(house, "agency")
    customer = house.seeded.customers[house.tenant.location_id]
    await seat.post("/embed/campaigns/new", **(FORM | {"customer": str(customer.id), "starts_at": "2999-01-01T09:00"}))
    campaign = await Campaign.get()
    here = f"/embed/campaigns/{campaign.id}/move"
    for move, status in (("start", Status.RUNNING), ("pause", Status.PAUSED), ("start", Status.RUNNING),
                         ("stop", Status.STOPPED), ("start", Status.STOPPED)):  # fmt: skip
        assert (await seat.post(here, move=move)).status_code == 200
        assert (await Campaign.get()).status is status
    assert house.accepted == []


async def test_why_not_is_answered_without_a_call(house: House) -> None:
    seat = await seated(house, "user")
    await house.do_not_call("+14155550103", "asked us not to")

    tried = await seat.post("/embed/dry-run", source="list", leads="+14155550101\n+14155550103")

    assert "Called 1" in tried.text
    assert "Not called 1" in tried.text
    empty = await seat.post("/embed/dry-run", source="list", leads=" ")
    assert empty.status_code == 422
    assert await Call.all().count() == 0
