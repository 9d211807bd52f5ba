"""What the CRM has told us takes effect here; every handler may run twice and in any order."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import structlog
from tortoise.transactions import in_transaction

from app.clients import Clients
from app.config import Settings
from app.domain.calls import cancellation
from app.domain.calls.reasons import Reason
from app.domain.lifecycle import installing, uninstalling
from app.domain.rules.countries import country_code
from app.domain.rules.destinations import normalize
from app.domain.settings import contact_marks, merged_contacts
from app.domain.tenants import crm_tokens, installations
from app.domain.tenants.agencies import Agency
from app.domain.tenants.crm_events import CrmEvent
from app.domain.tenants.crm_tokens import CrmToken
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import Installation
from app.errors import InvalidRequest, NotConnected, VendorError, VendorRefused
from app.ghl import contacts
from app.ghl.contacts import CHANNELS, is_marked
from app.jobs.crm.finish_install import describe
from app.logs import about
from app.postgres import queue
from app.postgres.acting import CRM, acting

log = structlog.get_logger(__name__)


async def crm_events(clients: Clients, settings: Settings, event_id: int) -> None:
    """Handle one stored event."""
    event = await CrmEvent.get_or_none(id=event_id)
    if event is None or event.handled_at is not None:
        return
    about(tenant=event.body.get("locationId") or event.body.get("companyId"))
    handle = ON.get(event.kind)
    if handle is not None:
        with acting(CRM):
            await handle(clients, settings, event)
    await CrmEvent.filter(id=event.id).update(handled_at=datetime.now(UTC))


async def install(clients: Clients, settings: Settings, event: CrmEvent) -> None:
    """The app was installed in a sub-account or in an agency, whose tokens may come before or after this."""
    company_id, location_id = event.body.get("companyId"), event.body.get("locationId")
    agency = await _agency(clients, settings, event, location_id) if company_id or location_id else None
    if agency is None:
        log.warning("crm_events.install_of_nobody", event_id=event.id)
        return
    async with in_transaction() as tx:
        if location_id:
            await installing.record_install(tx, agency, str(location_id), event.sent_at)
        else:
            await installing.record_agency_install(tx, agency, event.sent_at)
            await queue.defer(tx, "reconcile_agency", agency_id=str(agency.id))
    await update(clients, settings, event)


async def _agency(clients: Clients, settings: Settings, event: CrmEvent, location_id: str | None) -> Agency | None:
    """The agency that an INSTALL is about.

    One that follows from "also future sub-accounts" names no company: then each agency is asked. Raises a VendorError
    when none says yes and one gave no answer.
    """
    body = event.body
    if body.get("companyId"):
        brand = body.get("whitelabelDetails")
        domain = brand.get("domain") if isinstance(brand, dict) else None
        async with in_transaction() as tx:
            name = str(body.get("companyName") or "")
            return await installing.meet_agency(tx, str(body["companyId"]), name, str(domain or ""), event.sent_at)
    known = await Installation.get_or_none(location_id=location_id).select_related("agency")
    if known is not None:
        return known.agency
    silent: VendorError | None = None
    for crm_token in await CrmToken.filter(installation_id=None, state=crm_tokens.GOOD).select_related("agency"):
        try:
            crm = await clients.agency_crm(crm_token.agency_id)
            if await crm.is_installed(crm_token.resource_id, settings.ghl_app_id, str(location_id)):
                return crm_token.agency
        except VendorRefused:
            continue
        except VendorError as error:
            silent = error
    if silent is not None:
        raise silent
    return None


async def uninstall(_clients: Clients, _settings: Settings, event: CrmEvent) -> None:
    """The app was removed: from one sub-account, or from an agency with all of its sub-accounts."""
    now = datetime.now(UTC)
    if event.body.get("locationId"):
        company_id = str(event.body.get("companyId") or "")
        await uninstalling.leave(str(event.body["locationId"]), event.sent_at, now, company_id=company_id)
    elif event.body.get("companyId"):
        await uninstalling.leave_agency(str(event.body["companyId"]), event.sent_at, now)


async def update(clients: Clients, settings: Settings, event: CrmEvent) -> None:
    """The sub-account has this version of the app."""
    version_id = event.body.get("versionId")
    if version_id and event.body.get("locationId"):
        await installations.note_version(str(event.body["locationId"]), str(version_id), event.sent_at)
    if event.body.get("planId"):
        await plan_change(clients, settings, event)


async def plan_change(_clients: Clients, _settings: Settings, event: CrmEvent) -> None:
    """The sub-account has another plan; the version that this event names is not the sub-account's."""
    plan_id = event.body.get("newPlanId") or event.body.get("planId")
    if plan_id and event.body.get("locationId"):
        await installations.note_plan(str(event.body["locationId"]), str(plan_id), event.sent_at)


