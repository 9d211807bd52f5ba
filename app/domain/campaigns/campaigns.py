"""Campaign: a list of contacts, by whom and when they are called; its contacts, and the moves of both.

draft ──> running <──> paused
  │          ├──> done (everybody was called, or its end has come)
  └──────────┴──> stopped

A call of a campaign is dialed only while the campaign is running: the gate asks (see calls/gate.py), so that nobody is
dialed after the commit of a pause or a stop. The number of a contact is in one running campaign of a customer at most.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.domain.calls import wake
from app.domain.calls.reasons import Reason
from app.domain.rules.policies import HoursOverride
from app.domain.tenants.customers import Customer
from app.errors import InvalidRequest
from app.postgres import queue
from app.postgres.tables import Table, some, unique

MAX_CONTACTS = 50_000
CHUNK = 5_000
ELSEWHERE = "This contact is in another running campaign, and is called from there."
STOPPED = "The campaign was stopped before this contact was called."


class Status(StrEnum):
    """Where a campaign stands."""

    DRAFT = "draft"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    DONE = "done"

    @property
    def over(self) -> bool:
        """Whether it never runs again."""
        return self in {Status.STOPPED, Status.DONE}


class Place(StrEnum):
    """Where a contact of a campaign stands: LISTED until it starts, ELSEWHERE if another one calls it meanwhile."""

    LISTED = "listed"
    WAITING = "waiting"
    CALLED = "called"
    DONE = "done"
    REFUSED = "refused"
    STOPPED = "stopped"
    ELSEWHERE = "elsewhere"


class Campaign(Table):
    """One campaign of a customer.

    `number_ids` are the numbers that call (none: all of the customer's), `agent_id` who speaks (empty: the number's
    own). `per_minute` is its pace, `max_age_days` how long after it was listed a contact is still called. `tag` is
    the tag in the CRM whose contacts it calls, read last at `tag_read_at`; `tag_problem` says why it could not be.
    One that `stays_open` calls whoever joins later as well, and is not over when its list is. `next_turn_at` is when
    the next of them are called, `held_code` and `held_reason` say what all of them wait for.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    customer: fields.ForeignKeyRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name="campaigns", on_delete=fields.RESTRICT
    )
    customer_id: UUID
    name = fields.CharField(max_length=80)
    status = fields.CharEnumField(Status, max_length=10, default=Status.DRAFT)
    number_ids: fields.Field[list[str]] = fields.JSONField(default=list)
    agent_id = fields.CharField(max_length=120, default="")
    hours: fields.Field[dict[str, Any]] | None = fields.JSONField(null=True)
    attempts = fields.SmallIntField(default=1)
    minutes_between = fields.IntField(default=60)
    per_minute = fields.IntField(default=10)
    max_age_days = fields.IntField(default=7)
    starts_at = fields.DatetimeField(null=True)
    ends_at = fields.DatetimeField(null=True)
    tag = fields.CharField(max_length=100, default="")
    tag_read_at = fields.DatetimeField(null=True)
    tag_problem = fields.CharField(max_length=300, null=True)
    stays_open = fields.BooleanField(default=False)
    created_by = fields.CharField(max_length=200)
    created_at = fields.DatetimeField()
    started_at = fields.DatetimeField(null=True)
    ended_at = fields.DatetimeField(null=True)
    next_turn_at = fields.DatetimeField(null=True)
    held_code = fields.CharField(max_length=40, null=True)
    held_reason = fields.CharField(max_length=500, null=True)

    class Meta:
        table = "campaigns"
        unique_together = (("customer", "name"),)
        indexes = (some("campaigns_running", "next_turn_at", where="status = 'running'"),)

    @property
    def hours_override(self) -> HoursOverride | None:
        """Its own calling hours, where it has some."""
        return HoursOverride.model_validate(self.hours) if self.hours else None


