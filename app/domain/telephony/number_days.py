"""NumberDay: what became of the calls of one number on one day, counted once each when they are paid for.

It is what is known of a number's reputation: nobody tells which numbers phones show as spam.
"""

from uuid import UUID

from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient

from app.outcomes import TALKED, UNREACHED, Outcome
from app.postgres.tables import Table, some

# A talk that ends sooner was none: somebody has picked up to hang up. Without a second nothing is known of its length.
SHORT_SECONDS = 6
# As the voice provider names what befell the number and not the lead.
SPAM, NOT_DIALED = ("marked_as_spam", "scam_detected"), "dial_failed"


class NumberDay(Table):
    """One customer's day of a number: dials, those answered, and of them `short` ones; blocked, marked as spam, failed.

    Left out is what says nothing about the number: a lead's number that does not exist, an account that cannot call.
    `counts`: it is evidence; a rest takes the days away for which the number rested. `changed`: not looked at since.
    """

    id = fields.BigIntField(primary_key=True)
    number_id = fields.UUIDField()
    customer_id = fields.UUIDField()
    day = fields.DateField()
    dials = fields.IntField(default=0)
    answered = fields.IntField(default=0)
    short = fields.IntField(default=0)
    blocked = fields.IntField(default=0)
    spam = fields.IntField(default=0)
    failed = fields.IntField(default=0)
    counts = fields.BooleanField(default=True, db_default=True)
    changed = fields.BooleanField(default=True, db_default=True)

    class Meta:
        table = "number_days"
        unique_together = (("number_id", "customer_id", "day"),)
        indexes = (
            ("customer_id", "day"),
            some("number_days_changed", "customer_id", where="changed"),
        )


def _among(outcomes: tuple[Outcome, ...]) -> str:
    return ", ".join(f"'{outcome}'" for outcome in outcomes)


TALK = f"t.outcome IN ({_among(TALKED)})"
IS_SPAM = f"t.disconnection_reason IN ({', '.join(repr(reason) for reason in SPAM)})"
FAILED = f"t.disconnection_reason = '{NOT_DIALED}'"
COUNT = f"""
INSERT INTO number_days AS known (number_id, customer_id, day, dials, answered, short, blocked, spam, failed)
SELECT t.from_number_id, t.customer_id, (t.dialed_at AT TIME ZONE c.timezone)::date, 1, ({TALK})::int,
       ({TALK} AND t.billed_seconds BETWEEN 1 AND {SHORT_SECONDS - 1})::int,
       (t.outcome = '{Outcome.BLOCKED}' AND NOT {IS_SPAM})::int, ({IS_SPAM})::int, ({FAILED})::int
FROM attempts t JOIN customers c ON c.id = t.customer_id
WHERE t.id = $1 AND t.from_number_id IS NOT NULL AND t.dialed_at IS NOT NULL
  AND (t.outcome IN ({_among((*TALKED, *UNREACHED, Outcome.BLOCKED))}) OR {FAILED})
ON CONFLICT (number_id, customer_id, day) DO UPDATE SET
    dials = known.dials + 1, answered = known.answered + EXCLUDED.answered, short = known.short + EXCLUDED.short,
    blocked = known.blocked + EXCLUDED.blocked, spam = known.spam + EXCLUDED.spam,
    failed = known.failed + EXCLUDED.failed, changed = true
"""  # noqa: S608 - only constants are interpolated


async def count(tx: BaseDBAsyncClient, attempt_id: UUID) -> None:
    """Count a dial of which everything is known by now; the caller makes sure that it does so once."""
    await tx.execute_query(COUNT, [attempt_id])
