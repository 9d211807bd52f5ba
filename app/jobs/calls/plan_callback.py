"""A lead asked to be called back: its time is read where it is, the call is planned, and people are told of it."""

from datetime import UTC, datetime
from uuid import UUID

from tortoise.transactions import in_transaction

from app import failpoints
from app.clients import Clients
from app.clients.contacts import facts_of
from app.domain.callbacks import callbacks, planning
from app.domain.callbacks.callbacks import Callback
from app.domain.calls.calls import Call
from app.domain.results import triggers, webhooks, write_backs
from app.domain.results.summary import result_of
from app.domain.rules.decision import ContactFacts
from app.domain.telephony.numbers import CallingNumber, calling_number
from app.domain.tenants.installations import ACTIVE, Installation
from app.errors import NotConnected
from app.ghl import contacts
from app.logs import about


async def plan_callback(clients: Clients, call_id: str) -> None:
    """Plan the call that keeps the promise, once. Raises VendorError while the CRM cannot say where the lead is."""
    call = await Call.get(id=UUID(call_id))
    about(tenant=call.customer_id, call_id=call.id)
    if call.erased or await Callback.exists(call_id=call.id):
        return
    result = await result_of(call)
    said = callbacks.said_in(result)
    if said is None:
        return
    caller = await calling_number(call.number_id)
    if caller is not None and caller.customer_id != call.customer_id:
        caller = None
    contact = await _contact(clients, call, caller)
    plan = await planning.plan(call, result, said, caller, contact, caller.read_at if caller else datetime.now(UTC))
    failpoints.reach("callback-placed")
    installation = await Installation.get_or_none(customer_id=call.customer_id, status=ACTIVE)
    async with in_transaction() as tx:
        now = datetime.now(UTC)
        callback = await callbacks.record(tx, call, said, plan, now)
        if callback is not None and callback.at is not None:
            data = callbacks.as_payload(callback, webhooks.data_of(result))
            await webhooks.plan(tx, call, webhooks.CALLBACK, data, now)
        if callback is not None and installation is not None and installation.id == call.installation_id:
            await write_backs.plan_callback(tx, installation, result, callback.said, callback.at, callback.why, now)
            await triggers.plan_callback(tx, installation, result, callbacks.as_payload(callback, {}), now)


async def _contact(clients: Clients, call: Call, caller: CallingNumber | None) -> ContactFacts | None:
    """What the CRM says about where the lead is; None where it has nothing to say."""
    if caller is None or caller.installation_id is None or not caller.asks_crm:
        return None
    installation = await Installation.get(id=caller.installation_id)
    try:
        crm = await clients.crm(installation.id)
        found = await contacts.find(crm, installation.location_id, call.contact_in_crm, call.to_number)
    except NotConnected:
        return None
    return facts_of(found[1]) if found else None
