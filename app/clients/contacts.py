"""Contacts of the CRM as the decision takes them, and whoever has a tag."""

from uuid import UUID

from app.clients import Clients
from app.domain.dry_runs.dry_run import MAX_LEADS
from app.domain.dry_runs.report import Candidate
from app.domain.rules.countries import country_code
from app.domain.rules.decision import ContactFacts
from app.domain.rules.zones import Address
from app.domain.tenants.installations import ACTIVE, Installation
from app.errors import VendorError, VendorRefused, wrong
from app.ghl import contacts
from app.ghl.contacts import Contact

NO_CRM = "This account has no CRM in which contacts have tags."
UNREAD = "Your CRM could not be asked for the contacts with this tag. Try again in a minute."


def facts_of(contact: Contact) -> ContactFacts:
    """What the CRM says of a contact, as the decision takes it."""
    return ContactFacts(
        do_not_call=contact.do_not_call,
        do_not_disturb=contact.do_not_disturb,
        timezone=contact.timezone,
        address=Address(country_code(contact.country), contact.state, contact.postal_code),
        tags=contact.tags,
        fields=contact.fields,
    )


async def tagged(clients: Clients, customer_id: UUID, tag: str, operator: str) -> list[Candidate]:
    """Whoever of this customer's contacts has the tag, the first 10,000; raises InvalidRequest when nobody can say."""
    place = await Installation.get_or_none(customer_id=customer_id, status=ACTIVE)
    if place is None:
        raise wrong("tag", NO_CRM)
    found: list[Candidate] = []
    try:
        crm = await clients.crm(place.id, patient=True)
        async for page in contacts.with_tag(crm, place.location_id, tag, operator):
            found += [Candidate(phone, contact_id, facts_of(contact)) for contact_id, phone, contact in page]
            if len(found) >= MAX_LEADS:
                break
    except VendorRefused as refusal:
        raise wrong("tag", refusal.message) from None
    except VendorError:
        raise wrong("tag", UNREAD) from None
    return found[:MAX_LEADS]
