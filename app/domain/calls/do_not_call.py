"""DoNotCallEntry: one number that is not to be called, by one sub-account or by a whole agency.

The one source of truth: what a person said in a call, what the CRM marks, and what was imported are all entries.
The statements that admit and dial a call look here themselves (see leads.py), so nothing passes between.
"""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from tortoise import connections, fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.domain.calls.calls import ERASED
from app.domain.credits.statements import csv_line, escape_formula
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.errors import DoNotCall
from app.postgres import queue
from app.postgres.tables import Table

PAGE = 1000
CHUNK = 10_000
MAX_WHY = 200
MARKED_IN_CRM = "marked so in the CRM"


class Source(StrEnum):
    """Where an entry is from; only one of the CRM is taken away by the CRM again."""

    CALL = "call"
    CRM = "crm"
    IMPORT = "import"
    PERSON = "person"


class DoNotCallEntry(Table):
    """A number on the list of a customer, or, without one, of the agency.

    `list_id` is the customer's id or the agency's, so that a number stands once on each list.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    agency: fields.ForeignKeyRelation[Agency] = fields.ForeignKeyField(
        "models.Agency", related_name="do_not_call_entries", on_delete=fields.RESTRICT
    )
    agency_id: UUID
    customer: fields.ForeignKeyNullableRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name="do_not_call_entries", on_delete=fields.RESTRICT, null=True
    )
    customer_id: UUID | None
    list_id = fields.UUIDField()
    e164 = fields.CharField(max_length=20)
    why = fields.CharField(max_length=MAX_WHY)
    source = fields.CharEnumField(Source, max_length=10)
    created_by = fields.CharField(max_length=200)
    created_at = fields.DatetimeField()

    class Meta:
        table = "do_not_call_entries"
        unique_together = (("list_id", "e164"),)


def not_listed(number: str, customer_id: str, agency_id: str) -> str:
    """SQL that holds when this number stands on neither list; the three are SQL themselves."""
    listed = f"SELECT FROM do_not_call_entries WHERE e164 = {number} AND list_id IN ({customer_id}, {agency_id})"
    return f"NOT EXISTS ({listed})"


# The gate holds the rows of customer and agency while it lets a call pass (see gate.py): a listing that is committed
# was either seen by it, or waited for it.
LOCK_OWNER = """
WITH customer AS (SELECT FROM customers WHERE id = $1 FOR NO KEY UPDATE),
     agency AS (SELECT FROM agencies WHERE id = $1 FOR NO KEY UPDATE)
SELECT (SELECT count(*) FROM customer), (SELECT count(*) FROM agency)
"""

# A first reason is kept, except that the CRM's mark gives way to what a person said: the CRM could take it back.
ADD = """
INSERT INTO do_not_call_entries AS known
       (id, agency_id, customer_id, list_id, e164, why, source, created_by, created_at)
