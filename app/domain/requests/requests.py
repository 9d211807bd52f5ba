"""LoggedRequest: one time that somebody asked for a call, whatever came of it."""

from typing import Any
from uuid import UUID

from tortoise import fields

from app.domain.tenants.customers import Customer
from app.postgres.tables import Table, blocks, some, unique


class LoggedRequest(Table):
    """A request that was taken (`call_id`), or refused with a `code` of reasons.py and the sentence `reason`.

    What was taken is written by the statement that admits the call (see calls/admission.py), what was refused by
    refused.py. `key_id` is the API key that asked, `request_id` names the request in answer and logs, `wanted` is what
    it takes to ask again (see again.py). A refused request gets a `call_id` when somebody asks for it again, or when
    there was a call already. In a flood, one row stands for all of a `minute` that were refused alike, so many `times`;
    it names nobody.
    """

    id = fields.BigIntField(primary_key=True)
    customer: fields.ForeignKeyRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name="requests", on_delete=fields.RESTRICT
    )
    customer_id: UUID
    number_id = fields.UUIDField(null=True)
    key_id = fields.CharField(max_length=30, null=True)
    source = fields.CharField(max_length=20)
    from_number = fields.CharField(max_length=20, null=True)
    to_number = fields.CharField(max_length=20, null=True)
    contact_id = fields.CharField(max_length=64, null=True)
    request_id = fields.CharField(max_length=40, null=True)
    asked_at = fields.DatetimeField()
    call_id = fields.UUIDField(null=True)
    code = fields.CharField(max_length=40, null=True)
    reason = fields.CharField(max_length=500, null=True)
    wanted: fields.Field[dict[str, Any]] | None = fields.JSONField(null=True)
    times = fields.IntField(default=1, db_default=1)
    minute = fields.DatetimeField(null=True)

    class Meta:
        table = "requests"
        indexes = (
            ("customer", "asked_at"),
            blocks("requests_by_time", "asked_at"),
            some("requests_of_key", "key_id", "asked_at", where="key_id IS NOT NULL"),
            some("refused_requests", "customer_id", "asked_at", where="code IS NOT NULL"),
            # What was said and is not forgotten yet (retention.py).
            some("requests_with_words", "asked_at", where="wanted IS NOT NULL OR reason IS NOT NULL"),
            unique("requests_of_minute", "customer_id", "source", "code", "minute", where="minute IS NOT NULL"),
        )
