"""Rows of a model in statements of our own: what every call reads and writes, without building its SQL each time."""

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from tortoise import connections
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.exceptions import DoesNotExist
from tortoise.models import Model

Row = TypeVar("Row", bound=Model)


@cache
def columns(model: type[Model], alias: str, prefix: str = "") -> str:
    """Every column of the table that stands in a statement under this alias, as `read` wants them named."""
    return ", ".join(f"{alias}.{name} AS {prefix}{name}" for name in sorted(model._meta.db_fields))


@cache
def _select(model: type[Model], which: str) -> str:
    return f"SELECT {columns(model, 'it')} FROM {model._meta.db_table} it {which}"  # noqa: S608 - no value is interpolated


async def found(model: type[Row], which: str, *values: Any, tx: BaseDBAsyncClient | None = None) -> list[Row]:
    """The rows of a table that stands there as `it`; `which` is the rest of the statement, from WHERE on."""
    database = tx or connections.get("default")
    return [read(model, row) for row in await database.execute_query_dict(_select(model, which), list(values))]


async def first(model: type[Row], which: str, *values: Any, tx: BaseDBAsyncClient | None = None) -> Row | None:
    """The first of them, if there is any."""
    return next(iter(await found(model, which, *values, tx=tx)), None)


async def one(model: type[Row], which: str, *values: Any, tx: BaseDBAsyncClient | None = None) -> Row:
    """The first of them. Raises DoesNotExist."""
    row = await first(model, which, *values, tx=tx)
    if row is None:
        raise DoesNotExist(model)
    return row


def read(model: type[Row], row: Mapping[str, Any], prefix: str = "") -> Row:
    """The model of a row that was selected by `columns`."""
    return model._init_from_db(**{name: row[prefix + name] for name in model._meta.db_fields})


@cache
def assignments(model: type[Model], names: tuple[str, ...], first: int) -> str:
    """The SET of an UPDATE of these columns, whose values (see `values`) begin with the statement's `first`."""
    unknown = set(names) - model._meta.db_fields
    if unknown:
        raise ValueError(f"{model.__name__} has no column {', '.join(sorted(unknown))}.")
    return ", ".join(f"{name} = ${place}" for place, name in enumerate(names, start=first))


def values(model: type[Model], of: Mapping[str, Any]) -> list[Any]:
    """What is handed to the database for these columns, in their order."""
    return [model._meta.fields_map[name].to_db_value(value, model) for name, value in of.items()]
