"""Call: one intent to reach one lead, from the request to its end. The story of a call is read here.

queued ──> dialing ──> placed ──> ended
   │          ├──> unconfirmed ──> placed | failed
   │          └──> refused | queued (the provider was busy, or provably never reached)
   └──> refused | canceled | failed (waited too long)
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.exceptions import IntegrityError
from tortoise.models import Model

from app import failpoints
from app.domain import pauses, promises, quotas
from app.domain.agents import LATEST_PUBLISHED
from app.domain.customers import Customer
from app.domain.destinations import known_destination
from app.domain.dialing import NotBefore, Person, Refused, Wish, decide
from app.domain.indexes import OF_ATTEMPTS, OF_CALLS
from app.domain.numbers import Line, PhoneNumber
from app.domain.orders import DEFAULT_MINUTES_BETWEEN, Order
from app.domain.policies import HoursOverride
from app.errors import Refusal

ASKED_FOR_LATER = "The call was asked for at this later time. Cancel it and ask again for another one."


class State(StrEnum):
    """Where a call, or one attempt of it, stands."""

    QUEUED = "queued"
    DIALING = "dialing"
    UNCONFIRMED = "unconfirmed"
    PLACED = "placed"
    ENDED = "ended"
    REFUSED = "refused"
    CANCELED = "canceled"
    FAILED = "failed"

    @property
    def over(self) -> bool:
        """Whether nothing will move it any more."""
        return self in {State.ENDED, State.REFUSED, State.CANCELED, State.FAILED}


class Call(Model):
    """One call; `reason_code` and `reason` say why it waits or why it was not placed.

    `max_attempts` and `minutes_between` say how often a lead that did not answer is called again,
    `skips_closed_hours` that it is called inside the calling hours or not at all, `max_lead_age_minutes` how
    long it stays fresh if not as long as the calling rules say, `hours` its own calling hours (see policies.py).
    `asked_for` is the time before which the order itself wants no call, `not_before` when it is dialed as things stand.
    `consent` is the proof that was found before the dial (see consent.py).
    `request_key` is unique per customer, so that the same request asked twice finds the first call;
    `fingerprint` is the hash of its body, `answer` what the first request was told. `request_id` is in its answer
    (X-Request-Id) and in the logs.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    customer: fields.ForeignKeyRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name="calls", on_delete=fields.RESTRICT
    )
    customer_id: UUID
    number: fields.ForeignKeyRelation[PhoneNumber] = fields.ForeignKeyField(
        "models.PhoneNumber", related_name="calls", on_delete=fields.RESTRICT
    )
    number_id: UUID
    installation_id = fields.UUIDField(null=True)
    source = fields.CharField(max_length=20)
    from_number = fields.CharField(max_length=20)
    to_number = fields.CharField(max_length=20)
    agent_id = fields.CharField(max_length=120)
    agent_version = fields.CharField(max_length=40, default=LATEST_PUBLISHED)
    contact_id = fields.CharField(max_length=64, null=True)
    variables: fields.Field[dict[str, str]] = fields.JSONField(default=dict)
    metadata: fields.Field[dict[str, Any]] = fields.JSONField(default=dict)
    state = fields.CharEnumField(State, max_length=12, default=State.QUEUED)
    outcome = fields.CharField(max_length=20, null=True)
    reason_code = fields.CharField(max_length=40, null=True)
    reason = fields.CharField(max_length=500, null=True)
    requested_at = fields.DatetimeField()
    asked_for = fields.DatetimeField(null=True)
    not_before = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    charged = fields.BigIntField(default=0)
    max_attempts = fields.SmallIntField(default=1)
    minutes_between = fields.IntField(default=DEFAULT_MINUTES_BETWEEN)
    skips_closed_hours = fields.BooleanField(default=False)
    max_lead_age_minutes = fields.IntField(null=True)
    hours: fields.Field[dict[str, Any]] | None = fields.JSONField(null=True)
    consent: fields.Field[dict[str, Any]] | None = fields.JSONField(null=True)
    request_id = fields.CharField(max_length=40, null=True)
    request_key = fields.CharField(max_length=400, null=True)
    fingerprint = fields.BinaryField(null=True)
    answer: fields.Field[dict[str, Any]] | None = fields.JSONField(null=True)

    @property
    def hours_override(self) -> HoursOverride | None:
        """The calling hours of this one call, where it has its own."""
        return HoursOverride.model_validate(self.hours) if self.hours else None

    def wish(self, due: datetime, *, asks: bool, person: Person | None = None) -> Wish:
        """This call as dialing.py decides about it."""
        return Wish(
            known_destination(self.to_number), due, person, asks=asks,
            waits=not self.skips_closed_hours, max_lead_age_minutes=self.max_lead_age_minutes,
        )  # fmt: skip

    class Meta:
        table = "calls"
        unique_together = (("customer", "request_key"),)
        indexes = (("customer", "requested_at"), ("number", "requested_at"), *OF_CALLS)


