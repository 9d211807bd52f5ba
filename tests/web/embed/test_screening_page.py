"""The agency's page about screening: lists that come in parts, and a service that is tried before it is trusted."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import httpx
import pytest

from app.domain.audit.trail import AuditEntry
from app.domain.screening import lists
from app.domain.screening.lists import ScreeningList
from app.domain.screening.lookups import ScreeningAnswer, ScreeningLookup
from app.domain.screening.verdicts import Clear, Listed
from app.domain.tenants.agencies import Agency
from app.errors import InvalidRequest
from tests.domain.screening.imported import have_asked, import_list
from tests.house import House
from tests.settings_page import Seat, seated

PAGE = "/embed/rules/screening"
LEAD, OTHER, THIRD = "+14155550142", "+14155550143", "+14155550144"
SERVICE = {
    "url": "https://127.0.0.1/v1?phone={number}", "header": "X-Api-Key", "value": "hush-hush", "answer_at": "data.dnc",
    "listed": "true", "clear": "false", "keep_hours": "48", "timeout_seconds": "2",
}  # fmt: skip


def toast(answer: httpx.Response) -> str:
    """What is said of what was done."""
    return answer.headers["hx-trigger"]


async def part(seat: Seat, text: str, **query: str) -> tuple[int, str]:
    """Send a part of a list as the page does; the status and what is said."""
    answer = await seat.house.http.post(f"{PAGE}/import", params=query, content=text, headers=seat.headers)
    return answer.status_code, answer.text


async def test_a_list_is_imported_in_parts_and_counts_with_the_last(house: House) -> None:
    seat, agency, now = await seated(house, "agency"), house.seeded.agency.id, datetime.now(UTC)
    given = {"name": "Federal", "days": "31", "home": "us", "version": str(uuid4()), "as_of": ""}

    status, said = await part(seat, f"Number\n{LEAD}\nnobody 12\n", **given, first="0")
    assert (status, "1 numbers read." in said or "1 number" in said, "Line 3" in said) == (200, True, True)
    assert await lists.screen(agency, LEAD, now) == Clear()
    status, said = await part(seat, "(415) 555-0143\n", **given, first="3", last="yes", added="1", unread="1")

    assert status == 200
    assert "2 numbers are on the list Federal now." in said
    assert await lists.screen(agency, LEAD, now) == await lists.screen(agency, OTHER, now) == Listed("Federal")
    shown = (await seat.get(PAGE)).text
    assert "Federal" in shown
    assert "31 days" in shown
    entry = await AuditEntry.filter(what="screening_lists.numbers").order_by("-id").first()
    assert entry is not None
    assert (entry.subject, entry.became, entry.actor) == ("Federal", 2, "person")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": ""}, "Give the list a name of at most 80 letters."),
        ({"name": "x" * 81}, "Give the list a name of at most 80 letters."),
        ({"days": "0"}, "Write 1 to 3650 days, or nothing."),
        ({"days": "soon"}, "Write 1 to 3650 days, or nothing."),
        ({"as_of": "2999-01-01"}, "A list cannot be from a day that is still to come."),
        ({"as_of": "yesterday"}, "Write the day of the list, like 2026-11-01."),
        ({"home": "USA"}, "Write one two-letter country code, like US."),
        ({"version": "none"}, "Another import of this list has begun since. Import it again."),
        ({"first": "5"}, "Another import of this list has begun since. Import it again."),
    ],
)
async def test_what_cannot_be_imported_says_why_and_leaves_the_list(
    house: House, changed: dict[str, str], sentence: str
) -> None:
    await import_list(house.seeded.agency.id, [THIRD], datetime.now(UTC))
    seat = await seated(house, "agency")
    given = {
        "name": "Federal",
        "days": "",
        "home": "US",
        "version": str(uuid4()),
        "first": "0",
        "last": "yes",
    } | changed

    status, said = await part(seat, LEAD, **given)

    assert (status, sentence in said) == (422, True)
    assert await lists.screen(house.seeded.agency.id, THIRD, datetime.now(UTC)) == Listed("Federal")
    assert await lists.screen(house.seeded.agency.id, LEAD, datetime.now(UTC)) == Clear()


async def test_a_list_that_is_too_old_says_so_and_can_be_removed(house: House) -> None:
    one = await import_list(
        house.seeded.agency.id, [LEAD], datetime.now(UTC) - timedelta(days=40), name="<b>Sue</b>", max_age_days=31
    )
    seat = await seated(house, "agency")
    shown = (await seat.get(PAGE)).text
    assert "Too old" in shown
    assert "<b>Sue</b>" not in shown

    removed = await seat.post(f"{PAGE}/remove", list=str(one.id))
    assert "is removed." in toast(removed)
    assert not await ScreeningList.exists()
    for again in (str(one.id), "' OR 1=1"):
        assert "was removed before" in toast(await seat.post(f"{PAGE}/remove", list=again))


async def test_a_service_is_saved_with_its_secret_sealed_and_shown_to_nobody(house: House) -> None:
    seat = await seated(house, "agency")

    saved = await seat.post(f"{PAGE}/lookup", **SERVICE)

    assert saved.status_code == 200
    lookup = await ScreeningLookup.get(agency_id=house.seeded.agency.id)
    assert lookup.headers(house.clients.ring) == {"X-Api-Key": "hush-hush"}
    assert (lookup.keep_hours, lookup.timeout_seconds) == (48, 2)
    assert "hush-hush" not in saved.text + (await seat.get(PAGE)).text
    await seat.post(f"{PAGE}/lookup", **SERVICE | {"value": "", "keep_hours": "24"})
    lookup = await ScreeningLookup.get(agency_id=house.seeded.agency.id)
    assert lookup.headers(house.clients.ring) == {"X-Api-Key": "hush-hush"}, "an empty field keeps it"
    await seat.post(f"{PAGE}/lookup", **SERVICE | {"value": "", "header": ""})
    assert (await ScreeningLookup.get(agency_id=house.seeded.agency.id)).headers(house.clients.ring) == {}
    await seat.post(f"{PAGE}/lookup", url="")
    assert not await ScreeningLookup.exists()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"url": "https://127.0.0.1/v1"}, "Write {number} or {digits} where the number belongs."),
        ({"url": "ftp://127.0.0.1/{number}"}, "This address cannot be used"),
        ({"answer_at": "."}, "Say where in the answer the verdict stands"),
        ({"listed": " , "}, "Name at least one value that means listed."),
        ({"clear": ""}, "Name at least one value that means clear."),
        ({"clear": "no, TRUE"}, "A value cannot mean both."),
        ({"keep_hours": "0"}, "1"),
        ({"timeout_seconds": "60"}, "5"),
        ({"timeout_seconds": "a while"}, "5"),
    ],
)
async def test_a_service_that_cannot_be_asked_is_not_saved(
    house: House, changed: dict[str, str], sentence: str
) -> None:
    seat = await seated(house, "agency")

    answer = await seat.post(f"{PAGE}/lookup", **SERVICE | changed)

    assert (answer.status_code, sentence in answer.text, 'aria-invalid="true"' in answer.text) == (422, True, True)
    assert not await ScreeningLookup.exists()


async def test_an_address_that_is_not_public_is_refused(house: House) -> None:
    lookup = await have_asked(house.seeded.agency.id, "https://localhost/{digits}")

    assert lookup.address(LEAD) == "https://localhost/14155550142"
    with pytest.raises(InvalidRequest, match="where the number belongs"):
        await have_asked(uuid4(), "https://lookup.example/")


async def test_trying_the_service_says_what_it_answers_and_keeps_nothing(house: House) -> None:
    await have_asked(house.seeded.agency.id, f"{house.url}/healthz?phone={{number}}")
    seat = await seated(house, "agency")

    await import_list(house.seeded.agency.id, [OTHER], datetime.now(UTC))
    listed = await seat.post(f"{PAGE}/lookup/try", try_number=OTHER)
    tried = await seat.post(f"{PAGE}/lookup/try", try_number=LEAD)
    wrong = await seat.post(f"{PAGE}/lookup/try", try_number="12")

    assert "+1 415-555-0143 is listed: Federal." in listed.text
    assert "is unknown. " in tried.text
    assert (wrong.status_code, "not a phone number that exists" in wrong.text) == (422, True)
    assert not await ScreeningAnswer.exists()


async def test_what_becomes_of_the_unknown_is_the_agencys_choice(house: House) -> None:
    seat = await seated(house, "agency")

    for choice, calls in (("call", True), ("wait", False)):
        await seat.post(f"{PAGE}/unknown", unscreened=choice)
        assert (await Agency.get(id=house.seeded.agency.id)).calls_unscreened is calls


async def test_the_page_speaks_spanish(house: House) -> None:
    seat = await seated(house, "agency", language="es")

    assert "Comprobación" in (await seat.get(PAGE)).text
    status, said = await part(seat, LEAD, name="", version=str(uuid4()), first="0", last="yes", home="US")
    assert (status, "Escriba un nombre de hasta 80 caracteres." in said) == (422, True)
