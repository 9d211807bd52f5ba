"""What ends with an uninstall: keys are refused, queued calls canceled, holds released, tokens and sessions erased.

Customer, numbers, assignments and keys stay, so that a new install finds everything as it was.
"""

from datetime import datetime

from tortoise.transactions import in_transaction

from app.domain import grants, page_sessions
from app.domain.agencies import Agency
from app.domain.cancellation import cancel_waiting
from app.domain.installations import UNINSTALLED, Installation

REASON = "The app was uninstalled from this sub-account before the call."
DELETED = "The contact was deleted before the call."


async def leave(location_id: str, at: datetime, now: datetime) -> bool:
    """The app was removed from this sub-account at that time; False when it was installed again since."""
    async with in_transaction() as tx:
        gone = await Installation.filter(location_id=location_id).select_for_update().using_db(tx).get_or_none()
        if gone is None or (gone.installed_at and gone.installed_at > at):
            return False
        gone.status, gone.uninstalled_at = UNINSTALLED, max(at, gone.uninstalled_at or at)
        await gone.save(using_db=tx, update_fields=["status", "uninstalled_at"])
        await grants.erase(tx, [location_id])
        await page_sessions.revoke(tx, gone.id)
    await cancel_waiting(gone.customer_id, "UNINSTALLED", REASON, now)
    return True


async def leave_agency(company_id: str, at: datetime, now: datetime) -> int:
    """The agency removed the app: so do all its sub-accounts; returns how many there were."""
    agency = await Agency.get_or_none(company_id=company_id)
    if agency is None:
        return 0
    locations = await Installation.filter(agency_id=agency.id).values_list("location_id", flat=True)
    left = [await leave(str(location_id), at, now) for location_id in locations]
    if agency.installed_at is None or agency.installed_at <= at:
        async with in_transaction() as tx:
            await grants.erase(tx, [company_id])
            await page_sessions.revoke_agency(tx, agency.id)
    return sum(left)
