"""One click on a call: its lead is never called again, here and in the CRM."""

from datetime import datetime

from tortoise.transactions import in_transaction

from app.domain.calls import do_not_call
from app.domain.calls.calls import Call
from app.domain.results import write_backs
from app.domain.tenants.customers import Customer


async def opt_out(call: Call, by: str, now: datetime) -> bool:
    """Put the call's number on the sub-account's do-not-call list and mark its contact; False when it was listed.

    A contact that was erased has no number any more: nothing is done for it.
    """
    if call.erased:
        return False
    customer = await Customer.get(id=call.customer_id)
    why = f"asked for on the page, from the call of {call.requested_at:%Y-%m-%d}"
    async with in_transaction() as tx:
        added = await do_not_call.add(
            tx, customer.agency_id, customer.id, [call.to_number], why, do_not_call.Source.PERSON, by, now
        )
        if call.installation_id is not None and call.contact_in_crm is not None:
            mark = {write_backs.DO_NOT_CALL: {"message": "Set by hand, from a call"}}
            await write_backs.plan_all(tx, call.installation_id, call.id, call.contact_in_crm, mark, now)
    return bool(added)
