"""What the CRM lists as installed is held against what we believe: a lost INSTALL or UNINSTALL is found."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import structlog
from tortoise.transactions import in_transaction

from app.clients import Clients
from app.config import Settings
from app.domain.lifecycle import installing, uninstalling
from app.domain.tenants import crm_tokens
from app.domain.tenants.agencies import Agency
from app.domain.tenants.crm_tokens import CrmToken
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import UNINSTALLED, Installation
from app.errors import NotConnected
from app.ghl.client import GhlClient
from app.postgres import queue

log = structlog.get_logger(__name__)

# An event of the last minutes may still be on its way, and is newer than the list.
GRACE = timedelta(minutes=5)


async def reconcile_agency(clients: Clients, settings: Settings, agency_id: str) -> None:
    """Take up every listed sub-account that we lack, and let go every one that is listed no more."""
    agency, now = await Agency.get(id=UUID(agency_id)), datetime.now(UTC)
    try:
        crm = await clients.agency_crm(agency.id)
        listed = await crm.installed_locations(agency.company_id, settings.ghl_app_id)
    except NotConnected as refusal:
        log.warning("reconcile_agency.not_connected", agency_id=agency_id, why=refusal.message)
        return
    await _take_up(crm, settings, agency, listed, now)
    ours = await Installation.filter(agency_id=agency.id).exclude(status=UNINSTALLED)
    for one in ours:
        settled = one.installed_at is None or one.installed_at < now - GRACE
        # One question for each candidate: a list that came back too short must not end working accounts.
        if (
            settled
            and one.location_id not in listed
            and not await crm.is_installed(agency.company_id, settings.ghl_app_id, one.location_id)
        ):
            log.warning("reconcile_agency.lost_uninstall", location_id=one.location_id)
            await uninstalling.leave(one.location_id, now, now)


async def _take_up(crm: GhlClient, settings: Settings, agency: Agency, listed: dict[str, str], now: datetime) -> None:
    known = {one.location_id: one for one in await Installation.filter(location_id__in=list(listed))}
    held = CrmToken.filter(resource_id__in=list(listed), state__in=(crm_tokens.GOOD, crm_tokens.SUSPENDED))
    connected = {str(location_id) for location_id in await held.values_list("resource_id", flat=True)}
    for location_id in listed:
        one = known.get(location_id)
        gone_just_now = one is not None and one.status == UNINSTALLED and (one.uninstalled_at or now) > now - GRACE
        if gone_just_now or (one is not None and one.agency_id == agency.id and location_id in connected):
            continue
        if one is not None and one.agency_id != agency.id and not await _has_moved(crm, settings, agency, one, now):
            continue
        async with in_transaction() as tx:
            await installing.record_install(tx, agency, location_id, now)


async def _has_moved(crm: GhlClient, settings: Settings, agency: Agency, one: Installation, now: datetime) -> bool:
    """Whether another agency's sub-account is this one's by now: a list that lags must not take it back again."""
    if one.installed_at is not None and one.installed_at > now - GRACE:
        return False
    return await crm.is_installed(agency.company_id, settings.ghl_app_id, one.location_id)


async def reconcile_daily(_now: datetime) -> None:
    """Once a day: every agency that can be asked, and every customer that Knotie may know by now."""
    agencies = await CrmToken.filter(installation_id=None, state=crm_tokens.GOOD).values_list("agency_id", flat=True)
    unmapped = await Customer.filter(knotie_id=None, email__not_isnull=True).values_list("id", flat=True)
    async with in_transaction() as tx:
        for agency_id in agencies:
            await queue.defer(tx, "reconcile_agency", dedupe_key=f"reconcile:{agency_id}", agency_id=str(agency_id))
        for customer_id in unmapped:
            await queue.defer(tx, "map_customer", dedupe_key=f"map:{customer_id}", customer_id=str(customer_id))
