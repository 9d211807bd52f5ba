"""An event of the voice provider is passed on to the address that its agent names."""

from functools import partial

from app.clients import Clients
from app.domain.telephony.forwarding import ForwardedEvent
from app.jobs.results.delivery import deliver


async def forward_event(clients: Clients, entry_id: str) -> None:
    """Deliver once; raises VendorError, for the engine to try again, when that may help."""
    await deliver(ForwardedEvent, entry_id, partial(_deliver, clients))


async def _deliver(clients: Clients, event: ForwardedEvent) -> None:
    headers = {"Content-Type": "application/json", "X-Retell-Signature": event.content["signature"]}
    await clients.outgoing.post(event.url, event.body, headers)
