"""WriteBack: what is written to the contact after a call; each effect on its own, each switchable, each once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field
from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.domain.calls.calls import State
from app.domain.calls.reasons import Reason
from app.domain.results.field_values import ContactField, FieldValue, as_field
from app.domain.results.results import (
    as_callback,
    as_called_back,
    as_note,
    callback_marker,
    local_time,
    note_marker,
    why_not,
)
from app.domain.results.summary import Result
from app.domain.rules.zones import is_zone
from app.domain.tenants.installations import ACTIVE, Installation
from app.outcomes import Outcome
from app.postgres import outbox
from app.postgres.outbox import OutboxEntry
from app.postgres.tables import some

NOTE, TAGS, FIELDS, CALL_LOG, RECORDING, DO_NOT_CALL = "note", "tags", "fields", "call_log", "recording", "do_not_call"
ERROR_TAGS = "error_tags"
CALLBACK_NOTE, CALLBACK_TASK, CALLBACK_DONE = "callback_note", "callback_task", "callback_done"
GONE = {Reason.CONTACT_NOT_FOUND, Reason.CONTACT_DELETED}
# Of these the contact is told otherwise, or by whoever did it.
CANCELED = {Reason.CANCELED, Reason.LEAD_CALLED}
MAX_ID = 64
# What may be kept in custom fields of the contact, and how such a field is called there.
FIELD_NAMES = {
    "outcome": "AI call outcome",
    "summary": "AI call summary",
    "duration": "AI call duration (seconds)",
    "sentiment": "AI call sentiment",
    "last_call": "AI call last time",
}


class WriteBackPolicy(BaseModel):
    """What a sub-account wants to have written to its contacts; a field left out keeps its default."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    note: bool = Field(True, description="A note with outcome, duration, agent and summary.")
    transcript: bool = Field(True, description="The transcript in the note.")
    cost: bool = Field(False, description="The cost in the note.")
    tags: bool = Field(True, description="Tags with the outcome, or with the reason of a refusal.")
    tag_prefix: str = Field("ai-call", min_length=1, max_length=40, description="What these tags begin with.")
    fields: tuple[Literal["outcome", "summary", "duration", "sentiment", "last_call"], ...] = Field(
        (), description="Custom fields of the contact; made when they are not there."
    )
    collected: dict[str, ContactField] = Field(
        {}, description="Custom fields for what agents find out, by the names that workflows use (see variables.py)."
    )
    call_log: bool = Field(True, description="The call and its recording in the contact's conversation.")
    callback_task: bool = Field(True, description="A task for a promised callback, with its time.")
    do_not_call: bool = Field(True, description="Do-not-call on the contact of whoever asked for it in a call.")


class WriteBack(OutboxEntry):
    """One thing to be written to one contact; `cause_id` is the call, `content` what is written."""

    installation: fields.ForeignKeyRelation[Installation] = fields.ForeignKeyField(
        "models.Installation", related_name="write_backs", on_delete=fields.RESTRICT
    )
    installation_id: UUID
    contact_id = fields.CharField(max_length=MAX_ID)
    effect = fields.CharField(max_length=20)

    class Meta:
        table = "write_backs"
        unique_together = (("cause_id", "effect"),)
        indexes = (some("write_backs_given_up", "planned_at", where="given_up_why IS NOT NULL"),)


async def plan(
    tx: BaseDBAsyncClient, installation: Installation, result: Result, *, log_calls: bool, now: datetime
) -> None:
    """Plan all that this sub-account wants to have written after this call; planned twice, it is there once."""
    policy = policy_of(installation)
    # What the CRM has just denied it does not take a tag for.
    if result.contact_in_crm is not None and result.reason_code not in GONE:
        contents = wanted(policy, installation, result, log_calls=log_calls)
        await plan_all(tx, installation.id, result.call_id, result.contact_in_crm, contents, now)


async def plan_callback(
    tx: BaseDBAsyncClient,
    installation: Installation,
    result: Result,
    said: str,
    at: datetime | None,
    why: str,
    now: datetime,
) -> None:
    """Plan to tell people of a promised callback: a note, and a task that is due then, or now when nobody will call."""
    policy = policy_of(installation)
    if result.contact_in_crm is None:
        return
    body = as_callback(result, installation.timezone, said, at, why)
    contents: dict[str, dict[str, Any]] = {}
    if policy.note:
        contents[CALLBACK_NOTE] = {"body": body, "marker": callback_marker(result)}
    if policy.callback_task:
        title = "AI callback" if at else "Call back"
        contents[CALLBACK_TASK] = {"title": title, "body": body, "due": (at or now).isoformat()}
    await plan_all(tx, installation.id, result.call_id, result.contact_in_crm, contents, now)


async def plan_callback_done(
    tx: BaseDBAsyncClient, installation: Installation, result: Result, task_id: str, now: datetime
) -> None:
    """Plan to tick off the task of a callback whose call this was."""
    if result.contact_in_crm is not None:
        done = {CALLBACK_DONE: {"task_id": task_id}}
        await plan_all(tx, installation.id, result.call_id, result.contact_in_crm, done, now)


