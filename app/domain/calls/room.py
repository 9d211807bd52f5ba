"""Room: calls that wait because a cap is used up or credits are short, and who of them is next.

Nothing is set aside for such a call (`unheld`), and no cap counts it: both happen as it passes the gate. So a long list
of leads keeps nobody else from calling. When there is room, as many are started as have room, each with a job:
newest lead first within a customer, so that fresh ones are called while they are warm, and those of a campaign after
them; customers that one account pays for take turns. Credits that come back or are added wake those who wait for them
(see credits/ledger.py); a minute and a day end by the clock.
"""

from datetime import datetime, timedelta
from typing import Any, TypeGuard
from uuid import UUID

from tortoise import connections
from tortoise.transactions import in_transaction

from app.domain.calls import quotas
from app.domain.calls.calls import Attempt, Call, State
from app.domain.calls.reasons import Reason
from app.domain.credits import ledger, overage
from app.domain.telephony.numbers import CallingNumber
from app.errors import InsufficientCredits, QuotaExceeded, Refusal
from app.postgres import notify, queue

MAX_AT_ONCE = 500
# Credits come at no known time: this is when they are looked for next.
CREDITS_STEP = timedelta(minutes=1)
CAMPAIGN = "campaign"
NoRoom = QuotaExceeded | InsufficientCredits
GOES_ON = " It is called when there is room, unless the lead is too old by then."
SHORT = "The account has too few credits for a call." + GOES_ON
FULL = "The calls that this account or its number may place in a minute or on a day are used up." + GOES_ON
IN_TURN = "Other calls of this account go first. It is called when it is its turn, unless the lead is too old by then."
TODAY = "(now() AT TIME ZONE c.timezone)::date"
# The call of each that waits, by its id. OFFSET keeps the planner from looking through all calls of a number for each
# of them instead, as it does while it knows the tables as they were when nobody waited.
ITS_CALL = "JOIN LATERAL (SELECT * FROM calls WHERE id = t.call_id OFFSET 0) k ON true"


def _left(caps: str, used: str) -> str:
    """SQL for how many more calls a customer or number may place in this minute and on this day."""
    minute = f"CASE WHEN {used}.minute >= date_trunc('minute', now()) THEN {used}.minute_calls ELSE 0 END"
    return (
        f"least(coalesce({caps}.calls_per_minute, {quotas.NO_CAP}) - coalesce({minute}, 0),"
        f" coalesce({caps}.calls_per_day, {quotas.NO_CAP}) - coalesce({used}.calls, 0))"
    )


# A number's room bounds which of its calls count among the customer's, so that a number at its cap stops no other.
NEXT = f"""
WITH waiting AS (
    SELECT t.id, t.room_since, t.customer_id, t.unheld, k.source = '{CAMPAIGN}' AS campaign, k.requested_at,
           {_left("c", "mine")} AS left_mine, {_left("n", "its")} AS left_its,
           coalesce(c.spend_per_day - coalesce(mine.held + mine.spent, 0), {ledger.NO_LIMIT}) AS may_spend,
           row_number() OVER (
               PARTITION BY k.number_id ORDER BY k.source = '{CAMPAIGN}', k.requested_at DESC, t.id
           ) AS place_its
    FROM attempts t {ITS_CALL} JOIN customers c ON c.id = t.customer_id
    JOIN phone_numbers n ON n.id = k.number_id
    LEFT JOIN usage_days mine ON mine.subject_id = c.id AND mine.day = {TODAY}
    LEFT JOIN usage_days its ON its.subject_id = n.id AND its.day = {TODAY}
    WHERE t.payer_id = $1 AND t.state = 'queued' AND t.room_since IS NOT NULL
      AND (c.closed_until IS NULL OR c.closed_until <= now())
), mine AS (
    SELECT *, row_number() OVER turn AS place, sum(unheld) OVER turn AS aside FROM waiting WHERE place_its <= left_its
    WINDOW turn AS (PARTITION BY customer_id ORDER BY campaign, requested_at DESC, id)
), ours AS (
    SELECT id, room_since, campaign, place, requested_at,
           sum(unheld) OVER (ORDER BY campaign, place, requested_at DESC, id) AS aside
    FROM mine WHERE place <= left_mine AND aside <= may_spend
)
SELECT id, room_since FROM ours
WHERE aside <= coalesce((SELECT available FROM accounts WHERE customer_id = $1), 0) OR aside = 0
ORDER BY campaign, place, requested_at DESC, id LIMIT {MAX_AT_ONCE}
"""  # noqa: S608 - only constants are interpolated
# What they wait for changes: credits that were there are used up, a new day has begun. All that wait are found once,
# and not anew for each call: for 200 of them that took four seconds.
WAIT_FOR = f"""
WITH found AS MATERIALIZED (
    SELECT t.call_id, k.reason_code AS was, CASE
        WHEN coalesce(c.calls_per_day, {quotas.NO_CAP}) <= coalesce(mine.calls, 0)
          OR coalesce(n.calls_per_day, {quotas.NO_CAP}) <= coalesce(its.calls, 0)
          OR c.spend_per_day < coalesce(mine.held + mine.spent, 0) + t.unheld THEN $3
        WHEN t.unheld > coalesce(a.available, 0) THEN $2 ELSE $3 END AS code
    FROM attempts t {ITS_CALL} JOIN customers c ON c.id = t.customer_id
    JOIN phone_numbers n ON n.id = k.number_id LEFT JOIN accounts a ON a.customer_id = t.payer_id
    LEFT JOIN usage_days mine ON mine.subject_id = c.id AND mine.day = {TODAY}
    LEFT JOIN usage_days its ON its.subject_id = n.id AND its.day = {TODAY}
    WHERE t.payer_id = $1 AND t.state = 'queued' AND t.room_since IS NOT NULL
), changed AS MATERIALIZED (SELECT * FROM found WHERE was <> code)
UPDATE calls SET reason_code = changed.code, reason = CASE changed.code WHEN $2 THEN $4 ELSE $5 END FROM changed
WHERE calls.id = changed.call_id AND calls.state || '' = 'queued'
"""  # noqa: S608 - only constants are interpolated
PAYERS = "SELECT DISTINCT payer_id FROM attempts WHERE state = 'queued' AND room_since IS NOT NULL"


