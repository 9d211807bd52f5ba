"""The demo's agency installs the app as a real one would, so that its tokens are real ones of the imitated CRM."""

from app.clients import Clients
from app.config import Settings
from app.demo.seed import COMPANY_ID
from app.domain.tenants.agencies import Agency
from app.domain.tenants.installations import Installation
from app.jobs.crm.finish_install import finish_install
from app.jobs.crm.reconcile_agency import reconcile_agency
from app.sandbox.world import World


async def install(world: World, clients: Clients, settings: Settings) -> None:
    """Approve the app for the agency and all its sub-accounts, and take what follows to its end.

    A kept data folder has the tokens of an earlier imitated CRM, which nobody knows any more: the same
    install gives the seeded installations fresh ones, and leaves customers, numbers and keys as they are.
    """
    company = world.crm.agencies[COMPANY_ID]
    owner = next(user for user in company.users if user.owner)
    code = world.crm.approve(owner, company.locations, redirect_uri=f"{settings.public_url}/oauth/callback")
    await clients.redeem(code)
    agency = await Agency.get(company_id=COMPANY_ID)
    await reconcile_agency(clients, settings, str(agency.id))
    for installation in await Installation.filter(agency_id=agency.id):
        await finish_install(clients, str(installation.id))
