"""The Calls page: what happened, for whom it is, and nothing of anybody else."""

import csv
import html
import io
import json
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from app.demo.seed import TENANTS, demo_id
from app.domain.calls.calls import Attempt, Call
from app.domain.credits.ledger import LedgerEntry
from app.domain.lifecycle import uninstalling
from app.domain.rules.white_label import VENDORS
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.agencies import Agency
from app.web.embed.kit import newest
from app.web.embed.pages.call_story import conversation
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


NARROWED: list[tuple[dict[str, str], list[str]]] = [
    ({"status": "ended"}, [MARIA, VOICEMAIL]),
    ({"status": "voicemail"}, [VOICEMAIL]),
    ({"status": "busy"}, []),
    ({"reason": "PAUSED"}, []),
    ({"q": "555-0202"}, [VOICEMAIL]),
    ({"q": "contact-7"}, [MARIA]),
    ({"q": "contact-8"}, []),
    ({"q": "maria"}, [MARIA]),
    ({"q": "Lopez Mar"}, [MARIA]),
    ({"q": "james chen"}, [VOICEMAIL]),
    ({"q": "%"}, []),
    ({"since": "2026-01-03"}, [VOICEMAIL]),
    ({"until": "2026-01-02"}, [MARIA]),
    ({"since": "2026-01-02", "until": "2026-01-03"}, [MARIA, VOICEMAIL]),
    ({"page": "2"}, []),
    ({"status": "nonsense", "sub": "nonsense", "since": "yesterday", "page": "-1"}, [MARIA, VOICEMAIL]),
    ({"since": "0001-01-01", "until": "9999-12-31"}, [MARIA, VOICEMAIL]),
]


async def test_the_list_and_its_file_are_narrowed_alike(house: House) -> None:
    maria = await called(house, contact_id="contact-7", dynamic_variables={"first_name": "Maria", "last_name": "Lopez"})
    james = await called(house, VOICEMAIL, dynamic_variables={"full_name": "James Chen"})
    # The last minute of January 2 where the viewer is, and the first of January 3.
    for call_id, at in (
        (maria, datetime(2026, 1, 3, 7, 59, tzinfo=UTC)),
        (james, datetime(2026, 1, 3, 8, 0, tzinfo=UTC)),
    ):
        await Call.filter(id=UUID(call_id)).update(requested_at=at)
    seat = await seated(house)

    for query, seen in NARROWED:
        page = await seat.get("/embed/calls/rows", **query)
        table = list(csv.DictReader(io.StringIO((await seat.get("/embed/calls/export", **query)).text)))

        shown = {number for number in (MARIA, VOICEMAIL) if f"555-0{number[-3:]}" in page.text}
        assert shown == set(seen), query
        assert {row["to_number"] for row in table} == (
            set(seen) if "page" not in query or seen else {MARIA, VOICEMAIL}
        ), query
        assert ("No calls match" in page.text or "No calls yet" in page.text) == (not seen), query
        assert json.loads(page.headers["hx-trigger"])["here"].startswith("#/embed/calls"), query


async def test_a_call_keeps_the_filter_and_the_page_that_it_was_opened_from(house: House) -> None:
    call_id = await called(house, dynamic_variables={"first_name": "Maria"})
    seat = await seated(house)

    rows = (await seat.get("/embed/calls/rows", q="mar", status="answered")).text
    found = re.search(rf'href="#(/embed/calls/{call_id}[^"]*)"', rows)
    assert found
    story = (await seat.get(html.unescape(found[1]))).text

    assert 'href="#/embed/calls?q=mar&amp;status=answered"' in story


async def test_a_long_list_has_a_count_and_pages_and_its_file_has_all_of_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = await house.call(await called(house, dynamic_variables={"full_name": "=Maria"}))
    monkeypatch.setattr(newest, "PORTION", 7)
    copies = [call.clone(pk=uuid4()) for _ in range(120)]
    for copy in copies:
        copy.request_key = None
    await Call.bulk_create(copies)
    seat = await seated(house)

    pages = [(await seat.get("/embed/calls", page=str(number))).text for number in (1, 2, 3)]
    table = list(csv.DictReader(io.StringIO((await seat.get("/embed/calls/export")).text)))

    assert [page.count('<td class="wide"><a id="call-') for page in pages] == [50, 50, 21]
    assert "51\N{EN DASH}100 of 121 calls" in pages[1]
    assert ['rel="prev"' in page for page in pages] == [False, True, True]
    assert ['rel="next"' in page for page in pages] == [True, True, False]
    assert len({row["call"] for row in table}) == 121
    row = next(row for row in table if row["call"] == str(call.id))
    assert (row["lead"], row["to_number"], row["sub_account"]) == ("'=Maria", MARIA, house.tenant.name)
    assert (row["agent"], row["requested_at_utc"]) == ("Receptionist", call.requested_at.isoformat(timespec="seconds"))
    [attempt] = await Attempt.filter(call_id=call.id)
    assert int(row["duration"]) == attempt.billed_seconds


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


