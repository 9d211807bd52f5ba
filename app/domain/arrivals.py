"""What begins with an install: the agency, the installation and its customer come to be, in any order.

The CRM announces (INSTALL) before or after it lets us have tokens, twice, late, or not at all. Each fact
is written down when it comes; whatever is complete then goes on by the job `finish_install`.
"""

from datetime import datetime, timedelta

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app import queue
from app.domain import grants, ledger
from app.domain.agencies import Agency
from app.domain.customers import Customer
from app.domain.grants import Grant, Pair
from app.domain.installations import ACTIVE, PENDING, UNINSTALLED, Installation
from app.domain.secrets import KeyRing

# How far the CRM's clock and ours may differ when an install that we saw is compared with its events.
SKEW = timedelta(seconds=5)
PATIENCE = timedelta(minutes=1)
UNNAMED = "Sub-account"


async def meet_agency(tx: BaseDBAsyncClient, company_id: str, name: str = "", domain: str = "") -> Agency:
    """The agency of this company id, new or known, with what is now known of its name and domain."""
    await _one_at_a_time(tx, company_id)
    agency = await Agency.get_or_none(company_id=company_id, using_db=tx)
    if agency is None:
        return await Agency.create(
            using_db=tx, company_id=company_id, name=name[:200] or "Agency", whitelabel_domain=domain[:200] or None
        )
    if (name and name != agency.name) or (domain and domain != agency.whitelabel_domain):
        agency.name, agency.whitelabel_domain = name[:200] or agency.name, domain[:200] or agency.whitelabel_domain
        await agency.save(using_db=tx, update_fields=["name", "whitelabel_domain"])
    return agency


async def announce_agency(tx: BaseDBAsyncClient, agency: Agency, at: datetime) -> None:
    """The CRM says that the agency installed the app at that time."""
    agency.installed_at = max(at, agency.installed_at or at)
    await agency.save(using_db=tx, update_fields=["installed_at"])


async def announce(tx: BaseDBAsyncClient, agency: Agency, location_id: str, at: datetime) -> Installation | None:
    """The CRM says that the app was installed here at that time; None when it is known to be gone since."""
    installation = await _meet(tx, agency, location_id)
    if installation.uninstalled_at and installation.uninstalled_at >= at:
        return None
    if installation.status == UNINSTALLED:
        installation.status = PENDING
    installation.installed_at = max(at, installation.installed_at or at)
    await installation.save(using_db=tx)
    connected = Grant.filter(installation_id=installation.id, state__in=(grants.GOOD, grants.SUSPENDED))
    if installation.status != ACTIVE or not await connected.using_db(tx).exists():
        await queue.defer(tx, "finish_install", installation_id=str(installation.id))
    return installation


async def admit(
    tx: BaseDBAsyncClient,
    agency: Agency,
    location_id: str,
    pair: Pair,
    ring: KeyRing,
    now: datetime,
    *,
    by_agency: bool = False,
) -> Installation:
    """The CRM gave tokens for this sub-account, which proves that the app is in it now: it is active.

    What an agency was given (`by_agency`) revives nothing: an uninstall may have been heard of meanwhile.
    """
    installation = await _meet(tx, agency, location_id)
    if by_agency and installation.status == UNINSTALLED:
        return installation
    installation.status = ACTIVE
    installation.installed_at = max(now - SKEW, installation.installed_at or now - SKEW)
    await installation.save(using_db=tx)
    await grants.keep(tx, agency.id, installation.id, location_id, pair, ring, now)
    await queue.defer(tx, "finish_install", installation_id=str(installation.id))
    return installation


async def admit_agency(tx: BaseDBAsyncClient, agency: Agency, pair: Pair, ring: KeyRing, now: datetime) -> Grant:
    """The CRM gave tokens for the whole agency: its sub-accounts are found out next."""
    await announce_agency(tx, agency, now - SKEW)
    grant = await grants.keep(tx, agency.id, None, agency.company_id, pair, ring, now)
    await queue.defer(tx, "reconcile_agency", agency_id=str(agency.id))
    return grant


async def tend(now: datetime) -> int:
    """Take up every pending installation whose agency can finish it; returns how many there were."""
    able = await Grant.filter(installation_id=None, state=grants.GOOD).values_list("agency_id", flat=True)
    waiting = await Installation.filter(
        status=PENDING, agency_id__in=list(able), installed_at__lt=now - PATIENCE
    ).limit(500)
    if waiting:
        async with in_transaction() as tx:
            for one in waiting:
                await queue.defer(tx, "finish_install", dedupe_key=f"finish:{one.id}", installation_id=str(one.id))
    return len(waiting)


async def _meet(tx: BaseDBAsyncClient, agency: Agency, location_id: str) -> Installation:
    """The installation of this sub-account, new or known, locked.

    One that has moved to another agency starts with a new customer: numbers and credits do not move along.
    """
    await _one_at_a_time(tx, location_id)
    known = await Installation.filter(location_id=location_id).select_for_update().using_db(tx).get_or_none()
    if known is not None and known.agency_id == agency.id:
        return known
    customer = await Customer.create(using_db=tx, agency_id=agency.id, name=known.name if known else UNNAMED)
    await ledger.open_account(tx, customer.id)
    if known is not None:
        known.agency_id, known.customer_id = agency.id, customer.id
        await known.save(using_db=tx)
        return known
    return await Installation.create(
        using_db=tx,
        agency_id=agency.id,
        customer_id=customer.id,
        location_id=location_id,
        name=UNNAMED,
        status=PENDING,
    )


async def _one_at_a_time(tx: BaseDBAsyncClient, name: str) -> None:
    """Two announcements of the same new account would otherwise both create it."""
    await tx.execute_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 7203515))", [name])
