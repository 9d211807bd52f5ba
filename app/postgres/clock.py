"""Whether this machine's clock agrees with the database's, by which leases, minutes and days are compared.

A machine that is further away dials at the wrong hour and takes a living dialer for dead: it must not dial.
"""

from datetime import datetime, timedelta

from tortoise import connections

# More than two machines kept by NTP ever differ, and more than a statement waits on a busy database.
TOLERANCE = timedelta(seconds=5)
APART = "SELECT $1::timestamptz - clock_timestamp() AS apart"


async def apart(now: datetime) -> timedelta:
    """How far `now`, read from this machine's clock a moment ago, is ahead of the database's clock."""
    [row] = await connections.get("default").execute_query_dict(APART, [now])
    found: timedelta = row["apart"]
    return found


def near(apart: timedelta) -> bool:
    """Whether clocks that are so far apart may be compared."""
    return abs(apart) <= TOLERANCE
