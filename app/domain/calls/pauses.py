"""Pause: a person stops all dialing of an agency, a sub-account or a number at once, and lets it go on again.

The switch is a column of each (`paused`, and `outbound` of a number's agent), which every dial reads (see
numbers.LINE); who set it, of which rank, when and why is a row here, and stays as history. A switch belongs to the rank
that set it: only that rank or a higher one sets it back, whoever else has paused the same thing meanwhile.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.queryset import QuerySet
from tortoise.transactions import in_transaction

from app.domain.calls import wake
from app.domain.calls.reasons import Reason
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.numbers import CallingNumber, PhoneNumber
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.domain.tenants.people import Role
from app.errors import Forbidden, Paused
from app.postgres.tables import Table


class Level(StrEnum):
    """What is stopped; OUTBOUND is the switch Outbound of a number, which is off."""

    AGENCY = "agency"
    CUSTOMER = "customer"
    NUMBER = "number"
    OUTBOUND = "outbound"


@dataclass(frozen=True)
class Switch:
    """Where a level is switched: the column of the row with this key that is `stopped` while nothing is dialed."""

    table: type[Agency] | type[Customer] | type[PhoneNumber] | type[AgentAssignment]
    key: str
    column: str
    stopped: bool


SWITCHES = {
    Level.AGENCY: Switch(Agency, "id", "paused", stopped=True),
    Level.CUSTOMER: Switch(Customer, "id", "paused", stopped=True),
    Level.NUMBER: Switch(PhoneNumber, "id", "paused", stopped=True),
    Level.OUTBOUND: Switch(AgentAssignment, "number_id", "outbound", stopped=False),
}
CALLED = {Level.AGENCY: "for the whole agency", Level.CUSTOMER: "for this account", Level.NUMBER: "for this number"}
TAKEN_BACK = "the number was unassigned"


class Pause(Table):
    """One pause of one agency, customer or number (`subject_id`), from `paused_at` until `resumed_at`.

    `rank` is what the person who set it was; null: it was not written down, and only an agency lifts it.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    level = fields.CharEnumField(Level, max_length=10)
    subject_id = fields.UUIDField()
    why = fields.CharField(max_length=200)
    paused_by = fields.CharField(max_length=200)
    rank = fields.CharEnumField(Role, max_length=10, null=True)
    paused_at = fields.DatetimeField()
    resumed_by = fields.CharField(max_length=200, null=True)
    resumed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "pauses"
        indexes = (("subject_id", "resumed_at"),)

    @property
    def owner(self) -> Role:
        """The least rank that may lift it."""
        return self.rank or Role.AGENCY


def _open(level: Level, subject_ids: Sequence[UUID]) -> QuerySet[Pause]:
    return Pause.filter(level=level, subject_id__in=list(subject_ids), resumed_at=None)


async def standing(level: Level, subject_id: UUID) -> Pause | None:
    """What stops it now, of several the one of the highest rank; None while nothing does, or nobody knows what."""
    found = await _open(level, [subject_id]).order_by("-paused_at")
    return max(found, key=lambda one: list(Role).index(one.owner), default=None)


async def owner(level: Level, subject_id: UUID) -> Role:
    """The least rank that may switch it on again.

    A pause that nobody has signed is the agency's. Outbound is off until somebody switches it on for the first time,
    which every administrator may.
    """
    row = await standing(level, subject_id)
    return row.owner if row else Role.ADMIN if level is Level.OUTBOUND else Role.AGENCY


async def pause(level: Level, subject_id: UUID, why: str, by: str, rank: Role, now: datetime) -> bool:
    """Stop dialing there, effective with the next dial; False when this rank or a higher one has stopped it already."""
    async with in_transaction() as tx:
        stopped = await _is_stopped(tx, level, subject_id)
        if stopped is None:
            return False
        if stopped and await _belongs_to(level, subject_id, rank):
            return False
        await _move(tx, level, subject_id, stop=True)
        await Pause.create(
            using_db=tx, level=level, subject_id=subject_id, why=why[:200], paused_by=by[:200], rank=rank, paused_at=now
        )
        return True


async def resume(level: Level, subject_id: UUID, by: str, rank: Role, now: datetime) -> bool:
    """Let dialing go on, and wake what waited for it; False when it was not stopped.

    Raises Forbidden, having changed nothing, when a higher rank has stopped it.
    """
    async with in_transaction() as tx:
        if not await _is_stopped(tx, level, subject_id):
            return False
        if not rank.may(await owner(level, subject_id)):
            raise Forbidden("This was switched off by your agency. Ask it to switch it on again.")
        await _move(tx, level, subject_id, stop=False)
        await _open(level, [subject_id]).using_db(tx).update(resumed_by=by[:200], resumed_at=now)
        await wake.wake(tx, subject_id, Reason.PAUSED)
        return True


async def forget_outbound(tx: BaseDBAsyncClient, number_ids: Sequence[UUID], now: datetime) -> None:
    """These numbers lose their agent, and with it the switch: the next customer's begins anew."""
    await _open(Level.OUTBOUND, number_ids).using_db(tx).update(resumed_by=TAKEN_BACK, resumed_at=now)


async def _belongs_to(level: Level, subject_id: UUID, rank: Role) -> bool:
    """Whether what is stopped was stopped by this rank or a higher one."""
    row = await standing(level, subject_id)
    # What nobody has signed becomes the agency's own when it says so.
    return row is not None and row.owner.may(rank)


async def _is_stopped(tx: BaseDBAsyncClient, level: Level, subject_id: UUID) -> bool | None:
    """How the switch stands, locked until the commit; None when there is no such thing."""
    at = SWITCHES[level]
    row = await at.table.filter(**{at.key: subject_id}).select_for_update().using_db(tx).get_or_none()
    return None if row is None else getattr(row, at.column) is at.stopped


async def _move(tx: BaseDBAsyncClient, level: Level, subject_id: UUID, *, stop: bool) -> None:
    at = SWITCHES[level]
    await at.table.filter(**{at.key: subject_id}).using_db(tx).update(**{at.column: stop is at.stopped})


async def why_paused(caller: CallingNumber) -> str:
    """The sentence that says who paused this number, when, why, and what ends it."""
    subjects = [caller.agency_id, caller.customer_id, caller.number_id]
    last = (
        await Pause.filter(subject_id__in=subjects, level__in=list(CALLED), resumed_at=None)
        .order_by("-paused_at")
        .first()
    )
    if last is None:
        return "Calling is paused for this account. Switch Pause off to place calls again."
    why = f" ({last.why})" if last.why else ""
    since = f"{last.paused_at:%Y-%m-%d %H:%M} (UTC)"
    return f"Calling is paused {CALLED[last.level]} by {last.paused_by} since {since}{why}. Switch Pause off to go on."


async def require_open(caller: CallingNumber) -> None:
    """Raise Paused while the number, its customer or its agency is paused."""
    if caller.paused:
        raise Paused(await why_paused(caller))
