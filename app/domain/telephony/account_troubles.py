"""An account at the voice provider that cannot call: no payment, no credits left, a budget reached, a carrier's no.

No lead is to blame, and every further dial would fail too. So its calls wait, and now and then one of them is let
through the gate as a probe (see gate.py): when that one works, all go on.

A carrier's no may mean one number only, as of a SIP trunk that is set up wrongly: then only this number stands still.
"""

from datetime import datetime, timedelta
from uuid import UUID

from tortoise import connections
from tortoise.transactions import in_transaction

from app.postgres import queue

# How long after a dial that failed the next one may be tried.
PROBE_STEP = timedelta(minutes=5)

# SQL over the rows w of a workspace and n of a number: whether one of them cannot call, and it is not time to try.
STANDS_STILL = (
    "(w.trouble IS NOT NULL AND coalesce(w.probe_at > {now}, true)"
    " OR n.trouble_at IS NOT NULL AND coalesce(n.probe_at > {now}, true))"
)
# SQL over a row of either `table`: whoever passes the gate is the probe; the next one has its time.
NEXT_PROBE = (
    f"CASE WHEN {{table}}.trouble_at IS NOT NULL THEN {{now}} + interval '{PROBE_STEP.total_seconds():.0f} seconds' END"
)
NOT_PERMITTED = "telephony_provider_permission_denied"
# A number with a trunk of its own (see PhoneNumber.kind).
OWN_TRUNK = "custom"
WAITS = (
    "The account at the voice provider cannot place calls at the moment, so this call waits. One call is tried every "
    "few minutes, and all go on when it works again."
)

# What people are told of each (see retell/calls.py).
SENTENCES = {
    "no_valid_payment": "The account at the voice provider has no valid payment. Add one there, then check again.",
    "credit_exhausted": "The account at the voice provider has no credits left. Add some there, then check again.",
    "budget_reached": "The account at the voice provider has reached its budget. Raise it there, then check again.",
    NOT_PERMITTED: (
        "The phone company behind this account does not permit its calls. Allow them there, then check again."
    ),
}
# What was so before says nothing about now. A later call that fails as well puts the next probe off no
# further: its time was set when the trouble began, and by each probe that passes the gate.
NOTE = """
UPDATE workspaces SET trouble = $2, trouble_at = coalesce(trouble_at, clock_timestamp()),
       probe_at = coalesce(probe_at, clock_timestamp() + $3::interval)
WHERE id = $1 AND (recovered_at IS NULL OR recovered_at < $4) RETURNING trouble_told_at IS NULL AS news
"""
# While another number may call, a carrier's no means this one: it has its own trunk, or the account has just recovered
# from the same, so that the others work.
NOTE_NUMBER = f"""
WITH was AS (
    SELECT n.id, n.trouble_at FROM phone_numbers n JOIN workspaces w ON w.id = n.workspace_id
    WHERE n.id = $1 AND w.trouble_at IS NULL
    AND (n.kind = '{OWN_TRUNK}' OR w.last_trouble = '{NOT_PERMITTED}'
         AND w.recovered_at > clock_timestamp() - interval '1 day' AND w.recovered_at < $3)
    AND EXISTS (
        SELECT FROM phone_numbers o WHERE o.workspace_id = n.workspace_id AND o.id <> n.id
        AND o.customer_id IS NOT NULL AND o.gone_at IS NULL AND o.trouble_at IS NULL
    ) FOR NO KEY UPDATE OF n
)
UPDATE phone_numbers SET trouble_at = coalesce(was.trouble_at, clock_timestamp()),
       probe_at = coalesce(phone_numbers.probe_at, clock_timestamp() + $2::interval)
FROM was WHERE phone_numbers.id = was.id RETURNING was.trouble_at IS NULL AS news
"""  # noqa: S608 - only constants are interpolated
IN_TROUBLE = """
SELECT EXISTS (SELECT FROM workspaces WHERE id = $1 AND trouble_at IS NOT NULL)
    OR EXISTS (SELECT FROM phone_numbers WHERE workspace_id = $1 AND trouble_at IS NOT NULL) AS so
"""
NUMBER_OVER = """
UPDATE phone_numbers SET trouble_at = NULL, probe_at = NULL
FROM attempts a JOIN calls k ON k.id = a.call_id
WHERE a.id = $1 AND phone_numbers.id = k.number_id AND phone_numbers.trouble_at < a.dialed_at
RETURNING phone_numbers.id
"""
OVER = """
WITH was AS (
    SELECT * FROM workspaces
    WHERE id = $1 AND trouble_at < (SELECT dialed_at FROM attempts WHERE id = $2) FOR NO KEY UPDATE
)
UPDATE workspaces SET trouble = NULL, trouble_at = NULL, probe_at = NULL, trouble_told_at = NULL,
       trouble_mailed_at = NULL, last_trouble = was.trouble, last_trouble_at = was.trouble_at,
       recovered_at = clock_timestamp()
FROM was WHERE workspaces.id = was.id
RETURNING was.trouble_at AS since, was.trouble_told_at IS NOT NULL AS told, was.trouble_mailed_at IS NOT NULL AS mailed
"""


async def note(workspace_id: UUID, number_id: UUID, trouble: str, at: datetime) -> bool:
    """The provider did not place a call from this number for this reason: calls wait, and the agency is told once.

    `at` is when it was so: the dial, or the end of a call that it cut off. False when the account has recovered since:
    then nothing is noted, and nothing has to wait.
    """
    async with in_transaction() as tx:
        values = [number_id, PROBE_STEP, at]
        if trouble == NOT_PERMITTED and (found := await tx.execute_query_dict(NOTE_NUMBER, values)):
            if found[0]["news"]:
                await queue.defer(tx, "tell_number", number_id=str(number_id))
            return True
        noted = await tx.execute_query_dict(NOTE, [workspace_id, trouble, PROBE_STEP, at])
        if noted and noted[0]["news"]:
            await queue.defer(tx, "tell_trouble", dedupe_key=f"trouble:{workspace_id}", workspace_id=str(workspace_id))
    return bool(noted)


async def is_over(workspace_id: UUID, attempt_id: UUID) -> bool:
    """This attempt reached somebody's phone: True if its account or number was in trouble at the dial, and is no more.

    Whoever was told of an account's trouble is told that it is over.
    """
    [row] = await connections.get("default").execute_query_dict(IN_TROUBLE, [workspace_id])
    if not row["so"]:
        return False
    async with in_transaction() as tx:
        number = await tx.execute_query_dict(NUMBER_OVER, [attempt_id])
        account = await tx.execute_query_dict(OVER, [workspace_id, attempt_id])
        for was in account:
            if was["told"]:
                since, mailed = was["since"].isoformat(), was["mailed"]
                await queue.defer(tx, "tell_recovery", workspace_id=str(workspace_id), since=since, mailed=mailed)
    return bool(number or account)


async def probe_now(workspace_id: UUID | None) -> None:
    """Let the next call be tried at once, from each number: somebody has acted, or a probe said nothing."""
    async with in_transaction() as tx:
        for table, key in (("phone_numbers", "workspace_id"), ("workspaces", "id")):
            waits = f"UPDATE {table} SET probe_at = now() WHERE {key} = $1 AND trouble_at IS NOT NULL"  # noqa: S608
            await tx.execute_query(waits, [workspace_id])
