"""The page of a number says how people answer it and why it rests; the agency releases it and lets new ones ramp up."""

from datetime import UTC, datetime, timedelta

from app.demo.seed import demo_id
from app.domain.health import falls
from app.domain.telephony.numbers import PhoneNumber
from tests.domain.health.test_falls import fallen
from tests.house import House
from tests.journeys.voice.test_lost_asset import spare
from tests.settings_page import seated


async def test_a_number_that_rests_says_why_and_who_may_release_it(house: House) -> None:
    await spare(house, house.tenant.agent_id)
    number = await fallen(house)
    page = f"/embed/numbers/{number.id}"
    agency, admin = await seated(house, "agency"), await seated(house)

    await falls.watch(datetime.now(UTC))
    seen, theirs = (await agency.get(page)).text, (await admin.get(page)).text

    for text in (seen, theirs):
        assert "People talked in 4 of 120 calls since" in text
        assert "42 %" in text
        # 504 of 1,320, and what that may truly be.
        assert "38 %" in text
        assert "36 %" in text
        assert "41 %" in text
        assert "Rests" in text
    assert 'id="release"' in seen
    assert 'id="release"' not in theirs
    assert "Your agency can let it call sooner." in theirs
    assert (await admin.post(f"{page}/release")).status_code == 403

    released = await agency.post(f"{page}/release")

    assert 'id="release"' not in released.text
    assert (await PhoneNumber.get(id=number.id)).rests_until is None


async def test_the_agency_lets_a_new_number_ramp_up(house: House) -> None:
    agency, number_id = await seated(house, "agency"), demo_id(house.tenant.number)
    page = f"/embed/numbers/{number_id}/limits"

    for mistaken in (
        {"calls_per_day": "", "ramp_by": "10", "ramp_to": "100"},
        {"calls_per_day": "20", "ramp_by": "", "ramp_to": "100"},
        {"calls_per_day": "20", "ramp_by": "10", "ramp_to": "20"},
    ):
        wrong = await agency.post(page, calls_per_minute="", **mistaken)
        assert wrong.status_code == 422, mistaken
        assert 'id="ramp_' in wrong.text
    assert (await PhoneNumber.get(id=number_id)).calls_per_day is None
    right = await agency.post(page, calls_per_minute="", calls_per_day="20", ramp_by="10", ramp_to="100")
    number = await PhoneNumber.get(id=number_id)

    assert right.status_code == 200
    assert (number.calls_per_day, number.ramp_by, number.ramp_to) == (20, 10, 100)
    assert number.ramped_on is not None
    assert abs(number.ramped_on - datetime.now(UTC).date()) <= timedelta(1)

    await agency.post(page, calls_per_minute="", calls_per_day="20")
    number = await PhoneNumber.get(id=number_id)
    assert (number.ramp_by, number.ramp_to, number.ramped_on) == (None, None, None)