async def plan_called_back(
    tx: BaseDBAsyncClient, installation: Installation, result: Result, incoming_id: UUID, at: datetime, called: str
) -> None:
    """Plan to tell people that the lead of this call has called by itself: a note and a tag."""
    policy = policy_of(installation)
    if result.contact_in_crm is None:
        return
    contents: dict[str, dict[str, Any]] = {}
    if policy.note:
        marker = f"Incoming call {incoming_id}"
        body = as_called_back(result, installation.timezone, at, called)
        contents[NOTE] = {"body": f"{body}\n\n{marker}", "marker": marker}
    if policy.tags:
        contents[TAGS] = {"tags": [f"{policy.tag_prefix}-called-back"]}
    await plan_all(tx, installation.id, incoming_id, result.contact_in_crm, contents, at)


async def plan_refusal(location_id: str, contact_id: str | None, code: str, now: datetime) -> None:
    """Plan the tag for a call that was refused when it was asked for, so that there is no call to tell of.

    No trigger is fired: the step that asked has the answer, and a workflow that asks again would run in circles.
    """
    installation = await Installation.get_or_none(location_id=location_id, status=ACTIVE)
    if installation is None or not contact_id or len(contact_id) > MAX_ID:
        return
    policy = policy_of(installation)
    if policy.tags:
        content = {ERROR_TAGS: {"tags": [f"{policy.tag_prefix}-error-{code.lower()}"]}}
        async with in_transaction() as tx:
            await plan_all(tx, installation.id, uuid4(), contact_id, content, now)


async def plan_all(
    tx: BaseDBAsyncClient,
    installation_id: UUID,
    cause_id: UUID,
    contact_id: str,
    contents: dict[str, dict[str, Any]],
    now: datetime,
) -> None:
    """Plan to write these to one contact, except for those that were planned before."""
    for effect, content in contents.items():
        row = WriteBack(
            cause_id=cause_id,
            installation_id=installation_id,
            contact_id=contact_id,
            effect=effect,
            content=content,
            planned_at=now,
        )
        await outbox.plan(tx, row, "write_back")


async def address(row: WriteBack, contact_id: str) -> None:
    """Write this to another contact instead: the one that it was meant for was merged into that one."""
    row.contact_id = contact_id
    await row.save(update_fields=["contact_id"])


async def choose_fields(installation_id: UUID, fields: Mapping[str, ContactField]) -> None:
    """Write what agents find out to these fields from now on, and to no other."""
    async with in_transaction() as tx:
        mine = await Installation.filter(id=installation_id).using_db(tx).select_for_update().get()
        chosen = {name: field.model_dump(mode="json") for name, field in fields.items()}
        mine.write_back = (mine.write_back or {}) | {"collected": chosen}
        await mine.save(using_db=tx, update_fields=["write_back"])


def policy_of(installation: Installation) -> WriteBackPolicy:
    """What this sub-account wants: defaults with its changes."""
    return WriteBackPolicy.model_validate(installation.write_back or {})


def wanted(
    policy: WriteBackPolicy, installation: Installation, result: Result, *, log_calls: bool
) -> dict[str, dict[str, Any]]:
    """What is to be written, by effect."""
    if result.outcome is None:
        # Who cancels a call knows that it was not placed; one that its number or a mark has ended is told.
        canceled = result.state is State.CANCELED and result.reason_code in CANCELED
        refused = policy.tags and result.state.over and not canceled
        return {ERROR_TAGS: {"tags": [f"{policy.tag_prefix}-error-{why_not(result)}"]}} if refused else {}
    found: dict[str, dict[str, Any]] = {}
    if policy.note:
        _, left = collected_values(policy, installation, result)
        body = as_note(result, installation.timezone, transcript=policy.transcript, cost=policy.cost, left_out=left)
        found[NOTE] = {"body": body, "marker": note_marker(result)}
    if policy.tags:
        found[TAGS] = {"tags": [f"{policy.tag_prefix}-{result.outcome}"]}
    if policy.fields or policy.collected:
        collected, _ = collected_values(policy, installation, result)
        found[FIELDS] = {"values": _field_values(policy, installation, result), "collected": collected}
    if policy.call_log and log_calls:
        found[CALL_LOG] = {
            "from_number": result.from_number,
            "to_number": result.to_number,
            "outcome": result.outcome,
            "at": result.at.isoformat(),
            "recording_url": result.said.get("recording_url", ""),
        }
    if policy.do_not_call and result.outcome is Outcome.DO_NOT_CALL:
        found[DO_NOT_CALL] = {"message": f"Asked for it in a call on {local_time(result.at, installation.timezone)}"}
    return found


def collected_values(
    policy: WriteBackPolicy, installation: Installation, result: Result
) -> tuple[dict[str, FieldValue], list[str]]:
    """What agents have found out by the ids of the fields that it goes to, and sentences about what does not fit."""
    zone = installation.timezone if installation.timezone and is_zone(installation.timezone) else "UTC"
    values: dict[str, FieldValue] = {}
    left_out = []
    for name, field in policy.collected.items():
        text = result.variables.get(name, "")
        value = as_field(field, text, zone, result.at) if text else None
        if value is not None:
            values[field.id] = value
        elif text:
            left_out.append(f"{name} was not written to the field “{field.name}”, which does not take “{text[:60]}”.")
    return values, left_out


def _field_values(policy: WriteBackPolicy, installation: Installation, result: Result) -> dict[str, str]:
    values = {
        "outcome": result.outcome or "",
        "summary": result.said.get("summary", ""),
        "duration": str(result.seconds),
        "sentiment": result.said.get("sentiment", ""),
        "last_call": local_time(result.at, installation.timezone),
    }
    return {FIELD_NAMES[field]: values[field] for field in policy.fields}
