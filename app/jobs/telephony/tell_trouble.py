"""An account at the voice provider cannot call, or can again: workflows are told once, and the agency by e-mail."""

from datetime import UTC, datetime
from uuid import UUID

import structlog
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.config import Settings
from app.domain.telephony.account_troubles import SENTENCES
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.jobs.telephony import attention
from app.jobs.telephony.attention import Attention, Kind
from app.postgres import queue

log = structlog.get_logger(__name__)

MAIL = (
    "{sentence}\n\nIts calls wait since {since:%Y-%m-%d %H:%M} (UTC), and go on by themselves when it works again. "
    "Leads that wait too long are given up. One call is tried every few minutes; Check again, on the page of the "
    "account “{name}”, tries one at once.\n"
)
RECOVERED = "The account at the voice provider can place calls again. What has waited goes on by itself."
MAIL_RECOVERED = "{sentence}\n\nThe account “{name}” could not call since {since:%Y-%m-%d %H:%M} (UTC).\n"


async def tell_trouble(workspace_id: str) -> None:
    """Tell the workflows of all sub-accounts that call from this account, and have the mail sent."""
    async with in_transaction() as tx:
        mine = Workspace.filter(id=UUID(workspace_id), trouble__isnull=False, trouble_told_at=None).using_db(tx)
        workspace = await mine.select_for_update(no_key=True).get_or_none()
        trouble = _trouble_of(workspace) if workspace else None
        if workspace is None or trouble is None:
            return
        await attention.publish(tx, await _callers(tx, workspace), trouble)
        await Workspace.filter(id=workspace.id).using_db(tx).update(trouble_told_at=datetime.now(UTC))
        await queue.defer(tx, "mail_trouble", workspace_id=workspace_id)
    log.error("account.in_trouble", workspace_id=workspace_id, why=workspace.trouble)


async def mail_trouble(settings: Settings, workspace_id: str) -> None:
    """Send the agency its mail, unless it was sent or all is well again."""
    workspace = await Workspace.get(id=UUID(workspace_id)).select_related("agency")
    trouble = _trouble_of(workspace)
    if trouble is None or workspace.trouble_mailed_at:
        return
    text = MAIL.format(sentence=trouble.sentence, since=trouble.since, name=workspace.name)
    if await attention.mail(settings, workspace.agency, f"Calls wait: {workspace.name}", text, trouble):
        await Workspace.filter(id=workspace.id).update(trouble_mailed_at=datetime.now(UTC))


async def tell_recovery(workspace_id: str, since: str, mailed: bool) -> None:
    """Tell those who were told of the trouble `since` then that it is over."""
    async with in_transaction() as tx:
        workspace = await Workspace.get(id=UUID(workspace_id), using_db=tx)
        await attention.publish(tx, await _callers(tx, workspace), _recovery_of(workspace, since))
        if mailed:
            await queue.defer(tx, "mail_recovery", workspace_id=workspace_id, since=since)
    log.info("account.recovered", workspace_id=workspace_id)


async def mail_recovery(settings: Settings, workspace_id: str, since: str) -> None:
    """Send the agency the good news after the bad."""
    workspace = await Workspace.get(id=UUID(workspace_id)).select_related("agency")
    what = _recovery_of(workspace, since)
    text = MAIL_RECOVERED.format(sentence=what.sentence, since=what.since, name=workspace.name)
    await attention.mail(settings, workspace.agency, f"Calls go on: {workspace.name}", text, what)


def _trouble_of(workspace: Workspace) -> Attention | None:
    if workspace.trouble is None or workspace.trouble_at is None:
        return None
    return Attention(Kind.ACCOUNT_PROBLEM, workspace.id, SENTENCES[workspace.trouble], workspace.trouble_at)


def _recovery_of(workspace: Workspace, since: str) -> Attention:
    return Attention(Kind.ACCOUNT_RECOVERED, workspace.id, RECOVERED, datetime.fromisoformat(since))


async def _callers(tx: BaseDBAsyncClient, workspace: Workspace) -> list[UUID]:
    """The customers that call from this account."""
    numbers = PhoneNumber.filter(workspace_id=workspace.id, customer_id__isnull=False).using_db(tx)
    return list(await numbers.distinct().values_list("customer_id", flat=True))  # type: ignore[arg-type]
