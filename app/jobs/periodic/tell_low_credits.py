"""A customer fell below its threshold: its workflows, whoever asked for a mail, and the log are told once."""

from datetime import datetime
from uuid import UUID, uuid5

import structlog
from tortoise.transactions import in_transaction

from app.domain.credits.alerts import CreditAlert
from app.domain.credits.ledger import CREDIT
from app.domain.results import triggers
from app.domain.tenants.installations import ACTIVE, Installation
from app.postgres import queue

log = structlog.get_logger(__name__)

ALERTS = UUID("6f1d7a52-1c55-4a37-9d4e-0c4f2f0f3a11")
BATCH_SIZE = 100


async def tell_low_credits(now: datetime) -> None:
    """Tell every crossing that nobody was told of; row and deliveries are written in one commit."""
    for alert in await CreditAlert.filter(told_at=None).order_by("id").limit(BATCH_SIZE):
        async with in_transaction() as tx:
            if not await CreditAlert.filter(id=alert.id, told_at=None).using_db(tx).update(told_at=now):
                continue
            installation = await Installation.get_or_none(customer_id=alert.customer_id, status=ACTIVE, using_db=tx)
            if installation is not None:
                payload = {"available": alert.left_over / CREDIT, "threshold": alert.threshold / CREDIT}
                cause = uuid5(ALERTS, str(alert.id))
                await triggers.publish(tx, installation.id, "credits_low", cause, payload, {}, now)
            await queue.defer(tx, "mail_low_credits", alert_id=alert.id)
        log.warning("credits.low", customer_id=str(alert.customer_id), left_over=alert.left_over)
