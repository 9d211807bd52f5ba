"""What a call costs, and how long it may last for that money."""

from uuid import UUID

from tortoise import connections

from app.domain.calls import Attempt

# The provider's own limit when an agent names none; source: its call schema, as is the shortest it takes.
AGENT_LIMIT_SECONDS = 3600
SHORTEST_SECONDS = 60


def charge_for(seconds: int, price_per_minute: int, *, increment: int = 1, minimum: int = 0) -> int:
    """The price of so many billed seconds, rounded up to the next 1/1000 credit.

    Begun steps of `increment` seconds count as whole ones, and at least `minimum` seconds are charged; a call
    without a billed second costs nothing.
    """
    counted = -(-max(seconds, minimum) // increment) * increment if seconds else 0
    return -(-price_per_minute * counted // 60)


def charge(attempt: Attempt, seconds: int) -> int:
    """What this attempt costs, by the tariff of the moment of its request."""
    increment, minimum = attempt.increment_seconds, attempt.minimum_seconds
    return charge_for(seconds, attempt.price_per_minute, increment=increment, minimum=minimum)


# Written down before the dial, because a request that is sent again must be the same request.
LIMIT = """
WITH paid AS (
    SELECT t.id, (t.hold + greatest(a.available, 0)) * 60 / nullif(t.price_per_minute, 0) + $2::int AS seconds
    FROM attempts t JOIN accounts a ON a.customer_id = t.payer_id WHERE t.id = $1
)
UPDATE attempts SET max_seconds = CASE WHEN paid.seconds < $3::int THEN greatest(paid.seconds, $4::int) END
FROM paid WHERE attempts.id = paid.id RETURNING max_seconds
"""


async def limit_duration(attempt_id: UUID, grace_seconds: int) -> int | None:
    """How long this call may last: for what is set aside and available now, and the grace after that.

    In seconds; None when the credits would last longer than any call, and when calls cost nothing.
    """
    values = [attempt_id, grace_seconds, AGENT_LIMIT_SECONDS, SHORTEST_SECONDS]
    rows = await connections.get("default").execute_query_dict(LIMIT, values)
    return rows[0]["max_seconds"] if rows else None
