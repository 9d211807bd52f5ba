"""Who somebody is: asked of the CRM under our own tokens, believed for a few minutes."""

import asyncio
from datetime import datetime

import structlog

from app.clients import Clients
from app.domain.tenants import crm_tokens, people
from app.domain.tenants.page_sessions import Place
from app.domain.tenants.people import NoEntry, Person
from app.errors import VendorError
from app.ghl import users

log = structlog.get_logger(__name__)

# A person waits for it: a CRM that takes longer counts as silent.
ASK_SECONDS = 3.0


async def confirm(clients: Clients, place: Place, user_id: str, now: datetime) -> Person | None:
    """The person of this id as the CRM knows it; None while the CRM does not say.

    Raises NoEntry when the CRM knows nobody like that in this agency.
    """
    known = await people.confirmed_lately(place.agency.id, user_id, now)
    if known is not None:
        return known
    try:
        async with asyncio.timeout(ASK_SECONDS):
            found = await _ask(clients, place, user_id)
    except (VendorError, TimeoutError) as error:
        log.warning("page.unconfirmed", why=type(error).__name__)
        return None
    if found is None:
        raise NoEntry("closed")
    person = Person(found.name, found.of_agency, found.admin, found.location_ids)
    await people.keep(place.agency.id, user_id, person, now)
    return person


async def _ask(clients: Clients, place: Place, user_id: str) -> users.CrmUser | None:
    """Ask as the agency, or as one of its sub-accounts where the agency itself has not installed the app."""
    installation_id = place.installation.id if place.installation else None
    token = await crm_tokens.speaking_for(place.agency.id, installation_id)
    return await users.read(clients.crm_with(token), user_id)
