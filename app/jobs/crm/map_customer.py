"""A sub-account's customer is found at Knotie, or taken in there, or stays a local one; calls do not wait for it."""

from uuid import UUID

import structlog

from app.clients import Clients
from app.domain.tenants import customers
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.errors import VendorError, VendorRefused
from app.knotie.client import KnotieClient, KnotieCustomer

log = structlog.get_logger(__name__)

TAKEN = "Another sub-account is connected to the customer with this e-mail address already."


async def map_customer(clients: Clients, customer_id: str) -> None:
    """Map one customer: a stored mapping stays, else the exact e-mail address decides.

    Raises VendorError, for the engine to try again, when asking again may help; the page shows every error.
    """
    customer = await Customer.get(id=UUID(customer_id))
    agency = await Agency.get(id=customer.agency_id)
    knotie = clients.knotie(agency)
    if customer.mapped or knotie is None or not customer.email:
        return
    try:
        found = await _find(knotie, agency, customer.email, customer.name)
    except VendorError as error:
        log.warning("map_customer.failed", customer_id=customer_id, why=type(error).__name__)
        await customers.note_unmapped(customer.id, error.message)
        if isinstance(error, VendorRefused):
            return  # a wrong key, for example; the daily look tries again
        raise
    if found is None:
        await customers.note_unmapped(customer.id, None)
    elif not await customers.map_to(customer.id, found.id, found.customer_id):
        await customers.note_unmapped(customer.id, TAKEN)


async def _find(knotie: KnotieClient, agency: Agency, email: str, name: str) -> KnotieCustomer | None:
    found = await knotie.find(email)
    return await knotie.onboard(email, name) if found is None and agency.onboards_customers else found
