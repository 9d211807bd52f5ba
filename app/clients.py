"""Clients of the vendors for one of our rows; the only room where a vendor meets a table and a secret."""

import contextlib
import itertools
import ssl
from collections.abc import AsyncIterator
from uuid import UUID

import httpx

from app.config import Settings
from app.domain.secrets import KeyRing
from app.domain.workspaces import Workspace
from app.retell.client import RetellClient

# httpcore walks its whole pool on every request: a few small pools are several times faster than a big one.
POOLS = 8
POOL_LIMITS = httpx.Limits(max_connections=16, max_keepalive_connections=16, keepalive_expiry=5)


class Clients:
    """Hands out ready clients; a handler never sees a token or an API key."""

    def __init__(self, settings: Settings, ring: KeyRing) -> None:
        self._settings = settings
        self._ring = ring
        context = ssl.create_default_context()
        self._pools = [
            httpx.AsyncClient(verify=context, limits=POOL_LIMITS, follow_redirects=False) for _ in range(POOLS)
        ]
        self._turn = itertools.cycle(self._pools)

    @contextlib.asynccontextmanager
    async def opened(self) -> AsyncIterator["Clients"]:
        """Keep the connection pools open for as long as the block runs."""
        try:
            yield self
        finally:
            for pool in self._pools:
                await pool.aclose()

    async def voice(self, workspace_id: UUID) -> RetellClient:
        """The voice provider, as the account of this workspace."""
        workspace = await Workspace.get(id=workspace_id)
        return RetellClient(next(self._turn), self._settings.retell_api_url, workspace.api_key(self._ring))

    def webhook_url(self, workspace: Workspace) -> str:
        """Where the voice provider reports the calls of this workspace."""
        return f"{self._settings.public_url}/webhooks/voice/{workspace.token}"

    async def voice_webhook_url(self, workspace_id: UUID) -> str:
        """Where the voice provider reports the calls of this workspace, by id."""
        return self.webhook_url(await Workspace.get(id=workspace_id))
