"""Start the calls that wait for a free slot of a workspace, should nobody else have done it."""

from uuid import UUID

from app.domain.calls import pacing


async def start_next(workspace_id: str) -> None:
    """Give those whose turn it is their job."""
    await pacing.start_next(UUID(workspace_id))
