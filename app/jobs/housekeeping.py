"""What is done by the clock, not by an event."""

from datetime import UTC, datetime, timedelta

from app.domain import allowances, calls, margins, pacing, page_sessions, quotas, rates, stuck, workspaces

# The longest window is a day.
RATES_KEPT = timedelta(hours=25)


async def housekeeping() -> None:
    """Wake what is stuck, forget what has lapsed, grant what is due, and check yesterday's sums."""
    now = datetime.now(UTC)
    await stuck.sweep(now)
    await pacing.tend(now)
    await workspaces.tend(now)
    await calls.forget_request_keys(now)
    await rates.forget_lapsed(now - RATES_KEPT)
    await quotas.forget_lapsed(now)
    await page_sessions.forget(now)
    await allowances.renew(now)
    await margins.check_yesterday(now)
