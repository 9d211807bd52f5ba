"""By the hour: whatever was entered since the last look is held against its account."""

from datetime import datetime

import structlog

from app.domain.credits import ledger_checks
from app.postgres import counters

log = structlog.get_logger(__name__)


async def check_ledger(now: datetime) -> None:
    """Check, and leave the result where /metrics finds it."""
    drifts = await ledger_checks.check_new(now)
    if drifts:
        log.error("ledger.drift", count=len(drifts), drifts=drifts[:20])
    await counters.keep({counters.DRIFT: len(drifts), counters.CHECKED: now.timestamp()})
