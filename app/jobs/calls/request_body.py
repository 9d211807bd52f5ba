"""What the voice provider is asked, to place one attempt."""

from typing import Any

from app.domain.calls.calls import Attempt, Call
from app.domain.telephony.agents import wire_version
from app.retell.agent_options import overridden


def request_body(attempt: Attempt, call: Call, webhook_url: str) -> dict[str, Any]:
    """What the provider is asked: our ids, the chosen agent for this call only, how long, and where to report."""
    if attempt.max_seconds is None:
        raise ValueError("Only an attempt that passed the gate is dialed.")
    return {
        "from_number": call.from_number,
        "to_number": call.to_number,
        "override_agent_id": call.agent_id,
        "override_agent_version": wire_version(call.agent_version),
        "idempotency_key": str(attempt.id),
        "metadata": {"attempt_id": str(attempt.id), "call_id": str(call.id)},
        "retell_llm_dynamic_variables": call.variables,
        "honor_internal_dnc": True,
        "agent_override": {
            "agent": {
                "webhook_url": webhook_url,
                "webhook_events": ["call_started", "call_ended", "call_analyzed"],
                "max_call_duration_ms": attempt.max_seconds * 1000,
                **overridden(call.options or {}),
            }
        },
    }
