"""What the one who asked for a call is answered about it."""

import re
from datetime import datetime
from typing import Any

import structlog

from app.domain.calls.calls import Call, State
from app.domain.calls.reasons import Reason, http_status
from app.domain.results.results import as_facts
from app.domain.results.summary import Result, attempts_of, dials_among, summary_of
from app.domain.rules.destinations import Destination
from app.domain.rules.white_label import PROVIDER, without_vendors
from app.web.errors import error_body

log = structlog.get_logger(__name__)

# Names of fields that a log may show; others may hold anything.
SPEAKABLE = re.compile(r"[A-Za-z][\w.-]{0,60}", re.ASCII)


def noted(ignored: tuple[str, ...], to: Destination) -> dict[str, Any]:
    """What of a request was not used, where there is something to say: fields that mean nothing, an extension."""
    if ignored:
        log.info("request.ignored", fields=[name if SPEAKABLE.fullmatch(name) else "?" for name in ignored])
    told: dict[str, Any] = {"ignored": list(ignored)} if ignored else {}
    return told | ({"notes": [extension_note(to)]} if to.extension else {})


def extension_note(to: Destination) -> str:
    """That only the number is dialed."""
    return f"The extension {to.extension} of {to.field} is not dialed: only the number itself is called."


async def of_call(call: Call, now: datetime) -> tuple[int, dict[str, Any], dict[str, str]]:
    """Status, body and headers that say how the call stands at this moment."""
    summary = summary_of(call)
    if summary.state in (State.REFUSED, State.CANCELED, State.FAILED):
        # A refusal that was found at the instant of dialing is answered like the same refusal at the request.
        code = summary.reason_code or Reason.CALL_REJECTED
        body = error_body(code, summary.reason or "The call was not placed.") | {"call_id": str(summary.call_id)}
        return http_status(code), body, {}
    body = {
        "success": True,
        "status": "placed",
        "call_id": str(summary.call_id),
        "provider": PROVIDER,
        "agent_id": summary.agent_id,
        "from_number": summary.from_number,
        "to_number": summary.to_number,
    }
    if summary.contact_id is not None:
        body["contact_id"] = summary.contact_id
    if summary.state in (State.PLACED, State.ENDED):
        last = next(reversed(dials_among(await attempts_of(call))), None)
        placed = last.provider_answer if last else None
        told = without_vendors(placed) or {"call_id": last and last.provider_call_id}
        return 200, body | {"provider_response": told}, {}
    later = summary.not_before > max(now, summary.requested_at)
    body["status"] = "scheduled" if later and summary.state is State.QUEUED else "queued"
    if summary.reason:
        body["reason"] = summary.reason
    body["provider_response"] = {}
    body["not_before"] = summary.not_before.isoformat()
    return 202, body, {"Location": f"/api/outbound-call/{summary.call_id}"}


def status_of(result: Result) -> dict[str, Any]:
    """How a call stands and what came of it, for the one who placed it; `cost_credits` is an older name of `cost`."""
    return as_facts(result) | {
        "success": True,
        "call_id": str(result.call_id),
        "status": result.state.value,
        "reason_code": result.reason_code,
        "reason": result.reason,
        "from_number": result.from_number,
        "to_number": result.to_number,
        "agent_id": result.agent_id,
        "agent": result.agent,
        "contact_id": result.contact_id,
        "requested_at": result.requested_at.isoformat(),
        "not_before": result.not_before.isoformat(),
        "ended_at": result.ended_at.isoformat() if result.ended_at else None,
        "cost_credits": result.credits,
    }
