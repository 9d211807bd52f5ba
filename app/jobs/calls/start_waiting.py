"""Credits of an account have come back or were added: the calls that wait for room are started in their turn."""

from uuid import UUID

from app.domain.calls import room


async def start_waiting(payer_id: str) -> None:
    """Start those of all customers that this account pays for."""
    await room.start_next(UUID(payer_id))
