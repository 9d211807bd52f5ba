"""The voice provider is told whom to ask when somebody calls a number: us, or whoever was asked before us."""

from datetime import datetime
from uuid import UUID

from app.clients import Clients
from app.domain.telephony import inbound_webhooks
from app.domain.telephony.inbound_webhooks import PATH, InboundWebhook
from app.errors import VendorRefused
from app.retell import account

# Somebody may switch it back while the provider is being told.
TURNS = 5


async def settle(clients: Clients, number_id: UUID, now: datetime) -> None:
    """Make it at the provider as people want it here; done twice, it is the same. Raises VendorError to be tried again.

    What the provider had before is kept before it is replaced, and an address that somebody has put there in place of
    ours since is left alone.
    """
    for _ in range(TURNS):
        webhook = await InboundWebhook.get_or_none(number_id=number_id).select_related("number__workspace")
        if webhook is None:
            return
        try:
            await _set(clients, webhook, now)
        except VendorRefused as refusal:
            if webhook.wanted:
                await inbound_webhooks.was_refused(webhook, refusal.message)
            else:
                # It is not there any more, or not ours to change.
                await inbound_webhooks.was_removed(webhook)
        if await InboundWebhook.filter(id=webhook.id, wanted=webhook.wanted).exists():
            return


async def _set(clients: Clients, webhook: InboundWebhook, now: datetime) -> None:
    number = webhook.number
    voice, address = clients.voice_of(number.workspace), f"{PATH}{webhook.token}"
    there = await account.inbound_webhook(voice, number.e164)
    # Also where it was set while we had another public address.
    ours = there is not None and there.endswith(address)
    if webhook.wanted:
        if not ours:
            await inbound_webhooks.keep_before(webhook, there)
        await account.set_inbound_webhook(voice, number.e164, clients.public_url + address)
        await inbound_webhooks.was_set(webhook, now)
    else:
        if ours:
            await account.set_inbound_webhook(voice, number.e164, webhook.before)
        await inbound_webhooks.was_removed(webhook)
