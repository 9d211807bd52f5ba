"""Tokens are renewed before they expire, and a paused or lost account is asked for again."""

from uuid import UUID

import structlog

from app.clients import Clients
from app.errors import VendorRefused

log = structlog.get_logger(__name__)


async def refresh_token(clients: Clients, grant_id: str) -> None:
    """Renew one token pair; raises VendorError, for the engine to try again, when asking again may help."""
    try:
        await clients.renew(UUID(grant_id))
    except VendorRefused as refusal:
        log.warning("refresh_token.refused", crm_token_id=grant_id, status=refusal.status)
