"""Pause: a person stops all dialing of an agency, a sub-account or a number at once, and lets it go on again.

The switch is a column of each (`paused`), which every dial reads (see numbers.LINE); who set it, when and why
is a row here, and stays as history.
"""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.models import Model
from tortoise.transactions import in_transaction

from app.domain import waiting
from app.domain.agencies import Agency
from app.domain.customers import Customer
from app.domain.numbers import Line, PhoneNumber
from app.errors import Paused


class Level(StrEnum):
    """What is paused."""

    AGENCY = "agency"
    CUSTOMER = "customer"
    NUMBER = "number"


TABLES: dict[Level, type[Agency] | type[Customer] | type[PhoneNumber]] = {
    Level.AGENCY: Agency,
    Level.CUSTOMER: Customer,
    Level.NUMBER: PhoneNumber,
}
CALLED = {Level.AGENCY: "for the whole agency", Level.CUSTOMER: "for this account", Level.NUMBER: "for this number"}


class Pause(Model):
    """One pause of one agency, customer or number (`subject_id`), from `paused_at` until `resumed_at`."""

    id = fields.UUIDField(primary_key=True, default=uuid4)
    level = fields.CharEnumField(Level, max_length=10)
    subject_id = fields.UUIDField()
    why = fields.CharField(max_length=200)
    paused_by = fields.CharField(max_length=200)
    paused_at = fields.DatetimeField()
    resumed_by = fields.CharField(max_length=200, null=True)
    resumed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "pauses"
        indexes = (("subject_id", "resumed_at"),)


async def pause(level: Level, subject_id: UUID, why: str, by: str, now: datetime) -> bool:
    """Stop dialing there, effective with the next dial; False when it was paused already."""
    async with in_transaction() as tx:
        changed = await TABLES[level].filter(id=subject_id, paused=False).using_db(tx).update(paused=True)
        if changed:
            await Pause.create(
                using_db=tx, level=level, subject_id=subject_id, why=why[:200], paused_by=by[:200], paused_at=now
            )
        return bool(changed)


async def resume(level: Level, subject_id: UUID, by: str, now: datetime) -> bool:
    """Let dialing go on, and wake what waited for it; False when it was not paused."""
    async with in_transaction() as tx:
        changed = await TABLES[level].filter(id=subject_id, paused=True).using_db(tx).update(paused=False)
        if changed:
            open_ones = Pause.filter(subject_id=subject_id, resumed_at=None).using_db(tx)
            await open_ones.update(resumed_by=by[:200], resumed_at=now)
            await waiting.wake(tx, subject_id, Paused.code)
        return bool(changed)


async def why_paused(line: Line) -> str:
    """The sentence that says who paused this line, when, why, and what ends it."""
    subjects = [line.agency_id, line.customer_id, line.number_id]
    last = await Pause.filter(subject_id__in=subjects, resumed_at=None).order_by("-paused_at").first()
    if last is None:
        return "Calling is paused for this account. Switch Pause off to place calls again."
    why = f" ({last.why})" if last.why else ""
    since = f"{last.paused_at:%Y-%m-%d %H:%M} (UTC)"
    return f"Calling is paused {CALLED[last.level]} by {last.paused_by} since {since}{why}. Switch Pause off to go on."


async def require_open(line: Line) -> None:
    """Raise Paused while the line, its customer or its agency is paused."""
    if line.paused:
        raise Paused(await why_paused(line))
