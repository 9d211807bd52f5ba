"""Numbers of an account at the voice provider: shown, imported, compared. For pages, as voice_accounts.py."""

from dataclasses import asdict
from datetime import datetime

from app.clients import Clients
from app.clients.voice_accounts import answering
from app.domain import number_imports
from app.domain.number_imports import ListedNumber, Synced
from app.domain.numbers import PhoneNumber
from app.domain.workspaces import Workspace
from app.retell import account


async def load(clients: Clients, workspace: Workspace) -> list[ListedNumber]:
    """All numbers of the account, those that the agency has already marked as imported.

    Raises WorkspaceDisconnected or ProviderUnreachable.
    """
    async with answering():
        found = await account.numbers(clients.voice_of(workspace))
    taken = await number_imports.owners(workspace.agency_id)
    return [ListedNumber(**asdict(number), imported_as=taken.get(number.e164)) for number in found]


async def take_over(clients: Clients, workspace: Workspace, wanted: list[str]) -> list[PhoneNumber]:
    """Import the wanted numbers; raises InvalidRequest or AlreadyImported, and as `load` does."""
    return await number_imports.take_over(workspace, wanted, await load(clients, workspace))


async def sync(clients: Clients, workspace: Workspace, now: datetime) -> Synced:
    """Compare our numbers with the account; while the list cannot be read, nothing is concluded. Raises as `load`."""
    return await number_imports.sync(workspace, await load(clients, workspace), now)