class Attempt(Model):
    """One dial, at the price of the moment of the request (1/1000 credit).

    `hold` is what was set aside for it, from the account of `payer_id`; `day` is the customer's day that it
    counts for, `max_seconds` how long it may last (null: as the agent allows), `paced_since` since when it waits for
    its turn (see pacing.py), `lease_until` when a silent dialer is dead, `analysis` what was said (see CallReport).
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    call: fields.ForeignKeyRelation[Call] = fields.ForeignKeyField(
        "models.Call", related_name="attempts", on_delete=fields.RESTRICT
    )
    call_id: UUID
    customer_id = fields.UUIDField()
    payer_id = fields.UUIDField()
    workspace_id = fields.UUIDField(null=True)
    day = fields.DateField()
    state = fields.CharEnumField(State, max_length=12, default=State.QUEUED)
    price_per_minute = fields.IntField()
    increment_seconds = fields.IntField(default=1)
    minimum_seconds = fields.IntField(default=0)
    max_seconds = fields.IntField(null=True)
    hold = fields.BigIntField()
    due_at = fields.DatetimeField()
    paced_since = fields.DatetimeField(null=True)
    dialed_at = fields.DatetimeField(null=True)
    lease_until = fields.DatetimeField(null=True)
    looks = fields.IntField(default=0)
    resends = fields.IntField(default=0)
    provider_call_id = fields.CharField(max_length=120, null=True, unique=True)
    provider_answer: fields.Field[dict[str, Any]] | None = fields.JSONField(null=True)
    heard_at = fields.DatetimeField(null=True)
    ended_at = fields.DatetimeField(null=True)
    disconnection_reason = fields.CharField(max_length=60, null=True)
    billed_seconds = fields.IntField(null=True)
    charged = fields.BigIntField(null=True)
    provider_cost_microcents = fields.BigIntField(null=True)
    analysis: fields.Field[dict[str, Any]] | None = fields.JSONField(null=True)
    settled_at = fields.DatetimeField(null=True)
    reopened_at = fields.DatetimeField(null=True)

    class Meta:
        table = "attempts"
        indexes = (("call",), ("workspace_id", "state", "paced_since"), *OF_ATTEMPTS)


@dataclass(frozen=True)
class Placement:
    """The call that answers a request; `repeated` when the very same request had made it before."""

    call: Call
    repeated: bool = False


async def request(line: Line, order: Order, now: datetime) -> Placement:
    """Promise a call: guard, caps, hold, call, attempt and job in ONE transaction, committed before we answer.

    A request that was here before gets the call that it made, whatever the rules say by now. Raises NoAgentMapping,
    Paused, DestinationNotAllowed, NoConsent, OutsideCallingHours, DuplicateCall, QuotaExceeded, DoNotCall or
    InsufficientCredits, having written nothing.
    """
    if first := await earlier(line.customer_id, order.request_key):
        return Placement(first, repeated=True)
    line.require_open()
    await pauses.require_open(line)
    quotas.require_open(line, now)
    wanted = max(now, order.not_before or now)
    verdict = decide(order.wish(wanted, asks=line.asks(order.contact_id)), line.rules(order.hours), wanted)
    if isinstance(verdict, Refused):
        raise verdict.refusal
    waits = verdict if isinstance(verdict, NotBefore) else None
    due = waits.at if waits else wanted
    call = Call(
        id=order.call_id or uuid4(),
        customer_id=line.customer_id,
        number_id=line.number_id,
        installation_id=line.installation_id,
        source=order.source,
        from_number=line.e164,
        to_number=order.to.e164,
        agent_id=line.agent_id,
        agent_version=line.agent_version,
        contact_id=order.contact_id,
        variables=order.variables,
        metadata=order.metadata,
        requested_at=now,
        asked_for=order.not_before,
        not_before=due,
        max_attempts=order.max_attempts,
        minutes_between=order.minutes_between,
        skips_closed_hours=order.skips_closed_hours,
        max_lead_age_minutes=order.max_lead_age_minutes,
        hours=order.hours.model_dump(exclude_none=True) if order.hours else None,
        reason_code="OUTSIDE_CALLING_HOURS" if waits else "SCHEDULED" if due > now else None,
        reason=waits.reason if waits else ASKED_FOR_LATER if due > now else None,
        request_id=order.request_id,
        request_key=order.request_key,
        fingerprint=order.fingerprint,
    )
    attempt = attempt_on(line, call.id, due, now)
    try:
        await promises.promise(call, attempt, line, now)
    except (IntegrityError, Refusal):
        # The same request may have been here a moment ago: then its call is the answer, and in nobody's way.
        if first := await earlier(line.customer_id, order.request_key):
            return Placement(first, repeated=True)
        raise
    failpoints.reach("request-committed")
    return Placement(call)


def attempt_on(line: Line, call_id: UUID, due: datetime, now: datetime) -> Attempt:
    """A new attempt at the prices of this moment, not saved yet."""
    return Attempt(
        call_id=call_id,
        customer_id=line.customer_id,
        payer_id=line.payer_id,
        workspace_id=line.workspace_id,
        day=quotas.day_of(line.timezone, now),
        price_per_minute=line.price_per_minute,
        increment_seconds=line.increment_seconds,
        minimum_seconds=line.minimum_seconds,
        hold=line.hold,
        due_at=due,
    )


async def earlier(customer_id: UUID, request_key: str | None) -> Call | None:
    """The call that the same request made before."""
    return await Call.get_or_none(customer_id=customer_id, request_key=request_key) if request_key else None
