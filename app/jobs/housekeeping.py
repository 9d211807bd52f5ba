"""What is done by the clock, not by an event."""

from datetime import UTC, datetime, timedelta

from app.domain import attempts, calls, rates

RATES_KEPT = timedelta(hours=1)


async def housekeeping() -> None:
    """Wake what is stuck, and forget what has lapsed."""
    now = datetime.now(UTC)
    await attempts.sweep(now)
    await calls.forget_request_keys(now)
    await rates.forget_lapsed(now - RATES_KEPT)
