"""The life of a call: it rings, is answered or not, ends, and is analysed; each step tells the webhooks."""

import asyncio

from app.sandbox.clock import Clock
from app.sandbox.retell.calls import SandboxCall
from app.sandbox.retell.webhooks import WebhookSender
from app.sandbox.retell.workspaces import Workspace


async def live(call: SandboxCall, workspace: Workspace, clock: Clock, webhooks: WebhookSender) -> None:
    """Lets one call happen, in sandbox time, as its outcome says, unless somebody stops it."""
    try:
        await _ring_and_talk(call, workspace, clock, webhooks)
    finally:
        workspace.living.discard(call.call_id)
    _tell(call, "call_ended", workspace, webhooks)
    await clock.sleep(workspace.manners.analysis_seconds)
    call.analysed = True
    _tell(call, "call_analyzed", workspace, webhooks)
    webhooks.release(call.call_id)
    call.over.set()


async def _ring_and_talk(call: SandboxCall, workspace: Workspace, clock: Clock, webhooks: WebhookSender) -> None:
    outcome = call.outcome
    if await clock.happens_within(call.stopped, min(outcome.ring_seconds, call.ring_seconds)):
        return call.end("ended", "manual_stopped")
    if outcome.talk_seconds == 0:
        return call.end(outcome.status, outcome.reason)

    call.answer(clock.now())
    _tell(call, "call_started", workspace, webhooks)
    began = asyncio.get_running_loop().time()
    if await clock.happens_within(call.stopped, min(outcome.talk_seconds, call.max_seconds)):
        talked = (asyncio.get_running_loop().time() - began) * clock.speed
        return call.end("ended", "manual_stopped", talked)
    if outcome.talk_seconds > call.max_seconds:
        return call.end("ended", "max_duration_reached", call.max_seconds)
    if outcome.reason == "user_requested_dnc":
        workspace.do_not_call.add(call.to_number)
    return call.end(outcome.status, outcome.reason, outcome.talk_seconds)


def _tell(call: SandboxCall, event: str, workspace: Workspace, webhooks: WebhookSender) -> None:
    webhooks.send(
        call.call_id, event, workspace.manners.shown(workspace.manners.told(call.as_json())), call.subscription
    )
