"""What was refused, or came to nothing, is asked for once more, by a person, as anybody asks for one."""

from uuid import UUID

from app.domain.calls import placing
from app.domain.calls.placing import Placement
from app.domain.requests.refused import Asked
from app.domain.requests.requests import LoggedRequest
from app.domain.requests.wanted import Wanted
from app.domain.telephony import number_choice
from app.domain.telephony.numbers import calling_numbers_of_customer
from app.errors import InvalidRequest, NoAgentMapping

# Where a call comes from that a person has asked for on the settings page.
OF_PAGE = "page"
GONE = "What this request asked for is not kept any more, so that it cannot be repeated."


async def call_now(row: LoggedRequest, asked: Asked) -> Placement:
    """Place the call of a request that was refused; asked for twice, there is one call.

    Raises what the request may be refused with today, InvalidRequest when it could not be read or was forgotten.
    """
    if not row.wanted:
        raise InvalidRequest(GONE)
    placement = await place_again(Wanted.model_validate(row.wanted), row.customer_id, f"request:{row.id}", asked)
    await LoggedRequest.filter(id=row.id, customer_id=row.customer_id).update(call_id=placement.call.id)
    return placement


async def place_again(wanted: Wanted, customer_id: UUID, request_key: str, asked: Asked) -> Placement:
    """Request this call for the customer, once for each key; raises what any request may be refused with."""
    asked.customer_id = customer_id
    asked.wants(wanted)
    lines = await calling_numbers_of_customer(customer_id)
    if not lines:
        raise NoAgentMapping("This account has no number to call from. Assign one to it.")
    caller, to = number_choice.choose(lines, wanted.phone, wanted.number, wanted.agent)
    asked.from_line(caller)
    call_request = wanted.call_request(OF_PAGE, to, request_id=asked.request_id, request_key=request_key)
    return await placing.request(caller, call_request, caller.read_at)
