"""Callers of a number are to be looked up, or not any more: the voice provider is told."""

from datetime import UTC, datetime
from uuid import UUID

from app.clients import Clients, inbound_webhooks


async def set_inbound_webhook(clients: Clients, number_id: str) -> None:
    """Set or take away our address; raises VendorError, for the engine to try again."""
    await inbound_webhooks.settle(clients, UUID(number_id), datetime.now(UTC))
