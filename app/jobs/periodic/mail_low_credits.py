"""Whoever asked for it is told by e-mail, once, that a customer's credits run low."""

from datetime import UTC, datetime

import structlog

from app.config import Settings
from app.domain.credits.alerts import CreditAlert
from app.domain.credits.ledger import CREDIT
from app.domain.rules.figures import counted, figure
from app.errors import VendorRefused
from app.jobs import branded_mail

log = structlog.get_logger(__name__)


async def mail_low_credits(settings: Settings, alert_id: int) -> None:
    """Send the mail of one crossing, unless it was sent; a definite no of the mail server ends it."""
    alert = await CreditAlert.get(id=alert_id).select_related("customer__agency")
    customer = alert.customer
    if alert.mailed_at is not None or not customer.alert_email or not settings.smtp_url:
        return
    text = (
        f"{customer.name} has {counted(alert.left_over / CREDIT, 'credit')} left, below the threshold of "
        f"{figure(alert.threshold / CREDIT)} that was set for this account.\n\n"
        "When the credits are used up, no further calls are placed. Add credits, or lower the threshold, "
        "on the Credits page.\n"
    )
    subject = f"Credits run low: {customer.name}"
    try:
        await branded_mail.send(
            settings, customer.agency, customer.alert_email, subject, text, f"credits-low-{alert.id}"
        )
    except VendorRefused as refusal:
        log.error("mail_low_credits.refused", customer_id=str(customer.id), status=refusal.status)
        return
    await CreditAlert.filter(id=alert.id).update(mailed_at=datetime.now(UTC))
