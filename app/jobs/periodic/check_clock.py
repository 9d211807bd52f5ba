"""By the minute: a machine whose clock is wrong says so, since it does not dial."""

from datetime import datetime

import structlog

from app.postgres import clock

log = structlog.get_logger(__name__)


async def check_clock(now: datetime) -> None:
    """Log how far this machine's clock is away from the database's, when that is too far to dial by."""
    apart = await clock.apart(now)
    if not clock.near(apart):
        log.error("clock.wrong", seconds=round(apart.total_seconds(), 1))
