"""A workflow step that waits for its call goes on when the call is over, or when it has waited long enough."""

from datetime import UTC, datetime
from uuid import UUID

from app.clients import Clients
from app.domain.calls import paused_steps
from app.domain.calls.attempts import ANALYSIS_PATIENCE
from app.domain.calls.calls import Call, State
from app.domain.calls.paused_steps import PausedStep
from app.domain.calls.reasons import Reason
from app.domain.results.branches import Branch
from app.domain.results.results import NOTHING_YET, as_output
from app.domain.results.summary import result_of
from app.logs import about

NEVER_MADE = "The app stopped before it had made this call."
WAITED = "The step has waited as long as it may; the call goes on without it."


async def resume_step(step_id: str, at_last: bool = False) -> None:
    """Let the step go if its call is over and analyzed, or `at_last` in any case; whoever comes second changes nothing.

    What was said is known some seconds after the end. If it is not known in time, the step goes on with what there is.
    """
    step = await PausedStep.get(id=UUID(step_id))
    about(call_id=step.call_id)
    if step.claimed_at is not None:
        return
    now = datetime.now(UTC)
    call = await Call.get_or_none(id=step.call_id)
    if call is None:
        if at_last:
            told = NOTHING_YET | {"status": State.FAILED.value, "reason": Reason.NOT_PLACED.lower()}
            told |= {"branchId": Branch.NOT_CALLED}
            await paused_steps.let_go(step, told, NEVER_MADE, now)
        return
    result = await result_of(call)
    if call.state.over:
        waited = call.ended_at is None or now >= call.ended_at + ANALYSIS_PATIENCE
        if result.complete or waited or at_last:
            await paused_steps.let_go(step, as_output(result), result.reason or "The call has ended.", now)
    elif at_last:
        told = as_output(result) | {"reason": Reason.MAX_WAIT.lower()}
        await paused_steps.let_go(step, told, WAITED, now)


async def tell_step(clients: Clients, step_id: str) -> None:
    """Tell the CRM that the step goes on; raises VendorError, for the engine to try again, until it says yes."""
    step = await PausedStep.get(id=UUID(step_id))
    about(call_id=step.call_id)
    if step.resumed_at is None:
        await clients.resume_step(step.extras, step.response or {}, step.message)
        await paused_steps.heard(step, datetime.now(UTC))
