"""How fast and how often lines dial, as people set it: the pace of a workspace, caps of one number."""

from datetime import datetime

from app.domain.calls import pacing
from app.domain.health import ramp
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.errors import wrong

# More than the voice provider sells to anybody; see Workspace for what they mean.
MAX_PER_SECOND = 100
MAX_PER_MINUTE, MAX_PER_DAY = 1_000, 100_000
MAX_NAME = 200


async def set_pace(workspace: Workspace, name: str, calls_per_second: int, reserve_inbound: int) -> None:
    """Change a workspace's name, how many calls it starts in a second, and how many slots stay free for inbound calls.

    Raises InvalidRequest (field `name`, `calls_per_second` or `reserve_inbound`).
    """
    if not 0 < len(name) <= MAX_NAME:
        raise wrong("name", f"Give the workspace a name of at most {MAX_NAME} characters.")
    if not 1 <= calls_per_second <= MAX_PER_SECOND:
        raise wrong("calls_per_second", f"Write a number from 1 to {MAX_PER_SECOND}.")
    if not 0 <= reserve_inbound < max(1, workspace.concurrency):
        most = max(0, workspace.concurrency - 1)
        raise wrong("reserve_inbound", f"Write a number from 0 to {most}: one slot at least is left for your calls.")
    values = {"name": name, "calls_per_second": calls_per_second, "reserve_inbound": reserve_inbound}
    await Workspace.filter(id=workspace.id).update(**values)
    await pacing.start_next(workspace.id)


async def cap(
    number: PhoneNumber,
    calls_per_minute: int | None,
    calls_per_day: int | None,
    ramp_by: int | None,
    ramp_to: int | None,
    now: datetime,
) -> None:
    """Limit how many calls a number places; None is no limit. A new one's calls per day may grow (see health/ramp.py).

    Raises InvalidRequest (field `calls_per_minute`, `calls_per_day`, `ramp_by` or `ramp_to`).
    """
    for field, value, most in (
        ("calls_per_minute", calls_per_minute, MAX_PER_MINUTE),
        ("calls_per_day", calls_per_day, MAX_PER_DAY),
    ):
        if value is not None and not 1 <= value <= most:
            raise wrong(field, f"Write a number from 1 to {most:,}, or leave this empty for no limit.")
    grows = ramp.planned(number, calls_per_day, ramp_by, ramp_to, now)
    limits = {"calls_per_minute": calls_per_minute, "calls_per_day": calls_per_day}
    await PhoneNumber.filter(id=number.id).update(**limits, **grows)
