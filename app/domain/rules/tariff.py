"""What seconds cost, and how many seconds an amount is enough for. Amounts are in 1/1000 credit."""

# The provider's own limit when an agent names none, and the shortest and longest it takes; source: its call schema.
AGENT_LIMIT_SECONDS = 3600
MIN_SECONDS, MAX_SECONDS = 60, 7200


def charge_for(seconds: int, price_per_minute: int, *, increment: int = 1, minimum: int = 0) -> int:
    """The price of so many billed seconds, rounded up to the next 1/1000 credit.

    Begun steps of `increment` seconds count as whole ones, and at least `minimum` seconds are charged; a call
    without a billed second costs nothing.
    """
    counted = -(-max(seconds, minimum) // increment) * increment if seconds else 0
    return -(-price_per_minute * counted // 60)


def hold_for(minutes: int, price_per_minute: int, *, increment: int = 1, minimum: int = 0) -> int:
    """What a request sets aside: so many minutes, and never less than the shortest call that can be limited costs."""
    seconds = max(minutes * 60, MIN_SECONDS)
    return charge_for(seconds, price_per_minute, increment=increment, minimum=minimum)


def charge_sql(seconds: str, attempt: str) -> str:
    """`charge_for` as SQL, for at least one billed second at the tariff of this attempt's row."""
    counted = (
        f"((greatest({seconds}, {attempt}.minimum_seconds) + {attempt}.increment_seconds - 1)"
        f" / {attempt}.increment_seconds * {attempt}.increment_seconds)::bigint"
    )
    return f"(({attempt}.price_per_minute * {counted} + 59) / 60)"


def seconds_sql(amount: str, attempt: str) -> str:
    """SQL for the longest call that costs at most this amount, at the tariff of this attempt's row; null if free."""
    paid = f"(({amount}) * 60 / nullif({attempt}.price_per_minute, 0))"
    return f"({paid} / {attempt}.increment_seconds * {attempt}.increment_seconds)"
