"""Numbers were put on a do-not-call list: waiting calls to them are given up at once."""

from datetime import UTC, datetime
from uuid import UUID

from app.domain.calls import cancellation


async def cancel_listed(list_id: str) -> None:
    """Give up the waiting calls to every number of this list."""
    await cancellation.cancel_listed(UUID(list_id), datetime.now(UTC))
