"""TopUp: credits that a sub-account buys with its wallet in the CRM, one charge there for one grant here.

Our row is there before the charge is asked for, and has its name. Whoever gets no answer looks whether the charge was
made before it is asked for again; a grant is booked once for each row, whoever finds out that it was charged.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid4

from tortoise import connections, fields
from tortoise.transactions import in_transaction

from app.domain.credits import ledger
from app.domain.credits.allowances import month_of
from app.domain.credits.ledger import CREDIT
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.postgres import queue
from app.postgres.tables import Table, some, unique

# What can be bought at once, in credits.
CHOICES = (50, 100, 250, 500, 1_000)
REASON = "Bought with the CRM's wallet"
# One that cannot be charged is not tried by itself again and again.
RESTS = timedelta(hours=6)
# Another charge for the same may turn up in the CRM's list later than the first.
LOOK_AGAIN = timedelta(hours=1)


class State(StrEnum):
    """Where a top-up stands."""

    PLANNED = "planned"
    SENT = "sent"
    CHARGED = "charged"
    REFUSED = "refused"
    REFUNDING = "refunding"
    REFUNDED = "refunded"


OPEN = (State.PLANNED, State.SENT)


class TopUp(Table):
    """One purchase of `units` credits; `id` is what the CRM is told as the event, `charge_id` its charge.

    `sends` is how often the charge was asked for, `why` what stood in the way. `by_itself`: nobody pressed a button.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    customer: fields.ForeignKeyRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name="top_ups", on_delete=fields.RESTRICT
    )
    customer_id: UUID
    units = fields.IntField()
    state = fields.CharEnumField(State, max_length=10, default=State.PLANNED)
    by = fields.CharField(max_length=200)
    by_itself = fields.BooleanField(default=False)
    sends = fields.IntField(default=0)
    charge_id = fields.CharField(max_length=100, null=True)
    why = fields.CharField(max_length=300, null=True)
    month = fields.CharField(max_length=7)
    planned_at = fields.DatetimeField()
    sent_at = fields.DatetimeField(null=True)
    charged_at = fields.DatetimeField(null=True)
    refunded_at = fields.DatetimeField(null=True)

    class Meta:
        table = "top_ups"
        unique_together = (("customer", "charge_id"),)
        indexes = (
            ("customer", "planned_at"),
            # One at a time: a list of charges need not say which is whose.
            unique("open_top_ups", "customer_id", where="state IN ('planned', 'sent')"),
            some("top_ups_under_way", "planned_at", where="state IN ('planned', 'sent', 'refunding')"),
        )

    @property
    def amount(self) -> int:
        """What is granted for it, in 1/1000 credit."""
        return self.units * CREDIT


async def plan(
    customer: Customer, units: int, by: str, now: datetime, *, key: UUID | None = None, by_itself: bool = False
) -> TopUp | None:
    """Plan a purchase and the job that charges it; None when this very one (`key`) or another one is under way."""
    top_up = TopUp(
        id=key or uuid4(), customer_id=customer.id, units=units, by=by[:200], by_itself=by_itself,
        month=month_of(customer, now), planned_at=now,
    )  # fmt: skip
    async with in_transaction() as tx:
        known = TopUp.filter(id=top_up.id).using_db(tx)
        if await known.exists():
            return None
        await TopUp.bulk_create([top_up], ignore_conflicts=True, using_db=tx)
        if not await known.exists():
            return None
        await queue.defer(tx, "charge_top_up", top_up_id=str(top_up.id))
    return top_up


async def claim(top_up: TopUp, now: datetime) -> bool:
    """Say that its charge is asked for now; False when somebody else has said so meanwhile."""
    mine = TopUp.filter(id=top_up.id, state__in=[*OPEN], sends=top_up.sends)
    if not await mine.update(state=State.SENT, sends=top_up.sends + 1, sent_at=now):
        return False
    top_up.state, top_up.sends, top_up.sent_at = State.SENT, top_up.sends + 1, now
    return True


async def note_doubt(top_up: TopUp, why: str) -> None:
    """It was probably refused, for this."""
    await TopUp.filter(id=top_up.id, state=State.SENT).update(why=why[:300])


async def was_not_sent(top_up: TopUp) -> None:
    """Its request provably charged nothing: unless an earlier one may have, it stands where it stood before."""
    state = State.PLANNED if top_up.sends == 1 else State.SENT
    mine = TopUp.filter(id=top_up.id, state=State.SENT, sends=top_up.sends)
    await mine.update(state=state, sends=top_up.sends - 1)


