"""ContactMark: what the CRM has last said about whether one contact may be disturbed.

Several contacts may share a number, so a mark belongs to its contact. The sub-account's do-not-call list has the
number for as long as one of its contacts is marked; what anybody else has put there stays there.
"""

from datetime import datetime, timedelta
from uuid import UUID

from tortoise import connections, fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.domain.calls import do_not_call
from app.domain.calls.do_not_call import DoNotCallEntry, Source
from app.domain.rules.decision import DND_STOPS_CALLS_TO
from app.domain.rules.destinations import country_of
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.postgres.tables import Table

MAX_ID = 64
# An event is delivered again for 30 days at most: until then, what it says may be older than what is known.
REMEMBERED = timedelta(days=60)


class ContactMark(Table):
    """One contact and a number of it, as of `said_at`: `calls` are switched off, or `others`, another channel.

    `others` is noted only where that stops calls too (see decision.py), unless the agency has decided otherwise.
    """

    id = fields.BigIntField(primary_key=True)
    customer: fields.ForeignKeyRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name="contact_marks", on_delete=fields.RESTRICT
    )
    customer_id: UUID
    contact_id = fields.CharField(max_length=MAX_ID)
    e164 = fields.CharField(max_length=20)
    calls = fields.BooleanField()
    others = fields.BooleanField()
    said_at = fields.DatetimeField()

    class Meta:
        table = "contact_marks"
        unique_together = (("customer", "contact_id", "e164"),)
        indexes = (("customer", "e164"),)


# Of two things that were said of a contact the later one counts, in whatever order they are heard of.
NOTE = """
INSERT INTO contact_marks AS known (customer_id, contact_id, e164, calls, others, said_at)
SELECT $1, $2::varchar, $3::varchar, $4::bool, $5::bool, $6::timestamptz WHERE NOT EXISTS (
    SELECT FROM contact_marks WHERE customer_id = $1 AND contact_id = $2 AND said_at > $6
)
ON CONFLICT (customer_id, contact_id, e164) DO UPDATE
SET calls = EXCLUDED.calls, others = EXCLUDED.others, said_at = EXCLUDED.said_at
RETURNING id
"""
CLEAR_OTHERS = """
UPDATE contact_marks SET calls = false, others = false, said_at = $4
WHERE customer_id = $1 AND contact_id = $2 AND e164 <> $3 RETURNING e164
"""


async def hear(
    tx: BaseDBAsyncClient, customer_id: UUID, contact_id: str, number: str, *, calls: bool, others: bool, at: datetime
) -> bool:
    """Keep what an event said of this contact at that time, which had this number then and no other.

    The do-not-call list follows, and what waits is canceled. False when something later is known already.
    """
    if not await note(tx, customer_id, contact_id, number, calls=calls, others=others, at=at):
        return False
    customer = await Customer.get(id=customer_id, using_db=tx)
    for row in await tx.execute_query_dict(CLEAR_OTHERS, [customer_id, contact_id[:MAX_ID], number, at]):
        await _follow(tx, customer, row["e164"], at)
    return True


async def note(
    tx: BaseDBAsyncClient, customer_id: UUID, contact_id: str, number: str, *, calls: bool, others: bool, at: datetime
) -> bool:
    """Keep what the CRM said of this contact when it was asked because of this number, which need not be its only one.

    The do-not-call list follows, and what waits is canceled. False when something later is known already.
    """
    customer = await Customer.get(id=customer_id, using_db=tx)
    # Whoever changes the marks of a customer waits for the others, so that none is overlooked.
    await tx.execute_query(do_not_call.LOCK_OWNER, [customer_id])
    others = others and country_of(number) in DND_STOPS_CALLS_TO
    if not await tx.execute_query_dict(NOTE, [customer_id, contact_id[:MAX_ID], number, calls, others, at]):
        return False
    await _follow(tx, customer, number, at)
    return True


async def _follow(tx: BaseDBAsyncClient, customer: Customer, number: str, at: datetime) -> None:
    """Put the number on the customer's list, or take the CRM's entry off it, by what its contacts are marked with."""
    if await _is_marked(tx, customer, number):
        await do_not_call.add_marked(tx, customer.agency_id, customer.id, [number], at)
    else:
        await do_not_call.take_back(tx, customer.id, number, at)


async def _is_marked(tx: BaseDBAsyncClient, customer: Customer, number: str) -> bool:
    marks = ContactMark.filter(customer_id=customer.id, e164=number).using_db(tx)
    if await marks.filter(calls=True).exists():
        return True
    agency = await Agency.get(id=customer.agency_id, using_db=tx)
    return agency.dnd_stops_calls and await marks.filter(others=True).exists()


async def take_off(list_id: UUID, number: str, now: datetime) -> bool:
    """Take a number off the list of a customer or an agency; False when a mark of the CRM keeps it there.

    Whoever takes off what the CRM has marked overrules that, until the CRM says it again.
    """
    async with in_transaction() as tx:
        entry = await DoNotCallEntry.filter(list_id=list_id, e164=number).using_db(tx).select_for_update().get_or_none()
        if entry is None:
            return True
        await entry.delete(using_db=tx)
        customer = await Customer.get_or_none(id=entry.customer_id, using_db=tx) if entry.customer_id else None
        if customer is None or entry.source is Source.CRM:
            return True
        await _follow(tx, customer, number, now)
        return not await DoNotCallEntry.filter(list_id=list_id, e164=number).using_db(tx).exists()


OTHERS = """
SELECT m.customer_id, array_agg(DISTINCT m.e164) AS numbers FROM contact_marks m
JOIN customers c ON c.id = m.customer_id WHERE c.agency_id = $1 AND m.others GROUP BY m.customer_id
"""
CALL_AGAIN = """
DELETE FROM do_not_call_entries d USING customers c
WHERE d.list_id = c.id AND c.agency_id = $1 AND d.source = 'crm'
  AND EXISTS (SELECT FROM contact_marks m WHERE m.customer_id = c.id AND m.e164 = d.e164 AND m.others)
  AND NOT EXISTS (SELECT FROM contact_marks m WHERE m.customer_id = c.id AND m.e164 = d.e164 AND m.calls)
"""


async def let_dnd_stop_calls(tx: BaseDBAsyncClient, agency_id: UUID, now: datetime, *, stops: bool) -> None:
    """Let do-not-disturb on another channel stop calls of this agency's customers, or not; their lists follow."""
    changed = Agency.filter(id=agency_id).exclude(dnd_stops_calls=stops).using_db(tx)
    if not await changed.update(dnd_stops_calls=stops):
        return
    if not stops:
        await tx.execute_query(CALL_AGAIN, [agency_id])
        return
    for row in await tx.execute_query_dict(OTHERS, [agency_id]):
        await do_not_call.add_marked(tx, agency_id, row["customer_id"], row["numbers"], now)


FORGET = "DELETE FROM contact_marks WHERE NOT calls AND NOT others AND said_at < $1"


async def forget(now: datetime) -> int:
    """Forget the contacts that were not marked when the CRM last spoke of them, a good while ago."""
    count, _ = await connections.get("default").execute_query(FORGET, [now - REMEMBERED])
    return int(count)
