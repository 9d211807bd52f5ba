"""Callback: a lead has asked to be called back; it becomes a call at that time, or the reason why not.

The call in which it was promised names the row, so that a promise is kept once, however often it is looked at. What
becomes of it afterwards is what becomes of its call: canceled by a person, by the lead's own call or a do-not-call
mark, moved by calling hours, placed through the one gate.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient

from app.domain.calls.calls import Call
from app.domain.results.summary import Result
from app.domain.tenants.customers import Customer
from app.outcomes import Outcome
from app.postgres.tables import Table

MAX_SAID, MAX_WHY = 200, 600
# Where a call comes from that was promised in another one.
OF_CALLBACK = "callback"
# What agents call the time in their post-call analysis, in the order in which it is looked for.
WHEN = (
    "callback_at", "callback_datetime", "callback_time", "call_back_time", "call_back_at", "preferred_callback_time",
    "callback", "rueckrufzeit", "rückrufzeit", "rueckruf", "rückruf", "hora_de_llamada", "rellamada",
)  # fmt: skip
DAY = ("callback_date", "call_back_date", "callback_day", "rueckrufdatum", "fecha_de_llamada")


class Callback(Table):
    """One promise; `call_id` is the call in which it was given, `said` the time in the words of the analysis.

    `at` is when it is kept and `planned_call_id` the call for it; without them `why` says why there is none, and else
    what was assumed or moved, if anything. `task_id` is the task for it in the CRM.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    customer: fields.ForeignKeyRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name="callbacks", on_delete=fields.RESTRICT
    )
    customer_id: UUID
    call_id = fields.UUIDField(unique=True)
    planned_call_id = fields.UUIDField(null=True, unique=True)
    said = fields.CharField(max_length=MAX_SAID)
    at = fields.DatetimeField(null=True)
    why = fields.CharField(max_length=MAX_WHY, default="")
    task_id = fields.CharField(max_length=64, default="")
    created_at = fields.DatetimeField()

    class Meta:
        table = "callbacks"


@dataclass(frozen=True)
class Plan:
    """What becomes of a promise: the call that keeps it and when, or neither; `why` in sentences."""

    why: str = ""
    at: datetime | None = None
    call: Call | None = None


def said_in(result: Result) -> str | None:
    """The time at which the lead asked to be called back, as the analysis has it; None when it did not ask.

    Empty when it asked and named no time.
    """
    # Who was not spoken to has asked for nothing, and who wants no calls has not asked for one.
    if result.outcome is None or not result.outcome.talked or result.outcome is Outcome.DO_NOT_CALL:
        return None
    found = {name.lower(): value.strip() for name, value in result.variables.items() if value.strip()}
    when = next((found[name] for name in WHEN if name in found), "")
    day = next((found[name] for name in DAY if name in found), "")
    said = " ".join(part for part in (day, when) if part)
    return said[:MAX_SAID] if said or result.outcome is Outcome.CALLBACK_REQUESTED else None


async def record(tx: BaseDBAsyncClient, call: Call, said: str, plan: Plan, now: datetime) -> Callback | None:
    """Write down what becomes of the promise given in this call; None when somebody has done so before."""
    row = Callback(
        customer_id=call.customer_id,
        call_id=call.id,
        planned_call_id=plan.call.id if plan.call else None,
        said=said,
        at=plan.at,
        why=plan.why[:MAX_WHY],
        created_at=now,
    )
    await Callback.bulk_create([row], ignore_conflicts=True, using_db=tx)
    return await Callback.get_or_none(id=row.id, using_db=tx)


async def keep_task(call_id: UUID, task_id: str) -> None:
    """Remember the task that tells people in the CRM of the promise given in this call."""
    await Callback.filter(call_id=call_id, task_id="").update(task_id=task_id[:64])


async def kept_by(call: Call) -> Callback | None:
    """The promise that this call keeps, if it is the call for one."""
    return await Callback.get_or_none(planned_call_id=call.id, customer_id=call.customer_id)


async def given_in(call: Call) -> Callback | None:
    """The promise that was given in this call."""
    return await Callback.get_or_none(call_id=call.id, customer_id=call.customer_id)


def as_payload(callback: Callback, told: dict[str, Any]) -> dict[str, Any]:
    """What the trigger tells: the call in which it was promised, and the promise."""
    return told | {
        "callback_at": callback.at.isoformat() if callback.at else None,
        "callback_said": callback.said,
        "callback_note": callback.why,
        "callback_call_id": str(callback.planned_call_id) if callback.planned_call_id else None,
    }
