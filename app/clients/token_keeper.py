"""TokenKeeper, of the CRM's tokens: at most one refresh of a pair at a time, and the new pair stored before use.

A refresh token works once, and a lost one means that a person must install the app again. Therefore the
refresh is the one network request that is made inside a transaction: it locks the crm_token's row, reads it
again, sends one POST, and commits the new pair before anyone uses it. Others who want the same pair wait
for the lock, find a newer version and use that. The POST ends after 15 s in any case, and the database
ends a transaction that idles for a minute, so the lock outlives the request but not a dead process.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from uuid import UUID

import structlog
from tortoise import connections
from tortoise.backends.base.client import TransactionalDBClient
from tortoise.transactions import in_transaction

from app.domain.tenants import crm_tokens
from app.domain.tenants.crm_tokens import CrmToken, Pair
from app.domain.tenants.installations import ACTIVE, SUSPENDED, Installation
from app.errors import NotConnected, VendorRefused
from app.ghl import oauth
from app.ghl.oauth import COMPANY, LOCATION, OAuth, Tokens
from app.sealing import KeyRing

log = structlog.get_logger(__name__)

# Each refresh holds a connection of the pool while it waits for the CRM.
MAX_CONCURRENT = 4
LOCK = "SELECT set_config('lock_timeout', '20s', true), set_config('idle_in_transaction_session_timeout', '60s', true)"
STORE_TRIES = 60
RECONNECT = "The connection to your CRM was lost. Open the app's page in the marketplace and install it again."
PAUSED = "Your CRM has paused this account. It continues when the account is active again."


class SpentRefreshToken(Exception):
    """The CRM does not take the refresh token any more."""


class TokenKeeper:
    """Gives out access tokens and keeps the pairs behind them.

    `mint` asks an agency (by id) for a new pair of one of its sub-accounts (by its id in the CRM), `count` is told
    of every refresh: `renewed`, `paused`, `spent`, `failed`; `minted` or `lost` when an agency was asked.
    """

    def __init__(
        self,
        vendor: OAuth,
        ring: KeyRing,
        mint: Callable[[UUID, str], Awaitable[Tokens]],
        count: Callable[[str], None] = lambda _result: None,
    ) -> None:
        self._vendor = vendor
        self._ring = ring
        self._mint = mint
        self._count = count
        self._turns: defaultdict[UUID, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._at_once = asyncio.Semaphore(MAX_CONCURRENT)
        self._under_way: set[asyncio.Task[CrmToken]] = set()

    async def usable(self, held: CrmToken, rejected: str | None = None) -> CrmToken:
        """The pair that is held while it can be used, else the newest, with another access token than the `rejected`.

        Raises NotConnected or another VendorError.
        """
        now = datetime.now(UTC)
        if rejected is None and held.usable(now):
            return held
        current = await CrmToken.get(id=held.id)
        if current.usable(now) and current.access_token(self._ring) != rejected:
            return current
        return await self.renew(current)

    async def renew(self, seen: CrmToken) -> CrmToken:
        """Replace the pair that was seen, unless someone has done so; raises a VendorError.

        A lost refresh token of a sub-account is made good by its agency, if that installed the app. A paused
        or lost account is asked for again once an hour only.
        """
        if seen.state != crm_tokens.GOOD and (seen.state == crm_tokens.ERASED or seen.due_at > datetime.now(UTC)):
            return _connected(seen)
        if isinstance(connections.get("default"), TransactionalDBClient):
            raise RuntimeError("a token cannot be renewed inside a transaction: it must be committed before its use")
        if seen.state != crm_tokens.NEEDS_RECONNECT:
            async with self._turns[seen.id], self._at_once:
                try:
                    return await self._to_its_end(seen)
                except SpentRefreshToken:
                    log.warning("crm_token.refresh_token_spent", crm_token_id=str(seen.id))
        current = await CrmToken.get(id=seen.id)
        return _connected(current) if current.version != seen.version else await self._ask_agency(seen)

    async def _to_its_end(self, seen: CrmToken) -> CrmToken:
        """Refresh, even if the one who waits for it goes away: the CRM's answer must not be dropped."""
        task = asyncio.create_task(self._refresh(seen))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return await asyncio.shield(task)

    async def _refresh(self, seen: CrmToken) -> CrmToken:
        pair: Pair | None = None
        try:
            async with in_transaction() as tx:
                await tx.execute_query(LOCK)
                crm_token = await CrmToken.filter(id=seen.id).select_for_update().using_db(tx).get()
                if crm_token.version != seen.version or crm_token.state == crm_tokens.ERASED:
                    return _connected(crm_token)
                now = datetime.now(UTC)
                pair = await self._spend(crm_token)
                if pair is None:
                    crm_token.state, crm_token.due_at = crm_tokens.SUSPENDED, now + crm_tokens.LOOK_AGAIN
                else:
                    crm_token.take(pair, self._ring, now)
                await crm_token.save(using_db=tx)
        except Exception as error:
            if pair is None:
                raise
            # The CRM has taken the old pair away, so the new one must not die with a database connection.
            log.error("crm_token.not_stored", crm_token_id=str(seen.id), why=type(error).__name__)
            await self._store_again(seen, pair)
            crm_token = await CrmToken.get(id=seen.id)
        await _tell_installation(crm_token)
        return _connected(crm_token)

    async def _spend(self, crm_token: CrmToken) -> Pair | None:
        """A new pair for the refresh token, or None while the account is paused (the token stays good then)."""
        kind, held = LOCATION if crm_token.installation_id else COMPANY, crm_token.refresh_token(self._ring)
        if not held:
            raise SpentRefreshToken  # the agency gave none along with the access token
        result = "failed"
        try:
            pair = pair_of(await self._vendor.refresh(held, kind))
            result = "renewed"
        except VendorRefused as refusal:
            if oauth.spent(refusal):
                result = "spent"
                raise SpentRefreshToken from refusal
            if oauth.paused(refusal):
                result = "paused"
                return None
            raise
        finally:
            self._count(result)
        return pair

    async def _store_again(self, seen: CrmToken, pair: Pair) -> None:
        for attempt in range(STORE_TRIES):
            try:
                await crm_tokens.replace(seen.id, seen.version, pair, self._ring, datetime.now(UTC))
                return
            except Exception as error:
                if attempt == STORE_TRIES - 1:
                    raise
                log.error("crm_token.not_stored", crm_token_id=str(seen.id), why=type(error).__name__)
                await asyncio.sleep(1)

    async def _ask_agency(self, lost: CrmToken) -> CrmToken:
        """Let the agency give its sub-account a new pair, or find that a person must connect it again."""
        now = datetime.now(UTC)
        try:
            if lost.installation_id is None:
                raise NotConnected(RECONNECT)
            pair = pair_of(await self._mint(lost.agency_id, lost.resource_id))
        except VendorRefused as refusal:
            paused = oauth.paused(refusal)
            self._count("paused" if paused else "lost")
            first = lost.state != crm_tokens.NEEDS_RECONNECT and not paused
            if await crm_tokens.mark_lost(lost.id, lost.version, now, paused=paused) and first:
                log.error("crm_token.needs_reconnect", crm_token_id=str(lost.id))
            current = await CrmToken.get(id=lost.id)
            if paused:
                await _tell_installation(current)
            return _connected(current, refusal)
        self._count("minted")
        await crm_tokens.replace(lost.id, lost.version, pair, self._ring, now)
        current = await CrmToken.get(id=lost.id)
        await _tell_installation(current)
        return _connected(current)


