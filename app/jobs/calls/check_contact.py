"""Before a dial the CRM is asked about the contact, as the sub-account that it should belong to.

Any doubt means no call now: while the CRM cannot tell, the call waits, until its lead is too old. A webhook may name a
contact of another system, though: whom the CRM does not know is called by the rules that need no contact.
"""

from datetime import UTC, datetime, timedelta

import structlog

from app.clients import Clients
from app.clients.contacts import facts_of
from app.domain.calls import attempts
from app.domain.calls.calls import Attempt, Call, State
from app.domain.calls.reasons import Reason
from app.domain.rules.decision import ContactFacts
from app.domain.settings import merged_contacts
from app.domain.telephony.numbers import CallingNumber
from app.domain.tenants.installations import Installation
from app.errors import NotConnected, VendorBusy, VendorError
from app.ghl.contacts import find

log = structlog.get_logger(__name__)

CRM_STEP = timedelta(seconds=15)
NOT_HERE = (
    "The contact does not belong to this sub-account, or does not exist any more, and no other one has this number."
)
NOBODY_KNOWN = (
    "Only known contacts are called here, and no CRM is connected that knows any. Connect it, or switch this off in "
    "the calling rules."
)
UNREACHABLE = "Your CRM cannot be reached, so it is not known whether this contact may be called. It is tried again."


async def check_contact(clients: Clients, attempt: Attempt, call: Call, caller: CallingNumber) -> ContactFacts | None:
    """What the CRM says about the contact of this call; None when that could not be found out.

    Then it is written down why: refused for good, or waiting for the CRM.
    """
    installation = await Installation.get(id=caller.installation_id)
    needs_none = call.names_any_contact and not caller.policy.known_contacts_only
    try:
        crm = await clients.crm(installation.id)
        found = await find(crm, installation.location_id, call.contact_in_crm, call.to_number)
    except VendorError as error:
        if isinstance(error, NotConnected) and needs_none and not caller.policy.proof_required:
            return ContactFacts()
        await _wait(attempt, error)
        return None
    if found is None and needs_none:
        await _note(call, "")
        return ContactFacts()
    if found is None:
        await _refuse(attempt, Reason.CONTACT_NOT_FOUND, NOT_HERE)
        return None
    contact_id, contact = found
    if contact_id != call.contact_in_crm:
        log.info("check_contact.found_by_phone", attempt_id=str(attempt.id))
        if call.names_any_contact or call.contact_id is None:
            await _note(call, contact_id)
        else:
            asked, call.contact_id = call.contact_id, contact_id
            await merged_contacts.hand_over(call.customer_id, asked, call.to_number, contact_id, datetime.now(UTC))
    return facts_of(contact)


async def refuse_unknown(attempt: Attempt) -> None:
    """Refuse a call where only known contacts are called, and no CRM is connected that knows any."""
    await _refuse(attempt, Reason.CONTACT_NOT_FOUND, NOBODY_KNOWN)


async def _note(call: Call, crm_contact_id: str) -> None:
    """Keep what the request named, and who that is in the CRM."""
    if call.crm_contact_id != crm_contact_id:
        call.crm_contact_id = crm_contact_id
        await Call.filter(id=call.id).update(crm_contact_id=crm_contact_id)


async def _refuse(attempt: Attempt, code: str, reason: str) -> None:
    await attempts.give_up(attempt, (State.QUEUED,), State.REFUSED, code, reason, datetime.now(UTC))


async def _wait(attempt: Attempt, error: VendorError) -> None:
    now = datetime.now(UTC)
    log.warning("check_contact.unknown", attempt_id=str(attempt.id), why=type(error).__name__, status=error.status)
    step = timedelta(seconds=error.retry_after) if isinstance(error, VendorBusy) and error.retry_after else CRM_STEP
    reason = error.message if isinstance(error, NotConnected) else UNREACHABLE
    await attempts.wait(attempt, now + step, Reason.CRM_UNREACHABLE, reason)
