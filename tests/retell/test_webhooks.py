"""A signature by the provider's own algorithm is accepted, and nothing that differs from it in the least."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from retell.lib.webhook_auth import symmetric, verify

from app.errors import InvalidRequest, Unauthorized
from app.retell.webhooks import Event, signed
from app.sandbox.retell.webhooks import sign as sandbox_sign

KEY = "key_with_the_webhook_badge"
NOW = datetime.now(UTC)
NOW_MS = int(NOW.timestamp() * 1000)
RAW = json.dumps({"event": "call_ended", "call": {"call_id": "call_1", "name": "Zoë 🦷"}}, ensure_ascii=False).encode()
FIVE_MINUTES_MS = 5 * 60 * 1000


def library(raw: bytes = RAW, key: str = KEY, at_ms: int = NOW_MS) -> str:
    """The header as the provider's library makes it."""
    return str(symmetric["sign"](raw.decode(), key, at_ms))


@pytest.mark.parametrize("raw", [RAW, b"", b"{}", b'{"a": 1}\n', b" " * 100_000])
@pytest.mark.parametrize("age", [0, FIVE_MINUTES_MS, -FIVE_MINUTES_MS])
def test_what_the_library_signs_is_accepted_for_five_minutes(raw: bytes, age: int) -> None:
    assert signed(library(raw, at_ms=NOW_MS - age), raw, KEY, datetime.fromtimestamp(NOW_MS / 1000, UTC))


def test_the_library_accepts_what_the_sandbox_signs() -> None:
    at = int(time.time() * 1000)
    assert sandbox_sign(RAW, KEY, at) == library(at_ms=at)
    assert verify(RAW.decode(), KEY, sandbox_sign(RAW, KEY, at))  # type: ignore[no-untyped-call]


ALTERED: dict[str, Callable[[], tuple[str | None, bytes, str]]] = {
    "no header": lambda: (None, RAW, KEY),
    "an empty header": lambda: ("", RAW, KEY),
    "another key": lambda: (library(key=KEY + "x"), RAW, KEY),
    "an empty key": lambda: (library(key=""), RAW, KEY),
    "a space after the body": lambda: (library(), RAW + b" ", KEY),
    "one bit of the body": lambda: (library(), bytes([RAW[0] ^ 1]) + RAW[1:], KEY),
    "the body written anew": lambda: (library(), json.dumps(json.loads(RAW)).encode(), KEY),
    "no body": lambda: (library(), b"", KEY),
    "five minutes and a bit ago": lambda: (library(at_ms=NOW_MS - FIVE_MINUTES_MS - 10), RAW, KEY),
    "five minutes and a bit ahead": lambda: (library(at_ms=NOW_MS + FIVE_MINUTES_MS + 10), RAW, KEY),
    "seconds for milliseconds": lambda: (library(at_ms=NOW_MS // 1000), RAW, KEY),
    "a newer time on an old digest": lambda: (library().replace(str(NOW_MS), str(NOW_MS + 1)), RAW, KEY),
    "capital letters": lambda: (library().upper(), RAW, KEY),
    "a capital digest": lambda: ("v=" + library()[2:].replace(library()[-64:], library()[-64:].upper()), RAW, KEY),
    "a digest cut short": lambda: (library()[:-1], RAW, KEY),
    "a digest too long": lambda: (library() + "0", RAW, KEY),
    "one letter of the digest": lambda: (library()[:-1] + ("0" if library()[-1] != "0" else "1"), RAW, KEY),
    "a space before": lambda: (" " + library(), RAW, KEY),
    "a line break after": lambda: (library() + "\n", RAW, KEY),
    "the parts in another order": lambda: (",".join(reversed(library().split(","))), RAW, KEY),
    "twice": lambda: (f"{library()},{library()}", RAW, KEY),
    "arabic digits": lambda: (library().translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")), RAW, KEY),
    "a negative time": lambda: (library(at_ms=-NOW_MS), RAW, KEY),
    "a huge time": lambda: ("v=" + "9" * 400 + "," + library().split(",")[1], RAW, KEY),
}


@pytest.mark.parametrize("alter", ALTERED.values(), ids=ALTERED.keys())
def test_nothing_altered_is_accepted(alter: Callable[[], tuple[str | None, bytes, str]]) -> None:
    header, raw, key = alter()

    assert not signed(header, raw, key, NOW)
    with pytest.raises(Unauthorized):
        Event.from_http(header, raw, key, NOW)


def test_twenty_variants_are_tried() -> None:
    assert len(ALTERED) >= 20
    assert signed(library(), RAW, KEY, NOW), "the one that they are altered from is accepted"


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"{}", b'{"event": "x"}', b'{"event": "x", "call": {"call_id": 1}}', b"\xff"]
)
def test_a_signed_body_that_is_no_event_is_refused(raw: bytes) -> None:
    header = sandbox_sign(raw, KEY, NOW_MS)
    with pytest.raises(InvalidRequest):
        Event.from_http(header, raw, KEY, NOW + timedelta(seconds=1))
