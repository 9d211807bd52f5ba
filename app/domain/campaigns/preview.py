"""What would become of a campaign's contacts, by a dry run on its own terms."""

from datetime import datetime

from app.domain.campaigns.campaigns import Campaign, CampaignContact, Place
from app.domain.campaigns.turns import lines_of
from app.domain.dry_runs.dry_run import dry_run
from app.domain.dry_runs.report import Candidate, Report, Terms
from app.domain.rules.policies import MINUTES_A_DAY

MAX_PREVIEWED = 5_000


async def preview(campaign: Campaign, at: datetime) -> Report:
    """What would become of those that are still to be called (the first 5,000), if they were called from then on."""
    left = CampaignContact.filter(campaign_id=campaign.id, place__in=[Place.LISTED, Place.WAITING])
    contacts = await left.order_by("due_at", "id").limit(MAX_PREVIEWED)
    terms = Terms(
        agent=campaign.agent_id, hours=campaign.hours_override,
        max_lead_age_minutes=campaign.max_age_days * MINUTES_A_DAY, per_minute=campaign.per_minute,
    )  # fmt: skip
    candidates = [Candidate(contact.to_number, contact.contact_id) for contact in contacts]
    return await dry_run(await lines_of(campaign), candidates, terms, max(at, campaign.starts_at or at))
