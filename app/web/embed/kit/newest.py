"""The newest rows of a long table: looked for in the last day first, then in the last two weeks, then in all of it."""

from datetime import datetime, timedelta
from typing import Any, TypeVar

from tortoise.models import Model
from tortoise.queryset import QuerySet

STEPS = (timedelta(days=1), timedelta(days=14))
M = TypeVar("M", bound=Model)


async def newest(found: QuerySet[M], at: str, until: datetime, count: int, first: int = 0) -> list[M]:
    """So many rows from the `first` on of what was found, which is sorted by the time `at`, the newest first.

    An agency's rows lie in as many places of an index as it has customers: to sort them, all would be read. Those of
    the last days are found by their time (BRIN), and are nearly always enough.
    """
    for back in STEPS:
        recent: QuerySet[M] = found.filter(**{f"{at}__gte": until - back})
        rows: list[Any] = await recent.offset(first).limit(count)
        if len(rows) == count:
            return rows
    return await found.offset(first).limit(count)