async def book(top_up: TopUp, charge_id: str, now: datetime) -> bool:
    """It was charged: grant its credits, once; False when that was done before."""
    async with in_transaction() as tx:
        mine = TopUp.filter(id=top_up.id, charge_id=None).using_db(tx)
        if not await mine.update(state=State.CHARGED, charge_id=charge_id, charged_at=now, why=None):
            return False
        await ledger.grant(tx, top_up.customer_id, top_up.amount, REASON, token=f"top-up {top_up.id}")
        await queue.defer(tx, "check_top_up", delay=LOOK_AGAIN, top_up_id=str(top_up.id))
    return True


async def refuse(top_up: TopUp, why: str) -> None:
    """It was not charged, and will not be; a charge that turns up all the same is found by one more look."""
    async with in_transaction() as tx:
        mine = TopUp.filter(id=top_up.id, state__in=[*OPEN]).using_db(tx)
        if await mine.update(state=State.REFUSED, why=why[:300]) and top_up.sends:
            await queue.defer(tx, "check_top_up", delay=LOOK_AGAIN, top_up_id=str(top_up.id))


async def begin_refund(top_up_id: UUID, customer_id: UUID) -> bool:
    """Take its credits back, and have the charge given back; False when it is none that can be.

    Raises InsufficientCredits when they are spent.
    """
    async with in_transaction() as tx:
        mine = TopUp.filter(id=top_up_id, customer_id=customer_id, state=State.CHARGED).using_db(tx)
        top_up = await mine.select_for_update().get_or_none()
        if top_up is None:
            return False
        await ledger.take_back(tx, customer_id, top_up.amount, f"{REASON}: given back", token=f"refund {top_up.id}")
        await mine.update(state=State.REFUNDING)
        await queue.defer(tx, "charge_top_up", top_up_id=str(top_up.id))
    return True


async def end_refund(top_up: TopUp, now: datetime) -> None:
    """The charge was given back."""
    await TopUp.filter(id=top_up.id, state=State.REFUNDING).update(state=State.REFUNDED, refunded_at=now)


async def known_charges(customer_id: UUID, charge_ids: Collection[str]) -> set[str]:
    """Which of these charges belong to a purchase."""
    mine = TopUp.filter(customer_id=customer_id, charge_id__in=list(charge_ids))
    return {str(found) for found in await mine.values_list("charge_id", flat=True)}


# An hour for the job itself: it is tried again more and more rarely, and at last it is parked.
STUCK_AFTER = timedelta(hours=1)
STUCK = """
SELECT id FROM top_ups WHERE state IN ('planned', 'sent', 'refunding') AND planned_at < $1::timestamptz - $2::interval
"""


async def wake_stuck(now: datetime) -> int:
    """Give whatever is open for long a job again, once an hour; returns how many that are."""
    rows = await connections.get("default").execute_query_dict(STUCK, [now, STUCK_AFTER])
    async with in_transaction() as tx:
        for row in rows:
            key = f"top-up:{row['id']}:{now:%Y-%m-%d %H}"
            await queue.defer(tx, "charge_top_up", dedupe_key=key, top_up_id=str(row["id"]))
    return len(rows)


# Below the threshold, with nothing under way, within the month's ceiling, and not refused a short while ago.
DUE = """
SELECT c.id FROM customers c JOIN accounts a ON a.customer_id = c.id JOIN agencies g ON g.id = c.agency_id
JOIN installations i ON i.customer_id = c.id AND i.status = 'active'
WHERE g.sells_credits AND c.own_credits AND c.top_up_below IS NOT NULL AND a.available < c.top_up_below
  AND NOT EXISTS (SELECT FROM top_ups t WHERE t.customer_id = c.id AND t.state IN ('planned', 'sent', 'refunding'))
  AND NOT EXISTS (SELECT FROM top_ups t WHERE t.customer_id = c.id AND t.state = 'refused'
                  AND t.planned_at > $1::timestamptz - $2::interval)
"""


async def plan_automatic(now: datetime) -> int:
    """Plan a purchase for each account that is below its threshold and its ceiling of the month; returns how many."""
    planned = 0
    for row in await connections.get("default").execute_query_dict(DUE, [now, RESTS]):
        customer = await Customer.get(id=row["id"])
        spent = await bought_in(customer, now)
        if customer.top_up_units and spent + customer.top_up_units <= (customer.top_up_per_month or 0):
            planned += await plan(customer, customer.top_up_units, "", now, by_itself=True) is not None
    return planned


async def bought_in(customer: Customer, now: datetime) -> int:
    """How many credits were bought by themselves in this month, where the customer is."""
    mine = TopUp.filter(customer_id=customer.id, month=month_of(customer, now), by_itself=True)
    rows = await mine.filter(state__in=[*OPEN, State.CHARGED]).values_list("units", flat=True)
    return sum(int(str(units)) for units in rows)


async def sell(agency_id: UUID, on: bool) -> None:
    """Whether the agency's sub-accounts may buy credits."""
    await Agency.filter(id=agency_id).update(sells_credits=on)
