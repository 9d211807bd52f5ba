"""What ends with an uninstall: keys are refused, queued calls canceled, holds released, tokens and sessions erased.

Customer, numbers, assignments and keys stay, so that a new install finds everything as it was. Not so when another
agency installs it: then the old customer is at an end, with its keys, its queue and its numbers.
"""

from datetime import datetime
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.domain.calls import pauses
from app.domain.calls.cancellation import cancel_waiting
from app.domain.calls.reasons import Reason
from app.domain.results.triggers import TriggerDelivery
from app.domain.results.write_backs import WriteBack
from app.domain.telephony import inbound_webhooks
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.keys import ApiKey
from app.domain.telephony.numbers import PhoneNumber
from app.domain.tenants import crm_tokens, page_sessions
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import UNINSTALLED, Installation
from app.postgres import queue

REASON = "The app was uninstalled from this sub-account before the call."
MOVED = "This sub-account went to another agency before the call."
NOT_TOLD = "The sub-account went to another agency."
DELETED = "The contact was deleted before the call."


async def leave(location_id: str, at: datetime, now: datetime, *, company_id: str | None = None) -> bool:
    """The app was removed from this sub-account at that time; False when it was installed again since.

    If the news names a company, and the sub-account is another one's by now, it is about what has ended already.
    """
    async with in_transaction() as tx:
        gone = await Installation.filter(location_id=location_id).select_for_update().using_db(tx).get_or_none()
        if gone is None or (gone.installed_at and gone.installed_at > at):
            return False
        if company_id and not await Agency.exists(id=gone.agency_id, company_id=company_id):
            return False
        gone.status, gone.uninstalled_at = UNINSTALLED, max(at, gone.uninstalled_at or at)
        await gone.save(using_db=tx, update_fields=["status", "uninstalled_at"])
        await crm_tokens.erase(tx, [location_id])
        await page_sessions.revoke(tx, gone.id)
    # News that come twice do not concern who has gone on without the CRM.
    if not await Customer.exists(id=gone.customer_id, without_crm=True):
        await cancel_waiting(gone.customer_id, Reason.UNINSTALLED, REASON, now)
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
            await crm_tokens.erase(tx, [company_id])
            await page_sessions.revoke_agency(tx, agency.id)
    return sum(left)


async def move_away(tx: BaseDBAsyncClient, installation: Installation) -> None:
    """Another agency installs the app in this sub-account: whatever the old agency had there ends.

    From this commit on the old customer has no sub-account, so that no key of it opens and no call of it is dialed.
    The rest is done by a job (`end_customer`), which may wait for calls that are being dialed.
    """
    await crm_tokens.erase(tx, [installation.location_id])
    await page_sessions.revoke(tx, installation.id)
    untold = {"done_at": None, "given_up_why": None}
    await WriteBack.filter(installation_id=installation.id, **untold).using_db(tx).update(given_up_why=NOT_TOLD)
    deliveries = TriggerDelivery.filter(subscription__installation_id=installation.id, **untold)
    await deliveries.using_db(tx).update(given_up_why=NOT_TOLD)
    await queue.defer(tx, "end_customer", customer_id=str(installation.customer_id))


async def end_customer(customer_id: UUID, now: datetime) -> None:
    """End the keys, the queue and the numbers of a customer whose sub-account is another agency's now.

    Credits and calls stay with the agency that they were made for; a call that is under way is paid for.
    """
    if await Installation.exists(customer_id=customer_id):
        return
    async with in_transaction() as tx:
        mine = PhoneNumber.filter(customer_id=customer_id).select_for_update().using_db(tx)
        ids = [number.id for number in await mine]
        await ApiKey.filter(number_id__in=ids, revoked_at=None).using_db(tx).update(revoked_at=now)
        await AgentAssignment.filter(number_id__in=ids).using_db(tx).delete()
        await pauses.forget_outbound(tx, ids, now)
        for number_id in ids:
            await inbound_webhooks.want(tx, number_id, on=False)
        await PhoneNumber.filter(id__in=ids).using_db(tx).update(customer_id=None)
    await cancel_waiting(customer_id, Reason.UNINSTALLED, MOVED, now)