def may_wait(refusal: Refusal) -> TypeGuard[NoRoom]:
    """Whether this passes by itself: a cap of minute or day, or a shortage of credits. A lead's own caps do not."""
    if isinstance(refusal, QuotaExceeded):
        return refusal.cap in quotas.WAITED_FOR
    return isinstance(refusal, InsufficientCredits)


def ends_of(refusal: NoRoom, now: datetime) -> datetime:
    """When there may be room again."""
    return refusal.ends if isinstance(refusal, QuotaExceeded) else now + CREDITS_STEP


def explain(call: Call, refusal: NoRoom | None, now: datetime) -> None:
    """Have a call say that it waits for this; None: only for its turn."""
    call.reason_code, call.reason = Reason.PACED, IN_TURN
    if refusal is not None:
        call.reason_code, call.reason = refusal.code, (refusal.message + GOES_ON)[:500]
        call.not_before = max(call.not_before, ends_of(refusal, now))


async def why_none(attempt: Attempt, caller: CallingNumber, now: datetime) -> NoRoom | None:
    """What this attempt has no room for now, else None."""
    hold = attempt.unheld or 0
    return await quotas.why_full(caller, now, hold) or await overage.why_short(attempt.payer_id, hold, now)


async def wait_for_room(attempt: Attempt, refusal: NoRoom | None, stale_at: datetime, now: datetime) -> None:
    """Let a queued attempt wait for room, with the reason that people see; None: only for its turn."""
    call = attempt.call
    explain(call, refusal, now)
    async with in_transaction() as tx:
        waiting = Attempt.filter(id=attempt.id, state=State.QUEUED).using_db(tx)
        if not await waiting.update(room_since=now, paced_since=None, next_look_at=stale_at):
            return
        # Should its turn never come, this job gives it up once it is too old.
        key = f"stale:{attempt.id}"
        await queue.defer(tx, "place_call", delay=stale_at - now, dedupe_key=key, attempt_id=str(attempt.id))
        mine = Call.filter(id=attempt.call_id).using_db(tx)
        await mine.update(not_before=call.not_before, reason_code=call.reason_code, reason=call.reason)
        await notify.notify(tx, attempt.call_id)
        if refusal is None:
            key = f"room:{attempt.payer_id}"
            await queue.defer(tx, "start_waiting", dedupe_key=key, payer_id=str(attempt.payer_id))


async def start_next(payer_id: UUID) -> int:
    """Give those who have room, in their turn, the job that dials, and say of the others what they wait for.

    Returns how many were started; nothing happens twice.
    """
    chosen: list[dict[str, Any]] = await connections.get("default").execute_query_dict(NEXT, [payer_id])
    for place, row in enumerate(chosen):
        async with in_transaction() as tx:
            # One job for each time that it began to wait.
            key = f"room:{row['id']}:{row['room_since'].timestamp()}"
            payload: dict[str, Any] = {"attempt_id": str(row["id"]), "called_up": True}
            await queue.defer(tx, "place_call", dedupe_key=key, places_behind=place, **payload)
    values = [payer_id, Reason.INSUFFICIENT_CREDITS, Reason.QUOTA_EXCEEDED, SHORT, FULL]
    await connections.get("default").execute_query(WAIT_FOR, values)
    return len(chosen)


async def start_all(_now: datetime) -> None:
    """Start, for every account, those who have room by now: a minute or a day may have begun."""
    for row in await connections.get("default").execute_query_dict(PAYERS):
        await start_next(row["payer_id"])
