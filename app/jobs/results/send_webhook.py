"""An event of a call is sent to the address that its number's key holder has named."""

from datetime import UTC, datetime
from functools import partial

from app import standard_webhooks
from app.clients import Clients
from app.domain.results import webhooks
from app.domain.results.webhooks import WebhookDelivery, WebhookEndpoint
from app.errors import VendorError, VendorRefused, VendorUnclear
from app.jobs.results.delivery import deliver

# Its receiver wants nothing any more.
GONE = 410
GONE_WHY = "The address answered 410: it wants no more events. Save it again to go on."


async def send_webhook(clients: Clients, entry_id: str) -> None:
    """Send once; raises VendorError, for the engine to try again, until the receiver has said yes."""
    await deliver(WebhookDelivery, entry_id, partial(_send, clients))


async def _send(clients: Clients, delivery: WebhookDelivery) -> None:
    endpoint = await WebhookEndpoint.get(id=delivery.endpoint_id)
    if endpoint.gone_why:
        raise VendorRefused(endpoint.gone_why)
    body, now = webhooks.body_of(delivery), datetime.now(UTC)
    headers = standard_webhooks.headers(
        f"msg_{delivery.id.hex}", body, endpoint.signing_secrets(clients.ring, now), now
    )
    try:
        await clients.outgoing.post(endpoint.url, body, headers)
    except VendorError as error:
        await webhooks.note_try(delivery, error.message, now)
        if error.status == GONE:
            await webhooks.mark_gone(endpoint.id, GONE_WHY)
            raise
        # Whatever a receiver answers while it is being repaired, it may want the event afterwards.
        if isinstance(error, VendorRefused) and error.status is not None:
            raise VendorUnclear(error.message, status=error.status) from error
        raise
    await webhooks.note_try(delivery, "2xx", now)
