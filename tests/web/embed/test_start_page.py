"""The Start page: what is still missing, and a real call to one's own phone."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from tortoise.transactions import in_transaction

from app.demo.seed import TENANTS
from app.domain.calls.calls import Attempt, Call
from app.domain.credits import ledger
from app.domain.credits.ledger import Account
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.keys import ApiKey
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.customers import Customer
from tests.domain.screening.imported import import_list
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

    same = await seat.get(f"/embed/start/calls/{found[1]}", seen=f"{call.state}-{call.charged}-")
    other = await seat.get(f"/embed/start/calls/{found[1]}", seen="queued-0-")

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


async def test_the_steps_say_what_is_next_and_name_the_part_that_is_missing(house: House) -> None:
    seat, agency = await seated(house), await seated(house, "agency")
    number = await number_of(house)

    def now(page: str) -> str:
        found = re.search(r'<li class="card step now">.*?<h2>([^<]+)</h2>', page, re.DOTALL)
        return found[1] if found else ""

    assert now((await seat.get("/embed/start")).text) == "Call my phone"
    async with in_transaction() as tx:
        for account in await Account.all():
            await ledger.adjust(tx, account.customer_id, 10 - account.available, "For the test")
    assert "Ask your agency to add some." in (await seat.get("/embed/start")).text
    assert 'name="amount"' in (await agency.get("/embed/start")).text
    await house.switch_outbound(on=False)
    page = (await seat.get("/embed/start")).text
    assert "Only Outbound is missing on +1 415-555-0100." in page
    assert f'href="#/embed/numbers/{number}"' in page
    assert "Call my phone</button>" not in page
    await AgentAssignment.all().delete()
    await ApiKey.all().delete()
    assert now((await agency.get("/embed/start")).text) == "Choose its agent, and switch Outbound on"
    await PhoneNumber.all().update(customer_id=None)
    assert now((await agency.get("/embed/start")).text) == "Give it to a sub-account"
    assert "Your agency gives this sub-account a phone number." in (await seat.get("/embed/start")).text
    await PhoneNumber.all().delete()
    assert now((await agency.get("/embed/start")).text) == "Import a number"


async def test_once_all_is_done_the_page_says_what_needs_somebody_and_how_the_day_goes(house: House) -> None:
    agency, seat = await seated(house, "agency"), await seated(house)
    for to in (PHONE, "+14155550101"):
        await house.settled((await house.ask(to)).json()["call_id"])
    doubtful = await house.call((await house.ask("+14155550142")).json()["call_id"])
    paid = await house.settled(str(doubtful.id))
    await Call.filter(id=doubtful.id).update(state="unconfirmed", outcome=None, reason_code="NEEDS_REVIEW")
    await Attempt.filter(call_id=doubtful.id).update(state="unconfirmed", outcome=None, settled_at=None)
    await Customer.filter(id=house.seeded.customers[TENANTS[0].location_id].id).update(low_credits=900_000)
    await Workspace.all().update(status="dead_key")
    long_ago = datetime.now(UTC) - timedelta(days=40)
    await import_list(house.seeded.agency.id, ["+14155550199"], long_ago, name="Federal", max_age_days=31)

    of_all, own = (await agency.get("/embed/start")).text, (await seat.get("/embed/start")).text

    await paid.save()
    assert "1 call could not be confirmed." in of_all
    assert "Sunrise Dental has 4" in of_all
    assert "The list Federal is older than it may be." in of_all
    assert "Federal" not in own
    assert "no longer accepts the key" in of_all
    assert "no longer accepts the key" not in own
    assert "Ask your agency to add some." in own
    assert ">3</a></dd>" in of_all
    assert "50%" in of_all
    assert of_all.count('href="#/embed/calls?sub=') == len(TENANTS)
    assert "Harbor" not in own


async def test_a_test_call_that_would_wait_or_is_forbidden_is_told_before_it_is_asked_for(house: House) -> None:
    seat, number = await seated(house), await number_of(house)
    forbidden = await seat.post("/embed/start/call", number=number, to_number="+442079460160")
    in_three_days = (datetime.now(UTC) + timedelta(days=3)).weekday()
    closed = {"opens": 0, "closes": 1, "days": [in_three_days], "closed_on_holidays": False, "legal_hours": False}
    await Customer.all().update(policy=closed)

    waits = await seat.post("/embed/start/call", number=number, to_number=PHONE)

    assert (forbidden.status_code, "not allowed" in forbidden.text or "may not" in forbidden.text) == (422, True)
    assert "The call would be placed" in waits.text
    assert "Request the call" in waits.text
    assert house.accepted == []


async def test_a_user_sees_the_steps_and_no_form(house: House) -> None:
    page = (await (await seated(house, "user")).get("/embed/start")).text

    assert "An administrator can place a test call here." in page
    assert "<form" not in page


async def test_an_account_whose_key_is_rejected_is_not_called_connected(house: House) -> None:
    seat = await seated(house, "agency")
    connected = (await seat.get("/embed/start")).text
    account = await Workspace.get(id=house.seeded.workspace.id)
    await Workspace.filter(id=account.id).update(status="dead_key")

    rejected = (await seat.get("/embed/start")).text

    assert 'id="go-connect"' not in connected
    assert f'id="go-connect" href="#/embed/numbers/accounts/{account.id}"' in rejected
    assert '<p class="quiet">The voice provider no longer accepts the key' in rejected
