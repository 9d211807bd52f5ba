"""Connecting an account of the voice provider, replacing its key, looking whether it still works.

These verbs are for pages: what goes wrong is a Refusal, a sentence to be shown beside the field in its details.
"""

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime
from typing import Any

from app.clients import Clients
from app.domain.calls import pacing
from app.domain.telephony import account_troubles, workspaces
from app.domain.telephony.workspaces import Findings, Workspace
from app.domain.tenants.agencies import Agency
from app.errors import ProviderUnreachable, VendorError, VendorRefused, WorkspaceDisconnected, wrong
from app.retell import account
from app.retell.client import KEY_REFUSED, RetellClient

KEY_WRONG = (
    "The voice provider does not accept this key. Copy the key with the Webhook badge from its page of API keys, "
    "and paste all of it."
)
KEY_DEAD = "The voice provider does not accept the key of this workspace any more. Paste a new one, then try again."
SILENT = "The voice provider gave no answer just now. Nothing was changed; try again in a moment."
MAX_KEY = 500
# What each check looks at, and what a person must allow the key at the provider when it fails.
CHECKS: dict[str, tuple[Callable[[RetellClient], Awaitable[Any]], str]] = {
    "numbers": (account.numbers, "The key may not read phone numbers: allow it Phone, Read."),
    "agents": (account.agents, "The key may not read agents: allow it Agent, Read."),
    "calls": (
        lambda voice: voice.calls_with_metadata("attempt_id", "none"),
        "The key may not read calls: allow History.",
    ),
}


async def connect(clients: Clients, agency: Agency, name: str, api_key: str, now: datetime) -> Workspace:
    """Look what this key opens, and keep it as a workspace of the agency.

    Raises InvalidRequest (field `api_key`) for a key that is not accepted, or whose account is connected
    already, and ProviderUnreachable.
    """
    key = pasted(api_key)
    found = await examine(clients.voice_with(key))
    return await workspaces.connect(agency.id, name, key, clients.ring, found, now)


async def replace_key(
    clients: Clients, workspace: Workspace, api_key: str, now: datetime, *, confirmed: bool = False
) -> None:
    """Give a workspace another key; numbers and customers stay, and calls that waited for it are placed.

    Raises OtherOrganisation for a key of another account unless that was `confirmed`, and as `connect` does.
    """
    key = pasted(api_key)
    found = await examine(clients.voice_with(key))
    await workspaces.replace_key(workspace, key, clients.ring, found, now, confirmed=confirmed)
    await account_troubles.probe_now(workspace.id)
    await pacing.resume(workspace.id)


async def recheck(clients: Clients, workspace: Workspace, now: datetime) -> None:
    """Look again what the workspace's key opens, and keep it; raises WorkspaceDisconnected, ProviderUnreachable."""
    async with answering():
        found = await examine(clients.voice_of(workspace), refused=WorkspaceDisconnected(KEY_DEAD))
        await workspaces.note_findings(workspace, found, now)
        await account_troubles.probe_now(workspace.id)
        await pacing.resume(workspace.id)


async def read_limits(clients: Clients, workspace: Workspace, now: datetime) -> None:
    """Read how many calls the provider allows at this moment; a dead key that works again is none any more.

    Raises VendorError.
    """
    limits = await account.concurrency(clients.voice_of(workspace))
    await pacing.note_capacity(workspace.id, limits.limit, limits.reserved, limits.running, now)
    if await workspaces.revive(workspace):
        await pacing.resume(workspace.id)
    await pacing.start_next(workspace.id)


async def examine(voice: RetellClient, refused: Exception | None = None) -> Findings:
    """What this key opens; raises `refused` (by default InvalidRequest) or ProviderUnreachable.

    A key with few permissions may not be allowed to say whose it is. Then the limits prove that it works.
    """
    async with answering(refused or wrong("api_key", KEY_WRONG)):
        owner = None
        with contextlib.suppress(VendorRefused):
            owner = await account.identity(voice)
        limits = await account.concurrency(voice)
    checks = [
        check("key", passed=True, message="The key works."),
        check("organisation", passed=owner is not None, message="The key may not say which account it belongs to."),
    ]
    for name, (look, message) in CHECKS.items():
        try:
            await look(voice)
        except VendorError:
            checks.append(check(name, passed=False, message=message))
        else:
            checks.append(check(name, passed=True))
    org_id, organisation = (owner.org_id, owner.name) if owner else (None, "")
    return Findings(org_id, organisation, limits.limit, limits.reserved, limits.running, checks)


def check(name: str, *, passed: bool, message: str = "") -> dict[str, Any]:
    """One line of what was looked at; the message says what to do, unless it passed."""
    return {"name": name, "passed": passed, "message": "" if passed else message}


@contextlib.asynccontextmanager
async def answering(refused: Exception | None = None) -> AsyncIterator[None]:
    """Turn what the provider answers, or that it does not, into what a person can read.

    Raises `refused` (by default WorkspaceDisconnected) when it does not accept the key, else ProviderUnreachable.
    """
    try:
        yield
    except VendorRefused as error:
        if error.status == KEY_REFUSED:
            raise (refused or WorkspaceDisconnected(KEY_DEAD)) from error
        raise ProviderUnreachable(f"The voice provider refused this: {error.message}") from error
    except VendorError as error:
        raise ProviderUnreachable(SILENT) from error


def pasted(api_key: str) -> str:
    """A key without what sticks to a copied one; raises InvalidRequest (field `api_key`) for what is none."""
    key = api_key.strip()
    if not key.isascii() or not key.isprintable() or " " in key or not 0 < len(key) <= MAX_KEY:
        raise wrong("api_key", "Paste the API key of the voice provider, in one piece.")
    return key
