"""How a call is told to the one who asked for it."""

from datetime import datetime
from typing import Any

from app.domain.calls import Attempt, Call, State
from app.domain.ledger import CREDIT
from app.web.errors import error_body

# A refusal that was found at the instant of dialing is answered like the same refusal at the door.
STATUS_OF_REASON = {
    "DUPLICATE_CALL": 409,
    "QUOTA_EXCEEDED": 402,
    "NO_AGENT_MAPPING": 404,
    "NUMBER_NOT_FOUND": 404,
}


async def of_call(call: Call, now: datetime) -> tuple[int, dict[str, Any], dict[str, str]]:
    """Status, body and headers that tell how the call stands at this moment."""
    if call.state in (State.REFUSED, State.CANCELED, State.FAILED):
        code = call.reason_code or "CALL_REJECTED"
        body = error_body(code, call.reason or "The call was not placed.") | {"call_id": str(call.id)}
        return STATUS_OF_REASON.get(code, 422), body, {}
    body = {
        "success": True,
        "status": "placed",
        "call_id": str(call.id),
        "provider": "retell",
        "agent_id": call.agent_id,
        "from_number": call.from_number,
        "to_number": call.to_number,
    }
    if call.state in (State.PLACED, State.ENDED):
        attempt = await Attempt.filter(call_id=call.id, provider_call_id__isnull=False).order_by("-dialed_at").first()
        placed = attempt.provider_answer if attempt else None
        provider_call_id = attempt.provider_call_id if attempt else None
        return 200, body | {"provider_response": placed or {"call_id": provider_call_id}}, {}
    body["status"] = "scheduled" if call.not_before > now and call.state is State.QUEUED else "queued"
    if call.reason:
        body["reason"] = call.reason
    body["provider_response"] = {}
    body["not_before"] = call.not_before.isoformat()
    return 202, body, {"Location": f"/api/outbound-call/{call.id}"}


def status_of(call: Call) -> dict[str, Any]:
    """State, outcome and cost of a call, for the one who placed it."""
    return {
        "success": True,
        "call_id": str(call.id),
        "status": call.state.value,
        "outcome": call.outcome,
        "reason_code": call.reason_code,
        "reason": call.reason,
        "from_number": call.from_number,
        "to_number": call.to_number,
        "agent_id": call.agent_id,
        "requested_at": call.requested_at.isoformat(),
        "not_before": call.not_before.isoformat(),
        "ended_at": call.ended_at.isoformat() if call.ended_at else None,
        "cost_credits": call.charged / CREDIT,
    }