async def test_the_story_leads_to_the_contact_in_the_agencys_own_crm(house: House) -> None:
    call_id = (await house.run_workflow()).answer["call_id"]
    seat, ours = await seated(house), Agency.filter(id=house.seeded.agency.id)

    await ours.update(whitelabel_domain="crm.bright.example")
    known = (await seat.get(f"/embed/calls/{call_id}")).text
    await ours.update(whitelabel_domain=None)
    unknown = (await seat.get(f"/embed/calls/{call_id}")).text

    path = f"/v2/location/{house.tenant.location_id}/contacts/detail/{house.tenant.contact_id}"
    assert f'href="https://crm.bright.example{path}"' in known
    assert "Open in your CRM" not in unknown


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
    entries = await LedgerEntry.filter(attempt_id=attempt.id).count()
    assert page.count("<tr>") == 1 + entries


async def test_a_recording_is_heard_through_us_in_parts_and_its_own_address_is_told_to_nobody(house: House) -> None:
    call_id = await called(house)
    seat = await seated(house)

    page = (await seat.get(f"/embed/calls/{call_id}")).text
    found = re.search(r'<audio[^>]* src="([^"]+)"', page)
    assert found
    address = html.unescape(found[1])
    whole = await house.http.get(address)
    part = await house.http.get(address, headers={"Range": "bytes=40-99"})
    rest = await house.http.get(address, headers={"Range": f"bytes={len(whole.content) - 10}-"})

    assert (whole.status_code, whole.headers["content-type"]) == (200, "audio/wav")
    assert whole.content.startswith(b"RIFF")
    assert (part.status_code, part.content) == (206, whole.content[40:100])
    assert part.headers["content-range"] == f"bytes 40-99/{len(whole.content)}"
    assert (rest.status_code, rest.content) == (206, whole.content[-10:])
    assert "recordings/" not in page
    for spoiled in (address.replace("ticket=", "ticket=A"), address.replace(call_id, str(demo_id("other")))):
        assert (await house.http.get(spoiled)).status_code == 401
    await uninstalling.leave(house.tenant.location_id, datetime.now(UTC), datetime.now(UTC))
    assert (await house.http.get(address)).status_code == 401


def test_a_conversation_is_told_by_who_said_what() -> None:
    told = conversation("Hello\nAgent: Good morning.\nHow are you?\nUser: Fine\nAgent:\n")

    assert [(line.who, line.text) for line in told] == [
        ("", "Hello"), ("agent", "Good morning.\nHow are you?"), ("lead", "Fine"), ("agent", "")
    ]  # fmt: skip
    assert conversation(None) == []


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


async def all_lines_busy(house: House) -> None:
    await Workspace.all().update(other_calls=house.world.voice.workspaces[0].concurrency_limit)


async def key_refused(house: House) -> None:
    house.fault("POST /retell/v2/create-phone-call", "status", status=401)


@pytest.mark.parametrize(
    ("because", "code", "texts"),
    [
        (all_lines_busy, "PACED", {
            "en": ("All call slots are in use. The call waits for its turn.", "Waits for its turn"),
            "es": (
                "Ya se hacen todas las llamadas simultáneas posibles. La llamada espera su turno.",
                "Espera su turno",
            ),
        }),
        (key_refused, "WORKSPACE_DISCONNECTED", {
            "en": ("The voice provider no longer accepts the key of this number", "Voice provider disconnected"),
            "es": ("El proveedor de voz ya no acepta la clave de la cuenta de este", "Proveedor de voz desconectado"),
        }),
    ],
    ids=["paced", "disconnected"],
)  # fmt: skip
async def test_a_call_that_waits_says_why_in_the_language_of_the_page(
    house: House, because: Callable[[House], Awaitable[None]], code: str, texts: dict[str, tuple[str, str]]
) -> None:
    await because(house)
    call_id = (await house.ask(headers={"Prefer": "respond-async"})).json()["call_id"]
    waiting = await house.waits_because(code, call_id)

    for language, (sentence, short) in texts.items():
        seat = await seated(house, language=language)
        story, everything = await seat.get(f"/embed/calls/{call_id}"), await seat.get("/embed/calls")
        narrowed = await seat.get("/embed/calls/rows", reason=code)
        other = await seat.get("/embed/calls/rows", reason="STALE")

        assert sentence in story.text
        assert html.escape(waiting.reason or "", quote=False) in html.unescape(story.text)
        assert f'<option value="{code}">{short}</option>' in everything.text
        assert call_id in narrowed.text
        assert call_id not in other.text


async def test_the_agency_sees_all_sub_accounts_and_can_choose_one(house: House) -> None:
    ours = await called(house)
    theirs = str((await house.ask("+12125550111", tenant=TENANTS[1])).json()["call_id"])
    await house.settled(theirs)
    call = await house.call(ours)
    agency = await seated(house, "agency")

    page = (await agency.get("/embed/calls")).text
    narrowed = (await agency.get("/embed/calls/rows", sub=str(call.customer_id))).text

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
    assert "Not found" in answer.text
    assert 'href="#/embed/calls"' in answer.text


async def test_a_name_is_shown_as_text(house: House) -> None:
    await called(house, dynamic_variables={"first_name": "<img src=x onerror=alert(1)>"})

    page = (await (await seated(house)).get("/embed/calls")).text

    assert "&lt;img" in page
    assert "<img" not in page
