"""Call: one intent to reach one lead, from the request to its end. The story of a call is read here.

queued ──> dialing ──> placed ──> ended
   │          ├──> unconfirmed ──> placed | failed
   │          └──> refused | queued (the provider was busy, or provably never reached)
   └──> refused | canceled | failed (waited too long)
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any
from uuid import UUID, uuid4

from tortoise import connections, fields
from tortoise.exceptions import DoesNotExist
from tortoise.expressions import Q

from app.domain.rules.decision import ContactFacts, DialRequest
from app.domain.rules.destinations import known_destination
from app.domain.rules.policies import HoursOverride
from app.domain.rules.tariff import charge_for
from app.domain.telephony.agents import LATEST_PUBLISHED
from app.domain.telephony.numbers import PhoneNumber
from app.domain.tenants.customers import Customer
from app.postgres import rows
from app.postgres.tables import OF_ATTEMPTS, OF_CALLS, Table

# Stands where a contact's number was; nobody is called, listed or told by it.
ERASED = "erased"
# Where a call comes from that was asked for with a key.
OF_WEBHOOK = "api"
# In an attempt's analysis: it is there, whatever it says.
ANALYZED = "analyzed"


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


def to_contact(contact_id: str, call: str = "") -> Q:
    """The calls to this contact, named so or found by the phone; `call` leads from the rows to the call (`call__`)."""
    return Q(**{f"{call}contact_id": contact_id}) | Q(**{f"{call}crm_contact_id": contact_id})


class Call(Table):
    """One call; `reason_code` and `reason` say why it waits or why it was not placed.

    `max_attempts` and `minutes_between` say how often a lead that did not answer is called again (null: as the
    calling rules say, see rules/cadence.py),
    `skips_closed_hours` that it is called inside the calling hours or not at all, `max_lead_age_minutes` how
    long it stays fresh if not as long as the calling rules say, `hours` its own calling hours (see policies.py),
    `options` how its agent behaves (see agent_options.py).
    `contact_id` is what the request named; where that is none of the sub-account's CRM, as a webhook may name one of
    any system, `crm_contact_id` is the contact there with this phone, or empty: there is none.
    `best_match`: its number was chosen by us, so that another one may place it when that is lost.
    `asked_for` is the earliest time that the request names, `not_before` when it is dialed as things stand.
    `campaign_id`: it is dialed only while that campaign runs (see domain/campaigns).
    `canceled_at`: nothing more is dialed for it since then, whatever was under way.
    `consent` is the proof that was found before the dial (see consent.py).
    `request_key` is unique per customer, so that the same request asked twice finds the first call;
    `fingerprint` is the hash of its body, `answer` what the first request was answered. `key_id` is the API key that
    asked; `request_id` is in the answer (X-Request-Id) and in the logs. `words_forgotten_at`: what was said is not kept
    any more since then.
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
    crm_contact_id = fields.CharField(max_length=64, null=True)
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
    canceled_at = fields.DatetimeField(null=True)
    charged = fields.BigIntField(default=0)
    max_attempts = fields.SmallIntField(default=1)
    minutes_between: int | None = fields.IntField(null=True)
    skips_closed_hours = fields.BooleanField(default=False)
    max_lead_age_minutes = fields.IntField(null=True)
    hours: fields.Field[dict[str, Any]] | None = fields.JSONField(null=True)
    options: fields.Field[dict[str, Any]] | None = fields.JSONField(null=True)
    consent: fields.Field[dict[str, Any]] | None = fields.JSONField(null=True)
    best_match = fields.BooleanField(default=False, db_default=False)
    campaign_id = fields.UUIDField(null=True)
    key_id = fields.CharField(max_length=30, null=True)
    request_id = fields.CharField(max_length=40, null=True)
    request_key = fields.CharField(max_length=400, null=True)
    fingerprint = fields.BinaryField(null=True)
    answer: fields.Field[dict[str, Any]] | None = fields.JSONField(null=True)
    words_forgotten_at = fields.DatetimeField(null=True)

    @property
    def erased(self) -> bool:
        """Whether its contact is not known any more (see lifecycle/privacy.py): there is nobody to tell or to list."""
        return self.to_number == ERASED

    @property
    def contact_in_crm(self) -> str | None:
        """The contact that the CRM is asked about and that is written to, as far as is known; None for nobody."""
        return (self.contact_id if self.crm_contact_id is None else self.crm_contact_id) or None

    @property
    def names_any_contact(self) -> bool:
        """Whether its contact_id may be one of another system than the sub-account's CRM."""
        return self.source == OF_WEBHOOK

    @property
    def hours_override(self) -> HoursOverride | None:
        """The calling hours of this one call, where it has its own."""
        return HoursOverride.model_validate(self.hours) if self.hours else None

    def dial_request(self, due: datetime, *, asks: bool, contact: ContactFacts | None = None) -> DialRequest:
        """This call as rules/decision.py sees it."""
        return DialRequest(
            known_destination(self.to_number), due, contact, asks=asks,
            waits=not self.skips_closed_hours, max_lead_age_minutes=self.max_lead_age_minutes,
        )  # fmt: skip

    class Meta:
        table = "calls"
        unique_together = (("customer", "request_key"),)
        indexes = (("customer", "requested_at"), ("number", "requested_at"), *OF_CALLS)


