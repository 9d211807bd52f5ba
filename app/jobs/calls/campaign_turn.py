"""A running campaign has its next contacts called; one that is over has its waiting calls canceled."""

from datetime import UTC, datetime
from uuid import UUID

from app.domain.campaigns import turns


async def campaign_turn(campaign_id: str) -> None:
    """Ask for the next calls of a campaign, and plan the turn after that."""
    await turns.take_turn(UUID(campaign_id), datetime.now(UTC))


async def cancel_campaign(campaign_id: str) -> None:
    """Give up the calls of a campaign that is over."""
    await turns.cancel_rest(UUID(campaign_id), datetime.now(UTC))
