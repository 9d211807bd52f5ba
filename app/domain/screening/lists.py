"""ScreeningList: numbers that an agency has imported from somebody else (a register, litigators), in versions.

A version is filled while the one before it still counts, and takes its place in one moment. A list that is older than
its agency allows makes every number unknown: what was put on it since then would be called.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from tortoise import connections, fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.domain.screening.verdicts import Clear, Listed, Unknown, Verdict
from app.domain.tenants.agencies import Agency
from app.errors import DoNotCall, wrong
from app.postgres import queue
from app.postgres.tables import Table

MAX_NAME = 80
MAX_LISTS = 20
CHUNK = 10_000
OVERTAKEN = "Another import of this list has begun since. Import it again."


class ScreeningList(Table):
    """One list of an agency: `numbers` of them as of `as_of`, in the version that counts.

    `loading_id` is the version that is being filled, and counts for nothing yet.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    agency: fields.ForeignKeyRelation[Agency] = fields.ForeignKeyField(
        "models.Agency", related_name="screening_lists", on_delete=fields.RESTRICT
    )
    agency_id: UUID
    name = fields.CharField(max_length=MAX_NAME)
    version_id = fields.UUIDField(null=True)
    loading_id = fields.UUIDField(null=True)
    numbers = fields.IntField(default=0)
    as_of = fields.DatetimeField(null=True)
    max_age_days = fields.IntField(null=True)
    imported_by = fields.CharField(max_length=200, default="")
    created_at = fields.DatetimeField()

    class Meta:
        table = "screening_lists"
        unique_together = (("agency", "name"),)

    def stale_at(self) -> datetime | None:
        """When it is too old to say that a number is clear; None for never."""
        return self.as_of + timedelta(days=self.max_age_days) if self.as_of and self.max_age_days else None

    def is_too_old(self, now: datetime) -> bool:
        """Whether it can no longer say that a number is clear."""
        stale_at = self.stale_at()
        return stale_at is not None and stale_at < now


class ScreeningNumber(Table):
    """One number of one version of a list."""

    id = fields.BigIntField(primary_key=True)
    version_id = fields.UUIDField()
    e164 = fields.CharField(max_length=20)

    class Meta:
        table = "screening_numbers"
        unique_together = (("version_id", "e164"),)


def on_none(number: str, agency_id: str) -> str:
    """SQL that holds when this number stands on no list of the agency; both are SQL themselves."""
    return (
        "NOT EXISTS (SELECT FROM screening_lists s JOIN screening_numbers sn ON sn.version_id = s.version_id"
        f" WHERE s.agency_id = {agency_id} AND sn.e164 = {number})"
    )


def all_new_enough(agency_id: str, now: str) -> str:
    """SQL that holds when no list of the agency is older than it may be."""
    return (
        f"NOT EXISTS (SELECT FROM screening_lists s WHERE s.agency_id = {agency_id}"
        f" AND s.as_of + s.max_age_days * interval '1 day' < {now})"
    )


def as_evidence(agency_id: str) -> str:
    """SQL for what was looked at, as JSON."""
    return f"""(SELECT jsonb_agg(jsonb_build_object(
            'name', s.name, 'version', s.version_id, 'as_of', s.as_of, 'numbers', s.numbers) ORDER BY s.name)
        FROM screening_lists s WHERE s.agency_id = {agency_id} AND s.version_id IS NOT NULL)"""  # noqa: S608 - as above


FOUND = """
SELECT sn.e164, s.name, s.as_of FROM screening_lists s JOIN screening_numbers sn ON sn.version_id = s.version_id
WHERE s.agency_id = (SELECT agency_id FROM customers WHERE id = $1) AND sn.e164 = ANY($2::text[])
ORDER BY s.name DESC
"""


async def why_each_listed(customer_id: UUID, numbers: Sequence[str]) -> dict[str, DoNotCall]:
    """The refusal of each of these numbers that stands on a list of the customer's agency."""
    rows = await connections.get("default").execute_query_dict(FOUND, [customer_id, list(numbers)])
    return {row["e164"]: refusal(row["name"], row["as_of"]) for row in rows}


def refusal(name: str, as_of: datetime) -> DoNotCall:
    """Why a number of this list is not called."""
    return DoNotCall(
        f"This number is on the list “{name}” of {as_of:%Y-%m-%d}, which the agency has imported. It is called when "
        "a newer version no longer has it."
    )


async def screen(agency_id: UUID, number: str, now: datetime) -> Verdict:
    """What the lists of an agency say of a number."""
    lists = await ScreeningList.filter(agency_id=agency_id, version_id__not_isnull=True).order_by("name")
    versions = {one.version_id: one for one in lists}
    on = await ScreeningNumber.filter(version_id__in=list(versions), e164=number).first()
    if on is not None:
        return Listed(versions[on.version_id].name)
    old = next((one for one in lists if one.is_too_old(now)), None)
    return Unknown(too_old(old)) if old else Clear()


