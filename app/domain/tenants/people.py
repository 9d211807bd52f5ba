"""ConfirmedPerson: what the CRM has said lately of somebody who opens the settings page; pure rules of what follows.

The encrypted context says who is asking, and can be forged; what the person is follows from this row alone.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from tortoise import connections, fields

from app.domain.tenants.agencies import Agency
from app.errors import AppError
from app.postgres.tables import Table

# Who has lost a role in the CRM has it here for at most this long.
CONFIRMED_FOR = timedelta(minutes=5)


class Role(StrEnum):
    """What a person may do on the page, each more than the one before."""

    USER = "user"
    ADMIN = "admin"
    AGENCY = "agency"

    def may(self, needed: "Role") -> bool:
        """Whether this role is enough for what needs that one."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


class NoEntry(AppError):
    """The page stays closed; `why` is `closed` (whatever the cause), `repeated` or `agency_admins_only`."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The page was not opened: {why}.")
        self.why = why


@dataclass(frozen=True)
class Person:
    """Somebody as the CRM describes him: of the agency or of sub-accounts, administrator or not."""

    name: str
    of_agency: bool
    admin: bool
    location_ids: tuple[str, ...]

    @property
    def rank(self) -> Role:
        """What this person is, wherever the page was opened."""
        if self.of_agency and self.admin:
            return Role.AGENCY
        return Role.ADMIN if self.admin else Role.USER

    def role_in(self, location_id: str | None) -> Role:
        """What this person may do on the page of this sub-account, or (None) of the agency; raises NoEntry."""
        if location_id is None:
            if not self.of_agency:
                raise NoEntry("closed")
            if not self.admin:
                raise NoEntry("agency_admins_only")
            return Role.AGENCY
        everywhere = self.of_agency and not self.location_ids
        if not everywhere and location_id not in self.location_ids:
            raise NoEntry("closed")
        return Role.ADMIN if self.admin else Role.USER


class ConfirmedPerson(Table):
    """The last answer of the CRM about one person of one agency."""

    id = fields.BigIntField(primary_key=True)
    agency: fields.ForeignKeyRelation[Agency] = fields.ForeignKeyField(
        "models.Agency", related_name="people", on_delete=fields.CASCADE
    )
    agency_id: UUID
    user_id = fields.CharField(max_length=64)
    name = fields.CharField(max_length=200)
    of_agency = fields.BooleanField()
    admin = fields.BooleanField()
    location_ids: fields.Field[list[str]] = fields.JSONField()
    confirmed_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "confirmed_people"
        unique_together = (("agency", "user_id"),)


async def confirmed_lately(agency_id: UUID, user_id: str, now: datetime) -> Person | None:
    """What the CRM said within the last minutes, or None."""
    since = now - CONFIRMED_FOR
    row = await ConfirmedPerson.get_or_none(agency_id=agency_id, user_id=user_id, confirmed_at__gt=since)
    return Person(row.name, row.of_agency, row.admin, tuple(row.location_ids)) if row else None


KEEP = """
INSERT INTO confirmed_people (agency_id, user_id, name, of_agency, admin, location_ids, confirmed_at)
VALUES ($1, $2, $3, $4, $5, to_jsonb($6::text[]), $7)
ON CONFLICT (agency_id, user_id) DO UPDATE SET name = EXCLUDED.name, of_agency = EXCLUDED.of_agency,
    admin = EXCLUDED.admin, location_ids = EXCLUDED.location_ids, confirmed_at = EXCLUDED.confirmed_at
"""


async def keep(agency_id: UUID, user_id: str, person: Person, now: datetime) -> None:
    """Remember the CRM's answer for a few minutes."""
    values = [agency_id, user_id, person.name, person.of_agency, person.admin, list(person.location_ids), now]
    await connections.get("default").execute_query(KEEP, values)


async def forget(now: datetime) -> None:
    """Delete what is not believed any more."""
    await ConfirmedPerson.filter(confirmed_at__lt=now - CONFIRMED_FOR).delete()
