"""A call is over for good: what is written to its contact, which triggers fire, a promised callback: planned here."""

from datetime import UTC, datetime
from uuid import UUID

from tortoise.transactions import in_transaction

from app import failpoints
from app.config import Settings
from app.domain.callbacks import callbacks
from app.domain.calls.calls import Call, call_asked_for
from app.domain.evidence import packs
from app.domain.results import triggers, webhooks, write_backs
from app.domain.results.summary import result_of
from app.domain.tenants.installations import UNINSTALLED, Installation
from app.logs import about
from app.postgres import queue


async def after_call(settings: Settings, call_id: str) -> None:
    """Plan each write-back and trigger with a job of its own; done twice, nothing is planned twice."""
    now = datetime.now(UTC)
    call = await call_asked_for(UUID(call_id))
    about(tenant=call.customer_id, call_id=call.id)
    if not call.state.over:
        return
    await _plan_all(settings, call, now)
    # Last: a workflow that waits for the outcome does not wait for this.
    await packs.seal(call.id, now)


async def _plan_all(settings: Settings, call: Call, now: datetime) -> None:
    result = await result_of(call)
    async with in_transaction() as tx:
        event = webhooks.FINISHED if result.outcome else webhooks.NOT_PLACED
        await webhooks.plan(tx, call, event, webhooks.data_of(result), now)
        if callbacks.said_in(result) is not None:
            await queue.defer(tx, "plan_callback", dedupe_key=f"callback:{call.id}", call_id=str(call.id))
    failpoints.reach("callback-asked")
    installation = await Installation.get_or_none(id=call.installation_id) if call.installation_id else None
    if installation is None or installation.status == UNINSTALLED:
        return
    if installation.customer_id != call.customer_id:
        return  # the sub-account went to another agency during the call, whose business this is not
    log_calls = bool(settings.ghl_conversation_provider_id)
    async with in_transaction() as tx:
        await write_backs.plan(tx, installation, result, log_calls=log_calls, now=now)
        await triggers.plan(tx, installation, result, now)
        kept = await callbacks.kept_by(call)
        if kept is not None and kept.task_id:
            await write_backs.plan_callback_done(tx, installation, result, kept.task_id, now)
