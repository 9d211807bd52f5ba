"""How the CRM's deliveries were answered, by the hour, for all processes together.

The CRM pauses an app of which too many deliveries of about three days were not answered with 2xx, and tells it nothing
any more until somebody enables it again by hand. What carries no signature is not from the CRM, and does not count.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tortoise import connections

from app.postgres.counters import Counters

PATH, SIGNATURE = "/webhooks/crm", b"x-ghl-signature"
NAME = "crm_deliveries"
WINDOW = timedelta(days=3)
# Of so few one more or less says nothing, and the CRM does not judge by them.
MIN_DELIVERIES = 100
ALARMING = 0.05

LATELY = """
SELECT coalesce(sum(total), 0)::int AS sent,
       coalesce(sum(total) FILTER (WHERE series::jsonb #>> '{1,taken}' = 'no'), 0)::int AS refused
FROM tallies WHERE starts_with(series, $1) AND (series::jsonb #>> '{1,hour}')::timestamptz > $2
"""
FORGET = "DELETE FROM tallies WHERE starts_with(series, $1) AND (series::jsonb #>> '{1,hour}')::timestamptz <= $2"
SERIES = f'["{NAME}"'


@dataclass(frozen=True)
class Deliveries:
    """How many there were in the last three days, and how many were not answered with 2xx."""

    sent: int
    refused: int

    @property
    def share(self) -> float:
        """The share that was refused; 0 while there are too few to judge."""
        return self.refused / self.sent if self.sent >= MIN_DELIVERIES else 0.0


def count(counters: Counters, status: int, now: datetime) -> None:
    """Count one delivery by what it was answered."""
    hour = now.replace(minute=0, second=0, microsecond=0).isoformat()
    counters.count(NAME, hour=hour, taken="yes" if 200 <= status < 300 else "no")


async def lately(now: datetime) -> Deliveries:
    """The deliveries of the last three days."""
    [row] = await connections.get("default").execute_query_dict(LATELY, [SERIES, now - WINDOW])
    return Deliveries(row["sent"], row["refused"])


async def forget(now: datetime) -> None:
    """Forget the hours that are not asked for any more."""
    await connections.get("default").execute_query(FORGET, [SERIES, now - WINDOW])
