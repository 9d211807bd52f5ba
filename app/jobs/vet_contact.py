"""Before a dial the CRM is asked about the contact, as the sub-account that it should belong to.

Any doubt means no call now: while the CRM cannot tell, the call waits, until its lead is too old.
"""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import structlog

from app.clients import Clients
from app.domain import attempts
from app.domain.calls import Attempt, Call, State
from app.domain.dialing import Person
from app.domain.installations import Installation
from app.domain.zones import Address
from app.errors import NotConnected, VendorBusy, VendorError, VendorRefused
from app.ghl.contacts import Contact, is_foreign, read

log = structlog.get_logger(__name__)

CRM_STEP = timedelta(seconds=15)
NOT_HERE = "The contact does not belong to this sub-account, or does not exist any more."
UNREACHABLE = "Your CRM cannot be reached, so it is not known whether this contact may be called. It is tried again."


async def vet_contact(clients: Clients, attempt: Attempt, call: Call, installation_id: UUID | None) -> Person | None:
    """What the CRM says about the contact of this call; None when that could not be found out.

    Then it is written down why: refused for good, or waiting for the CRM.
    """
    installation = await Installation.get(id=installation_id)
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
        return await _judge(attempt, contact, installation)
    return None


async def _judge(attempt: Attempt, contact: Contact, installation: Installation) -> Person | None:
    if contact.location_id != installation.location_id:
        await _refuse(attempt, "CONTACT_NOT_FOUND", NOT_HERE)
        return None
    return Person(
        do_not_call=contact.do_not_call,
        timezone=contact.timezone,
        address=Address(contact.country, contact.state, contact.postal_code),
        tags=contact.tags,
        fields=contact.fields,
    )


async def _refuse(attempt: Attempt, code: str, reason: str) -> None:
    await attempts.give_up(attempt, (State.QUEUED,), State.REFUSED, code, reason, datetime.now(UTC))


async def _wait(attempt: Attempt, error: VendorError) -> None:
    now = datetime.now(UTC)
    log.warning("vet_contact.unknown", attempt_id=str(attempt.id), why=type(error).__name__, status=error.status)
    step = timedelta(seconds=error.retry_after) if isinstance(error, VendorBusy) and error.retry_after else CRM_STEP
    reason = error.message if isinstance(error, NotConnected) else UNREACHABLE
    await attempts.wait(attempt, now + step, "CRM_UNREACHABLE", reason, now)