def too_old(one: ScreeningList) -> str:
    """Why no number is clear while this list is as it is."""
    return (
        f"The list “{one.name}” is of {one.as_of:%Y-%m-%d}, which is more than {one.max_age_days} days ago. Import a "
        "newer version."
    )


async def first_too_old(agency_id: UUID, now: datetime) -> ScreeningList | None:
    """A list that is older than it may be, if there is one."""
    lists = await ScreeningList.filter(agency_id=agency_id, version_id__not_isnull=True).order_by("as_of")
    return next((one for one in lists if one.is_too_old(now)), None)


# The gate holds the agency's row while it lets a call pass (see gate.py): a version that counts was either seen by it,
# or waited for it.
LOCK_AGENCY = "SELECT FROM agencies WHERE id = $1 FOR NO KEY UPDATE"
ADD = """
INSERT INTO screening_numbers (version_id, e164) SELECT $1, number FROM unnest($2::text[]) AS number
ON CONFLICT DO NOTHING
"""


async def begin(agency_id: UUID, name: str, now: datetime, version: UUID | None = None) -> ScreeningList:
    """Begin a new version of the list with this name, and the list itself where it is new.

    What another import of it had filled meanwhile is dropped. Raises InvalidRequest.
    """
    if not name or len(name) > MAX_NAME:
        raise wrong("list", f"Give the list a name of at most {MAX_NAME} letters.")
    async with in_transaction() as tx:
        await tx.execute_query(LOCK_AGENCY, [agency_id])
        mine = ScreeningList.filter(agency_id=agency_id).using_db(tx)
        one = await mine.get_or_none(name=name)
        if one is None:
            if await mine.count() >= MAX_LISTS:
                raise wrong("list", f"There are {MAX_LISTS} lists. Remove one first.")
            one = ScreeningList(agency_id=agency_id, name=name, created_at=now)
        await _drop(tx, one.loading_id)
        one.loading_id = version or uuid4()
        await one.save(using_db=tx)
    return one


async def being_filled(agency_id: UUID, version: UUID) -> ScreeningList:
    """The list of which this version is being filled. Raises InvalidRequest when another import has begun since."""
    one = await ScreeningList.get_or_none(agency_id=agency_id, loading_id=version)
    if one is None:
        raise wrong("import", OVERTAKEN)
    return one


async def add(one: ScreeningList, numbers: Sequence[str]) -> None:
    """Put E.164 numbers into the version that is being filled."""
    connection = connections.get("default")
    for at in range(0, len(numbers), CHUNK):
        await connection.execute_query(ADD, [one.loading_id, list(numbers[at : at + CHUNK])])


async def put_in_force(
    tx: BaseDBAsyncClient, one: ScreeningList, as_of: datetime, max_age_days: int | None, by: str
) -> int:
    """Let the version that was filled count from now on; returns how many numbers it has.

    Raises InvalidRequest when there are none, or when another import has begun since.
    """
    await tx.execute_query(LOCK_AGENCY, [one.agency_id])
    now_there = await ScreeningList.filter(id=one.id).using_db(tx).get_or_none()
    if now_there is None or now_there.loading_id != one.loading_id:
        raise wrong("import", OVERTAKEN)
    numbers = await ScreeningNumber.filter(version_id=one.loading_id).using_db(tx).count()
    if not numbers:
        raise wrong("numbers_of_list", "No line has a phone number that exists, so the list stays as it was.")
    await _drop(tx, now_there.version_id)
    one.version_id, one.loading_id, one.numbers = one.loading_id, None, numbers
    one.as_of, one.max_age_days, one.imported_by = as_of, max_age_days, by[:200]
    await one.save(using_db=tx)
    return numbers


async def remove(tx: BaseDBAsyncClient, agency_id: UUID, list_id: UUID) -> ScreeningList | None:
    """Heed a list no longer; returns it, or None when it was gone."""
    await tx.execute_query(LOCK_AGENCY, [agency_id])
    one = await ScreeningList.filter(id=list_id, agency_id=agency_id).using_db(tx).get_or_none()
    if one is not None:
        await _drop(tx, one.version_id)
        await _drop(tx, one.loading_id)
        await one.delete(using_db=tx)
    return one


async def _drop(tx: BaseDBAsyncClient, version_id: UUID | None) -> None:
    if version_id is not None:
        await queue.defer(tx, "forget_version", version_id=str(version_id))


SOME = "DELETE FROM screening_numbers WHERE id IN (SELECT id FROM screening_numbers WHERE version_id = $1 LIMIT $2)"


async def forget_some(version_id: UUID) -> bool:
    """Delete a part of a version that counts no longer; False when there was nothing left."""
    gone, _ = await connections.get("default").execute_query(SOME, [version_id, CHUNK])
    return bool(gone)
