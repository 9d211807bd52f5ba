"""The Calls page: what happened, for whom it is, and nothing of anybody else."""

import csv
import io
import re
from typing import Any
from uuid import UUID

import pytest

from app.demo.seed import TENANTS
from app.domain.calls import Call
from app.domain.ledger import LedgerEntry
from app.web.embed.call_story import VENDORS
from tests.house import House
from tests.settings_page import seated

MARIA, VOICEMAIL = "+14155550101", "+14155550202"


async def called(house: House, to: str = MARIA, **more: Any) -> str:
    """A call that is over and paid for."""
    call_id = str((await house.ask(to, **more)).json()["call_id"])
    await house.settled(call_id)
    return call_id


async def test_a_call_is_listed_with_its_outcome_its_cost_and_the_leads_time(house: House) -> None:
    call_id = await called(house, dynamic_variables={"first_name": "Maria"})
    seat = await seated(house)

    page = (await seat.get("/embed/calls")).text

    assert f'href="#/embed/calls/{call_id}"' in page
    assert "Maria" in page
    assert "+1 415-555-0101" in page
    assert "Answered" in page
    assert "for the lead" in page
    call = await house.call(call_id)
    assert f">{call.charged / 1000:.2f}<" in page


async def test_an_empty_list_says_so_in_the_language_of_the_page(house: House) -> None:
    assert "No calls yet." in (await (await seated(house)).get("/embed/calls")).text
    assert "Aún no hay llamadas." in (await (await seated(house, language="es")).get("/embed/calls")).text


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ({"state": "ended"}, [MARIA, VOICEMAIL]),
        ({"outcome": "voicemail"}, [VOICEMAIL]),
        ({"outcome": "busy"}, []),
        ({"reason": "PAUSED"}, []),
        ({"q": "555-0202"}, [VOICEMAIL]),
        ({"q": "contact-7"}, [MARIA]),
        ({"q": "contact-8"}, []),
        ({"state": "nonsense", "sub": "nonsense", "before": "yesterday"}, [MARIA, VOICEMAIL]),
        ({"before": "2020-01-01T00:00:00+00:00"}, []),
    ],
    ids=str,
)
async def test_the_list_is_narrowed(house: House, query: dict[str, str], seen: list[str]) -> None:
    await called(house, contact_id="contact-7")
    await called(house, VOICEMAIL)
    seat = await seated(house)

    page = (await seat.get("/embed/calls/rows", **query)).text
    table = list(csv.DictReader(io.StringIO((await seat.get("/embed/calls/export", **query)).text)))

    shown = {number for number in (MARIA, VOICEMAIL) if f"555-0{number[-3:]}" in page}
    assert shown == set(seen)
    assert {row["to_number"].lstrip("'") for row in table} == set(seen)
    assert ("No call fits" in page or "No calls yet" in page) == (not seen)


async def test_a_list_that_has_not_changed_is_not_sent_again(house: House) -> None:
    await called(house)
    seat = await seated(house)
    page = (await seat.get("/embed/calls/rows")).text
    again = re.search(r'hx-get="([^"]+)"', page)
    assert again

    same = await seat.get(again[1].replace("&amp;", "&"))
    await called(house, VOICEMAIL)
    changed = await seat.get(again[1].replace("&amp;", "&"))

    assert (same.status_code, changed.status_code) == (204, 200)


async def test_the_story_of_a_call_names_the_request_that_asked_for_it(house: House) -> None:
    answer = await house.ask(headers={"Prefer": "respond-async"})
    step = await house.run_workflow(TENANTS[1])
    seat = await seated(house)

    page = (await seat.get(f"/embed/calls/{answer.json()['call_id']}")).text

    assert f">{answer.headers['X-Request-Id']}<" in page
    assert (await house.call(step.answer["call_id"])).request_id


async def test_the_story_of_a_call_has_its_attempts_its_words_and_its_credits(house: House) -> None:
    answer = await house.ask(MARIA, headers={"Idempotency-Key": "order-77"})
    call_id = answer.json()["call_id"]
    attempt = await house.settled(call_id)
    seat = await seated(house)

    page = (await seat.get(f"/embed/calls/{call_id}")).text

    assert (attempt.analysis or {})["summary"] in page
    assert "Receptionist" in page
    assert "order-77" in page
    for event in ("Requested", "Dialed", "Hung up", "Charged", "Over", "Set aside"):
        assert event in page
    assert await LedgerEntry.filter(attempt_id=attempt.id).count() == 2
    assert page.count("<tr>") == 1 + 2


async def test_the_recordings_address_is_told_only_on_request(house: House) -> None:
    call_id = await called(house)
    seat = await seated(house)

    async with house.http.stream("GET", f"/embed/calls/{call_id}", headers=seat.headers) as page:
        text = (await page.aread()).decode()
    answer = await seat.get(f"/embed/calls/{call_id}/recording")

    assert answer.json()["url"].endswith(".wav")
    assert answer.json()["url"] not in text


async def test_a_call_that_was_refused_says_why_and_what_to_do(house: House) -> None:
    call_id = (await house.ask(MARIA)).json()["call_id"]
    await house.settled(call_id)
    rejected = "The voice provider refused the call: Retell has no such agent"
    await Call.filter(id=UUID(call_id)).update(
        state="refused", outcome=None, reason_code="CALL_REJECTED", reason=rejected
    )

    page = (await (await seated(house)).get(f"/embed/calls/{call_id}")).text

    assert "The voice provider refused the call. Its reason is below." in page
    assert "has no such agent" in page
    assert not VENDORS.search(page)


async def test_the_agency_sees_all_sub_accounts_and_can_choose_one(house: House) -> None:
    ours = await called(house)
    theirs = str((await house.ask("+12125550111", tenant=TENANTS[1])).json()["call_id"])
    await house.settled(theirs)
    call = await house.call(ours)
    agency = await seated(house, "agency")

    page = (await agency.get("/embed/calls")).text
    narrowed = (await agency.get("/embed/calls/rows", sub=str(call.installation_id))).text

    assert ours in page
    assert theirs in page
    assert TENANTS[1].name in page
    assert theirs not in narrowed
    assert ours in narrowed


async def test_a_sub_account_sees_nothing_of_another(house: House) -> None:
    ours = await called(house)
    stranger = await seated(house, "admin", TENANTS[1])
    call = await house.call(ours)

    for path in ("/embed/calls", f"/embed/calls/rows?sub={call.installation_id}", "/embed/calls/export"):
        text = (await stranger.get(path)).text
        assert ours not in text
        assert "555-0101" not in text
    assert (await stranger.get(f"/embed/calls/{ours}")).status_code == 404
    assert (await stranger.get(f"/embed/calls/{ours}/recording")).status_code == 404


async def test_what_does_not_exist_is_a_page_with_a_way_back(house: House) -> None:
    answer = await (await seated(house)).get("/embed/calls/not-an-id")

    assert answer.status_code == 404
    assert "Nothing here" in answer.text
    assert 'href="#/embed/calls"' in answer.text


async def test_a_name_is_shown_as_text(house: House) -> None:
    await called(house, dynamic_variables={"first_name": "<img src=x onerror=alert(1)>"})

    page = (await (await seated(house)).get("/embed/calls")).text

    assert "&lt;img" in page
    assert "<img" not in page