class CampaignContact(Table):
    """One number in a campaign; `due_at` is when it is called next, `call_id` its call once there is one."""

    id = fields.UUIDField(primary_key=True, default=uuid4)
    campaign: fields.ForeignKeyRelation[Campaign] = fields.ForeignKeyField(
        "models.Campaign", related_name="contacts", on_delete=fields.CASCADE
    )
    campaign_id: UUID
    customer_id = fields.UUIDField()
    to_number = fields.CharField(max_length=20)
    contact_id = fields.CharField(max_length=64, null=True)
    variables: fields.Field[dict[str, str]] = fields.JSONField(default=dict)
    place = fields.CharEnumField(Place, max_length=10, default=Place.LISTED)
    call_id = fields.UUIDField(null=True)
    code = fields.CharField(max_length=40, null=True)
    reason = fields.CharField(max_length=500, null=True)
    listed_at = fields.DatetimeField()
    due_at = fields.DatetimeField()
    called_at = fields.DatetimeField(null=True)

    class Meta:
        table = "campaign_contacts"
        unique_together = (("campaign", "to_number"),)
        indexes = (
            unique("campaign_contacts_once", "customer_id", "to_number", where="place IN ('waiting', 'called')"),
            some("campaign_contacts_due", "campaign_id", "due_at", where="place = 'waiting'"),
        )


@dataclass(frozen=True)
class Listed:
    """A contact that is to be called: its number in E.164, and what the agent should know."""

    to_number: str
    contact_id: str | None = None
    variables: dict[str, str] = field(default_factory=dict)


# Whoever lists contacts or starts a campaign of a customer waits for the other one's commit.
ALONE = "SELECT pg_advisory_xact_lock(hashtextextended('campaigns:' || $1::text, 0))"
IN_ANOTHER = """EXISTS (
    SELECT FROM campaign_contacts o WHERE o.customer_id = {row}.customer_id AND o.to_number = {row}.to_number
    AND o.campaign_id <> {row}.campaign_id AND o.place IN ('waiting', 'called')
)"""
PUT = f"""
WITH given AS (
    SELECT $1::uuid AS campaign_id, $2::uuid AS customer_id, to_number, nullif(contact_id, '') AS contact_id,
           variables::jsonb AS variables
    FROM unnest($3::text[], $4::text[], $5::text[]) AS given(to_number, contact_id, variables)
)
INSERT INTO campaign_contacts (id, campaign_id, customer_id, to_number, contact_id, variables, place, code, reason,
                               listed_at, due_at)
SELECT gen_random_uuid(), campaign_id, customer_id, to_number, contact_id, variables, place,
       CASE WHEN place = 'elsewhere' THEN '{Reason.DUPLICATE_CALL}' END,
       CASE WHEN place = 'elsewhere' THEN '{ELSEWHERE}' END, $6, $6
FROM (SELECT *, CASE WHEN NOT $7 THEN 'listed' WHEN {IN_ANOTHER.format(row="given")} THEN 'elsewhere' ELSE 'waiting' END
      AS place FROM given) AS placed
ON CONFLICT (campaign_id, to_number) DO NOTHING RETURNING id
"""  # noqa: S608 - only constants are interpolated
START = f"""
UPDATE campaign_contacts m SET due_at = $2,
    place = CASE WHEN {IN_ANOTHER.format(row="m")} THEN 'elsewhere' ELSE 'waiting' END,
    code = CASE WHEN {IN_ANOTHER.format(row="m")} THEN '{Reason.DUPLICATE_CALL}' END,
    reason = CASE WHEN {IN_ANOTHER.format(row="m")} THEN '{ELSEWHERE}' END
WHERE campaign_id = $1 AND place = 'listed'
"""  # noqa: S608 - as above


async def named(customer_id: UUID, name: str) -> Campaign | None:
    """The customer's campaign of this name that is not over."""
    going = Campaign.filter(customer_id=customer_id, name__iexact=name.strip())
    return await going.exclude(status__in=[Status.STOPPED, Status.DONE]).first()


