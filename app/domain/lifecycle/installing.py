"""What begins with an install: the agency, the installation and its customer come to be, in any order.

The CRM announces (INSTALL) before or after it lets us have tokens, twice, late, or not at all. Each fact
is written down when it comes; whatever is complete then goes on by the job `finish_install`.
"""

from datetime import datetime, timedelta

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.domain.credits import ledger
from app.domain.lifecycle import uninstalling
from app.domain.tenants import crm_tokens
from app.domain.tenants.agencies import Agency
from app.domain.tenants.crm_tokens import CrmToken, Pair
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import ACTIVE, PENDING, UNINSTALLED, Installation
from app.postgres import queue
from app.sealing import KeyRing

# How far the CRM's clock and ours may differ when an install that we saw is compared with its events.
SKEW = timedelta(seconds=5)
PATIENCE = timedelta(minutes=1)
UNNAMED = "Sub-account"


async def meet_agency(
    tx: BaseDBAsyncClient, company_id: str, name: str = "", domain: str = "", at: datetime | None = None
) -> Agency:
    """The agency of this company id, new or known, with its name and domain as they were `at` that time, if given."""
    await _one_at_a_time(tx, company_id)
    agency = await Agency.get_or_none(company_id=company_id, using_db=tx)
    if agency is None:
        return await Agency.create(
            using_db=tx, company_id=company_id, name=name[:200] or "Agency", whitelabel_domain=domain[:200] or None,
            described_at=at,
        )  # fmt: skip
    outdated = agency.described_at is not None and at is not None and at < agency.described_at
    if at is not None and not outdated and (name or domain):
        agency.name, agency.whitelabel_domain = name[:200] or agency.name, domain[:200] or agency.whitelabel_domain
        agency.described_at = at
        await agency.save(using_db=tx, update_fields=["name", "whitelabel_domain", "described_at"])
    return agency


async def record_agency_install(tx: BaseDBAsyncClient, agency: Agency, at: datetime) -> None:
    """The CRM says that the agency installed the app at that time."""
    agency.installed_at = max(at, agency.installed_at or at)
    await agency.save(using_db=tx, update_fields=["installed_at"])


async def record_install(tx: BaseDBAsyncClient, agency: Agency, location_id: str, at: datetime) -> Installation | None:
    """The CRM says that the app was installed here at that time; None when it is known to be gone since.

    Gone is also a sub-account that another agency has installed later.
    """
    known = await _known(tx, location_id)
    if known is not None and known.agency_id != agency.id and known.installed_at and known.installed_at >= at:
        return None
    if known is not None and known.uninstalled_at and known.uninstalled_at >= at:
        return None
    installation = await _meet(tx, agency, location_id, known)
    if installation.status == UNINSTALLED:
        installation.status = PENDING
    installation.installed_at = max(at, installation.installed_at or at)
    await installation.save(using_db=tx)
    await _with_crm(tx, installation)
    connected = CrmToken.filter(installation_id=installation.id, state__in=(crm_tokens.GOOD, crm_tokens.SUSPENDED))
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

    What an agency was given (`by_agency`) revives nothing and moves nothing: an uninstall, or an install by another
    agency, may have been heard of meanwhile.
    """
    known = await _known(tx, location_id)
    if by_agency and known is not None and (known.status == UNINSTALLED or known.agency_id != agency.id):
        return known
    installation = await _meet(tx, agency, location_id, known)
    installation.status = ACTIVE
    installation.installed_at = max(now - SKEW, installation.installed_at or now - SKEW)
    await installation.save(using_db=tx)
    await _with_crm(tx, installation)
    await crm_tokens.keep(tx, agency.id, installation.id, location_id, pair, ring, now)
    await queue.defer(tx, "finish_install", installation_id=str(installation.id))
    return installation


async def admit_agency(tx: BaseDBAsyncClient, agency: Agency, pair: Pair, ring: KeyRing, now: datetime) -> CrmToken:
    """The CRM gave tokens for the whole agency: its sub-accounts are found out next."""
    await record_agency_install(tx, agency, now - SKEW)
    crm_token = await crm_tokens.keep(tx, agency.id, None, agency.company_id, pair, ring, now)
    await queue.defer(tx, "reconcile_agency", agency_id=str(agency.id))
    return crm_token


async def retry_pending(now: datetime) -> int:
    """Take up every pending installation whose agency can finish it; returns how many there were."""
    able = await CrmToken.filter(installation_id=None, state=crm_tokens.GOOD).values_list("agency_id", flat=True)
    waiting = await Installation.filter(
        status=PENDING, agency_id__in=list(able), installed_at__lt=now - PATIENCE
    ).limit(500)
    if waiting:
        async with in_transaction() as tx:
            for one in waiting:
                await queue.defer(tx, "finish_install", dedupe_key=f"finish:{one.id}", installation_id=str(one.id))
    return len(waiting)


async def _known(tx: BaseDBAsyncClient, location_id: str) -> Installation | None:
    """The installation of this sub-account, locked, so that nobody else creates or moves it meanwhile."""
    await _one_at_a_time(tx, location_id)
    return await Installation.filter(location_id=location_id).select_for_update().using_db(tx).get_or_none()


async def _meet(tx: BaseDBAsyncClient, agency: Agency, location_id: str, known: Installation | None) -> Installation:
    """The installation of this sub-account, new or known.

    One that has moved to another agency starts anew with a new customer: nothing of the old one moves along.
    """
    if known is not None and known.agency_id == agency.id:
        return known
    customer = await Customer.create(using_db=tx, agency_id=agency.id, name=known.name if known else UNNAMED)
    await ledger.open_account(tx, customer.id)
    if known is not None:
        await uninstalling.move_away(tx, known)
        known.agency_id, known.customer_id = agency.id, customer.id
        known.status, known.described_at, known.write_back = PENDING, None, None
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


async def _with_crm(tx: BaseDBAsyncClient, installation: Installation) -> None:
    """A customer that went on without the CRM (see direct_customers.py) has it again."""
    await Customer.filter(id=installation.customer_id, without_crm=True).using_db(tx).update(without_crm=False)


async def _one_at_a_time(tx: BaseDBAsyncClient, name: str) -> None:
    """Two announcements of the same new account would otherwise both create it."""
    await tx.execute_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 7203515))", [name])
