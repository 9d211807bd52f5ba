"""InboundWebhook: the address that the voice provider asks when somebody calls one of our numbers.

Off unless a person switches it on. The provider keeps one such address for each number; the one that was there
before ours is kept here, and put back when ours is taken away (see clients/inbound_webhooks.py).
"""

import secrets
from datetime import datetime
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.domain.telephony.numbers import PhoneNumber
from app.errors import NoAgentMapping
from app.postgres import queue
from app.postgres.tables import Table

PATH = "/webhooks/voice-inbound/"


def new_token() -> str:
    """An unguessable path token for the address of one number."""
    return secrets.token_urlsafe(24)


class InboundWebhook(Table):
    """Whether callers of a number are looked up: as people want it (`wanted`), and as the provider has it.

    `set_at` is when the provider took our address, `before` the one that it had until then, if any. `trouble` says why
    the provider does not take it.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    number: fields.OneToOneRelation[PhoneNumber] = fields.OneToOneField(
        "models.PhoneNumber", related_name="inbound_webhook", on_delete=fields.RESTRICT
    )
    number_id: UUID
    token = fields.CharField(max_length=64, unique=True, default=new_token)
    wanted = fields.BooleanField(default=False)
    before = fields.TextField(null=True)
    set_at = fields.DatetimeField(null=True)
    trouble = fields.CharField(max_length=300, null=True)

    class Meta:
        table = "inbound_webhooks"


async def switch(number_id: UUID, *, on: bool) -> None:
    """Want callers of this number to be looked up, or not; the provider is told by a job.

    Raises NoAgentMapping when nobody has the number: there are no leads that could be known.
    """
    async with in_transaction() as tx:
        number = await PhoneNumber.filter(id=number_id).using_db(tx).select_for_update(no_key=True).get()
        if on and number.customer_id is None:
            raise NoAgentMapping("Assign this number to a customer first.")
        if on:
            await InboundWebhook.bulk_create([InboundWebhook(number_id=number_id)], ignore_conflicts=True, using_db=tx)
        await want(tx, number_id, on=on)


async def want(tx: BaseDBAsyncClient, number_id: UUID, *, on: bool) -> None:
    """Change what is wanted of a number that has such an address, in the caller's transaction."""
    mine = InboundWebhook.filter(number_id=number_id).using_db(tx)
    if await mine.update(wanted=on, trouble=None):
        await queue.defer(tx, "set_inbound_webhook", number_id=str(number_id))


async def keep_before(webhook: InboundWebhook, url: str | None) -> None:
    """Keep what the provider has, before it gets our address."""
    await InboundWebhook.filter(id=webhook.id).update(before=url)


async def was_set(webhook: InboundWebhook, now: datetime) -> None:
    """The provider has our address now."""
    await InboundWebhook.filter(id=webhook.id).update(set_at=now, trouble=None)


async def was_removed(webhook: InboundWebhook) -> None:
    """The provider has the address that was there before, or none."""
    await InboundWebhook.filter(id=webhook.id).update(set_at=None, before=None, trouble=None)


async def was_refused(webhook: InboundWebhook, why: str) -> None:
    """The provider does not take the address, and says why."""
    await InboundWebhook.filter(id=webhook.id).update(trouble=why[:300])
