"""An incoming call asks who is there: the lead is known, what waits for it ends, and the agent is told who calls.

Somebody hears it ring meanwhile, so whatever is in doubt changes nothing: the number does as it did before.
"""

import asyncio
from datetime import UTC, datetime

import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.domain.callbacks import incoming
from app.domain.rules.destinations import is_e164
from app.domain.telephony.inbound_webhooks import InboundWebhook
from app.domain.telephony.numbers import PhoneNumber, calling_number
from app.errors import Unauthorized
from app.logs import about
from app.postgres import database
from app.retell.incoming import Incoming, answer, read_incoming
from app.retell.webhooks import signed
from app.web.guards.limits import read_body

MAX_QUESTION_BYTES = 16 * 1024
# The provider waits for 10 seconds, and whoever calls hears it ring until then.
ANSWER_SECONDS = 2.0
# It does not ask again once it is answered: a lead that has called is written down even if the answer did not wait.
RECORD_SECONDS = 15.0

log = structlog.get_logger(__name__)


async def voice_inbound(request: Request) -> Response:
    """Answer who calls, if a lead of this number's customer does; 401 for a wrong signature only."""
    raw = await read_body(request, MAX_QUESTION_BYTES)
    looking = asyncio.create_task(_looked_up(request, raw))
    await asyncio.wait({looking}, timeout=ANSWER_SECONDS)
    if looking.done():
        return JSONResponse(answer(looking.result()))
    log.warning("incoming.answered_without", seconds=ANSWER_SECONDS)
    _going_on.add(looking)
    looking.add_done_callback(_ended)
    return JSONResponse(answer({}))


# The loop itself keeps no task alive.
_going_on: set[asyncio.Task[dict[str, str]]] = set()


async def settled() -> None:
    """Return when what went on without its answer is written down: a process that is asked to end waits for it."""
    while _going_on:
        await asyncio.wait(_going_on)


def _ended(looking: asyncio.Task[dict[str, str]]) -> None:
    _going_on.discard(looking)
    if not looking.cancelled() and (fault := looking.exception()) is not None:
        log.warning("incoming.unrecorded", why=type(fault).__name__)


async def _looked_up(request: Request, raw: bytes) -> dict[str, str]:
    """What the agent is told of who calls, once it is written down; nothing while the database is out of reach."""
    try:
        async with asyncio.timeout(RECORD_SECONDS):
            number = await _number_asked_about(request, raw)
            asked = read_incoming(raw)
            return await _known(number, asked) if number is not None and asked is not None else {}
    except database.DOWN as fault:
        log.warning("incoming.unanswered", why=type(fault).__name__)
        return {}


async def _number_asked_about(request: Request, raw: bytes) -> PhoneNumber | None:
    """The number that the address stands for, while its callers are looked up; raises Unauthorized."""
    numbers = InboundWebhook.filter(token=request.path_params["number_token"])
    webhook = await numbers.select_related("number__workspace").first()
    if webhook is None:
        return None
    number, now = webhook.number, datetime.now(UTC)
    about(tenant=number.customer_id or number.workspace.agency_id)
    key = number.workspace.api_key(request.app.state.ring)
    if not signed(request.headers.get("x-retell-signature"), raw, key, now):
        raise Unauthorized("The signature does not match.")
    return number if webhook.wanted else None


async def _known(number: PhoneNumber, asked: Incoming) -> dict[str, str]:
    """What the agent is told of a lead; nothing of a stranger, or when this is not the number that was called."""
    caller = await calling_number(number.id)
    if caller is None or asked.to_number != caller.e164 or not is_e164(asked.from_number):
        return {}
    call_id = await incoming.record(caller.customer_id, caller.number_id, asked.from_number, datetime.now(UTC))
    lead = await incoming.known(caller.customer_id, call_id) if call_id else None
    return lead.as_variables() if lead else {}
