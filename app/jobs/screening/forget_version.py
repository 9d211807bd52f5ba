"""Of an imported list a version counts no longer: its numbers go, some at a time."""

from uuid import UUID

from app.domain.screening import lists


async def forget_version(version_id: str) -> None:
    """Delete them all; done twice, it is the same."""
    while await lists.forget_some(UUID(version_id)):
        pass
