"""A step that waits for a calling window goes on when its contact may be called, or is told that this will never be."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from tortoise.transactions import in_transaction

from app.clients import Clients
from app.clients.contacts import facts_of
from app.domain.calls import paused_steps
from app.domain.calls.paused_steps import PausedStep
from app.domain.calls.reasons import Reason
from app.domain.requests.wanted import Wanted
from app.domain.rules.decision import ContactFacts, DialRequest, Now, Refused, decide
from app.domain.rules.destinations import known_destination
from app.domain.telephony.numbers import CallingNumber, calling_numbers_of_location
from app.domain.tenants.installations import Installation
from app.ghl.contacts import find
from app.postgres import queue

OPEN = "The calling window is open."
NO_ACCOUNT = "The account cannot call any more."
NOBODY = "The contact does not belong to this sub-account, or does not exist any more."
TOO_LONG = "The calling window has not opened for as long as the step may wait."


async def open_window(clients: Clients, step_id: str, at_last: bool = False) -> None:
    """Let the step go when its window is open, look again when it should be; `at_last` in any case.

    Raises VendorError, for the engine to try again, while the CRM cannot tell who this is.
    """
    step = await PausedStep.get(id=UUID(step_id))
    if step.claimed_at is not None or step.opening is None:
        return
    now = datetime.now(UTC)
    if at_last:
        await _never(step, Reason.MAX_WAIT, TOO_LONG, now)
        return
    callers = await calling_numbers_of_location(str(step.opening["location_id"]))
    if not callers:
        await _never(step, Reason.NO_AGENT_MAPPING, NO_ACCOUNT, now)
        return
    caller, wanted = callers[0], Wanted.model_validate(step.opening)
    contact = await _contact(clients, caller, wanted)
    if contact is None and caller.asks(wanted.contact_id):
        await _never(step, Reason.CONTACT_NOT_FOUND, NOBODY, now)
        return
    verdict = decide(DialRequest(known_destination(wanted.phone), now, contact), caller.rules(wanted.hours), now)
    if isinstance(verdict, Refused):
        await _never(step, verdict.refusal.code, verdict.refusal.message, now)
    elif isinstance(verdict, Now):
        waited = (now - step.created_at) // timedelta(minutes=1)
        told = {"status": "open", "open_at": now.isoformat(), "waited_minutes": waited, "reason": None, "message": OPEN}
        await paused_steps.let_go(step, told, OPEN, now)
    else:
        async with in_transaction() as tx:
            key = f"window:{step.id}:{verdict.at.timestamp():.0f}"
            await queue.defer(tx, "open_window", delay=verdict.at - now, dedupe_key=key, step_id=step_id)


async def _contact(clients: Clients, caller: CallingNumber, wanted: Wanted) -> ContactFacts | None:
    """What the CRM says of the contact, where it is asked; None when it knows nobody."""
    if not caller.asks(wanted.contact_id):
        return None
    installation = await Installation.get(id=caller.installation_id)
    crm = await clients.crm(installation.id)
    found = await find(crm, installation.location_id, wanted.contact_id, wanted.phone)
    return facts_of(found[1]) if found else None


async def _never(step: PausedStep, why: str, message: str, now: datetime) -> None:
    told: dict[str, Any] = {"status": "never", "open_at": None, "waited_minutes": 0, "reason": why.lower()}
    waited = (now - step.created_at) // timedelta(minutes=1)
    await paused_steps.let_go(step, told | {"waited_minutes": waited, "message": message}, message, now)
