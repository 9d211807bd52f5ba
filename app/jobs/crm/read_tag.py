"""The contacts that have a campaign's tag are put on its list, those of every page at once."""

from datetime import UTC, datetime
from uuid import UUID

import structlog

from app.clients import Clients
from app.config import Settings
from app.domain.campaigns import campaigns
from app.domain.campaigns.campaigns import Campaign, Listed
from app.domain.rules.destinations import destination
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import ACTIVE, Installation
from app.errors import Refusal, VendorRefused
from app.ghl import contacts
from app.ghl.contacts import Contact

log = structlog.get_logger(__name__)

NO_CRM = "This account has no CRM in which contacts have tags."


async def read_tag(clients: Clients, settings: Settings, campaign_id: str) -> None:
    """List whoever has the tag; raises VendorError, for the engine to try again, when asking again may help."""
    campaign = await Campaign.get_or_none(id=UUID(campaign_id))
    if campaign is None or campaign.status.over or not campaign.tag:
        return
    place = await Installation.get_or_none(customer_id=campaign.customer_id, status=ACTIVE)
    if place is None:
        await campaigns.note_tag_read(campaign.id, datetime.now(UTC), NO_CRM)
        return
    home = (await Customer.get(id=campaign.customer_id)).country or "US"
    problem = None
    try:
        crm = await clients.crm(place.id, patient=True)
        async for page in contacts.with_tag(crm, place.location_id, campaign.tag, settings.ghl_tag_operator):
            await campaigns.put(campaign, _listed(page, home), datetime.now(UTC))
    except (VendorRefused, Refusal) as refusal:
        log.warning("read_tag.refused", campaign_id=campaign_id, why=type(refusal).__name__)
        problem = refusal.message
    await campaigns.note_tag_read(campaign.id, datetime.now(UTC), problem)


def _listed(page: list[tuple[str, str, Contact]], home: str) -> list[Listed]:
    """Those whose phone can be called at all, and who want to be called; the gate asks again at the dial."""
    found = []
    for contact_id, phone, contact in page:
        if contact.do_not_call:
            continue
        try:
            found.append(Listed(destination("phone", phone, home).e164, contact_id))
        except Refusal:
            continue
    return found
