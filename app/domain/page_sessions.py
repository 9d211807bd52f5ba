"""PageSession: somebody has opened the settings page inside the CRM; ten minutes, revoked by an uninstall.

The CRM's user context has no time of its own. Its digest is kept instead: the same context is exchanged for
a session only within a window after its first use, so that a text that leaks later opens nothing.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from tortoise import connections, fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.models import Model

from app.domain import grants
from app.domain.agencies import Agency
from app.domain.grants import Grant
from app.domain.installations import UNINSTALLED, Installation
from app.errors import AppError

LIVES = timedelta(minutes=10)
# A forgotten context would open the page again: the operator changes the shared secret more often than that.
CONTEXTS_KEPT = timedelta(days=400)


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
    """The page stays closed; `why` is `repeated`, `not_installed` or `agency_admins_only`."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The page was not opened: {why}.")
        self.why = why


class PageSession(Model):
    """One session; only the token's hash is stored. Without an installation it is the agency's own."""

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
    user_id = fields.CharField(max_length=64)
    user_name = fields.CharField(max_length=200, default="")
    expires_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "page_sessions"


class SeenContext(Model):
    """The digest of a user context that was exchanged, and when first."""

    digest = fields.CharField(max_length=64, primary_key=True)
    seen_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "seen_contexts"


SEE = """
INSERT INTO seen_contexts (digest, seen_at) VALUES ($1, $2)
ON CONFLICT (digest) DO UPDATE SET seen_at = seen_contexts.seen_at RETURNING seen_at
"""


async def require_new(context: str, window: timedelta, now: datetime) -> None:
    """Remember an encrypted context; raises NoEntry when its window after the first use is over."""
    [row] = await connections.get("default").execute_query_dict(SEE, [_digest(context), now])
    if row["seen_at"] + window < now:
        raise NoEntry("repeated")


async def enter(
    company_id: str, location_id: str | None, *, admin: bool, user_id: str, name: str, now: datetime
) -> str:
    """Open a session for this person and place; returns its token, which exists only in this answer.

    Raises NoEntry unless the app is installed in this place of this company. The agency's own page shows all
    sub-accounts, so that it opens for administrators only.
    """
    agency = await Agency.get_or_none(company_id=company_id)
    if agency is None:
        raise NoEntry("not_installed")
    installation = None
    if location_id is not None:
        installation = await Installation.get_or_none(location_id=location_id, agency_id=agency.id)
        if installation is None or installation.status == UNINSTALLED:
            raise NoEntry("not_installed")
        role = Role.ADMIN if admin else Role.USER
    elif not await is_installed(agency):
        raise NoEntry("not_installed")
    elif not admin:
        raise NoEntry("agency_admins_only")
    else:
        role = Role.AGENCY
    token = secrets.token_urlsafe(32)
    await PageSession.create(
        digest=_digest(token),
        agency_id=agency.id,
        installation_id=installation.id if installation else None,
        role=role,
        user_id=user_id,
        user_name=name,
        expires_at=now + LIVES,
    )
    return token


async def is_installed(agency: Agency) -> bool:
    """Whether the agency itself, or any sub-account of it, has the app."""
    return (
        await Grant.filter(agency_id=agency.id, installation_id=None).exclude(state=grants.ERASED).exists()
        or await Installation.filter(agency_id=agency.id).exclude(status=UNINSTALLED).exists()
    )


async def holder_of(token: str, now: datetime) -> PageSession | None:
    """The session of this token with its agency and sub-account, or None when it is unknown, over or revoked."""
    found = PageSession.filter(digest=_digest(token), expires_at__gt=now).select_related("agency", "installation")
    session = await found.first()
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
