"""PageSession: somebody has opened the settings page inside the CRM; ten minutes, revoked by an uninstall.

The CRM's user context has no time of its own. Its digest is kept instead: the same context is exchanged for
a session only within a window after its first use, so that a text that leaks later opens nothing. Nor does it
prove anything: whoever it names has been confirmed by the CRM, or may only look at the sub-account.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tortoise import connections, fields
from tortoise.backends.base.client import BaseDBAsyncClient

from app.domain.tenants import crm_tokens
from app.domain.tenants.agencies import Agency
from app.domain.tenants.crm_tokens import CrmToken
from app.domain.tenants.installations import UNINSTALLED, Installation
from app.domain.tenants.people import NoEntry, Person, Role
from app.postgres.tables import Table

TTL = timedelta(minutes=10)
# A forgotten context would open the page again: the operator changes the shared secret more often than that.
CONTEXTS_KEPT = timedelta(days=400)


@dataclass(frozen=True)
class Place:
    """Where the page was opened: in a sub-account that has the app, or in the agency's own menu."""

    agency: Agency
    installation: Installation | None


class PageSession(Table):
    """One session; only the token's hash is stored. Without an installation it is the agency's own.

    `role` is what may be done on this page, `rank` what the person is anywhere, `confirmed_at` when the CRM was
    asked about the person; null: it did not say, and the page is for reading only.
    """

    digest = fields.CharField(max_length=64, primary_key=True)
    agency: fields.ForeignKeyRelation[Agency] = fields.ForeignKeyField(
        "models.Agency", related_name="page_sessions", on_delete=fields.CASCADE
    )
    agency_id: UUID
    installation: fields.ForeignKeyNullableRelation[Installation] = fields.ForeignKeyField(
        "models.Installation", related_name="page_sessions", on_delete=fields.CASCADE, null=True
    )
    installation_id: UUID | None
    role = fields.CharEnumField(Role, max_length=10)
    rank = fields.CharEnumField(Role, max_length=10, null=True)
    confirmed_at = fields.DatetimeField(null=True)
    user_id = fields.CharField(max_length=64)
    user_name = fields.CharField(max_length=200, default="")
    expires_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "page_sessions"


class SeenContext(Table):
    """The digest of a user context that was exchanged, and when first."""

    digest = fields.CharField(max_length=64, primary_key=True)
    seen_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "seen_contexts"


SEE = """
INSERT INTO seen_contexts (digest, seen_at) VALUES ($1, $2)
ON CONFLICT (digest) DO UPDATE SET seen_at = seen_contexts.seen_at RETURNING seen_at
"""


async def _require_new(context: str, window: timedelta, now: datetime) -> None:
    """Remember an encrypted context; raises NoEntry when its window after the first use is over."""
    [row] = await connections.get("default").execute_query_dict(SEE, [_digest(context), now])
    if row["seen_at"] + window < now:
        raise NoEntry("repeated")


async def place_of(company_id: str, location_id: str | None) -> Place:
    """Where somebody of this company has opened the page; raises NoEntry unless the app is installed there."""
    agency = await Agency.get_or_none(company_id=company_id)
    if agency is None:
        raise NoEntry("closed")
    if location_id is None:
        if not await is_installed(agency):
            raise NoEntry("closed")
        return Place(agency, None)
    installation = await Installation.get_or_none(location_id=location_id, agency_id=agency.id)
    if installation is None or installation.status == UNINSTALLED:
        raise NoEntry("closed")
    return Place(agency, installation)


async def enter(
    place: Place, person: Person | None, user_id: str, context: str, window: timedelta, now: datetime
) -> str:
    """Open a session there; returns its token, which exists only in this answer.

    Somebody whom the CRM has not confirmed (None) may look at a sub-account, and change nothing; the agency's own
    page shows all of them, and stays closed. Raises NoEntry, also for a context whose window after its first use is
    over; only those that open something are remembered.
    """
    location_id = place.installation.location_id if place.installation else None
    if person is None and location_id is None:
        raise NoEntry("closed")
    role = person.role_in(location_id) if person else Role.USER
    await _require_new(context, window, now)
    token = secrets.token_urlsafe(32)
    await PageSession.create(
        digest=_digest(token),
        agency_id=place.agency.id,
        installation_id=place.installation.id if place.installation else None,
        role=role,
        rank=person.rank if person else Role.USER,
        confirmed_at=now if person else None,
        user_id=user_id,
        user_name=person.name if person else "",
        expires_at=now + TTL,
    )
    return token


async def is_installed(agency: Agency) -> bool:
    """Whether the agency itself, or any sub-account of it, has the app."""
    return (
        await CrmToken.filter(agency_id=agency.id, installation_id=None).exclude(state=crm_tokens.ERASED).exists()
        or await Installation.filter(agency_id=agency.id).exclude(status=UNINSTALLED).exists()
    )


async def holder_of(token: str, now: datetime) -> PageSession | None:
    """The session of this token with its agency and sub-account, or None when it is unknown, over or revoked."""
    # One without a rank is of the version before, which confirmed nobody.
    found = PageSession.filter(digest=_digest(token), expires_at__gt=now, rank__isnull=False)
    session = await found.select_related("agency", "installation").first()
    if session is None:
        return None
    if session.installation is None:
        return session if await is_installed(session.agency) else None
    # A sub-account may have moved to another agency since, and then this session is a stranger's.
    moved = session.installation.agency_id != session.agency_id
    return None if moved or session.installation.status == UNINSTALLED else session


async def revoke(tx: BaseDBAsyncClient, installation_id: UUID) -> None:
    """End every session of a sub-account at once, in every process: the app was uninstalled there."""
    await PageSession.filter(installation_id=installation_id).using_db(tx).delete()


async def revoke_agency(tx: BaseDBAsyncClient, agency_id: UUID) -> None:
    """End every session of an agency, its own and those of its sub-accounts."""
    await PageSession.filter(agency_id=agency_id).using_db(tx).delete()


async def forget(now: datetime) -> None:
    """Delete what is over."""
    await PageSession.filter(expires_at__lt=now).delete()
    await SeenContext.filter(seen_at__lt=now - CONTEXTS_KEPT).delete()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
