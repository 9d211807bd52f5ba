"""A workflow that subscribed to an event is started, with the token of its own sub-account."""

from datetime import UTC, datetime
from functools import partial

from app.clients import Clients
from app.domain.results import triggers
from app.domain.results.triggers import TriggerDelivery, TriggerSubscription
from app.errors import VendorRefused
from app.ghl.triggers import fire, is_inactive
from app.jobs.results.delivery import deliver


async def fire_trigger(clients: Clients, entry_id: str) -> None:
    """Deliver once; a subscription that the CRM calls inactive is retired."""
    await deliver(TriggerDelivery, entry_id, partial(_fire, clients))


async def _fire(clients: Clients, delivery: TriggerDelivery) -> None:
    subscription = await TriggerSubscription.get(id=delivery.subscription_id)
    if not subscription.active:
        raise VendorRefused("The workflow does not have this trigger any more.")
    crm = await clients.crm(subscription.installation_id, patient=True)
    try:
        await fire(crm, subscription.path, delivery.content)
    except VendorRefused as refusal:
        if is_inactive(refusal):
            await triggers.retire(subscription.installation_id, subscription.trigger_id, datetime.now(UTC))
        raise
