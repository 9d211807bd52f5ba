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

from app.domain.audit import trail
from app.domain.audit.trail import Kind
from app.domain.calls.calls import Attempt, Call, State, to_contact
from app.domain.calls.do_not_call import DoNotCallEntry
from app.domain.calls.leads import Lead
from app.domain.campaigns.campaigns import CampaignContact
from app.domain.lifecycle import personal_data
from app.domain.lifecycle.personal_data import Subject
from app.domain.requests.requests import LoggedRequest
from app.domain.rules.destinations import normalize
from app.domain.tenants.installations import Installation
from app.errors import AppError


@dataclass(frozen=True)
class DataSubject:
    """One contact: its id in the CRM, its phone numbers, and the calls that were asked for."""

    installation: Installation
    contact_id: str | None
    phones: list[str]
    calls: list[Call]


async def find(location_id: str, contact: str) -> DataSubject:
    """The contact with this id in the CRM or this phone number; raises AppError when nothing is known of it."""
    installation = await Installation.get_or_none(location_id=location_id)
    if installation is None:
        raise AppError(f"There is no sub-account {location_id}.")
    mine = Call.filter(customer_id=installation.customer_id)
    asked = LoggedRequest.filter(customer_id=installation.customer_id)
    if contact.startswith("+"):
        phones = [normalize("contact", contact, "US")]
        contact_id = await mine.filter(to_number=phones[0]).exclude(contact_id=None).first().values_list("contact_id")
        known = contact_id[0] if contact_id else None
    else:
        numbers = set(await mine.filter(to_contact(contact)).distinct().values_list("to_number", flat=True))
        # Whoever was only listed or asked for, and refused, is known as well.
        listed = CampaignContact.filter(customer_id=installation.customer_id, contact_id=contact)
        numbers |= set(await listed.values_list("to_number", flat=True))
        refused = asked.filter(contact_id=contact, to_number__isnull=False)
        numbers |= set(await refused.distinct().values_list("to_number", flat=True))
        phones, known = sorted(str(number) for number in numbers), contact
    calls = await mine.filter(Q(to_number__in=phones) | to_contact(contact)).order_by("requested_at")
    ours = Q(customer_id=installation.customer_id, to_number__in=phones)
    requests = asked.filter(Q(to_number__in=phones) | Q(contact_id=contact))
    known_otherwise = await Lead.exists(ours) or await CampaignContact.exists(ours) or await requests.exists()
    if not calls and not known_otherwise:
        raise AppError("Nothing is known of this contact. Name it by its id in the CRM, or by its number like +1….")
    return DataSubject(installation, known, phones, calls)


async def export(person: DataSubject) -> dict[str, Any]:
    """Everything about the person, as JSON can hold it."""
    ids = [call.id for call in person.calls]
    dials = await Attempt.filter(call_id__in=ids).order_by("due_at").values(
        "call_id", "state", "dialed_at", "ended_at", "disconnection_reason", "billed_seconds", "charged",
        "outcome", "provider_call_id", "provider_answer", "analysis", "decision",
    )  # fmt: skip
    customer_id = person.installation.customer_id
    leads = await Lead.filter(customer_id=customer_id, to_number__in=person.phones).values("to_number", "dialed_at")
    listed = await DoNotCallEntry.filter(list_id=customer_id, e164__in=person.phones).values(
        "e164", "why", "source", "created_by", "created_at"
    )
    columns = (
        "id", "source", "from_number", "to_number", "contact_id", "crm_contact_id", "variables", "metadata",
        "state", "outcome", "reason", "requested_at", "ended_at", "charged", "consent",
    )  # fmt: skip
    return {
        "location_id": person.installation.location_id,
        "contact_id": person.contact_id,
        "phones": person.phones,
        "calls": [{name: getattr(call, name) for name in columns} for call in person.calls],
        "dials": list(dials),
        "leads": list(leads),
        "requests": await _rows(REQUESTS, [customer_id, person.phones, person.contact_id]),
        "incoming_calls": await _rows(INCOMING, [customer_id, person.phones]),
        "do_not_call": list(listed),
        "campaigns": await _rows(CAMPAIGNS, [customer_id, person.phones]),
        "do_not_disturb": await _rows(MARKS, [customer_id, person.phones, person.contact_id]),
        "reports": await _rows(REPORTS, [ids]),
        "evidence": await _rows(SEALED, [ids]),
    }


CAMPAIGNS = """
SELECT campaigns.name, m.to_number, m.contact_id, m.variables, m.place, m.reason, m.listed_at::text AS listed_at
FROM campaign_contacts m JOIN campaigns ON campaigns.id = m.campaign_id
WHERE m.customer_id = $1 AND m.to_number = ANY($2)
"""
REQUESTS = """
SELECT asked_at::text AS asked_at, source, from_number, to_number, contact_id, code, reason, wanted FROM requests
WHERE customer_id = $1 AND (to_number = ANY($2) OR contact_id = $3) ORDER BY id
"""
INCOMING = """
SELECT o.called_at::text AS called_at, o.from_number, n.e164 AS to_number FROM incoming_calls o
JOIN phone_numbers n ON n.id = o.number_id WHERE o.customer_id = $1 AND o.from_number = ANY($2) ORDER BY o.called_at
"""
MARKS = """
SELECT contact_id, e164, calls, others, said_at::text AS said_at FROM contact_marks
WHERE customer_id = $1 AND (e164 = ANY($2) OR contact_id = $3)
"""
SEALED = """
SELECT call_id::text AS call_id, sealed_at::text AS sealed_at, parts, recording FROM evidence
WHERE call_id = ANY($1::uuid[]) ORDER BY sealed_at
"""
REPORTS = """
SELECT e.kind, e.received_at::text AS received_at, e.body FROM voice_events e
WHERE e.body ->> 'call_id' IN (
    SELECT provider_call_id FROM attempts WHERE call_id = ANY($1::uuid[]) AND provider_call_id IS NOT NULL)
ORDER BY e.id
"""


async def erase(person: DataSubject) -> int:
    """Remove the person; returns how many calls were concerned. Raises AppError while a call is under way."""
    ids = [call.id for call in person.calls]
    async with in_transaction() as tx:
        if await _under_way(tx, ids):
            raise AppError("A call to this contact is under way or not paid for yet. Try again when it is over.")
        whole = Subject(ids, person.installation.customer_id, person.phones, person.contact_id)
        await personal_data.erase(tx, whole)
        where = person.installation
        await trail.note(tx, where.agency_id, where.customer_id, Kind.PRIVACY, "contacts.erased", len(ids))
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