class Attempt(Table):
    """One dial, at the price of the moment of the request (1/1000 credit).

    `hold` is what is set aside for it, from the account of `payer_id`: the most that it can cost once it is dialed
    (see gate.py), of which `raised` was added at the dial; `day` is the customer's day that it counts for,
    `max_seconds` how long it may last. `earliest_at` is the moment before which nobody wants it, `due_at` since when
    it could have been made, `next_look_at` when a job looks at it next, `swept_at` when one was
    found missing last, `paced_since` since when it waits for its turn (see pacing.py). `unheld` is what the dial must
    set aside at least, of an attempt that waits for room and has nothing set aside yet; `room_since` since when it
    waits for that (see room.py). `lease_until` when a silent dialer is dead, `analysis` what was said (see CallReport).
    `from_number_id` is the number that dialed, whatever number the call has now, and `outcome` how this dial ended.
    `decision` is why it was allowed: each rule with what it looked at, and the conditions of the gate.
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
    raised = fields.BigIntField(default=0, db_default=0)
    earliest_at = fields.DatetimeField(null=True)
    due_at = fields.DatetimeField()
    next_look_at = fields.DatetimeField(null=True)
    swept_at = fields.DatetimeField(null=True)
    paced_since = fields.DatetimeField(null=True)
    unheld = fields.BigIntField(null=True)
    room_since = fields.DatetimeField(null=True)
    dialed_at = fields.DatetimeField(null=True)
    from_number_id = fields.UUIDField(null=True)
    lease_until = fields.DatetimeField(null=True)
    looks = fields.IntField(default=0)
    resends = fields.IntField(default=0)
    decision: fields.Field[dict[str, Any]] | None = fields.JSONField(null=True)
    provider_call_id = fields.CharField(max_length=120, null=True, unique=True)
    provider_answer: fields.Field[dict[str, Any]] | None = fields.JSONField(null=True)
    heard_at = fields.DatetimeField(null=True)
    ended_at = fields.DatetimeField(null=True)
    disconnection_reason = fields.CharField(max_length=60, null=True)
    outcome = fields.CharField(max_length=20, null=True)
    billed_seconds = fields.IntField(null=True)
    charged = fields.BigIntField(null=True)
    provider_cost_microcents = fields.BigIntField(null=True)
    analysis: fields.Field[dict[str, Any]] | None = fields.JSONField(null=True)
    settled_at = fields.DatetimeField(null=True)
    reopened_at = fields.DatetimeField(null=True)

    class Meta:
        table = "attempts"
        indexes = (("call",), ("workspace_id", "state", "paced_since"), *OF_ATTEMPTS)

    @property
    def analyzed(self) -> bool:
        """Whether the provider has told what was said: earlier versions did not note it, but a summary proves it."""
        said = self.analysis or {}
        return bool(said.get(ANALYZED) or said.get("summary"))

    def charge_for(self, seconds: int) -> int:
        """What so many billed seconds cost, by the tariff of the moment of its request, in 1/1000 credit."""
        increment, minimum = self.increment_seconds, self.minimum_seconds
        return charge_for(seconds, self.price_per_minute, increment=increment, minimum=minimum)


@cache
def _with_call() -> str:
    return f"""
    SELECT {rows.columns(Attempt, "t")}, {rows.columns(Call, "k", "k_")}
    FROM attempts t JOIN calls k ON k.id = t.call_id
    """  # noqa: S608 - only names of columns are interpolated


def _read(row: Mapping[str, Any]) -> Attempt:
    attempt = rows.read(Attempt, row)
    attempt.call = rows.read(Call, row, "k_")
    return attempt


async def call_asked_for(call_id: UUID) -> Call:
    """This call. Raises DoesNotExist."""
    return await rows.one(Call, "WHERE it.id = $1", call_id)


async def attempt_with_call(attempt_id: UUID) -> Attempt:
    """This attempt, its call with it. Raises DoesNotExist."""
    for row in await connections.get("default").execute_query_dict(f"{_with_call()} WHERE t.id = $1", [attempt_id]):
        return _read(row)
    raise DoesNotExist(Attempt)


AS_TOLD = """
JOIN phone_numbers n ON n.id = k.number_id
WHERE n.workspace_id = $1 AND (t.provider_call_id = $2 OR t.id = $3)
ORDER BY (t.provider_call_id = $2) DESC NULLS LAST LIMIT 1
"""


async def attempt_as_told(workspace_id: UUID, provider_call_id: str, attempt_id: UUID | None) -> Attempt | None:
    """Our attempt behind a provider's call of this workspace: by the provider's id, else by ours, if it told one."""
    values = [workspace_id, provider_call_id, attempt_id]
    for row in await connections.get("default").execute_query_dict(_with_call() + AS_TOLD, values):
        return _read(row)
    return None
