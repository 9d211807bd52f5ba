"""What the voice provider tells us: believed only when signed, counted only once, in any order."""

import hmac
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.demo.seed import DEMO_API_KEY
from app.domain.calls.calls import Attempt
from app.domain.credits.ledger import LedgerEntry
from app.domain.telephony.voice_events import VoiceEvent
from tests.house import House


def now_ms() -> int:
    return int(time.time() * 1000)


def signature(raw: bytes, *, key: str = DEMO_API_KEY, at_ms: int | None = None) -> str:
    stamp = str(now_ms() if at_ms is None else at_ms)
    return f"v={stamp},d={hmac.new(key.encode(), raw + stamp.encode(), 'sha256').hexdigest()}"


def ended(**call: Any) -> bytes:
    return json.dumps({"event": "call_ended", "call": {"call_id": "call_unknown", **call}}).encode()


RAW = ended()
SIX_MINUTES_MS = 6 * 60 * 1000
# Made when the test runs, since a signature ages.
FORGED: dict[str, Callable[[], str | None]] = {
    "none": lambda: None,
    "empty": lambda: "",
    "the word": lambda: "N/A",
    "another key": lambda: signature(RAW, key="key_other"),
    "another body": lambda: signature(RAW + b" "),
    "an old one": lambda: signature(RAW, at_ms=now_ms() - SIX_MINUTES_MS),
    "one from the future": lambda: signature(RAW, at_ms=now_ms() + SIX_MINUTES_MS),
    "capital letters": lambda: signature(RAW).upper(),
    "arabic digits": lambda: signature(RAW).replace("v=1", "v=\u0661"),
    "twice": lambda: f"{signature(RAW)},{signature(RAW)}",
    "cut": lambda: signature(RAW)[:-1],
    "a huge stamp": lambda: "v=" + "9" * 400 + ",d=" + "0" * 64,
}


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED.keys())
async def test_a_forged_event_is_refused_and_not_kept(house: House, forge: Callable[[], str | None]) -> None:
    header = forge()
    headers = {} if header is None else {"X-Retell-Signature": header.encode()}
    url = f"/webhooks/voice/{house.seeded.workspace.token}"

    answer = await house.http.post(url, content=RAW, headers=headers)  # type: ignore[arg-type]

    assert answer.status_code == 401
    assert await VoiceEvent.all().count() == 0


async def test_an_unknown_workspace_is_refused(house: House) -> None:
    answer = await house.http.post(
        "/webhooks/voice/nobody", content=RAW, headers={"X-Retell-Signature": signature(RAW)}
    )

    assert answer.status_code == 401


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b'{"event": 1, "call": {}}', b'{"event": "x", "call": []}'])
async def test_a_signed_body_that_is_no_event_is_refused(house: House, raw: bytes) -> None:
    url = f"/webhooks/voice/{house.seeded.workspace.token}"

    answer = await house.http.post(url, content=raw, headers={"X-Retell-Signature": signature(raw)})

    assert answer.status_code == 400


async def test_an_event_of_a_foreign_call_or_kind_is_thanked_for_and_changes_nothing(house: House) -> None:
    url = f"/webhooks/voice/{house.seeded.workspace.token}"
    for raw in (RAW, RAW.replace(b"call_ended", b"transcript_updated")):
        answer = await house.http.post(url, content=raw, headers={"X-Retell-Signature": signature(raw)})
        assert answer.status_code == 200


async def test_the_report_of_a_call_of_an_hour_is_read(house: House) -> None:
    house.fault("WEBHOOK /retell", "lose_webhooks")
    call_id = (await house.ask()).json()["call_id"]
    said = {"role": "agent", "content": "x" * 100, "words": [{"word": "x", "start": 0.1, "end": 0.2}] * 20}
    call = {"call_id": (await house.attempt(call_id)).provider_call_id, "disconnection_reason": "user_hangup"}
    raw = ended(**call, call_status="ended", duration_ms=3_600_000, transcript_object=[said] * 2_000)
    assert len(raw) > 1_500_000

    url = f"/webhooks/voice/{house.seeded.workspace.token}"
    answer = await house.http.post(url, content=raw, headers={"X-Retell-Signature": signature(raw)})

    assert answer.status_code == 200
    await house.call_in("ended", call_id)


async def test_a_repeated_event_counts_once(house: House) -> None:
    house.fault("WEBHOOK /retell", "duplicate_webhooks", copies=10)

    attempt = await house.settled((await house.ask()).json()["call_id"])

    assert await VoiceEvent.all().count() == 3
    assert await LedgerEntry.filter(attempt_id=attempt.id, phase__isnull=False).count() == 2


async def test_events_in_the_wrong_order_end_in_the_same_state(house: House) -> None:
    house.fault("WEBHOOK /retell", "reorder_webhooks")

    call_id = (await house.ask()).json()["call_id"]

    await house.settled(call_id)
    call = await house.call(call_id)
    assert (call.state, call.outcome) == ("ended", "answered")


OUTCOMES = {
    "01": "answered",
    "02": "voicemail",
    "03": "no_answer",
    "04": "busy",
    "05": "declined",
    "06": "invalid_number",
    "07": "do_not_call",
    "08": "blocked",
    "10": "provider_error",
}


@pytest.mark.parametrize(("digits", "outcome"), OUTCOMES.items(), ids=OUTCOMES.values())
async def test_each_way_a_call_can_end_has_its_word(house: House, digits: str, outcome: str) -> None:
    call_id = (await house.ask(f"+141555501{digits}")).json()["call_id"]

    attempt = await house.settled(call_id)

    call = await house.call(call_id)
    assert (call.state, call.outcome) == ("ended", outcome)
    assert (call.charged > 0) == (attempt.billed_seconds is not None and attempt.billed_seconds > 0)


async def test_a_person_who_said_so_is_not_called_again(house: House) -> None:
    await house.settled((await house.ask("+14155550107")).json()["call_id"])

    again = await house.ask("+14155550107")

    assert (again.status_code, again.json()["error_code"]) == (422, "DO_NOT_CALL")


async def test_a_call_whose_events_are_all_lost_is_read_from_the_provider(house: House) -> None:
    house.fault("WEBHOOK /retell", "lose_webhooks")
    call_id = (await house.ask()).json()["call_id"]
    await house.accepted[0].over.wait()
    await Attempt.filter(call_id=call_id).update(heard_at=datetime.now(UTC) - timedelta(hours=1))

    await house.sweep()

    await house.call_in("ended", call_id)
