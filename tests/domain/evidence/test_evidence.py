"""The evidence of a call: sealed when it is over, chained, and checked by anybody, byte for byte."""

import asyncio
import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.calls import gate
from app.domain.calls.calls import Attempt, Call
from app.domain.evidence import chain, packs
from app.domain.evidence.packs import Evidence
from app.domain.rules.decision import ContactFacts, DialRequest, Refused, Rules, decide, explain
from app.domain.rules.destinations import known_destination
from app.domain.rules.policies import Policy
from tests.house import House
from tests.settings_page import seated

ROOT = Path(__file__).parents[3]
NOW = datetime(2026, 3, 3, 18, tzinfo=UTC)


def pack(calls: int = 3) -> str:
    """A file about the second of some calls, made by hand."""
    previous, entries = chain.START, []
    for seq in range(1, calls + 1):
        parts = {"request": {"to_number": f"+1415555010{seq}", "name": "Zoë", "salt": "s" * 32}}
        entry: dict[str, Any] = {
            "customer": "c", "seq": seq, "call": f"call-{seq}", "sealed_at": "2026-03-03T18:00:00+00:00",
            "digests": {name: chain.digest(part) for name, part in parts.items()}, "previous": previous, "parts": parts,
        }  # fmt: skip
        entry["hash"] = previous = chain.linked(previous, chain.body_of(entry))
        entries.append(entry)
    links = [{"seq": one["seq"], "body": chain.body_of(one), "hash": one["hash"]} for one in entries[1:]]
    return chain.sealed({"format": chain.FORMAT, "entries": [entries[1]], "chain": links})


def test_every_changed_byte_is_found() -> None:
    text = pack()
    assert chain.faults_of(text) == []

    for index, letter in enumerate(text):
        other = text[:index] + ("1" if letter != "1" else "2") + text[index + 1 :]
        assert chain.faults_of(other), f"{letter} at {index}"
    assert chain.faults_of(text.replace("{", "{ ", 1))
    assert chain.faults_of(text[:-1])
    assert chain.faults_of("[]")


@pytest.mark.parametrize("path", [("parts", "request", "name"), ("digests", "request"), ("sealed_at",), ("hash",)])
def test_a_file_that_is_sealed_again_after_a_change_is_found_as_well(path: tuple[str, ...]) -> None:
    forged = json.loads(pack())
    del forged["seal"]
    place = forged["entries"][0]
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = "0" * 64

    assert chain.faults_of(chain.sealed(forged))


def test_an_erased_part_leaves_the_chain_whole() -> None:
    erased = json.loads(pack())
    del erased["seal"]
    erased["entries"][0]["parts"] = {}

    assert chain.faults_of(chain.sealed(erased)) == []


def test_the_rules_are_explained_as_they_are_decided() -> None:
    rules, to = Rules(Policy(proof_required=True, proof_tag="agreed"), "US"), known_destination("+14155550101")
    for contact, named in (
        (ContactFacts(tags=("agreed",)), None),
        (ContactFacts(tags=("agreed",), do_not_call=True), "do_not_disturb"),
        (ContactFacts(), "consent"),
    ):
        request = DialRequest(to, NOW, contact)
        verdict = decide(request, rules, NOW)

        checks = explain(request, rules, NOW)

        failed = [check for check in checks if check.verdict != "passed"]
        assert [check.rule for check in failed] == ([named] if named else [])
        assert isinstance(verdict, Refused) is bool(named)
        if isinstance(verdict, Refused):
            assert failed[0].verdict == verdict.refusal.code
    hours = checks[-1].inputs
    assert hours["there"] == {"America/Los_Angeles": "2026-03-03T10:00:00-08:00"}
    assert (hours["opens"], hours["open"], hours["states"]) == (540, True, ["CA"])


async def checked(file: Path) -> str:
    """What the script says that needs nothing of ours."""
    done = subprocess.run(  # noqa: ASYNC221 - nobody waits for this test
        [sys.executable, "-I", str(ROOT / "scripts/verify_evidence.py"), str(file)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout + done.stderr


async def test_a_call_is_sealed_when_it_is_over_and_its_file_proves_it(house: House, tmp_path: Path) -> None:
    first = (await house.ask("+14155550111")).json()["call_id"]
    second = (await house.ask("+14155550122")).json()["call_id"]
    at_once = await asyncio.gather(*(house.ask(f"+1415555013{lead}") for lead in range(4)))
    for call_id in (first, second, *(asked.json()["call_id"] for asked in at_once)):
        await house.settled(call_id)
    later = (await house.ask("+14155550144", not_before=(datetime.now(UTC) + timedelta(hours=2)).isoformat())).json()
    await house.http.delete(f"/api/outbound-call/{later['call_id']}", headers=house.key())
    await house.quiet()
    call, attempt = await Call.get(id=first), await Attempt.get(call_id=first)

    sealed = {str(row.call_id): row for row in await Evidence.all()}
    assert sorted(row.seq for row in sealed.values()) == list(range(1, 8)), (
        "one after the other, however many end at once"
    )
    canceled = sealed[later["call_id"]].parts
    assert (canceled["end"]["state"], canceled["dials"]["dials"][0]["rules"]) == ("canceled", None)
    dial = sealed[first].parts["dials"]["dials"][0]
    assert dial["provider_call_id"] == attempt.provider_call_id
    assert dial["rules"]["held"] == [*(one.name for one in gate.CONDITIONS), gate.QUOTAS, gate.CREDITS]
    assert [check["verdict"] for check in dial["rules"]["checks"]] == ["passed"] * 5
    assert dial["rules"]["dials_in_a_day"] == 0
    assert sealed[first].parts["end"]["outcome"] == "answered"

    seat, file = await seated(house), tmp_path / "evidence.json"
    assert f"/embed/calls/{first}/evidence" in (await seat.get(f"/embed/calls/{first}")).text
    text = await packs.file_of(call, NOW)
    assert text is not None
    file.write_text(text, encoding="utf-8", newline="")
    assert "Not a byte has changed" in await checked(file)
    assert "the chain that is kept here has it" in await house.command("verify-evidence", str(file))
    file.write_text(text.replace("+14155550111", "+14155550112"), encoding="utf-8", newline="")
    assert "Changed: the file" in await checked(file)

    await house.command("erase-contact", house.tenant.location_id, "+14155550111")
    erased = await Evidence.get(call_id=first)
    assert (erased.parts, erased.recording, erased.hash) == ({}, None, sealed[first].hash)
    assert await packs.seal(call.id, NOW) is False
    left = await packs.file_of(await Call.get(id=first), NOW)
    assert left is not None
    assert "+14155550111" not in left
    assert chain.faults_of(left) == []
