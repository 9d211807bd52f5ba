"""Turns: every few seconds a running campaign has its next contacts called, as many as there is room for.

A call is asked for only when it can be dialed now: the hours are open, a slot is free, and nobody else waits for one.
So a campaign never stands in the way of a lead that somebody asks for at this moment.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tortoise import connections
from tortoise.expressions import Q
from tortoise.transactions import in_transaction

from app.domain.calls import attempts, cancellation, pacing, placing, quotas
from app.domain.calls.call_request import CallRequest
from app.domain.calls.calls import Attempt, State
from app.domain.calls.reasons import Reason
from app.domain.campaigns.campaigns import Campaign, CampaignContact, Place, Status, defer_tag, defer_turn, end
from app.domain.dry_runs.verdicts import Asked, by_the_rules
from app.domain.rules.decision import NotBefore, Refused
from app.domain.rules.destinations import known_destination
from app.domain.telephony import number_choice
from app.domain.telephony.numbers import CallingNumber, calling_numbers_of_customer
from app.errors import (
    DuplicateCall,
    InsufficientCredits,
    NoAgentMapping,
    NumberNotFound,
    Paused,
    QuotaExceeded,
    RateLimited,
    Refusal,
)
from app.postgres import queue

OF_CAMPAIGN = "campaign"
STEP, HELD_STEP, LATER_STEP = timedelta(seconds=5), timedelta(seconds=30), timedelta(minutes=5)
# How often whoever got the tag meanwhile is looked for.
TAG_STEP = timedelta(minutes=5)
MINUTE = timedelta(minutes=1)
LATE = timedelta(minutes=1)
# Whoever is being called by somebody else, or was a moment ago, is tried again after this time.
BUSY_STEP = timedelta(minutes=10)
# Of the contacts that are due, so many are looked at for each one that may be called: many wait for their hours.
LOOKED_AT = 20
BATCH = 200
TOO_OLD = "The contact has been in the campaign for longer than it calls anybody. List it again if it should be called."
OVER = "The campaign was over before this call was placed."
# What all contacts of a campaign wait for.
HOLDS = (InsufficientCredits, Paused, NoAgentMapping, NumberNotFound, RateLimited)

CLAIM = """
UPDATE campaigns SET next_turn_at = $2::timestamptz + $3::interval
WHERE id = $1 AND status = 'running' AND next_turn_at <= $2 RETURNING id
"""
FINISH = """
UPDATE campaign_contacts m SET place = 'done', code = k.reason_code, reason = k.reason FROM calls k
WHERE ($1::uuid IS NULL OR m.campaign_id = $1) AND m.place = 'called' AND k.id = m.call_id
  AND k.state IN ('ended', 'refused', 'canceled', 'failed')
"""
UNFINISHED = """
SELECT DISTINCT c.id FROM campaign_contacts m JOIN campaigns c ON c.id = m.campaign_id
WHERE m.place = 'called' AND c.status IN ('stopped', 'done')
"""


@dataclass(frozen=True)
class Hold:
    """What all contacts of a campaign wait for."""

    code: str
    reason: str


async def take_turn(campaign_id: UUID, now: datetime) -> None:
    """Have the next contacts called, and plan the turn after this one; nothing if it is not this campaign's turn."""
    claimed = await connections.get("default").execute_query_dict(CLAIM, [campaign_id, now, STEP])
    campaign = await Campaign.get(id=campaign_id)
    if not claimed:
        if campaign.next_turn_at is not None and campaign.next_turn_at > now:
            # It came early, by another machine's clock.
            async with in_transaction() as tx:
                await defer_turn(tx, campaign_id, campaign.next_turn_at, now)
        return
    await connections.get("default").execute_query(FINISH, [campaign_id])
    if await _is_over(campaign, now):
        await end(campaign_id, Status.DONE, now)
        return
    held, following = None, now + STEP
    if campaign.starts_at is not None and campaign.starts_at > now:
        following = min(campaign.starts_at, now + LATER_STEP)
    elif held := await _call_next(campaign, now):
        following = now + HELD_STEP
    async with in_transaction() as tx:
        mine = Campaign.filter(id=campaign_id, status=Status.RUNNING).using_db(tx)
        code, reason = (held.code, held.reason) if held else (None, None)
        if await mine.update(next_turn_at=following, held_code=code, held_reason=reason):
            await defer_turn(tx, campaign_id, following, now)


async def _is_over(campaign: Campaign, now: datetime) -> bool:
    if campaign.ends_at is not None and campaign.ends_at <= now:
        return True
    if campaign.stays_open or (campaign.tag and campaign.tag_read_at is None):
        return False
    going = CampaignContact.filter(campaign_id=campaign.id, place__in=[Place.WAITING, Place.CALLED])
    return not await going.exists()


async def _call_next(campaign: Campaign, now: datetime) -> Hold | None:
    """Ask for as many calls as there is room for; what all wait for, if anything."""
    lines = await lines_of(campaign)
    if not lines:
        return Hold(NoAgentMapping.code, "None of the campaign's numbers can call. Assign an agent and switch it on.")
    room = await _room(campaign, lines, now)
    if room <= 0:
        return None
    due = CampaignContact.filter(campaign_id=campaign.id, place=Place.WAITING, due_at__lte=now)
    for contact in await due.order_by("due_at", "id").limit(room * LOOKED_AT):
        try:
            asked = await _call(campaign, contact, lines, now)
        except HOLDS as refusal:
            return Hold(refusal.code, refusal.message)
        except QuotaExceeded as refusal:
            if refusal.cap in quotas.WAITED_FOR:
                return Hold(refusal.code, refusal.message)
            await _put_off(contact, refusal.ends)
            continue
        room -= asked
        if room <= 0:
            break
    return None


