"""A number that the gate does not let pass unscreened is looked up, or waits until it can be."""

from datetime import datetime, timedelta

from app.clients import Clients
from app.clients.screening import screen
from app.domain.calls import attempts
from app.domain.calls.calls import Attempt, State
from app.domain.calls.reasons import Reason
from app.domain.screening import lists
from app.domain.screening.verdicts import Listed, Unknown
from app.domain.telephony.numbers import CallingNumber

LISTS_STEP, LOOKUP_STEP = timedelta(minutes=10), timedelta(seconds=30)
LOOKED_UP = "The service that is asked about numbers lists this one ({reason}), so it was not called."
UNKNOWN = "Whether this number is listed cannot be found out at the moment, so it is tried again. {why}"


async def is_not_clear(
    clients: Clients, attempt: Attempt, caller: CallingNumber, stale_at: datetime, now: datetime
) -> bool:
    """True when the attempt is refused or waits for it; False when it may pass now."""
    old = await lists.first_too_old(caller.agency_id, now)
    found = await screen(clients, caller.agency_id, attempt.call.to_number, now)
    if isinstance(found.verdict, Listed):
        why = LOOKED_UP.format(reason=found.verdict.reason)
        await attempts.give_up(attempt, (State.QUEUED,), State.REFUSED, Reason.DO_NOT_CALL, why, now)
    elif found.calls_unscreened:
        return False
    elif old is not None:
        await attempts.wait(attempt, min(now + LISTS_STEP, stale_at), Reason.NOT_SCREENED, lists.too_old(old))
    elif isinstance(found.verdict, Unknown):
        why = UNKNOWN.format(why=found.verdict.why)
        await attempts.wait(attempt, min(now + LOOKUP_STEP, stale_at), Reason.NOT_SCREENED, why)
    else:
        return False
    return True