class Held:
    """The access token of one client, which asks the database for it only when the one that it holds is of no use."""

    def __init__(self, keeper: TokenKeeper, ring: KeyRing, crm_token: CrmToken) -> None:
        self._keeper, self._ring, self._crm_token = keeper, ring, crm_token

    async def __call__(self, rejected: str | None) -> str:
        """A usable access token, other than the `rejected` one; raises NotConnected or another VendorError."""
        self._crm_token = await self._keeper.usable(self._crm_token, rejected)
        return self._crm_token.access_token(self._ring)


def pair_of(tokens: Tokens) -> Pair:
    """What we keep of the CRM's answer."""
    return Pair(tokens.access, tokens.refresh, tokens.lifetime, tokens.scope)


def _connected(crm_token: CrmToken, cause: Exception | None = None) -> CrmToken:
    if crm_token.state != crm_tokens.GOOD:
        raise NotConnected(PAUSED if crm_token.state == crm_tokens.SUSPENDED else RECONNECT) from cause
    return crm_token


async def _tell_installation(crm_token: CrmToken) -> None:
    """While the CRM has paused the account, its numbers place no calls; afterwards they do again."""
    paused = crm_token.state == crm_tokens.SUSPENDED
    before, after = (ACTIVE, SUSPENDED) if paused else (SUSPENDED, ACTIVE)
    await Installation.filter(id=crm_token.installation_id, status=before).update(status=after)
