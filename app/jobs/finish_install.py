"""An announced sub-account becomes a usable one: its tokens, its name, and its place among the customers."""

from typing import Any
from uuid import UUID

import structlog
from tortoise.transactions import in_transaction

from app import queue
from app.clients import Clients
from app.domain import grants
from app.domain.customers import Customer
from app.domain.grants import Grant
from app.domain.installations import ACTIVE, UNINSTALLED, Installation
from app.errors import NotConnected, VendorRefused

log = structlog.get_logger(__name__)


async def finish_install(clients: Clients, installation_id: str) -> None:
    """Get what is still missing; without an agency that can give tokens, the sub-account's own install will."""
    installation = await Installation.get(id=UUID(installation_id))
    if installation.status == UNINSTALLED:
        return
    if not await Grant.exists(installation_id=installation.id, state__in=(grants.GOOD, grants.SUSPENDED)):
        try:
            await clients.connect(installation)
        except VendorRefused as refusal:
            # It stays pending: its own install, a later try of the clock, or the daily comparison ends that.
            why = "no agency" if isinstance(refusal, NotConnected) else refusal.message
            log.info("finish_install.waits", installation_id=installation_id, why=why)
        return  # the new tokens brought this job along once more
    try:
        details = await (await clients.crm(installation.id)).location(installation.location_id)
    except VendorRefused as refusal:
        # Not being allowed to read the sub-account is no reason not to serve it.
        log.warning("finish_install.no_details", installation_id=installation_id, why=refusal.message)
        details = {}
    await describe(installation, details)


async def describe(installation: Installation, details: dict[str, Any]) -> None:
    """Keep what the CRM says about a sub-account, and have its customer looked up at Knotie."""
    name, email, timezone = (_text(details.get(field)) for field in ("name", "email", "timezone"))
    async with in_transaction() as tx:
        known = Installation.filter(id=installation.id).using_db(tx)
        if name:
            await known.update(name=name[:200])
            await Customer.filter(id=installation.customer_id).using_db(tx).update(name=name[:200])
        if timezone:
            await known.update(timezone=timezone[:60])
        if email:
            await Customer.filter(id=installation.customer_id).using_db(tx).update(email=email[:320])
        if await known.filter(status=ACTIVE).exists():
            await queue.defer(tx, "map_customer", customer_id=str(installation.customer_id))


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
