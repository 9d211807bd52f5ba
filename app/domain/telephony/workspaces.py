"""Workspace: one connected account at the voice provider, with its sealed API key and its limits."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from tortoise import connections, fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.transactions import in_transaction

from app.domain.tenants.agencies import Agency
from app.errors import OtherOrganisation, wrong
from app.postgres import queue, rows
from app.postgres.tables import Table
from app.sealing import KeyRing

OK, DEAD_KEY = "ok", "dead_key"
# What the provider gives to everybody, until it was asked; source: its page on concurrency.
FREE_CONCURRENCY = 20
SAME_AGAIN = "This account of the voice provider is connected already, as “{name}”. Replace the key there instead."
OTHER = (
    "This key belongs to {new}, but the workspace is connected to {old}. Its numbers are not in that account. "
    "Paste a key of {old}, or confirm that the workspace moves."
)


LIMITS_LIVE = timedelta(minutes=1)
DEAD_STEP = timedelta(minutes=5)
DUE = """
SELECT id FROM workspaces w WHERE sealed_api_key IS NOT NULL AND CASE WHEN status = 'dead_key' THEN checked_at < $2
    ELSE (checked_at IS NULL OR checked_at < $1) AND EXISTS (
        SELECT FROM attempts a WHERE a.workspace_id = w.id
        AND (a.state IN ('dialing', 'unconfirmed', 'placed') OR (a.state = 'queued' AND a.paced_since IS NOT NULL))
    ) END
"""


def new_token() -> str:
    """An unguessable path token for the webhook address of one workspace."""
    return secrets.token_urlsafe(24)


@dataclass(frozen=True)
class Findings:
    """What a look with a key has found: whose it is, how many calls it may have, and which checks passed.

    `checks` are `{"name", "passed", "message"}`; `org_id` is None where the key may not ask for it.
    `running` are all calls of that moment, `reserved` what the provider itself keeps free for inbound ones.
    """

    org_id: str | None
    organisation: str
    concurrency: int
    reserved: int
    running: int
    checks: list[dict[str, Any]] = field(default_factory=list)


class Workspace(Table):
    """One account at the voice provider; `token` names it in its webhook address.

    `countries` (ISO, none: any) limits where its numbers call.
    `status` is `ok` or `dead_key`; `checks` what the last look found (see Findings), if there was one. Of
    `concurrency` calls at once, `reserve_inbound` (or `reserved` by the provider itself, if that is more) stay free
    for inbound ones, and `other_calls` were of other tools when it was looked last. `dials` holds one moment for
    each dial of the last second, see pacing.py. `signed_at` is when the first webhook came whose signature was
    right, `webhook_trouble_at` when one came whose signature was wrong, if none was right since. `trouble` is why the
    account cannot call since `trouble_at`, and `probe_at` when a call is tried next (see account_troubles.py);
    `trouble_told_at` is when workflows were told of it, `trouble_mailed_at` when the agency was. The last trouble that
    is over was `last_trouble`, from `last_trouble_at` until `recovered_at`.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    agency: fields.ForeignKeyRelation[Agency] = fields.ForeignKeyField(
        "models.Agency", related_name="workspaces", on_delete=fields.RESTRICT
    )
    agency_id: UUID
    name = fields.CharField(max_length=200)
    token = fields.CharField(max_length=64, unique=True, default=new_token)
    countries = ArrayField(element_type="text", default=list)
    sealed_api_key = fields.BinaryField(null=True)
    status = fields.CharField(max_length=20, default=OK)
    org_id = fields.CharField(max_length=120, null=True)
    organisation = fields.CharField(max_length=200, default="")
    checks: fields.Field[list[dict[str, Any]]] | None = fields.JSONField(null=True)
    checked_at = fields.DatetimeField(null=True)
    concurrency = fields.IntField(default=FREE_CONCURRENCY)
    reserved = fields.IntField(default=0)
    reserve_inbound = fields.IntField(default=1)
    other_calls = fields.IntField(default=0)
    calls_per_second = fields.IntField(default=1)
    dials = ArrayField(element_type="timestamptz", null=True)
    signed_at = fields.DatetimeField(null=True)
    webhook_trouble_at = fields.DatetimeField(null=True)
    trouble = fields.CharField(max_length=40, null=True)
    trouble_at = fields.DatetimeField(null=True)
    probe_at = fields.DatetimeField(null=True)
    trouble_told_at = fields.DatetimeField(null=True)
    trouble_mailed_at = fields.DatetimeField(null=True)
    last_trouble = fields.CharField(max_length=40, null=True)
    last_trouble_at = fields.DatetimeField(null=True)
    recovered_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "workspaces"

    @property
    def _cell(self) -> str:
        return f"workspaces.sealed_api_key.{self.id}"

    @property
    def connected(self) -> bool:
        """Whether its key works, as far as is known."""
        return self.status != DEAD_KEY

    @property
    def health(self) -> str:
        """What stands in its way: `dead_key`, `trouble` (see account_troubles.py), or nothing, `ok`."""
        return DEAD_KEY if not self.connected else "trouble" if self.trouble else "ok"

    def keep_api_key(self, api_key: str, ring: KeyRing) -> None:
        """Seal the provider's API key into this row; the caller saves it."""
        self.sealed_api_key = ring.seal(api_key, self._cell)

    def api_key(self, ring: KeyRing) -> str:
        """The provider's API key in clear; raises SecretUnreadable."""
        return ring.open(self.sealed_api_key or b"", self._cell)


