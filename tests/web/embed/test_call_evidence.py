"""The evidence of a call as people get it: a file to check, and a document with that file in it."""

import re
import zlib
from datetime import UTC, datetime
from pathlib import Path

from app.demo.seed import TENANTS
from app.domain.evidence import chain
from tests.domain.screening.imported import import_list
from tests.house import House
from tests.settings_page import seated

SAMPLES = Path(__file__).parents[3] / "docs" / "samples"
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def streams(pdf: bytes) -> list[bytes]:
    """What is packed in a document: its pages, and the files attached to it."""
    found = []
    for packed in STREAM.findall(pdf):
        try:
            found.append(zlib.decompress(packed))
        except zlib.error:
            found.append(packed)
    return found


async def test_a_document_tells_it_in_the_readers_language_and_carries_the_file(house: House) -> None:
    call_id = (await house.ask("+14155550111")).json()["call_id"]
    path = f"/embed/calls/{call_id}/evidence"
    await house.settled(call_id)
    await house.quiet()

    for language, title in (("en", b"Evidence of a call"), ("es", "Marcación 1".encode("cp1252"))):
        seat = await seated(house, language=language)
        answer = await seat.get(path, **{"as": "pdf"})

        assert answer.headers["content-type"] == "application/pdf"
        assert answer.headers["content-disposition"] == f'attachment; filename="evidence-{call_id}.pdf"'
        assert answer.content.startswith(b"%PDF-")
        parts = streams(answer.content)
        assert any(title in part for part in parts), language
        assert any(b"+14155550111" in part for part in parts)
        [attached] = [part for part in parts if part.startswith(b'{"chain"')]
        assert chain.faults_of(attached.decode()) == []

    assert chain.faults_of((await seat.get(path)).text) == []
    waiting = (await house.ask("+14155550122", not_before="2199-01-01T00:00:00Z")).json().get("call_id")
    assert waiting is None or (await seat.get(f"/embed/calls/{waiting}/evidence")).status_code == 404
    assert (await (await seated(house, "user")).get(path)).status_code == 403
    assert (await (await seated(house, "admin", TENANTS[1])).get(path)).status_code == 404


async def test_the_list_that_a_number_was_screened_by_stands_in_its_evidence(house: House) -> None:
    await import_list(house.seeded.agency.id, ["+14155550199"], datetime(2026, 11, 1, tzinfo=UTC), name="Federal")
    call_id = (await house.ask("+14155550111")).json()["call_id"]
    await house.settled(call_id)
    await house.quiet()
    path = f"/embed/calls/{call_id}/evidence"
    seat = await seated(house)

    dial = (await seat.get(path)).json()["entries"][0]["parts"]["dials"]["dials"][0]
    document = await seat.get(path, **{"as": "pdf"})

    assert [one["name"] for one in dial["rules"]["screening"]["lists"]] == ["Federal"]
    assert any(b"name: Federal" in part and b"2026-11-01" in part for part in streams(document.content))


def test_the_samples_are_what_they_say() -> None:
    text = (SAMPLES / "evidence.json").read_text()

    assert chain.faults_of(text) == []
    attached = [part for part in streams((SAMPLES / "evidence.pdf").read_bytes()) if part.startswith(b'{"chain"')]
    assert [chain.faults_of(part.decode()) for part in attached] == [[]]


async def test_what_was_erased_is_in_no_document(house: House) -> None:
    call_id = (await house.ask("+14155550111", contact_id="Zoë Ω")).json()["call_id"]
    await house.settled(call_id)
    await house.quiet()
    seat = await seated(house)
    before = await seat.get(f"/embed/calls/{call_id}/evidence", **{"as": "pdf"})
    assert any("Zoë ?".encode("cp1252") in part for part in streams(before.content)), "a letter that no reader has"

    await house.command("erase-contact", house.tenant.location_id, "+14155550111")

    after = await seat.get(f"/embed/calls/{call_id}/evidence", **{"as": "pdf"})
    parts = streams(after.content)
    assert not any(b"+14155550111" in part for part in parts)
    assert any(b"The contact was erased" in part for part in parts)
