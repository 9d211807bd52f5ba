"""How fast and how often lines dial, as people set it: the pace of a workspace, caps of one number."""

from datetime import datetime

from app.domain import pacing
from app.domain.numbers import PhoneNumber
from app.domain.workspaces import Workspace, wrong

# More than the voice provider sells to anybody; see Workspace for what they mean.
MOST_PER_SECOND = 100
MOST_PER_MINUTE, MOST_PER_DAY = 1_000, 100_000
LONGEST_NAME = 200


async def set_pace(workspace: Workspace, name: str, calls_per_second: int, reserve_inbound: int, now: datetime) -> None:
    """Change a workspace's name, how many calls it starts in a second, and how many slots stay free for inbound calls.

    Raises InvalidRequest (field `name`, `calls_per_second` or `reserve_inbound`).
    """
    if not 0 < len(name) <= LONGEST_NAME:
        raise wrong("name", f"Give the workspace a name of at most {LONGEST_NAME} characters.")
    if not 1 <= calls_per_second <= MOST_PER_SECOND:
        raise wrong("calls_per_second", f"Write a number from 1 to {MOST_PER_SECOND}.")
    if not 0 <= reserve_inbound < max(1, workspace.concurrency):
        most = max(0, workspace.concurrency - 1)
        raise wrong("reserve_inbound", f"Write a number from 0 to {most}: one slot at least is left for your calls.")
    values = {"name": name, "calls_per_second": calls_per_second, "reserve_inbound": reserve_inbound}
    await Workspace.filter(id=workspace.id).update(**values)
    await pacing.call_up(workspace.id, now)


async def cap(number: PhoneNumber, calls_per_minute: int | None, calls_per_day: int | None) -> None:
    """Limit how many calls a number places; None is no limit.

    Raises InvalidRequest (field `calls_per_minute` or `calls_per_day`).
    """
    for field, value, most in (
        ("calls_per_minute", calls_per_minute, MOST_PER_MINUTE),
        ("calls_per_day", calls_per_day, MOST_PER_DAY),
    ):
        if value is not None and not 1 <= value <= most:
            raise wrong(field, f"Write a number from 1 to {most:,}, or leave this empty for no limit.")
    await PhoneNumber.filter(id=number.id).update(calls_per_minute=calls_per_minute, calls_per_day=calls_per_day)
