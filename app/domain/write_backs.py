"""WriteBack: what is written to the contact after a call; each effect on its own, each switchable, each once."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient

from app.domain import effects
from app.domain.calls import Call, State
from app.domain.effects import Effect
from app.domain.installations import Installation
from app.domain.results import Result, as_note, local_time, note_marker

NOTE, TAGS, FIELDS, CALL_LOG, RECORDING, DO_NOT_CALL = "note", "tags", "fields", "call_log", "recording", "do_not_call"
ERROR_TAGS = "error_tags"
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
    contact_id = fields.CharField(max_length=64)
    effect = fields.CharField(max_length=20)

    class Meta:
        table = "write_backs"
        unique_together = (("cause_id", "effect"),)


async def plan(
    tx: BaseDBAsyncClient, installation: Installation, result: Result, *, log_calls: bool, now: datetime
) -> None:
    """Plan all that this sub-account wants to have written after this call; planned twice, it is there once."""
    policy = WriteBackPolicy.model_validate(installation.write_back or {})
    for effect, content in wanted(policy, installation, result, log_calls=log_calls).items():
        await plan_one(tx, installation.id, result.call, effect, content, now)


async def plan_one(
    tx: BaseDBAsyncClient, installation_id: UUID, call: Call, effect: str, content: dict[str, Any], now: datetime
) -> None:
    """Plan one effect on the call's contact, unless it was planned before."""
    row = WriteBack(
        cause_id=call.id,
        installation_id=installation_id,
        contact_id=call.contact_id,
        effect=effect,
        content=content,
        planned_at=now,
    )
    await effects.plan(tx, row, "write_back")


def wanted(
    policy: WriteBackPolicy, installation: Installation, result: Result, *, log_calls: bool
) -> dict[str, dict[str, Any]]:
    """What is to be written, by effect; nothing for a call without a contact."""
    call = result.call
    if call.contact_id is None:
        return {}
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
