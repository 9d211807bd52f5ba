"""A workflow step that waits for its call goes on when the call is over, or when it has waited long enough."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from app.clients import Clients
from app.domain import paused_steps
from app.domain.agents import AgentAssignment
from app.domain.calls import Attempt, Call
from app.domain.paused_steps import PausedStep
from app.logs import about

NEVER_MADE = "The app stopped before it had made this call."
WAITED = "The step has waited as long as it may; the call goes on without it."


async def resume_step(step_id: str, at_last: bool = False) -> None:
    """Let the step go if its call is over, or `at_last` in any case; whoever comes second changes nothing."""
    step = await PausedStep.get(id=UUID(step_id))
    about(call_id=step.call_id)
    if step.claimed_at is not None:
        return
    now = datetime.now(UTC)
    call = await Call.get_or_none(id=step.call_id)
    if call is None:
        if at_last:
            await paused_steps.let_go(step, {"status": "failed", "reason": "not_placed"}, NEVER_MADE, now)
    elif call.state.over:
        await paused_steps.let_go(step, await told(call), call.reason or "The call has ended.", now)
    elif at_last:
        await paused_steps.let_go(step, await told(call) | {"reason": "max_wait"}, WAITED, now)


async def tell_step(clients: Clients, step_id: str) -> None:
    """Tell the CRM that the step goes on; raises VendorError, for the engine to try again, until it says yes."""
    step = await PausedStep.get(id=UUID(step_id))
    about(call_id=step.call_id)
    if step.resumed_at is None:
        await clients.resume_step(step.extras, step.response or {}, step.message)
        await paused_steps.heard(step, datetime.now(UTC))


async def told(call: Call) -> dict[str, Any]:
    """What the later steps of the workflow can branch on."""
    dials = await Attempt.filter(call_id=call.id, dialed_at__isnull=False).order_by("dialed_at")
    speaker = await AgentAssignment.filter(agent_id=call.agent_id).first()
    return {
        "status": call.state.value,
        "outcome": call.outcome,
        "reason": call.reason_code.lower() if call.reason_code else None,
        "message": call.reason or "",
        "call_id": str(call.id),
        "not_before": None if call.state.over else call.not_before.isoformat(),
        "duration": sum(dial.billed_seconds or 0 for dial in dials),
        "attempts": len(dials),
        "from_number": call.from_number,
        "to_number": call.to_number,
        "agent_id": call.agent_id,
        "agent": speaker.agent_name if speaker else "",
        "ended_at": call.ended_at.isoformat() if call.ended_at else None,
    }
