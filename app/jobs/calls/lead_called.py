"""A lead has called by itself: its waiting call is canceled, its contact and the workflows are told."""

from datetime import UTC, datetime
from uuid import UUID

from tortoise.transactions import in_transaction

from app.domain.callbacks import incoming
from app.domain.callbacks.incoming import IncomingCall
from app.domain.calls import cancellation
from app.domain.calls.calls import Call
from app.domain.calls.reasons import Reason
from app.domain.results import triggers, webhooks, write_backs
from app.domain.results.results import as_payload
from app.domain.results.summary import result_of
from app.domain.tenants.installations import ACTIVE, Installation
from app.logs import about


async def lead_called(incoming_id: str) -> None:
    """Cancel what the gate does not let pass any more, and plan what is told; done twice, it is told once."""
    row = await IncomingCall.get_or_none(id=UUID(incoming_id))
    if row is None:
        return
    about(tenant=row.customer_id, call_id=row.call_id)
    whose, why, now = row.customer_id, incoming.OVERTAKEN, datetime.now(UTC)
    await cancellation.cancel_waiting(whose, Reason.LEAD_CALLED, why, now, call_id=row.call_id)
    call = await Call.get(id=row.call_id)
    installation = await Installation.get_or_none(customer_id=row.customer_id, status=ACTIVE)
    if call.erased:
        return
    result = await result_of(call)
    told = await incoming.as_payload(row, call, as_payload(result))
    async with in_transaction() as tx:
        await webhooks.plan(tx, call, webhooks.CALLED_BACK, told, now, cause_id=row.id)
        if installation is not None:
            called = told["called_back_number"]
            await write_backs.plan_called_back(tx, installation, result, row.id, row.called_at, called)
            await triggers.plan_called_back(tx, installation, result, row.id, told, row.called_at)
