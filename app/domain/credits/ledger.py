"""Credits: insert-only entries and the account they add up to, in integers of 1/1000 credit."""

from uuid import UUID

from tortoise import connections, fields
from tortoise.backends.base.client import BaseDBAsyncClient

from app.domain.rules.figures import counted
from app.domain.tenants.customers import Customer
from app.errors import InsufficientCredits
from app.postgres import queue
from app.postgres.tables import Table, unique

CREDIT = 1000
# What one grant adds at most: more is a slip of the hand, and a few of those would not fit into the row.
LARGEST_GRANT = 10_000_000 * CREDIT
HOLD, SETTLEMENT, LATE = 1, 2, 3
SET_ASIDE = "Set aside for a call"
RAISED, LOWERED = "Set aside for the rest of the call", "The call waits again: only its first part stays set aside"
NO_LIMIT = 2**62


class Account(Table):
    """What a customer has: `available` to spend, `held` by calls under way, `spent` for good.

    At any moment granted + adjustments = available + held + spent.
    """

    customer: fields.OneToOneRelation[Customer] = fields.OneToOneField(
        "models.Customer", related_name="account", on_delete=fields.RESTRICT, primary_key=True
    )
    customer_id: UUID
    available = fields.BigIntField(default=0)
    held = fields.BigIntField(default=0)
    spent = fields.BigIntField(default=0)
    version = fields.BigIntField(default=0)

    class Meta:
        table = "accounts"