SELECT gen_random_uuid(), $1, nullif($2::uuid, $1), $2, number, $4, $5, $6, $7 FROM unnest($3::text[]) AS number
ON CONFLICT (list_id, e164) DO UPDATE
SET why = EXCLUDED.why, source = EXCLUDED.source, created_by = EXCLUDED.created_by, created_at = EXCLUDED.created_at
WHERE known.source = 'crm' AND EXCLUDED.source <> 'crm'
RETURNING e164
"""


async def add(
    tx: BaseDBAsyncClient,
    agency_id: UUID,
    customer_id: UUID | None,
    numbers: Sequence[str],
    why: str,
    source: Source,
    by: str,
    now: datetime,
) -> int:
    """Put E.164 numbers on the list of a customer, or of the agency, and have what waits for them canceled.

    Returns how many were not on it before.
    """
    list_id = customer_id or agency_id
    values = [agency_id, list_id, sorted(set(numbers)), why[:MAX_WHY], source.value, by[:200], now]
    await tx.execute_query(LOCK_OWNER, [list_id])
    added = await tx.execute_query_dict(ADD, values)
    if added:
        await queue.defer(tx, "cancel_listed", list_id=str(list_id))
    return len(added)


async def add_marked(
    tx: BaseDBAsyncClient, agency_id: UUID, customer_id: UUID, numbers: Sequence[str], at: datetime
) -> None:
    """The CRM has marked contacts with these numbers, at that time (see settings/contact_marks.py)."""
    await add(tx, agency_id, customer_id, numbers, MARKED_IN_CRM, Source.CRM, "your CRM", at)


async def add_said(tx: BaseDBAsyncClient, customer_id: UUID, number: str, at: datetime) -> None:
    """Somebody said in a call not to be called again: by this sub-account, until a person takes the number off."""
    if number == ERASED:
        return
    customer = await Customer.get(id=customer_id, using_db=tx)
    why, by = "said so in a call", "the person called"
    await add(tx, customer.agency_id, customer.id, [number], why, Source.CALL, by, at)


async def take_back(tx: BaseDBAsyncClient, customer_id: UUID, number: str, at: datetime) -> None:
    """The CRM's last mark was removed at that time: its entry goes, any other stays."""
    marked = DoNotCallEntry.filter(list_id=customer_id, e164=number, source=Source.CRM, created_at__lte=at)
    await marked.using_db(tx).delete()


async def why_listed(customer_id: UUID, number: str) -> DoNotCall | None:
    """The refusal that names the list and the reason, or None when the number is on neither list."""
    return (await why_each_listed(customer_id, [number])).get(number)


async def why_each_listed(customer_id: UUID, numbers: Sequence[str]) -> dict[str, DoNotCall]:
    """The same for many numbers: the refusal of each that stands on a list."""
    customer = await Customer.get(id=customer_id)
    listed = DoNotCallEntry.filter(list_id__in=[customer_id, customer.agency_id], e164__in=list(numbers))
    return {entry.e164: _why(entry) for entry in await listed.order_by("-created_at")}


def _why(entry: DoNotCallEntry) -> DoNotCall:
    whose = "this account" if entry.customer_id else "the agency"
    return DoNotCall(
        f"This number is on the do-not-call list of {whose} ({entry.why}). It is called again when it is taken off."
    )


async def import_numbers(
    agency_id: UUID, customer_id: UUID | None, numbers: Sequence[str], why: str, by: str, now: datetime
) -> int:
    """Put a long list of E.164 numbers on a list, all or none; returns how many are new."""
    async with in_transaction() as tx:
        return sum([
            await add(tx, agency_id, customer_id, numbers[at : at + CHUNK], why, Source.IMPORT, by, now)
            for at in range(0, len(numbers), CHUNK)
        ])  # fmt: skip


async def export(list_id: UUID) -> AsyncIterator[str]:
    """The lines of a list as CSV, heading first; what it holds can be imported again."""
    yield csv_line(("number", "why", "source", "added_by", "added_at"))
    last = ""
    while page := await DoNotCallEntry.filter(list_id=list_id, e164__gt=last).order_by("e164").limit(PAGE):
        for entry in page:
            added_at = entry.created_at.isoformat(timespec="seconds")
            yield csv_line(
                (entry.e164, escape_formula(entry.why), entry.source.value, escape_formula(entry.created_by), added_at)
            )
        last = page[-1].e164


LISTED = """
SELECT attempts.id FROM attempts JOIN calls ON calls.id = attempts.call_id
JOIN customers ON customers.id = attempts.customer_id
WHERE attempts.state = 'queued' AND attempts.settled_at IS NULL AND $1 IN (customers.id, customers.agency_id)
  AND EXISTS (SELECT FROM do_not_call_entries WHERE list_id = $1 AND e164 = calls.to_number)
ORDER BY attempts.due_at LIMIT $2
"""


async def waiting_for_listed(list_id: UUID, most: int) -> list[UUID]:
    """The attempts that wait for a number which stands on this list."""
    rows = await connections.get("default").execute_query_dict(LISTED, [list_id, most])
    return [row["id"] for row in rows]