async def put(campaign: Campaign, contacts: Sequence[Listed], now: datetime) -> int:
    """List contacts, each number once; returns how many are new. Whoever is listed in a running one is called.

    Raises InvalidRequest for a campaign that is over, or for too many contacts.
    """
    new = 0
    unique = list({one.to_number: one for one in contacts}.values())
    async with in_transaction() as tx:
        await tx.execute_query(ALONE, [str(campaign.customer_id)])
        stands = await Campaign.filter(id=campaign.id).using_db(tx).select_for_update().get()
        if stands.status.over:
            raise InvalidRequest("This campaign is over. Make a new one.")
        if await CampaignContact.filter(campaign_id=campaign.id).using_db(tx).count() + len(unique) > MAX_CONTACTS:
            raise InvalidRequest(f"A campaign has up to {MAX_CONTACTS} contacts. Make another one for the rest.")
        for at in range(0, len(unique), CHUNK):
            some = unique[at : at + CHUNK]
            values = [
                campaign.id, campaign.customer_id, [one.to_number for one in some],
                [one.contact_id or "" for one in some], [json.dumps(one.variables) for one in some], now,
                stands.status is not Status.DRAFT,
            ]  # fmt: skip
            new += len(await tx.execute_query_dict(PUT, values))
    return new


async def start(campaign: Campaign, now: datetime) -> bool:
    """Let it call, or go on after a pause; False when it runs already or is over."""
    async with in_transaction() as tx:
        await tx.execute_query(ALONE, [str(campaign.customer_id)])
        stands = Campaign.filter(id=campaign.id, status__in=[Status.DRAFT, Status.PAUSED]).using_db(tx)
        if not await stands.update(status=Status.RUNNING, next_turn_at=now, held_code=None, held_reason=None):
            return False
        await Campaign.filter(id=campaign.id, started_at=None).using_db(tx).update(started_at=now)
        await tx.execute_query(START, [campaign.id, now])
        await wake.wake_campaign(tx, campaign.id)
        await defer_turn(tx, campaign.id, now, now)
    return True


async def pause(campaign: Campaign) -> bool:
    """Let nobody be dialed until it goes on: calls that were asked for wait. False unless it runs."""
    running = Campaign.filter(id=campaign.id, status=Status.RUNNING)
    return bool(await running.update(status=Status.PAUSED, next_turn_at=None))


async def end(campaign_id: UUID, status: Status, now: datetime) -> bool:
    """Let it be over, for good: nobody is dialed for it after this commit. False when it was over before."""
    async with in_transaction() as tx:
        going = Campaign.filter(id=campaign_id).exclude(status__in=[Status.STOPPED, Status.DONE]).using_db(tx)
        if not await going.update(status=status, ended_at=now, next_turn_at=None, held_code=None, held_reason=None):
            return False
        left = CampaignContact.filter(campaign_id=campaign_id, place__in=[Place.LISTED, Place.WAITING]).using_db(tx)
        await left.update(place=Place.STOPPED, code=Reason.CANCELED, reason=STOPPED)
        await queue.defer(tx, "cancel_campaign", campaign_id=str(campaign_id))
    return True


async def note_tag_read(campaign_id: UUID, now: datetime, problem: str | None) -> None:
    """The contacts with its tag were read, or could not be."""
    await Campaign.filter(id=campaign_id).update(tag_read_at=now, tag_problem=problem[:300] if problem else None)


async def defer_tag(tx: BaseDBAsyncClient, campaign_id: UUID) -> None:
    """Have the contacts with its tag read."""
    await queue.defer(tx, "read_tag", dedupe_key=f"tag:{campaign_id}", campaign_id=str(campaign_id))


async def defer_turn(tx: BaseDBAsyncClient, campaign_id: UUID, at: datetime, now: datetime) -> None:
    """Have the next contacts called at that time."""
    key = f"campaign:{campaign_id}:{at.timestamp():.3f}"
    await queue.defer(
        tx, "campaign_turn", delay=max(at - now, timedelta(0)), dedupe_key=key, campaign_id=str(campaign_id)
    )
