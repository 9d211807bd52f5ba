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
# The provider waits for 10 seconds, and whoever calls hears nothing until then.
ANSWER_SECONDS = 0.5

log = structlog.get_logger(__name__)


async def voice_inbound(request: Request) -> Response:
    """Answer who calls, if a lead of this number's customer does; 401 for a wrong signature only."""
    raw = await read_body(request, MAX_QUESTION_BYTES)
    variables: dict[str, str] = {}
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            number = await _number_asked_about(request, raw)
            asked = read_incoming(raw)
            if number is not None and asked is not None:
                variables = await _known(number, asked)
    except database.DOWN as fault:
        log.warning("incoming.unanswered", why=type(fault).__name__)
    return JSONResponse(answer(variables))


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