async def lines_of(campaign: Campaign) -> list[CallingNumber]:
    """The numbers that call for it, the longest unused first."""
    lines = await calling_numbers_of_customer(campaign.customer_id)
    chosen = set(campaign.number_ids)
    return [line for line in lines if not chosen or str(line.number_id) in chosen]


async def _room(campaign: Campaign, lines: list[CallingNumber], now: datetime) -> int:
    """How many may be called in this turn: its pace, half of the account's minute, and slots that nobody wants."""
    lately = CampaignContact.filter(campaign_id=campaign.id, called_at__gt=now - MINUTE)
    pace = campaign.per_minute
    if (per_minute := lines[0].calls_per_minute) is not None:
        pace = min(pace, max(1, per_minute // 2))
    free = 0
    for workspace_id in {line.workspace_id for line in lines}:
        room = await pacing.room_of(workspace_id)
        kept = 1 if room.slots > 1 else 0
        free += max(0, room.slots - kept - room.live - room.waiting)
    asked = await CampaignContact.filter(campaign_id=campaign.id, place=Place.CALLED, called_at__gt=now - STEP).count()
    return min(pace - await lately.count(), free - asked)


async def _call(campaign: Campaign, contact: CampaignContact, lines: list[CallingNumber], now: datetime) -> bool:
    """Ask for this contact's call if it can be dialed now; else put it off, or write down why it never is.

    Raises what all contacts wait for, and QuotaExceeded.
    """
    mine = CampaignContact.filter(id=contact.id, place=Place.WAITING)
    age = timedelta(days=campaign.max_age_days)
    if contact.listed_at + age < now:
        await _refuse(contact, Reason.STALE, TOO_OLD)
        return False
    request = CallRequest(
        source=OF_CAMPAIGN, to=known_destination(contact.to_number), variables=contact.variables,
        contact_id=contact.contact_id, max_attempts=campaign.attempts, minutes_between=campaign.minutes_between,
        max_lead_age_minutes=age // MINUTE, hours=campaign.hours_override, campaign_id=campaign.id,
        request_key=f"campaign:{contact.id}",
    )  # fmt: skip
    try:
        caller, _ = number_choice.choose(lines, contact.to_number, "", campaign.agent_id)
        verdict = by_the_rules(Asked(caller, request), now)
        if isinstance(verdict, NotBefore):
            await _put_off(contact, verdict.at)
            return False
        if isinstance(verdict, Refused):
            raise verdict.refusal
        if not await mine.exists():
            # It has called by itself since this turn began (see callbacks/incoming.py), or the campaign is over.
            return False
        placement = await placing.request(caller, request, now)
    except (*HOLDS, QuotaExceeded):
        raise
    except DuplicateCall:
        await _put_off(contact, now + BUSY_STEP)
        return False
    except Refusal as refusal:
        await _refuse(contact, refusal.code, refusal.message)
        return False
    noted = {"place": Place.CALLED, "call_id": placement.call.id, "called_at": now, "code": None, "reason": None}
    if not await mine.update(**noted):
        await _take_back(contact, placement.call.id, now)
    return True


async def _take_back(contact: CampaignContact, call_id: UUID, now: datetime) -> None:
    """It was taken out of the list while its call was asked for, unless another turn has noted that very call."""
    latest = await CampaignContact.get(id=contact.id)
    if latest.call_id == call_id:
        return
    code, reason = latest.code or Reason.CANCELED, latest.reason or OVER
    await cancellation.cancel_waiting(latest.customer_id, code, reason, now, call_id=call_id)


async def _put_off(contact: CampaignContact, until: datetime) -> None:
    await CampaignContact.filter(id=contact.id, place=Place.WAITING).update(due_at=until)


async def _refuse(contact: CampaignContact, code: str, reason: str) -> None:
    waiting = CampaignContact.filter(id=contact.id, place=Place.WAITING)
    await waiting.update(place=Place.REFUSED, code=code, reason=reason[:500])


async def cancel_rest(campaign_id: UUID, now: datetime) -> None:
    """A campaign is over: give up the calls of it that wait, their holds released."""
    campaign = await Campaign.get_or_none(id=campaign_id)
    if campaign is None or not campaign.status.over:
        return
    waiting = Attempt.filter(call__campaign_id=campaign_id, state=State.QUEUED, settled_at=None)
    while batch := await waiting.limit(BATCH):
        for attempt in batch:
            await attempts.give_up(attempt, (State.QUEUED,), State.CANCELED, Reason.CANCELED, OVER, now)
    await connections.get("default").execute_query(FINISH, [campaign_id])


async def sweep(now: datetime) -> None:
    """Note which calls are over, finish campaigns that are, read tags again, and give a turn to whose job was lost."""
    await connections.get("default").execute_query(FINISH, [None])
    for row in await connections.get("default").execute_query_dict(UNFINISHED):
        async with in_transaction() as tx:
            key = f"cancel_campaign:{row['id']}"
            await queue.defer(tx, "cancel_campaign", dedupe_key=key, campaign_id=str(row["id"]))
    unread = (
        Campaign.filter(status__in=[Status.DRAFT, Status.RUNNING])
        .exclude(tag="")
        .filter(Q(tag_read_at=None) | Q(status=Status.RUNNING, stays_open=True, tag_read_at__lt=now - TAG_STEP))
    )
    for campaign_id in await unread.values_list("id", flat=True):
        async with in_transaction() as tx:
            await defer_tag(tx, campaign_id)  # type: ignore[arg-type]
    late = Campaign.filter(status=Status.RUNNING, next_turn_at__lt=now - LATE)
    for campaign_id in await late.values_list("id", flat=True):
        async with in_transaction() as tx:
            await defer_turn(tx, campaign_id, now.replace(second=0, microsecond=0), now)  # type: ignore[arg-type]
