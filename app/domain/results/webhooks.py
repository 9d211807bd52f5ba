"""WebhookEndpoint: an address that a number's key holder wants to be told at; WebhookDelivery: one event on its way.

As Standard Webhooks has it (standardwebhooks.com): `webhook-id` stays the same through all tries, so that a receiver
tells a second delivery; `webhook-signature` is an HMAC-SHA256 over id, time and body with a secret that only the two
know. After a rotation both secrets sign for a day, so that a receiver can change over.
"""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.domain.calls.calls import Call
from app.domain.results.results import as_payload
from app.domain.results.summary import Result
from app.domain.telephony.numbers import PhoneNumber
from app.domain.tenants.customers import Customer
from app.postgres import outbox, queue
from app.postgres.outbox import OutboxEntry
from app.postgres.tables import Table
from app.sealing import KeyRing
from app.standard_webhooks import new_secret

FINISHED, NOT_PLACED, CALLBACK = "call.finished", "call.not_placed", "callback.scheduled"
CALLED_BACK = "lead.called_back"
# How long an earlier secret signs beside the new one.
OVERLAP = timedelta(days=1)
LOG = 50


class WebhookEndpoint(Table):
    """Where the events of a number's calls go; `gone_why` says why nothing is sent any more."""

    id = fields.UUIDField(primary_key=True, default=uuid4)
    number: fields.OneToOneRelation[PhoneNumber] = fields.OneToOneField(
        "models.PhoneNumber", related_name="webhook", on_delete=fields.CASCADE
    )
    number_id: UUID
    customer: fields.ForeignKeyRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name="webhooks", on_delete=fields.CASCADE
    )
    customer_id: UUID
    url = fields.CharField(max_length=1000)
    sealed_secret = fields.BinaryField()
    sealed_old_secret = fields.BinaryField(null=True)
    rotated_at = fields.DatetimeField(null=True)
    gone_why = fields.CharField(max_length=300, null=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "webhook_endpoints"

    def secret(self, ring: KeyRing) -> str:
        """The secret in clear, for its holder."""
        return ring.open(self.sealed_secret, f"webhook_endpoints.sealed_secret.{self.id}")

    def keep_secret(self, secret: str, ring: KeyRing) -> None:
        """Seal a secret; the caller saves the row."""
        self.sealed_secret = ring.seal(secret, f"webhook_endpoints.sealed_secret.{self.id}")

    def signing_secrets(self, ring: KeyRing, now: datetime) -> list[str]:
        """The secrets that sign now, the newest first."""
        own = [self.secret(ring)]
        if self.sealed_old_secret and self.rotated_at and now < self.rotated_at + OVERLAP:
            own.append(ring.open(self.sealed_old_secret, f"webhook_endpoints.sealed_old_secret.{self.id}"))
        return own


class WebhookDelivery(OutboxEntry):
    """One event for one endpoint; `cause_id` is the call, ours or the lead's; `answered`, what the last try came to."""

    endpoint: fields.ForeignKeyRelation[WebhookEndpoint] = fields.ForeignKeyField(
        "models.WebhookEndpoint", related_name="deliveries", on_delete=fields.CASCADE
    )
    endpoint_id: UUID
    event = fields.CharField(max_length=40)
    answered = fields.CharField(max_length=200, default="")
    tried_at = fields.DatetimeField(null=True)

    class Meta:
        table = "webhook_deliveries"
        unique_together = (("endpoint", "event", "cause_id"),)
        indexes = (("endpoint", "planned_at"),)


async def listen(number: PhoneNumber, customer_id: UUID, url: str, ring: KeyRing, now: datetime) -> WebhookEndpoint:
    """Send the events of this number's calls there from now on; the secret stays when there was one."""
    known = await WebhookEndpoint.get_or_none(number_id=number.id)
    endpoint = known or WebhookEndpoint(number_id=number.id, created_at=now)
    if known is None or known.customer_id != customer_id:
        endpoint.keep_secret(new_secret(), ring)
        endpoint.sealed_old_secret = None
    endpoint.customer_id, endpoint.url, endpoint.gone_why = customer_id, url, None
    await endpoint.save()
    return endpoint


async def rotate(endpoint: WebhookEndpoint, ring: KeyRing, now: datetime) -> None:
    """Give the endpoint a new secret; the old one signs beside it for a day."""
    old = endpoint.secret(ring)
    endpoint.sealed_old_secret = ring.seal(old, f"webhook_endpoints.sealed_old_secret.{endpoint.id}")
    endpoint.keep_secret(new_secret(), ring)
    endpoint.rotated_at = now
    await endpoint.save(update_fields=["sealed_secret", "sealed_old_secret", "rotated_at"])


async def forget(number_id: UUID) -> None:
    """Send nothing any more; the log goes too."""
    await WebhookEndpoint.filter(number_id=number_id).delete()


async def mark_gone(endpoint_id: UUID, why: str) -> None:
    """The receiver has said that it wants nothing any more."""
    await WebhookEndpoint.filter(id=endpoint_id).update(gone_why=why[:300])


async def plan(
    tx: BaseDBAsyncClient, call: Call, event: str, data: dict[str, Any], now: datetime, cause_id: UUID | None = None
) -> None:
    """Plan to send an event of a call to its number's address, if there is one; `cause_id` unless it is the call."""
    mine = WebhookEndpoint.filter(number_id=call.number_id, customer_id=call.customer_id, gone_why=None)
    endpoint = await mine.using_db(tx).first()
    if endpoint is not None:
        row = WebhookDelivery(endpoint_id=endpoint.id, event=event, cause_id=cause_id or call.id, planned_at=now)
        row.content = content_of(event, data, now)
        await outbox.plan(tx, row, "send_webhook")


def content_of(event: str, data: dict[str, Any], at: datetime) -> dict[str, Any]:
    """The body of an event of that time."""
    return {"type": event, "timestamp": at.isoformat(), "data": data}


def data_of(result: Result) -> dict[str, Any]:
    """What an event tells of a call: what a trigger tells a workflow."""
    return as_payload(result)


async def send_again(delivery: WebhookDelivery, content: dict[str, Any]) -> None:
    """Send one event once more, now, under its old id."""
    async with in_transaction() as tx:
        mine = WebhookDelivery.filter(id=delivery.id).using_db(tx)
        await mine.update(content=content, done_at=None, given_up_why=None, lease_until=None)
        await queue.defer(tx, "send_webhook", entry_id=str(delivery.id))


async def note_try(delivery: WebhookDelivery, answered: str, now: datetime) -> None:
    """Write down what a try came to."""
    await WebhookDelivery.filter(id=delivery.id).update(answered=answered[:200], tried_at=now)


async def log_of(endpoint: WebhookEndpoint) -> list[WebhookDelivery]:
    """The latest deliveries, the newest first."""
    return await WebhookDelivery.filter(endpoint_id=endpoint.id).order_by("-planned_at").limit(LOG)


def body_of(delivery: WebhookDelivery) -> bytes:
    """The bytes that are signed and sent."""
    return json.dumps(delivery.content, separators=(",", ":"), ensure_ascii=False).encode()
