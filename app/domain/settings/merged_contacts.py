"""A contact that was merged into another one: what is open for it goes on for the one that has its phone now."""

from datetime import datetime
from uuid import UUID

from tortoise.transactions import in_transaction

from app.domain.calls.calls import Attempt, Call, to_contact
from app.domain.settings import contact_marks
from app.domain.settings.contact_marks import ContactMark


async def numbers_of(customer_id: UUID, contact_id: str) -> set[str]:
    """The numbers under which something is open for this contact: a call that is not over yet, or a mark."""
    open_calls = Attempt.filter(to_contact(contact_id, "call__"), customer_id=customer_id, settled_at=None)
    marks = ContactMark.filter(customer_id=customer_id, contact_id=contact_id)
    called, marked = await open_calls.values("call__to_number"), await marks.values("e164")
    return {row["call__to_number"] for row in called} | {row["e164"] for row in marked}


async def hand_over(customer_id: UUID, contact_id: str, number: str, heir_id: str, at: datetime) -> None:
    """Let another contact with this number take the place of the one that was gone at that time.

    The mark of the one that is gone ends, as only what the heir is marked with counts from now on.
    """
    open_calls = Attempt.filter(to_contact(contact_id, "call__"), customer_id=customer_id, settled_at=None)
    async with in_transaction() as tx:
        ids = await open_calls.filter(call__to_number=number).using_db(tx).values_list("call_id", flat=True)
        calls = Call.filter(id__in=list(ids)).using_db(tx)
        await calls.filter(contact_id=contact_id).update(contact_id=heir_id)
        await calls.filter(crm_contact_id=contact_id).update(crm_contact_id=heir_id)
        if await ContactMark.exists(customer_id=customer_id, contact_id=contact_id, using_db=tx):
            await contact_marks.note(tx, customer_id, contact_id, number, calls=False, others=False, at=at)
