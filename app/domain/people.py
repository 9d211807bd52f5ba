"""What is known of one contact of a sub-account: told as a whole, or removed.

Removed is whatever names or describes the person. Ledger and calls stay with opaque ids, so that sums add up; so does
the number on a do-not-call list, since forgetting it would mean calling again.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tortoise import connections
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.expressions import Q
from tortoise.transactions import in_transaction

from app.domain.calls import Attempt, Call, State
from app.domain.destinations import normalize
from app.domain.do_not_call import DoNotCallEntry
from app.domain.installations import Installation
from app.domain.leads import Lead
from app.errors import AppError


@dataclass(frozen=True)
class Person:
    """One contact: its id in the CRM, its phone numbers, and the calls that were asked for."""

    installation: Installation
    contact_id: str | None
    phones: list[str]
    calls: list[Call]


async def find(location_id: str, contact: str) -> Person:
    """The contact with this id in the CRM or this phone number; raises AppError when nothing is known of it."""
    installation = await Installation.get_or_none(location_id=location_id)
    if installation is None:
        raise AppError(f"There is no sub-account {location_id}.")
    mine = Call.filter(customer_id=installation.customer_id)
    if contact.startswith("+"):
        phones = [normalize("contact", contact, "US")]
        contact_id = await mine.filter(to_number=phones[0]).exclude(contact_id=None).first().values_list("contact_id")
        known = contact_id[0] if contact_id else None
    else:
        numbers = await mine.filter(contact_id=contact).distinct().values_list("to_number", flat=True)
        phones, known = sorted(str(number) for number in numbers), contact
    calls = await mine.filter(Q(to_number__in=phones) | Q(contact_id=contact)).order_by("requested_at")
    leads = await Lead.filter(customer_id=installation.customer_id, to_number__in=phones).count()
    if not calls and not leads:
        raise AppError("Nothing is known of this contact. Name it by its id in the CRM, or by its number like +1….")
    return Person(installation, known, phones, calls)


async def export(person: Person) -> dict[str, Any]:
    """Everything about the person, as JSON can hold it."""
    ids = [call.id for call in person.calls]
    dials = await Attempt.filter(call_id__in=ids).order_by("due_at").values(
        "call_id", "state", "dialed_at", "ended_at", "disconnection_reason", "billed_seconds", "charged",
        "provider_call_id", "provider_answer", "analysis",
    )  # fmt: skip
    customer_id = person.installation.customer_id
    leads = await Lead.filter(customer_id=customer_id, to_number__in=person.phones).values("to_number", "dialed_at")
    listed = await DoNotCallEntry.filter(list_id=customer_id, e164__in=person.phones).values(
        "e164", "why", "source", "created_by", "created_at"
    )
    columns = (
        "id", "source", "from_number", "to_number", "contact_id", "variables", "metadata", "state", "outcome",
        "reason", "requested_at", "ended_at", "charged", "consent",
    )  # fmt: skip
    return {
        "location_id": person.installation.location_id,
        "contact_id": person.contact_id,
        "phones": person.phones,
        "calls": [{name: getattr(call, name) for name in columns} for call in person.calls],
        "dials": list(dials),
        "leads": list(leads),
        "do_not_call": list(listed),
        "reports": await _rows(REPORTS, [ids]),
    }


REPORTS = """
SELECT e.kind, e.received_at::text AS received_at, e.body FROM voice_events e
WHERE e.body ->> 'call_id' IN (
    SELECT provider_call_id FROM attempts WHERE call_id = ANY($1::uuid[]) AND provider_call_id IS NOT NULL)
ORDER BY e.id
"""
# What was still to be told to the CRM is not told any more.
GIVEN_UP = "given_up_why = CASE WHEN done_at IS NULL THEN coalesce(given_up_why, 'The contact was erased.') END"
# Each takes the ids of the calls.
ERASE = (
    """UPDATE calls SET to_number = 'erased', contact_id = NULL, variables = '{}', metadata = '{}',
        reason = NULL, consent = NULL, request_key = NULL, fingerprint = NULL, answer = NULL
        WHERE id = ANY($1::uuid[])""",
    "UPDATE attempts SET analysis = NULL, provider_answer = NULL WHERE call_id = ANY($1::uuid[])",
    """UPDATE voice_events SET body = '{}' WHERE body ->> 'call_id' IN (
        SELECT provider_call_id FROM attempts WHERE call_id = ANY($1::uuid[]) AND provider_call_id IS NOT NULL)""",
    "UPDATE write_backs SET content = '{}', contact_id = '', " + GIVEN_UP + " WHERE cause_id = ANY($1::uuid[])",  # noqa: S608
    "UPDATE trigger_deliveries SET content = '{}', " + GIVEN_UP + " WHERE cause_id = ANY($1::uuid[])",  # noqa: S608
    "UPDATE paused_steps SET extras = '{}', response = NULL, message = '', step_key = NULL "
    "WHERE call_id = ANY($1::uuid[])",
)  # fmt: skip
ERASE_REPORTS_OF_CRM = (
    "UPDATE crm_events SET body = '{}' WHERE handled_at IS NOT NULL AND $1 IN (body ->> 'id', body ->> 'contactId')"
)


async def erase(person: Person) -> int:
    """Remove the person; returns how many calls were concerned. Raises AppError while a call is under way."""
    ids = [call.id for call in person.calls]
    async with in_transaction() as tx:
        if await _under_way(tx, ids):
            raise AppError("A call to this contact is under way or not paid for yet. Try again when it is over.")
        for statement in ERASE:
            await tx.execute_query(statement, [ids])
        if person.contact_id:
            await tx.execute_query(ERASE_REPORTS_OF_CRM, [person.contact_id])
        leads = Lead.filter(customer_id=person.installation.customer_id, to_number__in=person.phones)
        await leads.using_db(tx).delete()
    return len(ids)


async def _under_way(tx: BaseDBAsyncClient, ids: list[UUID]) -> bool:
    """Whether a call is not over or not paid for."""
    over = [state.value for state in State if state.over]
    [row] = await tx.execute_query_dict(
        "SELECT EXISTS (SELECT FROM calls WHERE id = ANY($1::uuid[]) AND state <> ALL($2)) "
        "OR EXISTS (SELECT FROM attempts WHERE call_id = ANY($1::uuid[]) AND settled_at IS NULL) AS open",
        [ids, over],
    )
    return bool(row["open"])


async def _rows(sql: str, values: list[Any]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = await connections.get("default").execute_query_dict(sql, values)
    return rows
