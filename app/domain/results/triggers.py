"""TriggerSubscription: a workflow that wants to be started by what happens here; TriggerDelivery: one such start.

Which filters a workflow has is told to us, and it is ours to keep them: a filter that we do not understand
does not match. A delivery happens at least once; its id is in the payload, so that a second one can be told.
"""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import structlog
from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient

from app.domain.results.results import as_payload, why_not
from app.domain.results.summary import Result
from app.domain.tenants.installations import Installation
from app.postgres import outbox
from app.postgres.outbox import OutboxEntry
from app.postgres.tables import Table, some

log = structlog.get_logger(__name__)

CALL_FINISHED, CALL_NOT_PLACED, CREDITS_LOW = "call_finished", "call_not_placed", "credits_low"
NEEDS_ATTENTION, CALLBACK_SCHEDULED, LEAD_CALLED_BACK = "needs_attention", "callback_scheduled", "lead_called_back"
EVENTS = frozenset({CALL_FINISHED, CALL_NOT_PLACED, CREDITS_LOW, NEEDS_ATTENTION, CALLBACK_SCHEDULED, LEAD_CALLED_BACK})
OPERATORS = frozenset({"==", "in", "contains"})
MAX_SUBSCRIPTIONS = 200

Facts = dict[str, set[str]]


class TriggerSubscription(Table):
    """One trigger in one workflow of a sub-account; `path`, below the CRM's API, starts it."""

    id = fields.UUIDField(primary_key=True, default=uuid4)
    installation: fields.ForeignKeyRelation[Installation] = fields.ForeignKeyField(
        "models.Installation", related_name="triggers", on_delete=fields.RESTRICT
    )
    installation_id: UUID
    trigger_id = fields.CharField(max_length=128)
    workflow_id = fields.CharField(max_length=128, default="")
    event = fields.CharField(max_length=60)
    filters: fields.Field[list[dict[str, Any]]] = fields.JSONField(default=list)
    path = fields.CharField(max_length=700)
    active = fields.BooleanField(default=True)
    changed_at = fields.DatetimeField()

    class Meta:
        table = "trigger_subscriptions"
        unique_together = (("installation", "trigger_id"),)


class TriggerDelivery(OutboxEntry):
    """One start of a subscribed workflow: once for each subscription and cause."""

    subscription: fields.ForeignKeyRelation[TriggerSubscription] = fields.ForeignKeyField(
        "models.TriggerSubscription", related_name="deliveries", on_delete=fields.RESTRICT
    )
    subscription_id: UUID
    event = fields.CharField(max_length=60)

    class Meta:
        table = "trigger_deliveries"
        unique_together = (("subscription", "event", "cause_id"),)
        indexes = (some("trigger_deliveries_given_up", "planned_at", where="given_up_why IS NOT NULL"),)


async def subscribe(
    installation_id: UUID, trigger_id: str, workflow_id: str, event: str, filters: list[Any], path: str, now: datetime
) -> None:
    """A workflow has this trigger now, with these filters."""
    columns = {"event": event, "workflow_id": workflow_id, "filters": filters, "path": path}
    await TriggerSubscription.update_or_create(
        defaults=columns | {"active": True, "changed_at": now}, installation_id=installation_id, trigger_id=trigger_id
    )


async def retire(installation_id: UUID, trigger_id: str, now: datetime) -> bool:
    """A workflow has this trigger no more; False when it was not known as active."""
    known = TriggerSubscription.filter(installation_id=installation_id, trigger_id=trigger_id, active=True)
    return bool(await known.update(active=False, changed_at=now))


async def plan(tx: BaseDBAsyncClient, installation: Installation, result: Result, now: datetime) -> None:
    """Tell the workflows that want to know what came of this call."""
    event = CALL_FINISHED if result.outcome else CALL_NOT_PLACED
    await publish(tx, installation.id, event, result.call_id, as_payload(result), _facts_of(result), now)


async def plan_callback(
    tx: BaseDBAsyncClient, installation: Installation, result: Result, promise: dict[str, Any], now: datetime
) -> None:
    """Tell the workflows that want to know that the lead of this call is called back; `promise` has a time for it."""
    if promise["callback_at"] is not None:
        payload, facts = as_payload(result) | promise, _facts_of(result)
        await publish(tx, installation.id, CALLBACK_SCHEDULED, result.call_id, payload, facts, now)


async def plan_called_back(
    tx: BaseDBAsyncClient,
    installation: Installation,
    result: Result,
    incoming_id: UUID,
    told: dict[str, Any],
    at: datetime,
) -> None:
    """Tell the workflows that want to know that the lead of this call has called by itself; `told` as it is told."""
    facts = _facts_of(result) | {"called_back_number": {told["called_back_number"]}}
    await publish(tx, installation.id, LEAD_CALLED_BACK, incoming_id, told, facts, at)


def _facts_of(result: Result) -> Facts:
    """What a trigger about a call can be filtered by."""
    return {
        "outcome": {result.outcome or ""},
        "reason": {why_not(result)},
        "from_number": {result.from_number, str(result.number_id)},
        "number": {result.from_number, str(result.number_id)},  # as the filter was called in an earlier version
        "agent": {result.agent_id, result.agent},
    }


async def publish(
    tx: BaseDBAsyncClient,
    installation_id: UUID,
    event: str,
    cause_id: UUID,
    payload: dict[str, Any],
    facts: Facts,
    now: datetime,
) -> None:
    """Plan a delivery to every active subscription of this event whose filters match.

    `cause_id` is the row that the event is about: announced twice, it is delivered once. The payload of
    `credits_low` is `{"available", "threshold"}` in credits, about the row of the alert; that of `needs_attention`
    is `{"kind", "sentence", "since"}`.
    """
    wanted = TriggerSubscription.filter(installation_id=installation_id, event=event, active=True).using_db(tx)
    for subscription in await wanted.limit(MAX_SUBSCRIPTIONS):
        if matches(subscription.filters, facts):
            delivery = TriggerDelivery(
                subscription_id=subscription.id, event=event, cause_id=cause_id, content={}, planned_at=now
            )
            delivery.content = {"event": event, "delivery_id": str(delivery.id)} | payload
            await outbox.plan(tx, delivery, "fire_trigger")


def matches(filters: list[dict[str, Any]], facts: Facts) -> bool:
    """Whether all filters hold; one without a value asks for nothing."""
    return all(_holds(item, facts) for item in filters)


def _holds(item: dict[str, Any], facts: Facts) -> bool:
    field, operator, value = str(item.get("field") or item.get("id")), item.get("operator", "=="), item.get("value")
    wanted = {str(one).strip().lower() for one in (value if isinstance(value, list) else [value]) if one is not None}
    wanted.discard("")
    if field not in facts or operator not in OPERATORS:
        log.warning("triggers.filter_unknown", field=field[:60], operator=str(operator)[:20])
        return False
    return not wanted or bool(wanted & {fact.lower() for fact in facts[field]})
