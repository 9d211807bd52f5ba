"""Those who wait for a free line of a workspace are called up, should nobody else have done it."""

from datetime import UTC, datetime
from uuid import UUID

from app.domain import pacing


async def call_up(workspace_id: str) -> None:
    """Give those whose turn it is their job."""
    await pacing.call_up(UUID(workspace_id), datetime.now(UTC))
