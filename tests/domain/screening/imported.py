"""What tests of screening share: a list that is in force, and a service that is asked."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from app.domain.screening import lists
from app.domain.screening.lists import ScreeningList
from app.domain.screening.lookups import ScreeningLookup
from app.domain.settings import screening_changes


async def import_list(
    agency_id: UUID, numbers: Sequence[str], as_of: datetime, name: str = "Federal", max_age_days: int | None = None
) -> ScreeningList:
    """Import these numbers as a list, or as the next version of one."""
    one = await lists.begin(agency_id, name, datetime.now(UTC))
    await lists.add(one, numbers)
    await screening_changes.put_in_force(one, as_of, max_age_days, "Ann", datetime.now(UTC))
    return one


async def have_asked(agency_id: UUID, url: str = "https://lookup.example/v1?phone={number}") -> ScreeningLookup:
    """Have a service asked about each number before it is dialed."""
    lookup = ScreeningLookup(
        agency_id=agency_id, url=url, path="data.dnc", listed="true, litigator", clear="false",
        created_at=datetime.now(UTC),
    )  # fmt: skip
    await screening_changes.keep_lookup(lookup)
    return lookup
