"""The Prefer header (RFC 7240): may the answer come before the call is placed, and how long may we wait."""

from dataclasses import dataclass

from starlette.requests import Request

MAX_WAIT = 8.0


@dataclass(frozen=True)
class Preference:
    """How many seconds to wait for the voice provider, whether the call waits for room, and which preferences count."""

    wait: float = MAX_WAIT
    room: bool = False
    applied: tuple[str, ...] = ()

    @property
    def headers(self) -> dict[str, str]:
        """`Preference-Applied`, when there is something to say."""
        return {"Preference-Applied": ", ".join(self.applied)} if self.applied else {}


def preference(request: Request) -> Preference:
    """Read `respond-async`, `wait=N` (seconds) and `wait-for-room`; what is unknown is ignored, as the RFC wants.

    `respond-async` alone answers at once; with `wait` the answer comes when the call is placed, at the latest
    after that time. With `wait-for-room` a call that meets a cap or too few credits waits instead of being refused.
    """
    asked: dict[str, str] = {}
    for item in ",".join(request.headers.getlist("prefer")).split(","):
        name, _, value = item.partition(";")[0].partition("=")
        asked.setdefault(name.strip().lower(), value.strip().strip('"'))
    wait, applied = MAX_WAIT, []
    if "respond-async" in asked:
        wait, applied = 0.0, ["respond-async"]
    seconds = asked.get("wait", "")
    if seconds.isascii() and seconds.isdigit() and len(seconds) < 10:
        wait = min(float(seconds), MAX_WAIT)
        applied.append(f"wait={wait:g}")
    if room := "wait-for-room" in asked:
        applied.append("wait-for-room")
    return Preference(wait, room, tuple(applied))
