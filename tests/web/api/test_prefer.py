"""What a caller prefers, as RFC 7240 writes it."""

import pytest
from starlette.requests import Request

from app.web.api.prefer import preference

PREFERENCES = [
    # headers -> seconds, Preference-Applied
    ([], 8.0, None),
    (["respond-async"], 0.0, "respond-async"),
    (["Respond-Async"], 0.0, "respond-async"),
    (["return=minimal, respond-async"], 0.0, "respond-async"),
    (["respond-async; foo=bar"], 0.0, "respond-async"),
    (["respond-async, wait=3"], 3.0, "respond-async, wait=3"),
    (["respond-async", "wait=3"], 3.0, "respond-async, wait=3"),
    (['wait="2"'], 2.0, "wait=2"),
    (["wait=100"], 8.0, "wait=8"),
    (["wait=soon"], 8.0, None),
    (["wait=-1"], 8.0, None),
    (["not-respond-async"], 8.0, None),
    (["wait-for-room"], 8.0, "wait-for-room"),
    (["wait-for-room, respond-async"], 0.0, "respond-async, wait-for-room"),
]


@pytest.mark.parametrize(("lines", "seconds", "applied"), PREFERENCES)
def test_a_preference_is_read(lines: list[str], seconds: float, applied: str | None) -> None:
    request = Request({"type": "http", "headers": [(b"prefer", line.encode()) for line in lines]})

    found = preference(request)

    assert (found.wait, found.headers.get("Preference-Applied")) == (seconds, applied)
    assert found.room == ("wait-for-room" in (applied or ""))
