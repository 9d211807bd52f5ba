"""Before a dial the CRM is asked about the contact, as the sub-account that it should belong to.

Any doubt means no call now: while the CRM cannot tell, the call waits, until its lead is too old.
"""

from datetime import UTC, datetime, timedelta

import structlog
from tortoise.transactions import in_transaction

from app.clients import Clients
from app.domain import attempts, leads
from app.domain.calls import Attempt, Call, State
from app.domain.dialing import zones_of_lead
from app.domain.grants import Grant
from app.domain.installations import Installation
from app.errors import NotConnected, VendorBusy, VendorError, VendorRefused
from app.ghl.contacts import Contact, is_foreign, read

log = structlog.get_logger(__name__)

CRM_STEP = timedelta(seconds=15)
NOT_HERE = "The contact does not belong to this sub-account, or does not exist any more."
MARKED = "The contact is marked as do-not-call in your CRM."
UNREACHABLE = "Your CRM cannot be reached, so it is not known whether this contact may be called. It is tried again."


async def is_asked_about(call: Call) -> bool:
    """Whether there is a contact, and a sub-account with tokens to ask as."""
    if call.contact_id is None or call.installation_id is None:
        return False
    return await Grant.exists(installation_id=call.installation_id)


async def vet_contact(clients: Clients, attempt: Attempt, call: Call) -> tuple[str, ...] | None:
    """The time zones that decide when this contact may be called; None when it is not called now.

    Whatever forbids the call is written down: refused for good, or waiting for the CRM.
    """
    installation = await Installation.get(id=call.installation_id)
    try:
        contact = await read(await clients.crm(installation.id), call.contact_id or "")
    except VendorRefused as refusal:
        if isinstance(refusal, NotConnected) or not is_foreign(refusal):
            await _wait(attempt, refusal)
        else:
            await _refuse(attempt, "CONTACT_NOT_FOUND", NOT_HERE)
    except VendorError as error:
        await _wait(attempt, error)
    else:
        return await _judge(attempt, call, contact, installation)
    return None


async def _judge(attempt: Attempt, call: Call, contact: Contact, installation: Installation) -> tuple[str, ...] | None:
    if contact.location_id != installation.location_id:
        await _refuse(attempt, "CONTACT_NOT_FOUND", NOT_HERE)
        return None
    if contact.do_not_call:
        now = datetime.now(UTC)
        async with in_transaction() as tx:
            await leads.do_not_call(tx, call.customer_id, call.to_number, call.id, leads.MARKED_IN_CRM, now)
        await _refuse(attempt, "DO_NOT_CALL", MARKED)
        return None
    return zones_of_lead(call.to_number, contact.timezone)


async def _refuse(attempt: Attempt, code: str, reason: str) -> None:
    await attempts.give_up(attempt, (State.QUEUED,), State.REFUSED, code, reason, datetime.now(UTC))


async def _wait(attempt: Attempt, error: VendorError) -> None:
    now = datetime.now(UTC)
    log.warning("vet_contact.unknown", attempt_id=str(attempt.id), why=type(error).__name__, status=error.status)
    step = timedelta(seconds=error.retry_after) if isinstance(error, VendorBusy) and error.retry_after else CRM_STEP
    reason = error.message if isinstance(error, NotConnected) else UNREACHABLE
    await attempts.wait(attempt, now + step, "CRM_UNREACHABLE", reason, now)
