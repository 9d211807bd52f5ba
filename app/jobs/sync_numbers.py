"""Once a day our numbers are compared with the provider's: one that disappeared there places no more calls."""

from datetime import UTC, datetime
from uuid import UUID

import structlog
from tortoise.transactions import in_transaction

from app import queue
from app.clients import Clients, voice_numbers
from app.domain.workspaces import DEAD_KEY, Workspace
from app.errors import Refusal

log = structlog.get_logger(__name__)


async def sync_daily() -> None:
    """Give every connected workspace its job."""
    async with in_transaction() as tx:
        connected = Workspace.exclude(status=DEAD_KEY).filter(sealed_api_key__isnull=False).using_db(tx)
        for workspace_id in await connected.values_list("id", flat=True):
            key = f"sync:{workspace_id}"
            await queue.defer(tx, "sync_numbers", dedupe_key=key, workspace_id=str(workspace_id))


async def sync_numbers(clients: Clients, workspace_id: str) -> None:
    """Compare one workspace's numbers; tomorrow is soon enough for a list that cannot be read."""
    workspace = await Workspace.get(id=UUID(workspace_id))
    try:
        found = await voice_numbers.sync(clients, workspace, datetime.now(UTC))
    except Refusal as refusal:
        log.warning("sync_numbers.unread", workspace_id=workspace_id, why=refusal.code)
    else:
        log.info("sync_numbers.done", workspace_id=workspace_id, gone=len(found.gone), back=len(found.back))
