"""A call that must not be is hung up: a second one of an attempt, or one found after its lead was called again."""

from uuid import UUID

import structlog

from app.clients import Clients
from app.errors import VendorRefused

log = structlog.get_logger(__name__)


async def stop_call(clients: Clients, workspace_id: str, provider_call_id: str) -> None:
    """Hang up at the provider; one that has ended meanwhile cannot be stopped, and need not be."""
    voice = await clients.voice(UUID(workspace_id))
    try:
        await voice.stop_call(provider_call_id)
    except VendorRefused as refusal:
        log.info("stop_call.refused", provider_call_id=provider_call_id, status=refusal.status)
