"""An agency changes what its calls are screened by; what waits to be screened is looked at again at once."""

import contextlib
from collections.abc import AsyncIterator
from datetime import datetime
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.domain.calls import wake
from app.domain.calls.reasons import Reason
from app.domain.screening import lists, lookups
from app.domain.screening.lists import ScreeningList
from app.domain.screening.lookups import ScreeningLookup
from app.domain.tenants.agencies import Agency
from app.errors import wrong

MAX_AGE_DAYS = 3650


async def put_in_force(one: ScreeningList, as_of: datetime, max_age_days: int | None, by: str, now: datetime) -> int:
    """Let the version of a list that was filled count; returns how many numbers it has. Raises InvalidRequest."""
    if max_age_days is not None and not 0 < max_age_days <= MAX_AGE_DAYS:
        raise wrong("max_age_days", f"Write 1 to {MAX_AGE_DAYS} days, or nothing.")
    if as_of > now:
        raise wrong("as_of", "A list cannot be from a day that is still to come.")
    async with _changing(one.agency_id) as tx:
        return await lists.put_in_force(tx, one, as_of, max_age_days, by)


async def remove(agency_id: UUID, list_id: UUID) -> ScreeningList | None:
    """Heed a list no longer; returns it, or None when it was gone."""
    async with _changing(agency_id) as tx:
        return await lists.remove(tx, agency_id, list_id)


async def keep_lookup(lookup: ScreeningLookup) -> None:
    """Have this service asked before each dial. Raises InvalidRequest."""
    async with _changing(lookup.agency_id) as tx:
        await lookups.keep(tx, lookup)


async def stop_lookup(agency_id: UUID) -> None:
    """Have nobody asked any more."""
    async with _changing(agency_id) as tx:
        await lookups.stop(tx, agency_id)


async def call_unscreened(agency_id: UUID, called: bool) -> None:
    """Whether who cannot be screened at the moment is called all the same."""
    async with _changing(agency_id) as tx:
        await Agency.filter(id=agency_id).using_db(tx).update(calls_unscreened=called)


@contextlib.asynccontextmanager
async def _changing(agency_id: UUID) -> AsyncIterator[BaseDBAsyncClient]:
    async with in_transaction() as tx:
        yield tx
        await wake.wake(tx, agency_id, Reason.NOT_SCREENED)
