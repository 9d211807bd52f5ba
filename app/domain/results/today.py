"""How the day goes so far: calls, how many of them were answered, and how soon a lead was dialed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tortoise import connections

from app.outcomes import TALKED, UNREACHED


@dataclass(frozen=True)
class Today:
    """So many calls asked for; of those that rang `answered` and `unreached`; the median of the seconds until the
    first dial, None where nobody was dialed."""

    calls: int = 0
    answered: int = 0
    unreached: int = 0
    waiting: int = 0
    seconds_to_dial: float | None = None

    @property
    def answer_rate(self) -> float | None:
        """Which part of the calls that rang was answered; None where none did."""
        rang = self.answered + self.unreached
        return self.answered / rang if rang else None


# A call for later is dialed when it was asked for, so that its wait says nothing of ours.
SO_FAR = """
SELECT {by} count(*) AS calls,
       count(*) FILTER (WHERE state = 'ended' AND outcome = ANY($3)) AS answered,
       count(*) FILTER (WHERE state = 'ended' AND outcome = ANY($4)) AS unreached,
       count(*) FILTER (WHERE state = 'queued') AS waiting,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM first.dialed_at - requested_at))
           FILTER (WHERE asked_for IS NULL) AS seconds_to_dial
FROM calls LEFT JOIN LATERAL (
    SELECT min(dialed_at) AS dialed_at FROM attempts WHERE call_id = calls.id
) AS first ON true
WHERE customer_id = ANY($1) AND requested_at >= $2
"""


async def so_far(customer_ids: Sequence[UUID], since: datetime) -> Today:
    """All calls of these customers together."""
    [row] = await _asked(SO_FAR.format(by=""), customer_ids, since)
    return Today(**row)


async def of_each(customer_ids: Sequence[UUID], since: datetime) -> dict[UUID, Today]:
    """The calls of each customer; one without any is left out."""
    rows = await _asked(SO_FAR.format(by="customer_id,") + " GROUP BY customer_id", customer_ids, since)
    return {row.pop("customer_id"): Today(**row) for row in rows}


async def _asked(sql: str, customer_ids: Sequence[UUID], since: datetime) -> list[dict[str, Any]]:
    values = [list(customer_ids), since, list(TALKED), list(UNREACHED)]
    rows = await connections.get("default").execute_query_dict(sql, values)
    return [dict(row) for row in rows]
