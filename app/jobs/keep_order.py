"""By the hour: the whole ledger is recomputed, and what is older than its agency wants it kept is removed."""

from datetime import UTC, datetime

import structlog

from app import queue
from app.domain import ledger, retention, tallies

log = structlog.get_logger(__name__)


async def keep_order() -> None:
    """Check, and leave the result where /metrics finds it; then forget."""
    now = datetime.now(UTC)
    drifts = await ledger.drifts()
    if drifts:
        log.error("ledger.drift", count=len(drifts), drifts=drifts[:20])
    await tallies.keep({tallies.DRIFT: len(drifts), tallies.CHECKED: now.timestamp()})
    gone = await retention.forget(now)
    await queue.forget_log()
    if any(gone.values()):
        log.info("retention.forgotten", **gone)
