"""The ledger checked as it grows: each look reads only the entries since the one before.

`ledger.drifts` (the command verify-ledger) recomputes everything; here a row for each account keeps up to which
version it was found right, and what its entries added up to. Nothing is kept of an account that is not right: it
is told of until it is.
"""

from datetime import datetime
from uuid import UUID

from tortoise import connections, fields

from app.postgres.tables import Table

ACCOUNTS_AT_ONCE, ENTRIES_AT_ONCE = 50, 5000


class LedgerCheck(Table):
    """Up to which version the entries of an account were found right, and their sums (1/1000 credit)."""

    customer_id = fields.UUIDField(primary_key=True)
    version = fields.BigIntField()
    available = fields.BigIntField()
    held = fields.BigIntField()
    spent = fields.BigIntField()
    put_in = fields.BigIntField()
    checked_at = fields.DatetimeField()

    class Meta:
        table = "ledger_checks"


# One statement reads accounts and entries as of one moment. An account with very many new entries is checked in
# several steps, and its sums are held against the account in the last of them.
CHECK = """
WITH accounts_due AS (
    SELECT a.*, coalesce(c.version, 0) AS since, least(a.version, coalesce(c.version, 0) + $2) AS upto,
           coalesce(c.available, 0) AS available_before, coalesce(c.held, 0) AS held_before,
           coalesce(c.spent, 0) AS spent_before, coalesce(c.put_in, 0) AS put_in_before
    FROM accounts a LEFT JOIN ledger_checks c ON c.customer_id = a.customer_id
    WHERE (c.version IS NULL OR (a.version, a.available, a.held, a.spent)
           IS DISTINCT FROM (c.version, c.available, c.held, c.spent))
      AND a.customer_id > $4
    ORDER BY a.customer_id LIMIT $1
),
summed AS (
    SELECT due.*, due.available_before + e.available_change AS available_sum,
           due.held_before + e.held_change AS held_sum,
           due.spent_before + e.spent_change AS spent_sum, due.put_in_before + e.put_in AS put_in_sum,
           e.entries, e.unexplained, e.broken_attempt, due.upto = due.version AS complete
    FROM accounts_due due CROSS JOIN LATERAL (
        SELECT count(*) AS entries, coalesce(sum(e.available_change), 0)::bigint AS available_change,
               coalesce(sum(e.held_change), 0)::bigint AS held_change,
               coalesce(sum(e.spent_change), 0)::bigint AS spent_change,
               coalesce(sum(e.amount) FILTER (WHERE e.verb IN ('grant', 'adjust')), 0)::bigint AS put_in,
               coalesce(bool_or(e.available_after < 0 AND e.available_change < 0
                                AND e.reason NOT LIKE '%(overdraft)'), false) AS unexplained,
               min(e.attempt_id::text) FILTER (WHERE e.phase = 2 AND (
                   NOT EXISTS (SELECT FROM ledger_entries h WHERE h.attempt_id = e.attempt_id AND h.phase = 1)
                   OR EXISTS (SELECT FROM attempts t WHERE t.id = e.attempt_id AND t.reopened_at IS NULL
                              AND t.state IN ('queued', 'dialing', 'placed', 'unconfirmed'))
               )) AS broken_attempt
        FROM ledger_entries e WHERE e.customer_id = due.customer_id AND e.version > due.since AND e.version <= due.upto
    ) e
),
judged AS (
    SELECT summed.*, array_remove(ARRAY[
        CASE WHEN entries <> upto - since THEN 'its version is not the number of its entries' END,
        CASE WHEN complete AND available <> available_sum THEN 'available is not the sum of its entries' END,
        CASE WHEN complete AND held <> held_sum THEN 'held is not the sum of its entries' END,
        CASE WHEN complete AND spent <> spent_sum THEN 'spent is not the sum of its entries' END,
        CASE WHEN complete AND put_in_sum <> available + held + spent
             THEN 'granted + adjustments is not available + held + spent' END,
        CASE WHEN held < 0 OR spent < 0 THEN 'held or spent is below zero' END,
        CASE WHEN unexplained THEN 'available went below zero and the entry does not say why' END,
        CASE WHEN broken_attempt IS NOT NULL
             THEN 'attempt ' || broken_attempt || ' was settled too early or without a hold' END
    ], NULL) AS drifts FROM summed
),
kept AS (
    INSERT INTO ledger_checks AS c (customer_id, version, available, held, spent, put_in, checked_at)
    SELECT customer_id, upto, available_sum, held_sum, spent_sum, put_in_sum, $3 FROM judged WHERE drifts = '{}'
    ON CONFLICT (customer_id) DO UPDATE SET version = EXCLUDED.version, available = EXCLUDED.available,
        held = EXCLUDED.held, spent = EXCLUDED.spent, put_in = EXCLUDED.put_in, checked_at = EXCLUDED.checked_at
)
SELECT customer_id, complete, drifts FROM judged ORDER BY customer_id
"""
# These are few at any time, whatever the ledger's length.
FORGOTTEN_HOLDS = """
SELECT 'attempt ' || id || ': it is over and its hold is still open' AS drift FROM attempts
WHERE settled_at IS NULL AND state IN ('refused', 'canceled', 'failed')
"""
NOBODY = UUID(int=0)


async def check_new(now: datetime) -> list[str]:
    """Check what was entered since the last look: one sentence for each thing that does not add up."""
    database = connections.get("default")
    # A sentence about an account that takes several steps is found in each of them.
    found: dict[str, None] = {}
    behind = True
    while behind:
        behind, after = False, NOBODY
        while rows := await database.execute_query_dict(CHECK, [ACCOUNTS_AT_ONCE, ENTRIES_AT_ONCE, now, after]):
            for row in rows:
                found |= dict.fromkeys(f"account {row['customer_id']}: {what}" for what in row["drifts"])
                behind = behind or not (row["complete"] or row["drifts"])
            after = rows[-1]["customer_id"]
    forgotten = await database.execute_query_dict(FORGOTTEN_HOLDS)
    return [*found, *(row["drift"] for row in forgotten)]
