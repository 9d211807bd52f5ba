"""By the hour: what is older than its agency wants it kept is removed."""

from datetime import datetime

import structlog

from app.domain.audit import trail
from app.domain.lifecycle import retention
from app.domain.screening import lookups
from app.domain.settings import contact_marks

log = structlog.get_logger(__name__)


async def forget_old(now: datetime) -> None:
    """Forget, and say how much that was."""
    gone = await retention.forget(now) | {
        "contact_marks": await contact_marks.forget(now),
        "screening_answers": await lookups.forget(now),
        "audit_entries": await trail.forget(now),
    }
    if any(gone.values()):
        log.info("retention.forgotten", **gone)
