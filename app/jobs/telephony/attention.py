"""What needs a person: workflows are told by the trigger `needs_attention`, the agency by e-mail, if it wants that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID, uuid5

import structlog
from tortoise.backends.base.client import BaseDBAsyncClient

from app.config import Settings
from app.domain.results import triggers
from app.domain.results.triggers import NEEDS_ATTENTION
from app.domain.tenants.agencies import Agency
from app.domain.tenants.installations import ACTIVE, Installation
from app.errors import VendorRefused
from app.jobs import branded_mail

log = structlog.get_logger(__name__)

CAUSES = UUID("a3b0c6f2-6f0e-4b7c-9a51-7a1f0f5f9c42")


class Kind(StrEnum):
    """What a workflow can ask for by the filter `kind`."""

    ACCOUNT_PROBLEM = "account_problem"
    ACCOUNT_RECOVERED = "account_recovered"
    NUMBER_LOST = "number_lost"
    AGENT_LOST = "agent_lost"
    NUMBER_PROBLEM = "number_problem"


@dataclass(frozen=True)
class Attention:
    """One thing that has happened to `about`, as people are told it; `since` is when."""

    kind: Kind
    about: UUID
    sentence: str
    since: datetime

    @property
    def cause(self) -> UUID:
        """The same for the same happening, so that it is told once."""
        return uuid5(CAUSES, f"{self.kind} {self.about} {self.since.isoformat()}")


async def publish(tx: BaseDBAsyncClient, customer_ids: Iterable[UUID | None], what: Attention) -> None:
    """Tell the workflows of these customers' sub-accounts that want to know."""
    payload = {"kind": what.kind, "sentence": what.sentence, "since": what.since.isoformat()}
    for installation in await Installation.filter(customer_id__in=set(customer_ids), status=ACTIVE).using_db(tx):
        facts = {"kind": {str(what.kind)}}
        await triggers.publish(tx, installation.id, NEEDS_ATTENTION, what.cause, payload, facts, datetime.now(UTC))


async def mail(settings: Settings, agency: Agency, subject: str, text: str, what: Attention) -> bool:
    """Send the agency a mail, if it wants any; False when there was none. Raises VendorError for the engine to retry.

    A definite no of the mail server ends it.
    """
    if not agency.alert_email or not settings.smtp_url:
        return False
    try:
        await branded_mail.send(settings, agency, agency.alert_email, subject, text, f"attention-{what.cause}")
    except VendorRefused as refusal:
        log.error("attention.mail_refused", kind=what.kind, about=str(what.about), status=refusal.status)
        return False
    return True
