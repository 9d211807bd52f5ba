"""CrmToken: the CRM's tokens for one sub-account or one agency, sealed; a spent pair is replaced, never reused.

good ──> suspended (the account is paused, the pair stays good) ──> good
  └────> needs_reconnect (the refresh token is lost) ──> good (by the agency, or by a new install)
  └────> erased (uninstalled) ──> good (by a new install)

A table of its own, because a refresh holds the row locked while it waits for the CRM: a lock on the
installation would hold up everything that refers to it.
"""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.domain.tenants.agencies import Agency
from app.domain.tenants.installations import Installation
from app.postgres import queue, rows
from app.postgres.tables import Table
from app.sealing import KeyRing

GOOD, SUSPENDED, NEEDS_RECONNECT, ERASED = "good", "suspended", "needs_reconnect", "erased"
PEOPLE = "users.readonly"
# Not used any more this long before its end, so that it does not expire on its way.
LEEWAY = timedelta(minutes=1)
AHEAD, JITTER = 0.8, 0.1
LOOK_AGAIN = timedelta(hours=1)


@dataclass(frozen=True)
class Pair:
    """An access token, its single-use refresh token, and how long the first lives."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    lifetime: timedelta
    scope: str


class CrmToken(Table):
    """The current pair; `resource_id` is the sub-account's or the agency's id in the CRM.

    `version` counts the pairs: whoever finds a pair wanting names its version, and replaces no later one.
    `due_at` is when the clock looks after it: a refresh ahead of expiry, or another try.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    agency: fields.ForeignKeyRelation[Agency] = fields.ForeignKeyField(
        "models.Agency", related_name="grants", on_delete=fields.RESTRICT
    )
    agency_id: UUID
    installation: fields.OneToOneNullableRelation[Installation] = fields.OneToOneField(
        "models.Installation", related_name="grant", on_delete=fields.RESTRICT, null=True
    )
    installation_id: UUID | None
    resource_id = fields.CharField(max_length=64, unique=True)
    state = fields.CharField(max_length=20, default=GOOD)
    version = fields.IntField(default=0)
    sealed_access_token = fields.BinaryField(null=True)
    sealed_refresh_token = fields.BinaryField(null=True)
    scope = fields.TextField(default="")
    expires_at = fields.DatetimeField()
    due_at = fields.DatetimeField()

    class Meta:
        table = "crm_grants"
        indexes = (("state", "due_at"),)

    def usable(self, now: datetime) -> bool:
        """Whether the access token may be used now."""
        return self.state == GOOD and self.expires_at - LEEWAY > now

    def access_token(self, ring: KeyRing) -> str:
        """The access token in clear; raises SecretUnreadable."""
        return ring.open(self.sealed_access_token or b"", f"crm_grants.sealed_access_token.{self.id}")

    def refresh_token(self, ring: KeyRing) -> str:
        """The refresh token in clear; raises SecretUnreadable."""
        return ring.open(self.sealed_refresh_token or b"", f"crm_grants.sealed_refresh_token.{self.id}")

    def take(self, pair: Pair, ring: KeyRing, now: datetime) -> None:
        """Put a new pair into this row; the caller saves it."""
        self.sealed_access_token = ring.seal(pair.access, f"crm_grants.sealed_access_token.{self.id}")
        self.sealed_refresh_token = ring.seal(pair.refresh, f"crm_grants.sealed_refresh_token.{self.id}")
        self.state, self.version, self.scope = GOOD, self.version + 1, pair.scope
        self.expires_at = now + pair.lifetime
        self.due_at = now + pair.lifetime * random.uniform(AHEAD - JITTER, AHEAD + JITTER)


async def of_installation(installation_id: UUID) -> CrmToken | None:
    """The tokens of one sub-account, if it has any."""
    return await rows.first(CrmToken, "WHERE it.installation_id = $1", installation_id)


async def of_agency(agency_id: UUID) -> CrmToken | None:
    """The agency's own tokens, if it installed the app as an agency."""
    return await CrmToken.get_or_none(agency_id=agency_id, installation_id=None)


async def speaking_for(agency_id: UUID, installation_id: UUID | None) -> CrmToken | None:
    """The tokens that can ask about people: the agency's own, else the sub-account's (or any of its sub-accounts').

    Those that were granted before the app asked for that permission come last.
    """
    good = await CrmToken.filter(agency_id=agency_id, state=GOOD)
    able = [one for one in good if installation_id is None or one.installation_id in (None, installation_id)]
    return min(able, key=lambda one: (PEOPLE not in one.scope.split(), one.installation_id is not None), default=None)


async def keep(
    tx: BaseDBAsyncClient,
    agency_id: UUID,
    installation_id: UUID | None,
    resource_id: str,
    pair: Pair,
    ring: KeyRing,
    now: datetime,
) -> CrmToken:
    """Store the pair that an install brought, whatever was there before."""
    crm_token = await CrmToken.filter(resource_id=resource_id).select_for_update().using_db(tx).get_or_none()
    new = crm_token is None
    crm_token = crm_token or CrmToken(resource_id=resource_id)
    crm_token.agency_id, crm_token.installation_id = agency_id, installation_id
    crm_token.take(pair, ring, now)
    await crm_token.save(using_db=tx, force_create=new)
    return crm_token


async def replace(crm_token_id: UUID, seen_version: int, pair: Pair, ring: KeyRing, now: datetime) -> bool:
    """Store a new pair in place of the one of this version; False when that one was replaced already."""
    async with in_transaction() as tx:
        crm_token = await CrmToken.filter(id=crm_token_id).select_for_update().using_db(tx).get()
        if crm_token.version != seen_version or crm_token.state == ERASED:
            return False
        crm_token.take(pair, ring, now)
        await crm_token.save(using_db=tx)
        return True


async def mark_lost(crm_token_id: UUID, seen_version: int, now: datetime, *, paused: bool = False) -> bool:
    """The pair of this version is lost: a person must connect again, or only wait while the account is `paused`.

    False when there is a newer one.
    """
    return bool(
        await CrmToken.filter(
            id=crm_token_id, version=seen_version, state__in=(GOOD, SUSPENDED, NEEDS_RECONNECT)
        ).update(state=SUSPENDED if paused else NEEDS_RECONNECT, due_at=now + LOOK_AGAIN)
    )


async def erase(tx: BaseDBAsyncClient, resource_ids: list[str]) -> None:
    """Forget the tokens of these accounts: the app is not installed there any more."""
    await (
        CrmToken.filter(resource_id__in=resource_ids)
        .using_db(tx)
        .update(state=ERASED, sealed_access_token=None, sealed_refresh_token=None)
    )


async def refresh_due(now: datetime) -> int:
    """Give every crm_token whose time has come the job that looks after it; returns how many there were."""
    due = await CrmToken.filter(due_at__lte=now).exclude(state=ERASED).order_by("due_at").limit(500)
    if due:
        async with in_transaction() as tx:
            for crm_token in due:
                await queue.defer(tx, "refresh_grant", dedupe_key=f"refresh:{crm_token.id}", grant_id=str(crm_token.id))
    return len(due)
