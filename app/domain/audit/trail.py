"""AuditEntry: one change of what people set, with who made it and both values.

Triggers write the entries (see the migration that made the table), in the transaction of the change: no page, command
or job can forget it, and neither is committed without the other. They also refuse whatever would change an entry, or
remove one that is younger than `KEPT`. An entry holds no secret, and of a lead nothing but the end of a number.
"""

import json
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from tortoise import connections, fields
from tortoise.backends.base.client import BaseDBAsyncClient

from app.postgres.tables import Table

# The trigger `audit_entries_are_kept` has the same number.
KEPT = timedelta(days=3 * 365)
BATCH_SIZE = 1_000


class Kind(StrEnum):
    """What a change is about; the triggers write these."""

    CREDITS = "credits"
    RULES = "rules"
    PAUSES = "pauses"
    KEYS = "keys"
    NUMBERS = "numbers"
    DO_NOT_CALL = "do_not_call"
    CAMPAIGNS = "campaigns"
    CUSTOMERS = "customers"
    CONNECTIONS = "connections"
    WEBHOOKS = "webhooks"
    SETTINGS = "settings"
    PRIVACY = "privacy"


class AuditEntry(Table):
    """One change of one field, or of a row that came or went.

    `what` is `table.column`, or `table.added` and `table.removed`; `subject` is what it was changed of, as a number or
    a name. `name` is that of a person, and empty for every other `actor` (see acting.py). Without a customer it is the
    agency's own. `note` is the reason that was given.
    """

    id = fields.BigIntField(primary_key=True)
    at = fields.DatetimeField()
    agency_id = fields.UUIDField()
    customer_id = fields.UUIDField(null=True)
    actor = fields.CharField(max_length=10)
    name = fields.CharField(max_length=200)
    kind = fields.CharEnumField(Kind, max_length=20)
    what = fields.CharField(max_length=100)
    subject = fields.CharField(max_length=300)
    was: fields.Field[Any] = fields.JSONField(null=True)
    became: fields.Field[Any] = fields.JSONField(null=True)
    note = fields.CharField(max_length=300, null=True)

    class Meta:
        table = "audit_entries"
        indexes = (("agency_id", "at", "id"), ("customer_id", "at", "id"), ("at",))


# What only an agency sees of its customers, as on the pages: what they pay it, their limits, and where it knows them
# from.
OF_AGENCY = (
    "customers.credit_microcents", "customers.own_credits", "customers.knotie_id", "customers.calls_per_minute",
    "customers.calls_per_day", "customers.spend_per_day", "customers.overage_per_month",
    "phone_numbers.calls_per_minute", "phone_numbers.calls_per_day", "phone_numbers.ramp_by", "phone_numbers.ramp_to",
)  # fmt: skip

NOTE = "SELECT audit_note($1::uuid, $2::uuid, $3, $4, $5, $6::jsonb, $7::jsonb, $8)"


async def note(
    tx: BaseDBAsyncClient, agency_id: UUID, customer_id: UUID | None, kind: Kind, what: str, became: object
) -> None:
    """Write down what leaves no row that a trigger could see, in the transaction that does it."""
    values = [agency_id, customer_id, kind.value, what, "", None, json.dumps(became), None]
    await tx.execute_query(NOTE, values)


# The clock of the database decides in the trigger: whatever that would keep is not tried.
FORGET = """
WITH old AS (SELECT id FROM audit_entries WHERE at < least($1::timestamptz, now()) - $2::interval ORDER BY at LIMIT $3)
DELETE FROM audit_entries WHERE id = ANY (ARRAY(SELECT id FROM old)) RETURNING id
"""


async def forget(now: datetime) -> int:
    """Remove some of the entries that are old enough; returns how many. The next hour goes on."""
    return len(await connections.get("default").execute_query_dict(FORGET, [now, KEPT, BATCH_SIZE]))