class LedgerEntry(Table):
    """One change of an account; `version` is the account's version after it, without gaps.

    `phase` makes the database refuse a second hold (1) or a second capture or release (2) of one attempt. A hold that
    is raised at the dial, or lowered again, is an adjustment of nothing that moves credits between available and held.
    `token` is what whoever asked for it calls it, so that the same asked twice is booked once.
    """

    id = fields.BigIntField(primary_key=True)
    customer: fields.ForeignKeyRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name="entries", on_delete=fields.RESTRICT
    )
    customer_id: UUID
    version = fields.BigIntField()
    verb = fields.CharField(max_length=10)
    amount = fields.BigIntField()
    available_change = fields.BigIntField()
    held_change = fields.BigIntField()
    spent_change = fields.BigIntField()
    available_after = fields.BigIntField()
    attempt_id = fields.UUIDField(null=True)
    phase = fields.SmallIntField(null=True)
    reason = fields.CharField(max_length=300)
    token = fields.CharField(max_length=60, null=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "ledger_entries"
        unique_together = (("attempt_id", "phase"), ("customer", "version"))
        indexes = (unique("ledger_entries_once", "customer_id", "token", where="token IS NOT NULL"),)

    @property
    def kind(self) -> str:
        """Its verb, except that a hold which was raised or lowered again is called so."""
        if self.verb == "adjust" and self.amount == 0:
            return "raise" if self.held_change > 0 else "lower"
        return self.verb


# Whoever waits for credits of this account (see calls/room.py) is looked at as soon as there are some; one job for all.
START_WAITING = queue.job_for_each(
    "freed",
    "start_waiting",
    queue.payload_of("payer_id", "customer_id"),
    "interval '0'",
    dedupe_key="'room:' || customer_id || ':' || extract(epoch FROM now())::bigint",
)
# The account's row is locked by this one statement and freed by the commit that should follow it at once.
# An overdraft says why, usage counts for the attempt's day, and whoever falls below the threshold of what is
# left (available and held: holds come and go) is alerted once, until it has been above it again.
BOOK = f"""
WITH account AS (
    UPDATE accounts SET available = available + $4::bigint, held = held + $5::bigint, spent = spent + $6::bigint,
                        version = version + 1
    WHERE customer_id = $1 AND ($4::bigint >= 0 OR NOT $9 OR available + $4::bigint >= 0)
    RETURNING customer_id, version, available, available + held AS left_over
), day AS (
    INSERT INTO usage_days AS used (subject_id, day, calls, minute, minute_calls, held, spent)
    SELECT attempts.customer_id, attempts.day, 0, now(), 0, $5::bigint, $6::bigint FROM account, attempts
    WHERE attempts.id = $7 AND ($5::bigint <> 0 OR $6::bigint <> 0)
    ON CONFLICT (subject_id, day) DO UPDATE SET held = used.held + EXCLUDED.held, spent = used.spent + EXCLUDED.spent
), alert AS (
    INSERT INTO credit_alerts (customer_id, left_over, threshold, created_at)
    SELECT customer_id, left_over, low_credits, now() FROM account JOIN customers ON customers.id = customer_id
    WHERE left_over < low_credits AND left_over - $4::bigint - $5::bigint >= low_credits
), freed AS (
    SELECT customer_id FROM account WHERE $4::bigint > 0
    AND EXISTS (SELECT FROM attempts WHERE payer_id = $1 AND state = 'queued' AND room_since IS NOT NULL)
), {START_WAITING}
INSERT INTO ledger_entries (customer_id, version, verb, amount, available_change, held_change, spent_change,
                            available_after, attempt_id, phase, token, reason, created_at)
SELECT customer_id, version, $2, $3::bigint, $4::bigint, $5::bigint, $6::bigint, available, $7, $8, $11,
       CASE WHEN available < 0 AND $4::bigint < 0 THEN $10 || ', more than was left (overdraft)' ELSE $10 END, now()
FROM account
RETURNING available_after
"""  # noqa: S608 - only constants are interpolated


async def _book(
    tx: BaseDBAsyncClient,
    customer_id: UUID,
    verb: str,
    amount: int,
    changes: tuple[int, int, int],
    reason: str,
    *,
    attempt_id: UUID | None = None,
    phase: int | None = None,
    must_cover: bool = False,
    token: str | None = None,
) -> int | None:
    values = [customer_id, verb, amount, *changes, attempt_id, phase, must_cover, reason[:280], token]
    rows = await tx.execute_query_dict(BOOK, values)
    return int(rows[0]["available_after"]) if rows else None


async def open_account(tx: BaseDBAsyncClient, customer_id: UUID) -> None:
    """Give a customer an empty account unless it has one."""
    await tx.execute_query(
        "INSERT INTO accounts (customer_id, available, held, spent, version) VALUES ($1, 0, 0, 0, 0) "
        "ON CONFLICT DO NOTHING",
        [customer_id],
    )


async def grant(
    tx: BaseDBAsyncClient, customer_id: UUID, amount: int, reason: str, *, token: str | None = None
) -> bool:
    """Add credits; False when they were added before: an entry of this customer with this token is there."""
    await open_account(tx, customer_id)
    if token is not None and await _booked(tx, customer_id, token):
        return False
    await _book(tx, customer_id, "grant", amount, (amount, 0, 0), reason, token=token)
    return True


async def adjust(
    tx: BaseDBAsyncClient, customer_id: UUID, amount: int, reason: str, *, attempt_id: UUID | None = None
) -> int:
    """Correct the balance by a signed amount, overdrawing if need be; returns what is available afterwards."""
    await open_account(tx, customer_id)
    phase = LATE if attempt_id else None
    changes = (amount, 0, 0)
    booked = await _book(tx, customer_id, "adjust", amount, changes, reason, attempt_id=attempt_id, phase=phase)
    return booked or 0


async def take_back(tx: BaseDBAsyncClient, customer_id: UUID, amount: int, reason: str, *, token: str) -> bool:
    """Correct what was added by mistake; False when that was done before: an entry with this token is there.

    Raises InsufficientCredits when so much is not available: what is set aside for calls under way stays theirs.
    """
    await open_account(tx, customer_id)
    if await _booked(tx, customer_id, token):
        return False
    changes = (-amount, 0, 0)
    booked = await _book(tx, customer_id, "adjust", -amount, changes, reason, must_cover=True, token=token)
    if booked is None:
        account = await Account.filter(customer_id=customer_id).using_db(tx).get()
        left = counted(max(account.available, 0) / CREDIT, "credit")
        raise InsufficientCredits(f"Only {left} can be taken back. The rest is spent, or set aside for calls.")
    return True


async def _booked(tx: BaseDBAsyncClient, customer_id: UUID, token: str) -> bool:
    """Whether an entry has this token. Two of the same form at once: the second waits, and sees that of the first."""
    await Account.filter(customer_id=customer_id).select_for_update().using_db(tx).get()
    return await LedgerEntry.filter(customer_id=customer_id, token=token).using_db(tx).exists()


async def hold(tx: BaseDBAsyncClient, customer_id: UUID, attempt_id: UUID, amount: int) -> None:
    """Set credits aside for one attempt; raises InsufficientCredits. Let the commit follow at once."""
    booked = await _book(
        tx, customer_id, "hold", amount, (-amount, amount, 0), SET_ASIDE,
        attempt_id=attempt_id, phase=HOLD, must_cover=True,
    )  # fmt: skip
    if booked is None:
        raise too_few(amount)


async def lower(tx: BaseDBAsyncClient, customer_id: UUID, attempt_id: UUID, amount: int) -> None:
    """Give back what a hold was raised by at the dial (see calls/gate.py): the call was not placed and waits again."""
    await _book(tx, customer_id, "adjust", 0, (amount, -amount, 0), LOWERED, attempt_id=attempt_id)


def too_few(hold: int) -> InsufficientCredits:
    """The refusal of a call for which the account cannot set enough aside."""
    aside = counted(hold / CREDIT, "credit is", "credits are")
    return InsufficientCredits(
        f"The account has too few credits for a call ({aside} set aside). Add credits and try again."
    )


async def why_short(customer_id: UUID, hold: int) -> InsufficientCredits | None:
    """The refusal when the account cannot set this much aside, else None."""
    return None if await Account.exists(customer_id=customer_id, available__gte=hold) else too_few(hold)


async def capture(
    tx: BaseDBAsyncClient, customer_id: UUID, attempt_id: UUID, held: int, charge: int, reason: str
) -> None:
    """Charge an attempt and free the rest of its hold; a charge above the hold may overdraw."""
    changes = (held - charge, -held, charge)
    await _book(tx, customer_id, "capture", charge, changes, reason, attempt_id=attempt_id, phase=SETTLEMENT)


async def release(tx: BaseDBAsyncClient, customer_id: UUID, attempt_id: UUID, held: int, reason: str) -> None:
    """Give the whole hold of an attempt back."""
    changes = (held, -held, 0)
    await _book(tx, customer_id, "release", held, changes, reason, attempt_id=attempt_id, phase=SETTLEMENT)


DRIFTS = """
SELECT 'account ' || a.customer_id || ': ' || what AS drift FROM (
    SELECT a.customer_id, a.available, a.held, a.spent, a.version,
           coalesce(sum(e.available_change), 0) AS available_sum, coalesce(sum(e.held_change), 0) AS held_sum,
           coalesce(sum(e.spent_change), 0) AS spent_sum, count(e.id) AS entries,
           coalesce(sum(e.amount) FILTER (WHERE e.verb IN ('grant', 'adjust')), 0) AS put_in
    FROM accounts a LEFT JOIN ledger_entries e ON e.customer_id = a.customer_id GROUP BY a.customer_id
) AS a CROSS JOIN LATERAL (VALUES
    (a.available <> a.available_sum, 'available is not the sum of its entries'),
    (a.held <> a.held_sum, 'held is not the sum of its entries'),
    (a.spent <> a.spent_sum, 'spent is not the sum of its entries'),
    (a.version <> a.entries, 'its version is not the number of its entries'),
    (a.put_in <> a.available + a.held + a.spent, 'granted + adjustments is not available + held + spent'),
    (a.held < 0 OR a.spent < 0, 'held or spent is below zero'),
    (EXISTS (
        SELECT FROM ledger_entries e WHERE e.customer_id = a.customer_id AND e.available_after < 0
        AND e.available_change < 0 AND e.reason NOT LIKE '%(overdraft)'
    ), 'available went below zero and the entry does not say why')
) AS checks(broken, what) WHERE broken
UNION ALL
SELECT 'attempt ' || t.id || ': ' || what FROM (
    SELECT t.id, t.state, t.reopened_at, t.unheld, count(e.id) FILTER (WHERE e.phase = 1) AS holds,
           count(e.id) FILTER (WHERE e.phase = 2) AS settlements
    FROM attempts t LEFT JOIN ledger_entries e ON e.attempt_id = t.id GROUP BY t.id
) AS t CROSS JOIN LATERAL (VALUES
    (t.holds > 1 OR t.holds = 0 AND t.unheld IS NULL AND t.reopened_at IS NULL, 'it has ' || t.holds || ' holds'),
    (t.settlements > 1, 'it was settled ' || t.settlements || ' times'),
    (t.settlements < t.holds AND t.state IN ('refused', 'canceled', 'failed'), 'it is over and its hold is still open'),
    (t.settlements = 1 AND t.reopened_at IS NULL AND t.state IN ('queued', 'dialing', 'placed', 'unconfirmed'),
     'it was settled too early')
) AS checks(broken, what) WHERE broken
"""


async def drifts() -> list[str]:
    """Recompute everything: one sentence for each account or attempt that does not add up."""
    rows = await connections.get("default").execute_query_dict(DRIFTS)
    return [row["drift"] for row in rows]