async def contact_dnd(_clients: Clients, _settings: Settings, event: CrmEvent) -> None:
    """A contact may not be called any more, or may be again; what somebody else has listed stays listed."""
    installation = await Installation.get_or_none(location_id=event.body.get("locationId"))
    if installation is None:
        return
    customer = await Customer.get(id=installation.customer_id)
    number = _number(event.body, customer.country or "US")
    if number is None:
        return
    # One without an id can only be told from others by its number.
    contact_id = str(event.body.get("id") or number)
    calls, others = is_marked(event.body), is_marked(event.body, CHANNELS)
    async with in_transaction() as tx:
        await contact_marks.hear(tx, customer.id, contact_id, number, calls=calls, others=others, at=event.sent_at)
    canceled = await cancellation.cancel_listed(customer.id, datetime.now(UTC)) if others else 0
    now = datetime.now(UTC)
    log.info(
        "crm_events.do_not_disturb",
        event_id=event.id,
        calls=calls,
        others=others,
        canceled=canceled,
        seconds_after_arrival=round((now - event.received_at).total_seconds(), 3),
        seconds_after_event=round((now - event.sent_at).total_seconds(), 3),
    )


def _number(contact: dict[str, Any], home: str) -> str | None:
    try:
        return normalize(
            "phone", str(contact.get("phone") or ""), country_code(str(contact.get("country") or "")) or home
        )
    except InvalidRequest:
        return None


async def contact_delete(clients: Clients, _settings: Settings, event: CrmEvent) -> None:
    """A contact is gone: calls to it that still wait are canceled, unless it was merged into another one."""
    installation = await Installation.get_or_none(location_id=event.body.get("locationId"))
    contact_id = str(event.body.get("id") or "")
    if installation is None or not contact_id:
        return
    try:
        gone = await _is_gone(clients, installation, contact_id, event.sent_at)
    except NotConnected:
        gone = True
    if gone:
        whose, why, now = installation.customer_id, uninstalling.DELETED, datetime.now(UTC)
        await cancellation.cancel_waiting(whose, Reason.CONTACT_DELETED, why, now, contact_id=contact_id)


async def _is_gone(clients: Clients, installation: Installation, contact_id: str, at: datetime) -> bool:
    """Whether the contact is still gone; whoever has its phone now takes its place, with marks of its own."""
    customer_id = installation.customer_id
    for number in await merged_contacts.numbers_of(customer_id, contact_id):
        crm, now = await clients.crm(installation.id), datetime.now(UTC)
        found = await contacts.find(crm, installation.location_id, contact_id, number)
        if found is None:
            continue
        heir_id, heir = found
        if heir_id == contact_id:
            return False  # somebody has restored it since
        off = {"calls": heir.do_not_call, "others": heir.do_not_disturb}
        async with in_transaction() as tx:
            await contact_marks.note(tx, customer_id, heir_id, number, **off, at=now)
        await merged_contacts.hand_over(customer_id, contact_id, number, heir_id, at)
    return True


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
