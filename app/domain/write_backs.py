"""WriteBack: what is written to the contact after a call; each effect on its own, each switchable, each once."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field
from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.domain import effects
from app.domain.calls import State
from app.domain.effects import Effect
from app.domain.installations import ACTIVE, Installation
from app.domain.results import Result, as_note, local_time, note_marker

NOTE, TAGS, FIELDS, CALL_LOG, RECORDING, DO_NOT_CALL = "note", "tags", "fields", "call_log", "recording", "do_not_call"
ERROR_TAGS = "error_tags"
LONGEST_ID = 64
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
    call_log: bool = Field(True, description="The call and its recording in the contact's conversation.")
    do_not_call: bool = Field(True, description="Do-not-call on the contact of whoever asked for it in a call.")


class WriteBack(Effect):
    """One thing to be written to one contact; `cause_id` is the call, `content` what is written."""

    installation: fields.ForeignKeyRelation[Installation] = fields.ForeignKeyField(
        "models.Installation", related_name="write_backs", on_delete=fields.RESTRICT
    )
    installation_id: UUID
    contact_id = fields.CharField(max_length=LONGEST_ID)
    effect = fields.CharField(max_length=20)

    class Meta:
        table = "write_backs"
        unique_together = (("cause_id", "effect"),)


async def plan(
    tx: BaseDBAsyncClient, installation: Installation, result: Result, *, log_calls: bool, now: datetime
) -> None:
    """Plan all that this sub-account wants to have written after this call; planned twice, it is there once."""
    call, policy = result.call, policy_of(installation)
    if call.contact_id is not None:
        contents = wanted(policy, installation, result, log_calls=log_calls)
        await plan_all(tx, installation.id, call.id, call.contact_id, contents, now)


async def plan_refusal(location_id: str, contact_id: str | None, code: str, now: datetime) -> None:
    """Plan the tag for a call that was refused when it was asked for, so that there is no call to tell of.

    No trigger is fired: the step that asked has the answer, and a workflow that asks again would run in circles.
    """
    installation = await Installation.get_or_none(location_id=location_id, status=ACTIVE)
    if installation is None or not contact_id or len(contact_id) > LONGEST_ID:
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
    """Plan these effects on one contact, except for those that were planned before."""
    for effect, content in contents.items():
        row = WriteBack(
            cause_id=cause_id,
            installation_id=installation_id,
            contact_id=contact_id,
            effect=effect,
            content=content,
            planned_at=now,
        )
        await effects.plan(tx, row, "write_back")


def policy_of(installation: Installation) -> WriteBackPolicy:
    """What this sub-account wants: defaults with its changes."""
    return WriteBackPolicy.model_validate(installation.write_back or {})


def wanted(
    policy: WriteBackPolicy, installation: Installation, result: Result, *, log_calls: bool
) -> dict[str, dict[str, Any]]:
    """What is to be written, by effect."""
    call = result.call
    if result.outcome is None:
        refused = policy.tags and call.state in (State.REFUSED, State.FAILED)
        return {ERROR_TAGS: {"tags": [f"{policy.tag_prefix}-error-{result.reason}"]}} if refused else {}
    found: dict[str, dict[str, Any]] = {}
    if policy.note:
        body = as_note(result, installation.timezone, transcript=policy.transcript, cost=policy.cost)
        found[NOTE] = {"body": body, "marker": note_marker(result)}
    if policy.tags:
        found[TAGS] = {"tags": [f"{policy.tag_prefix}-{result.outcome}"]}
    if policy.fields:
        found[FIELDS] = {"values": _field_values(policy, installation, result)}
    if policy.call_log and log_calls:
        found[CALL_LOG] = {
            "from_number": call.from_number,
            "to_number": call.to_number,
            "outcome": result.outcome,
            "at": result.at.isoformat(),
            "recording_url": result.said.get("recording_url", ""),
        }
    if policy.do_not_call and result.outcome == "do_not_call":
        found[DO_NOT_CALL] = {"message": f"Asked for it in a call on {local_time(result.at, installation.timezone)}"}
    return found


def _field_values(policy: WriteBackPolicy, installation: Installation, result: Result) -> dict[str, str]:
    values = {
        "outcome": result.outcome or "",
        "summary": result.said.get("summary", ""),
        "duration": str(result.seconds),
        "sentiment": result.said.get("sentiment", ""),
        "last_call": local_time(result.at, installation.timezone),
    }
    return {FIELD_NAMES[field]: values[field] for field in policy.fields}
