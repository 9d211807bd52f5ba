"""An announced sub-account becomes a usable one: its tokens, its name, and its place among the customers."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import structlog
from tortoise.transactions import in_transaction

from app.clients import Clients
from app.domain.rules.countries import country_code
from app.domain.tenants import crm_tokens, customers
from app.domain.tenants.crm_tokens import CrmToken
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import ACTIVE, UNINSTALLED, Installation
from app.errors import NotConnected, VendorRefused
from app.postgres import queue

log = structlog.get_logger(__name__)


async def finish_install(clients: Clients, installation_id: str) -> None:
    """Get what is still missing; without an agency that can give tokens, the sub-account's own install will."""
    installation = await Installation.get(id=UUID(installation_id))
    if installation.status == UNINSTALLED:
        return
    if not await CrmToken.exists(installation_id=installation.id, state__in=(crm_tokens.GOOD, crm_tokens.SUSPENDED)):
        try:
            await clients.connect(installation)
        except VendorRefused as refusal:
            # It stays pending: its own install, a later try of the clock, or the daily comparison ends that.
            why = "no agency" if isinstance(refusal, NotConnected) else refusal.message
            log.info("finish_install.waits", installation_id=installation_id, why=why)
        return  # the new tokens brought this job along once more
    started = datetime.now(UTC)
    try:
        details = await (await clients.crm(installation.id)).location(installation.location_id)
    except VendorRefused as refusal:
        # Not being allowed to read the sub-account is no reason not to serve it.
        log.warning("finish_install.no_details", installation_id=installation_id, why=refusal.message)
        details = {}
    await describe(installation, details, started)


async def describe(installation: Installation, details: dict[str, Any], at: datetime) -> None:
    """Keep what the CRM said about a sub-account at that time, and have its customer looked up at Knotie."""
    name, email, timezone = (_text(details.get(field)) for field in ("name", "email", "timezone"))
    country = country_code(_text(details.get("country")))
    async with in_transaction() as tx:
        current = await Installation.filter(id=installation.id).select_for_update().using_db(tx).get()
        if current.described_at is not None and current.described_at > at:
            return
        current.described_at = at
        current.name, current.timezone = name[:200] or current.name, timezone[:60] or current.timezone
        await current.save(using_db=tx, update_fields=["described_at", "name", "timezone"])
        customer = Customer.filter(id=current.customer_id).using_db(tx)
        if name:
            await customer.update(name=name[:200])
        if email:
            await customer.update(email=email[:320])
        await customers.follow_timezone(tx, current.customer_id, current.timezone)
        if country:
            await customer.update(country=country)
        if current.status == ACTIVE:
            await queue.defer(tx, "map_customer", customer_id=str(current.customer_id))


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
