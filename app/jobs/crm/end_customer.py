"""A sub-account went to another agency: what its old customer still had there is ended."""

from datetime import UTC, datetime
from uuid import UUID

from app.domain.lifecycle import uninstalling


async def end_customer(customer_id: str) -> None:
    """End keys, queue and numbers of this customer; done twice, nothing is left to do."""
    await uninstalling.end_customer(UUID(customer_id), datetime.now(UTC))
