"""What the CRM has told us takes effect here; every handler may run twice and in any order."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import structlog
from tortoise.transactions import in_transaction

from app import queue
from app.clients import Clients
from app.config import Settings
from app.domain import arrivals, cancellation, departures, do_not_call, grants
from app.domain.agencies import Agency
from app.domain.crm_events import CrmEvent
from app.domain.customers import Customer
from app.domain.destinations import normalize
from app.domain.grants import Grant
from app.domain.installations import Installation
from app.errors import InvalidRequest, VendorRefused
from app.ghl.contacts import is_marked
from app.jobs.finish_install import describe
from app.logs import about

log = structlog.get_logger(__name__)


async def crm_events(clients: Clients, settings: Settings, event_id: int) -> None:
    """Handle one stored event."""
    event = await CrmEvent.get_or_none(id=event_id)
    if event is None or event.handled_at is not None:
        return
    about(tenant=event.body.get("locationId") or event.body.get("companyId"))
    handle = ON.get(event.kind)
    if handle is not None:
        await handle(clients, settings, event)
    await CrmEvent.filter(id=event.id).update(handled_at=datetime.now(UTC))


async def install(clients: Clients, settings: Settings, event: CrmEvent) -> None:
    """The app was installed in a sub-account or in an agency, whose tokens may come before or after this."""
    company_id, location_id = event.body.get("companyId"), event.body.get("locationId")
    agency = await _agency(clients, settings, event.body, location_id) if company_id or location_id else None
    if agency is None:
        log.warning("crm_events.install_of_nobody", event_id=event.id)
        return
    async with in_transaction() as tx:
        if location_id:
            await arrivals.announce(tx, agency, str(location_id), event.sent_at)
        else:
            await arrivals.announce_agency(tx, agency, event.sent_at)
            await queue.defer(tx, "reconcile_agency", agency_id=str(agency.id))
    await update(clients, settings, event)


async def _agency(clients: Clients, settings: Settings, body: dict[str, Any], location_id: str | None) -> Agency | None:
    """The agency that an INSTALL is about.

    One that follows from "also future sub-accounts" names no company: then each agency is asked.
    """
    if body.get("companyId"):
        brand = body.get("whitelabelDetails")
        domain = brand.get("domain") if isinstance(brand, dict) else None
        async with in_transaction() as tx:
            name = str(body.get("companyName") or "")
            return await arrivals.meet_agency(tx, str(body["companyId"]), name, str(domain or ""))
    known = await Installation.get_or_none(location_id=location_id).select_related("agency")
    if known is not None:
        return known.agency
    for grant in await Grant.filter(installation_id=None, state=grants.GOOD).select_related("agency"):
        try:
            crm = await clients.agency_crm(grant.agency_id)
            if await crm.is_installed(grant.resource_id, settings.ghl_app_id, str(location_id)):
                return grant.agency
        except VendorRefused:
            continue
    return None


async def uninstall(_clients: Clients, _settings: Settings, event: CrmEvent) -> None:
    """The app was removed: from one sub-account, or from an agency with all of its sub-accounts."""
    now = datetime.now(UTC)
    if event.body.get("locationId"):
        await departures.leave(str(event.body["locationId"]), event.sent_at, now)
    elif event.body.get("companyId"):
        await departures.leave_agency(str(event.body["companyId"]), event.sent_at, now)


async def update(clients: Clients, settings: Settings, event: CrmEvent) -> None:
    """The sub-account has this version of the app."""
    version_id = event.body.get("versionId")
    if version_id and event.body.get("locationId"):
        await Installation.filter(location_id=event.body["locationId"]).update(version_id=str(version_id)[:64])
    if event.body.get("planId"):
        await plan_change(clients, settings, event)


async def plan_change(_clients: Clients, _settings: Settings, event: CrmEvent) -> None:
    """The sub-account has another plan; the version that this event names is not the sub-account's."""
    plan_id = event.body.get("newPlanId") or event.body.get("planId")
    if plan_id and event.body.get("locationId"):
        await Installation.filter(location_id=event.body["locationId"]).update(plan_id=str(plan_id)[:64])


async def contact_dnd(_clients: Clients, _settings: Settings, event: CrmEvent) -> None:
    """A contact may not be called any more, or may be again; a wish said in a call outlasts both."""
    installation = await Installation.get_or_none(location_id=event.body.get("locationId"))
    if installation is None:
        return
    customer = await Customer.get(id=installation.customer_id)
    number = _number(event.body, customer.country or "US")
    if number is None:
        return
    async with in_transaction() as tx:
        if is_marked(event.body):
            listed = (installation.agency_id, installation.customer_id, [number])
            await do_not_call.add_marked(tx, *listed, event.sent_at)
        else:
            await do_not_call.take_back(tx, installation.customer_id, number, event.sent_at)


def _number(contact: dict[str, Any], home: str) -> str | None:
    try:
        return normalize("phone", str(contact.get("phone") or ""), str(contact.get("country") or home))
    except InvalidRequest:
        return None


async def contact_delete(_clients: Clients, _settings: Settings, event: CrmEvent) -> None:
    """A contact is gone: calls to it that still wait are canceled."""
    installation = await Installation.get_or_none(location_id=event.body.get("locationId"))
    contact_id = event.body.get("id")
    if installation is not None and contact_id:
        await cancellation.cancel_waiting(
            installation.customer_id,
            "CONTACT_DELETED",
            departures.DELETED,
            datetime.now(UTC),
            contact_id=str(contact_id),
        )


async def location_update(_clients: Clients, _settings: Settings, event: CrmEvent) -> None:
    """A sub-account has another name or e-mail address."""
    location_id = event.body.get("locationId") or event.body.get("id")
    installation = await Installation.get_or_none(location_id=location_id)
    if installation is not None:
        await describe(installation, event.body, event.sent_at)


ON: dict[str, Callable[[Clients, Settings, CrmEvent], Awaitable[None]]] = {
    "INSTALL": install,
    "UNINSTALL": uninstall,
    "UPDATE": update,
    "PLAN_CHANGE": plan_change,
    "ContactDndUpdate": contact_dnd,
    "ContactDelete": contact_delete,
    "LocationUpdate": location_update,
}
