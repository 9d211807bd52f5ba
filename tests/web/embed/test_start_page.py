"""The Start page: what is still missing, and a real call to one's own phone."""

import re

import pytest

from app.demo.seed import TENANTS
from app.domain.numbers import PhoneNumber
from tests.house import House
from tests.settings_page import Seat, seated

PHONE = "+14155550303"


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))


async def number_of(house: House) -> str:
    return str((await PhoneNumber.get(e164=house.tenant.number)).id)


async def review(seat: Seat, to: str = PHONE) -> str:
    answer = await seat.post("/embed/start/call", number=await number_of(seat.house), to_number=to)
    assert answer.status_code == 200, answer.text
    return answer.text


@pytest.mark.parametrize("role", ["agency", "admin"])
async def test_a_call_to_my_phone_says_first_what_it_will_be_and_is_placed_once(house: House, role: str) -> None:
    seat = await seated(house, role)

    page = await review(seat)
    assert "30.00 credits are set aside" in page
    assert "+1 415-555-0303" in page
    assert "it is " in page
    assert house.accepted == []

    for _ in range(2):
        placed = await seat.post("/embed/start/call", **hidden(page))
        assert placed.status_code == 200
    found = re.search(r"#/embed/calls/([\w-]+)", placed.text)
    assert found
    await house.settled(found[1])
    assert [call.to_number for call in house.accepted] == [PHONE]

    status = await seat.get(f"/embed/start/calls/{found[1]}")
    assert "No answer" in status.text
    assert "From this page" in (await seat.get(f"/embed/calls/{found[1]}")).text


async def test_its_state_is_sent_again_only_when_it_has_changed(house: House) -> None:
    seat = await seated(house)
    page = (await seat.post("/embed/start/call", **hidden(await review(seat)))).text
    found = re.search(r"#/embed/calls/([\w-]+)", page)
    assert found
    await house.settled(found[1])
    call = await house.call(found[1])

    same = await seat.get(f"/embed/start/calls/{found[1]}", seen=f"{call.state}-{call.charged}")
    other = await seat.get(f"/embed/start/calls/{found[1]}", seen="queued-0")

    assert (same.status_code, other.status_code) == (204, 200)


@pytest.mark.parametrize(("language", "sentence"), [("en", "is not a phone number"), ("es", "teléfono no existe")])
async def test_a_wrong_number_is_told_beside_its_field(house: House, language: str, sentence: str) -> None:
    seat = await seated(house, language=language)

    answer = await seat.post("/embed/start/call", number=await number_of(house), to_number="12")

    assert answer.status_code == 422
    assert 'id="to_number-wrong"' in answer.text
    assert 'value="12"' in answer.text
    assert sentence in answer.text


async def test_a_refusal_is_told_with_what_to_do(house: House) -> None:
    seat = await seated(house)
    page = await review(seat)
    await house.pause("customer")

    answer = await seat.post("/embed/start/call", **hidden(page))

    assert answer.status_code == 422
    assert "Switch Pause off" in answer.text
    assert house.accepted == []


async def test_a_number_of_another_sub_account_cannot_call(house: House) -> None:
    stranger = await seated(house, "admin", TENANTS[1])

    answer = await stranger.post("/embed/start/call", number=await number_of(house), to_number=PHONE, sure="yes")

    assert answer.status_code == 422
    assert house.accepted == []


async def test_the_steps_say_what_is_next(house: House) -> None:
    seat = await seated(house)
    assert (await seat.get("/embed/start")).text.count("Done") == 2

    await house.switch_outbound(on=False)
    page = (await seat.get("/embed/start")).text
    assert page.count("Done") == 1
    assert "Choose the agent that speaks on your number" in page
    assert "Call my phone</button>" not in page

    await PhoneNumber.all().update(customer_id=None)
    page = (await seat.get("/embed/start")).text
    assert "Done" not in page
    assert "Your agency gives this sub-account a phone number." in page


async def test_a_user_sees_the_steps_and_no_form(house: House) -> None:
    page = (await (await seated(house, "user")).get("/embed/start")).text

    assert "An administrator can place a test call here." in page
    assert "<form" not in page
