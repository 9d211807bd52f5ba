"""The Prefer header (RFC 7240): may the answer come before the call is placed, and how long may we wait."""

from dataclasses import dataclass

from starlette.requests import Request

LONGEST_WAIT = 8.0


@dataclass(frozen=True)
class Preference:
    """How many seconds to wait for the voice provider, and which preferences that honours."""

    wait: float = LONGEST_WAIT
    applied: tuple[str, ...] = ()

    @property
    def headers(self) -> dict[str, str]:
        """`Preference-Applied`, when there is something to say."""
        return {"Preference-Applied": ", ".join(self.applied)} if self.applied else {}


def preference(request: Request) -> Preference:
    """Read `respond-async` and `wait=N` (seconds); what is unknown or malformed is ignored, as the RFC wants.

    `respond-async` alone answers at once; with `wait` the answer comes when the call is placed, at the latest
    after that time.
    """
    asked: dict[str, str] = {}
    for item in ",".join(request.headers.getlist("prefer")).split(","):
        name, _, value = item.partition(";")[0].partition("=")
        asked.setdefault(name.strip().lower(), value.strip().strip('"'))
    wait, applied = LONGEST_WAIT, []
    if "respond-async" in asked:
        wait, applied = 0.0, ["respond-async"]
    seconds = asked.get("wait", "")
    if seconds.isascii() and seconds.isdigit() and len(seconds) < 10:
        wait = min(float(seconds), LONGEST_WAIT)
        applied.append(f"wait={wait:g}")
    return Preference(wait, tuple(applied))
