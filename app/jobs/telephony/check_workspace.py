"""The voice provider is asked how many calls it allows, and whether a dead key works again."""

from datetime import UTC, datetime
from uuid import UUID

import structlog

from app.clients import Clients
from app.clients.voice_accounts import read_limits
from app.domain.telephony.workspaces import Workspace
from app.errors import VendorError

log = structlog.get_logger(__name__)


async def check_workspace(clients: Clients, workspace_id: str) -> None:
    """Read the limits once; what cannot be read now is read by the clock later (see workspaces.check_due)."""
    workspace = await Workspace.get(id=UUID(workspace_id))
    try:
        await read_limits(clients, workspace, datetime.now(UTC))
    except VendorError as error:
        log.warning("check_workspace.unread", workspace_id=workspace_id, why=type(error).__name__)
