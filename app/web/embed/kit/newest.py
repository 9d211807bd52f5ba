"""The newest rows of a long table: looked for in the last day first, then in the last two weeks, then in all of it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from tortoise.expressions import Q
from tortoise.models import Model
from tortoise.queryset import QuerySet

STEPS = (timedelta(days=1), timedelta(days=14))
# So many are read at once, of a file that has all of them.
PORTION = 500
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


async def all_of(found: QuerySet[M], at: str) -> AsyncIterator[list[M]]:
    """Every row of what was found, however many, in portions; it is sorted by the time `at` and by id, newest first."""
    portion = await newest(found, at, datetime.now(UTC), PORTION)
    while portion:
        yield portion
        last: Any = portion[-1]
        time = getattr(last, at)
        older = Q(**{f"{at}__lt": time}) | Q(**{at: time, "id__lt": last.id})
        portion = await newest(found.filter(older), at, time, PORTION)