async def named(workspace_id: UUID) -> Workspace:
    """The workspace with this id. Raises DoesNotExist."""
    return await rows.one(Workspace, "WHERE it.id = $1", workspace_id)


async def reporting_to(token: str) -> Workspace | None:
    """The workspace whose provider reports to the address with this token."""
    return await rows.first(Workspace, "WHERE it.token = $1", token)


async def connect(agency_id: UUID, name: str, api_key: str, ring: KeyRing, found: Findings, now: datetime) -> Workspace:
    """Keep a new workspace whose key was looked at; raises InvalidRequest when its account is connected already."""
    async with in_transaction() as tx:
        # Whoever connects the same account at the same moment waits here.
        await Agency.filter(id=agency_id).using_db(tx).select_for_update(no_key=True).get()
        if found.org_id is not None:
            twin = await Workspace.get_or_none(agency_id=agency_id, org_id=found.org_id, using_db=tx)
            if twin is not None:
                raise wrong("api_key", SAME_AGAIN.format(name=twin.name))
        title = name.strip() or found.organisation or "Voice workspace"
        workspace = Workspace(agency_id=agency_id, name=title[:200])
        workspace.keep_api_key(api_key, ring)
        _note(workspace, found, now)
        await workspace.save(using_db=tx, force_create=True)
        return workspace


async def replace_key(
    workspace: Workspace, api_key: str, ring: KeyRing, found: Findings, now: datetime, *, confirmed: bool
) -> None:
    """Keep another key; numbers and their customers stay. It ends a disconnection.

    Raises OtherOrganisation when it is known to belong to another account, unless that was `confirmed`, and
    InvalidRequest when that account is connected as another workspace.
    """
    moves = None not in (workspace.org_id, found.org_id) and workspace.org_id != found.org_id
    if moves and not confirmed:
        raise OtherOrganisation(OTHER.format(new=found.organisation, old=workspace.organisation))
    async with in_transaction() as tx:
        await Agency.filter(id=workspace.agency_id).using_db(tx).select_for_update(no_key=True).get()
        twins = Workspace.filter(agency_id=workspace.agency_id, org_id=found.org_id).exclude(id=workspace.id)
        twin = await twins.using_db(tx).first() if found.org_id is not None else None
        if twin is not None:
            raise wrong("api_key", SAME_AGAIN.format(name=twin.name))
        workspace.keep_api_key(api_key, ring)
        workspace.signed_at = workspace.webhook_trouble_at = None
        _note(workspace, found, now)
        columns = ["sealed_api_key", "signed_at", "webhook_trouble_at", *NOTED]
        await workspace.save(using_db=tx, update_fields=columns)


async def note_findings(workspace: Workspace, found: Findings, now: datetime) -> None:
    """Keep what another look with the same key has found."""
    _note(workspace, found, now)
    await workspace.save(update_fields=NOTED)


NOTED = ["status", "org_id", "organisation", "checks", "checked_at", "concurrency", "reserved"]


def _note(workspace: Workspace, found: Findings, now: datetime) -> None:
    workspace.status, workspace.checks, workspace.checked_at = OK, found.checks, now
    workspace.concurrency, workspace.reserved = found.concurrency, found.reserved
    if found.org_id is not None:
        workspace.org_id, workspace.organisation = found.org_id, found.organisation[:200]


async def mark_dead(workspace_id: UUID, sealed_api_key: bytes | None, now: datetime) -> None:
    """The provider refused this key, so nothing is dialed with it any more; a newer key is left alone."""
    used = Workspace.filter(id=workspace_id, sealed_api_key=sealed_api_key)
    await used.update(status=DEAD_KEY, checked_at=now)


async def revive(workspace: Workspace) -> bool:
    """The key works: true when it was taken for dead."""
    return bool(await Workspace.filter(id=workspace.id, status=DEAD_KEY).update(status=OK))


async def note_signed(workspace: Workspace, now: datetime) -> None:
    """A webhook came whose signature was right: the key is the one that signs."""
    if workspace.signed_at is None or workspace.webhook_trouble_at is not None:
        await Workspace.filter(id=workspace.id).update(signed_at=now, webhook_trouble_at=None)


async def note_unsigned(workspace: Workspace, now: datetime) -> None:
    """A webhook of one of our calls came whose signature was wrong: a person should paste the key that signs."""
    await Workspace.filter(id=workspace.id, webhook_trouble_at=None).update(webhook_trouble_at=now)


async def look_again(workspace_id: UUID | None) -> None:
    """Have the provider asked soon how many calls it allows; asked for twice, it is done once."""
    async with in_transaction() as tx:
        key = f"check:{workspace_id}"
        await queue.defer(tx, "check_workspace", dedupe_key=key, workspace_id=str(workspace_id))


async def check_due(now: datetime) -> None:
    """Have dead keys tried again now and then, and the limits read anew wherever calls wait or run."""
    stale, dead = now - LIMITS_LIVE, now - DEAD_STEP
    due = await connections.get("default").execute_query_dict(DUE, [stale, dead])
    for row in due:
        await look_again(row["id"])
