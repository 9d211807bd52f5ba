"""Clients of the vendors for one of our rows; the only room where a vendor meets a table and a secret."""

import contextlib
import itertools
from collections import defaultdict
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import UUID

import httpx
import structlog
from tortoise.transactions import in_transaction

from app.clients import circuit_breaker
from app.clients.circuit_breaker import CircuitBreaker, Guarded
from app.clients.token_keeper import RECONNECT, Held, TokenKeeper, pair_of
from app.config import Settings
from app.domain.lifecycle import installing
from app.domain.telephony import workspaces
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants import crm_tokens
from app.domain.tenants.agencies import Agency
from app.domain.tenants.crm_tokens import CrmToken
from app.domain.tenants.installations import Installation
from app.errors import NotConnected, VendorUnclear, VendorUnsent
from app.ghl.actions import resume, resume_body
from app.ghl.client import GhlClient
from app.ghl.oauth import OAuth, Tokens
from app.ghl.pace import Pace
from app.knotie.client import KnotieClient
from app.outgoing import Outgoing
from app.postgres import counters
from app.postgres.counters import Counters
from app.retell.client import RetellClient
from app.sealing import KeyRing
from app.wire import Fenced, Sender, tls

log = structlog.get_logger(__name__)

# httpcore walks its whole pool on every request: a few small pools are several times faster than a big one.
POOLS = 8
POOL_LIMITS = httpx.Limits(max_connections=16, max_keepalive_connections=16, keepalive_expiry=5)


