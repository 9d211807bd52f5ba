"""A customer without the CRM: its leads come from elsewhere, and nothing asks a CRM for it.

It has numbers, keys, credits, rules and calls like any other. One whose app was uninstalled may go on like that, too.
"""

from uuid import UUID

from tortoise.transactions import in_transaction

from app.domain.credits import ledger
from app.domain.rules.countries import country_code
from app.domain.rules.zones import is_zone
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import UNINSTALLED, Installation
from app.errors import wrong
from app.postgres import queue

MAX_NAME, MAX_EMAIL = 200, 320


async def create(agency_id: UUID, name: str, *, email: str | None, country: str, timezone: str) -> Customer:
    """Create one, with an empty account; looked up at Knotie by its e-mail address, as every other is.

    Raises InvalidRequest (fields `name`, `email`, `country`, `timezone`), also for a name that another one of them has:
    a form may be sent twice.
    """
    if not name.strip():
        raise wrong("name", "Give the customer a name.")
    if email and ("@" not in email or len(email) > MAX_EMAIL):
        raise wrong("email", f"{email[:60]} is no e-mail address. Write one like office@example.com.")
    code = country_code(country) if country else None
    if country and not code:
        raise wrong("country", f"{country[:60]} is no country. Write two letters like US, or its name.")
    if timezone and not is_zone(timezone):
        raise wrong("timezone", f"{timezone[:60]} is no time zone. Write one like America/New_York.")
    async with in_transaction() as tx:
        await Agency.select_for_update().using_db(tx).get(id=agency_id)
        if await Customer.filter(agency_id=agency_id, without_crm=True, name=name[:MAX_NAME]).using_db(tx).exists():
            raise wrong("name", "There is a customer with this name already.")
        customer = await Customer.create(
            using_db=tx,
            agency_id=agency_id,
            name=name[:MAX_NAME],
            email=email or None,
            country=code,
            timezone=timezone or "UTC",
            without_crm=True,
        )
        await ledger.open_account(tx, customer.id)
        if email:
            await queue.defer(tx, "map_customer", customer_id=str(customer.id))
        return customer


async def go_on_without_crm(customer_id: UUID) -> bool:
    """Let a customer call again whose app was uninstalled; False unless it was. A new install brings the CRM back."""
    async with in_transaction() as tx:
        gone = Installation.filter(customer_id=customer_id, status=UNINSTALLED).using_db(tx)
        if await gone.select_for_update().get_or_none() is None:
            return False
        await Customer.filter(id=customer_id).using_db(tx).update(without_crm=True)
        return True
