"""By the clock: tokens that are due, sub-accounts that wait for theirs, events that are over."""

from datetime import UTC, datetime

from app.domain import arrivals, crm_events, grants


async def tend_installs() -> None:
    """Give whatever is due its job, and forget what has lapsed."""
    now = datetime.now(UTC)
    await grants.tend(now)
    await arrivals.tend(now)
    await crm_events.forget(now)
