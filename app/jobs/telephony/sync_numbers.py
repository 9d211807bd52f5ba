"""Once a day our numbers and agents are compared with the provider's: what disappeared there places no more calls."""

from datetime import UTC, datetime
from uuid import UUID

import structlog
from tortoise.transactions import in_transaction

from app.clients import Clients, voice_numbers
from app.domain.telephony.workspaces import DEAD_KEY, Workspace
from app.errors import Refusal
from app.postgres import queue

log = structlog.get_logger(__name__)


async def sync_daily(_now: datetime) -> None:
    """Give every connected workspace its job."""
    async with in_transaction() as tx:
        connected = Workspace.exclude(status=DEAD_KEY).filter(sealed_api_key__isnull=False).using_db(tx)
        for workspace_id in await connected.values_list("id", flat=True):
            key = f"sync:{workspace_id}"
            await queue.defer(tx, "sync_numbers", dedupe_key=key, workspace_id=str(workspace_id))


async def sync_numbers(clients: Clients, workspace_id: str) -> None:
    """Compare one workspace's numbers and agents; tomorrow is soon enough for a list that cannot be read."""
    workspace = await Workspace.get(id=UUID(workspace_id))
    try:
        found = await voice_numbers.sync(clients, workspace, datetime.now(UTC))
        await voice_numbers.sync_agents(clients, workspace, datetime.now(UTC))
    except Refusal as refusal:
        log.warning("sync_numbers.unread", workspace_id=workspace_id, why=refusal.code)
    else:
        log.info("sync_numbers.done", workspace_id=workspace_id, gone=len(found.gone), back=len(found.back))
