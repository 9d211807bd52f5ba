"""Cancel, call now, hang up and call again: on the page of one call, and for several in the list."""

from datetime import UTC, datetime, timedelta

from app.domain.calls.calls import Call
from app.domain.calls.leads import Lead
from app.domain.calls.reasons import Reason
from app.domain.requests.requests import LoggedRequest
from tests.house import House, eventually
from tests.settings_page import Seat, person, seated

LEAD, TALKS_LONG = "+14155550101", "+14155550112"


async def waiting(house: House, to: str = LEAD) -> str:
    """A call that is asked for tomorrow."""
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    return str((await house.ask(to, not_before=tomorrow)).json()["call_id"])


async def said(seat: Seat, path: str, **form: str) -> str:
    """Press a button; returns the sentence about it."""
    answer = await seat.post(path, **form)
    assert answer.status_code == 200, answer.text
    return str(answer.headers["hx-trigger"])


async def test_a_waiting_call_is_canceled_by_name_and_its_credits_come_back(house: House) -> None:
    call_id, seat = await waiting(house), await seated(house)
    page = (await seat.get(f"/embed/calls/{call_id}")).text
    assert 'id="cancel-button"' in page
    assert 'id="again-button"' not in page

    assert "1 call was canceled." in await said(seat, f"/embed/calls/{call_id}/cancel")

    call = await house.call(call_id)
    assert (call.state, call.reason_code) == ("canceled", Reason.CANCELED)
    assert call.reason == f"{person(house, 'admin').name} canceled this call on the page before it was placed."
    assert call.reason in (await seat.get(f"/embed/calls/{call_id}")).text
    assert (await house.account()).held == 0
    assert 'id="again-button"' in (await seat.get(f"/embed/calls/{call_id}")).text


async def test_call_now_goes_before_its_time_and_past_no_rule(house: House) -> None:
    call_id, seat = await waiting(house), await seated(house)
    await house.pause("customer")
    assert "It is tried now." in await said(seat, f"/embed/calls/{call_id}/now")
    await house.waits_because(Reason.PAUSED, call_id)
    assert house.accepted == []

    await house.pause("customer", on=False)
    await said(seat, f"/embed/calls/{call_id}/now")

    await house.settled(call_id)
    assert len(house.accepted) == 1
    assert "does not wait any more" in await said(seat, f"/embed/calls/{call_id}/now")


async def test_a_call_that_is_over_is_asked_for_once_more_and_a_form_sent_twice_asks_once(house: House) -> None:
    call_id = (await house.ask(dynamic_variables={"first_name": "Maria"})).json()["call_id"]
    await house.settled(call_id)
    seat, path = await seated(house), f"/embed/calls/{call_id}/again"

    assert "Still refused: This number was called less than 10 minutes ago." in await said(seat, path, token="one")
    await Lead.all().update(guarded_until=None)
    for _ in range(2):
        assert "The call was requested." in await said(seat, path, token="two")

    again = await Call.exclude(id=call_id).get()
    assert (again.variables, again.source) == ({"first_name": "Maria"}, "page")
    assert await LoggedRequest.filter(source="page", code=None).count() == 1
    assert await LoggedRequest.filter(source="page", code=Reason.DUPLICATE_CALL).count() == 1


async def test_a_call_on_the_line_is_hung_up_and_its_lead_left_alone(house: House) -> None:
    call_id, seat = (await house.ask(TALKS_LONG)).json()["call_id"], await seated(house)
    await house.call_in("placed", call_id)
    assert 'id="hang-up-button"' in (await seat.get(f"/embed/calls/{call_id}")).text

    assert "is being ended" in await said(seat, f"/embed/calls/{call_id}/hang-up")

    async def stopped() -> bool:
        return house.accepted[0].stopped.is_set()

    await eventually(stopped, "the provider was not asked to hang up")
    assert (await house.call(call_id)).canceled_at is not None


async def test_several_are_canceled_and_all_of_a_sub_account_after_a_question_that_counts_them(house: House) -> None:
    ids = [await waiting(house, f"+141555502{index:02}") for index in range(4)]
    seat = await seated(house)
    page = (await seat.get("/embed/calls/rows", **{f"call:{ids[0]}": "on"})).text
    assert page.count(" checked") == 1, "what was ticked stays so in the list that is exchanged"
    assert f"4 calls of {house.tenant.name} wait." in page

    picked = await said(seat, "/embed/calls/cancel", **{f"call:{one}": "on" for one in (*ids[:2], "nonsense")})
    assert "2 calls were canceled." in picked
    agency, customer = await seated(house, "agency"), str((await house.call(ids[0])).customer_id)
    assert "cancel-waiting" not in (await agency.get("/embed/calls")).text
    assert "2 calls of" in (await agency.get("/embed/calls", sub=customer)).text
    assert "2 calls were canceled." in await said(agency, "/embed/calls/cancel-waiting", customer=customer)

    assert await Call.filter(state="canceled").count() == 4
    await house.ask("12")
    adds_up = "Asked for in 24 hours: 5. 0 wait, 0 are under way, 0 have ended, 4 were not called, 1 were refused."
    assert adds_up in (await seat.get("/embed/calls/rows")).text
    assert (await house.account()).held == 0
