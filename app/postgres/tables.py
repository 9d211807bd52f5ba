"""What our tables are declared with: their base, and indexes over some rows only, or over blocks of them."""

from typing import TYPE_CHECKING, Any

from tortoise.indexes import Index
from tortoise.models import Model, ModelMeta

if TYPE_CHECKING:
    from tortoise.backends.base.schema_generator import BaseSchemaGenerator


class _Uncommented(ModelMeta):
    """Tortoise would parse the source of each model for comments on its fields: a quarter second at each start."""

    def __new__(cls, name: str, bases: tuple[type, ...], attributes: dict[str, Any]) -> ModelMeta:
        return super().__new__(cls, name, bases, attributes | {"_no_comments": True})


class Table(Model, metaclass=_Uncommented):
    """The model of one table."""

    class Meta:
        abstract = True


class UniqueIndex(Index):
    """An index that refuses a second row; unlike a constraint it may be over some rows only."""

    def get_sql(self, schema_generator: "BaseSchemaGenerator", model: "type[Model]", safe: bool) -> str:
        """The statement that makes it."""
        return super().get_sql(schema_generator, model, safe).replace("CREATE INDEX", "CREATE UNIQUE INDEX", 1)


def unique(name: str, *fields: str, where: str) -> Index:
    """No two of the rows for which the SQL condition holds have these fields alike."""
    index = UniqueIndex(fields=fields, name=name)
    index.extra = f" WHERE {where}"
    return index


def some(name: str, *fields: str, where: str) -> Index:
    """An index over the rows for which the SQL condition holds, so that a query with it reads no others."""
    index = Index(fields=fields, name=name)
    index.extra = f" WHERE {where}"
    return index


def blocks(name: str, field: str) -> Index:
    """A tiny index (BRIN) for ranges of a time that grows with the table."""
    index = Index(fields=(field,), name=name)
    index.INDEX_TYPE = "BRIN"
    return index


OF_CALLS = (
    # What was asked for lately (vitals.py).
    blocks("calls_by_time", "requested_at"),
    # Keys to be freed after a day (request_keys.py).
    some("calls_with_key", "requested_at", where="source = 'api' AND request_key IS NOT NULL"),
    # What was said and is not forgotten yet (retention.py).
    some("calls_with_words", "ended_at", where="words_forgotten_at IS NULL"),
)
OF_ATTEMPTS = (
    # What may be stuck (stuck.py), what waits (waiting.py, cancellation.py, pacing.py), and what is open (vitals.py).
    some("open_attempts", "state", "due_at", where="settled_at IS NULL"),
    # What waits for room, by whose account pays (room.py, ledger.py).
    some("waits_for_room", "payer_id", where="state = 'queued' AND room_since IS NOT NULL"),
    # What no job has looked at in time (stuck_calls.py).
    some("looks_due", "state", "next_look_at", where="settled_at IS NULL"),
    # What was paid for yesterday, and in the last days (margins.py).
    blocks("attempts_by_settlement", "settled_at"),
    # What one customer paid in a month (margins.py).
    some("settled_attempts", "customer_id", "settled_at", where="settled_at IS NOT NULL"),
    # What is kept for some days only (retention.py).
    some("attempts_with_recording", "ended_at", where="analysis ->> 'recording_url' <> ''"),
)