class Clients:
    """Hands out ready clients; a handler never sees a token or an API key.

    `ring` seals new ones, `tallies` counts what the clients do.
    """

    def __init__(self, settings: Settings, ring: KeyRing, counters: Counters | None = None) -> None:
        self.counters = counters or Counters()
        self._settings = settings
        self.ring = ring
        self._breakers: defaultdict[tuple[str, str], CircuitBreaker] = defaultdict(CircuitBreaker)
        fenced = partial(Fenced, settings.vendor_urls, tls())
        self._pools = [
            httpx.AsyncClient(transport=fenced(POOL_LIMITS), follow_redirects=False, trust_env=False)
            for _ in range(POOLS)
        ]
        self._turn = itertools.cycle(self._pools)
        self.outgoing = Outgoing(tls(), anywhere=settings.private_urls)
        self._oauth = OAuth(settings.ghl_api_url, settings.ghl_client_id, settings.ghl_client_secret, fenced)
        self._token_keeper = TokenKeeper(self._oauth, ring, self._mint, self._count_refresh)
        self._paces: defaultdict[str, Pace] = defaultdict(Pace)

    @property
    def public_url(self) -> str:
        """Where vendors reach us."""
        return self._settings.public_url

    @contextlib.asynccontextmanager
    async def opened(self) -> AsyncIterator["Clients"]:
        """Keep the connection pools open for as long as the block runs."""
        try:
            yield self
        finally:
            for pool in self._pools:
                await pool.aclose()

    async def voice(self, workspace_id: UUID) -> RetellClient:
        """The voice provider, as the account of this workspace; a key that it refuses is marked as dead."""
        return self.voice_of(await workspaces.named(workspace_id))

    def voice_of(self, workspace: Workspace) -> RetellClient:
        """The same for a row that was read already."""

        async def mark_dead() -> None:
            log.error("workspace.key_refused", workspace_id=str(workspace.id))
            await workspaces.mark_dead(workspace.id, workspace.sealed_api_key, datetime.now(UTC))

        return RetellClient(
            self._way_to("voice", workspace.id),
            self._settings.retell_api_url,
            workspace.api_key(self.ring),
            report_to=f"{self._settings.public_url}/webhooks/voice/{workspace.token}",
            on_refused_key=mark_dead,
        )

    def voice_with(self, api_key: str) -> RetellClient:
        """The voice provider with a key that somebody has just pasted."""
        return RetellClient(next(self._turn), self._settings.retell_api_url, api_key)

    async def crm(self, installation_id: UUID, *, patient: bool = False) -> GhlClient:
        """The CRM, as this sub-account; raises NotConnected when there is no token of it.

        A patient client leaves some of the account's allowance to the others: those that a dial waits for.
        """
        return self.crm_with(await crm_tokens.of_installation(installation_id), patient=patient)

    async def agency_crm(self, agency_id: UUID) -> GhlClient:
        """The CRM, as this agency; raises NotConnected unless the agency itself installed the app."""
        return self.crm_with(await crm_tokens.of_agency(agency_id))

    def crm_with(self, crm_token: CrmToken | None, *, patient: bool = False) -> GhlClient:
        """The CRM with these tokens; raises NotConnected for none."""
        if crm_token is None:
            raise NotConnected(RECONNECT)
        token = Held(self._token_keeper, self.ring, crm_token)
        pace = self._paces[crm_token.resource_id]
        http = self._way_to("crm", crm_token.resource_id)
        return GhlClient(http, self._settings.ghl_api_url, token, pace, patient=patient)

    async def resume_step(self, extras: dict[str, Any], response: dict[str, Any], message: str) -> None:
        """Let a paused workflow step of the CRM go on; raises a VendorError."""
        body = resume_body(self._settings.ghl_resume_body, extras, response, message)
        await resume(self._way_to("crm", str(extras.get("locationId", ""))), self._settings.resume_url, body)

    def knotie(self, agency: Agency) -> KnotieClient | None:
        """Knotie, with the agency's own key or the operator's; None when there is neither."""
        url, key = self._settings.knotie_api_url, agency.knotie_key(self.ring) or self._settings.knotie_api_key
        http = self._way_to("directory", agency.id)
        return KnotieClient(http, url, key, self._settings.knotie_auth_style) if url and key else None

    def _way_to(self, vendor: str, tenant: object) -> Sender:
        """The next pool, behind the circuit breaker of this vendor and tenant."""
        return Guarded(next(self._turn), vendor, self._breakers[vendor, str(tenant)], self._observe)

    def _observe(self, vendor: str, result: str, seconds: float) -> None:
        if result == circuit_breaker.OPENED:
            self.counters.count(counters.BREAKERS_OPENED, vendor=vendor)
            log.warning("vendor.left_alone", vendor=vendor)
        else:
            self.counters.time(counters.VENDOR, seconds, vendor=vendor, result=result)

    def _count_refresh(self, result: str) -> None:
        self.counters.count(counters.REFRESHES, result=result)

    async def renew(self, crm_token_id: UUID) -> None:
        """Refresh a crm_token ahead of its expiry, or look whether a paused or lost one works again."""
        await self._token_keeper.renew(await CrmToken.get(id=crm_token_id))

    async def redeem(self, code: str) -> Installation | Agency:
        """Turn the code of an install into tokens and keep them; returns what was installed.

        An answer that got lost is asked for once more: the code works once, so that either the first
        request never arrived, or the second is refused and the install has to be started again.
        """
        redirect_uri = self._settings.public_url + "/oauth/callback"
        try:
            tokens = await self._oauth.redeem(code, redirect_uri)
        except (VendorUnclear, VendorUnsent):
            tokens = await self._oauth.redeem(code, redirect_uri)
        now, pair = datetime.now(UTC), pair_of(tokens)
        async with in_transaction() as tx:
            agency = await installing.meet_agency(tx, tokens.company_id)
            if tokens.location_id is not None:
                return await installing.admit(tx, agency, tokens.location_id, pair, self.ring, now)
            await installing.admit_agency(tx, agency, pair, self.ring, now)
            return agency

    async def connect(self, installation: Installation) -> None:
        """Get tokens for an announced sub-account through its agency; raises NotConnected if that cannot."""
        pair = pair_of(await self._mint(installation.agency_id, installation.location_id))
        agency, location_id = await Agency.get(id=installation.agency_id), installation.location_id
        async with in_transaction() as tx:
            await installing.admit(tx, agency, location_id, pair, self.ring, datetime.now(UTC), by_agency=True)

    async def _mint(self, agency_id: UUID, location_id: str) -> Tokens:
        agency = await Agency.get(id=agency_id)
        crm = await self.agency_crm(agency_id)
        return await crm.location_token(agency.company_id, location_id)
