"""After a restore: what the voice provider did since the backup is read, and only then is anything dialed again."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import structlog
from tortoise.transactions import in_transaction

from app.clients import Clients
from app.domain.calls import attempts, do_not_call, leads, restore_hold
from app.domain.calls.calls import Attempt, State
from app.domain.rules.destinations import is_e164
from app.domain.telephony.numbers import PhoneNumber, calling_number
from app.domain.telephony.workspaces import DEAD_KEY, Workspace
from app.jobs.calls.retell_events import apply_report
from app.outcomes import Outcome
from app.retell.calls import read_call
from app.retell.client import RetellClient

log = structlog.get_logger(__name__)

# A call that the backup saw begin, and the clocks of two companies.
MARGIN = timedelta(minutes=15)


async def reconcile_restore(clients: Clients, hold_id: str) -> None:
    """Adopt what was placed since the backup, take over requests not to be called, then let calls be dialed.

    Raises VendorError while a list cannot be read: then nothing is dialed, and the engine tries again. An account
    without a working key dials nothing either, and is left out unless calls wait for it.
    """
    hold = await restore_hold.current()
    if hold is None or hold.id != UUID(hold_id):
        return
    for workspace in await Workspace.filter(sealed_api_key__isnull=False):
        waits = await Attempt.exists(workspace_id=workspace.id, state=State.QUEUED, settled_at=None)
        if workspace.status != DEAD_KEY or waits:
            voice = await clients.voice(workspace.id)
            await _read_list(voice, workspace, hold.since - MARGIN)
            await _look_for_due(voice, workspace)
    await restore_hold.lift("the voice provider's lists were read", datetime.now(UTC))
    log.warning("restore.reconciled", since=hold.since.isoformat())


async def _read_list(voice: RetellClient, workspace: Workspace, since: datetime) -> None:
    """Everything that began since: also calls that the backup does not know."""
    async for call in voice.calls_since(since):
        await _take_over(workspace, call)
        report = read_call(call)
        if report.outcome is Outcome.DO_NOT_CALL:
            number = await PhoneNumber.get_or_none(workspace_id=workspace.id, e164=call.get("from_number"))
            if number is not None and number.customer_id is not None:
                async with in_transaction() as tx:
                    await do_not_call.add_said(tx, number.customer_id, str(call.get("to_number")), datetime.now(UTC))


async def _look_for_due(voice: RetellClient, workspace: Workspace) -> None:
    """What may have been dialed and did not ring yet has no time to be found by: each is looked for by its id."""
    now = datetime.now(UTC)
    due = Attempt.filter(workspace_id=workspace.id, state=State.QUEUED, settled_at=None, due_at__lte=now)
    for attempt_id in await due.values_list("id", flat=True):
        for call in await voice.calls_with_metadata("attempt_id", str(attempt_id)):
            await _take_over(workspace, call)


async def _take_over(workspace: Workspace, call: dict[str, object]) -> None:
    report, now = read_call(call), datetime.now(UTC)
    ours = report.attempt_id
    attempt = await Attempt.get_or_none(id=ours) if ours else None
    if ours and (attempt is None or attempt.state is State.QUEUED):
        # The lead does not know of this dial either, and would be called once more if somebody asked for it.
        await _note(workspace, call, ours, report.began_at or now)
    if attempt is not None and attempt.state is State.QUEUED and attempt.workspace_id == workspace.id:
        await attempts.adopt(attempt, report.provider_call_id, report.began_at or now, now)
    await apply_report(workspace.id, "list_calls", call, now)


async def _note(workspace: Workspace, call: dict[str, object], attempt_id: UUID, began_at: datetime) -> None:
    number = await PhoneNumber.get_or_none(workspace_id=workspace.id, e164=call.get("from_number"))
    caller = await calling_number(number.id) if number is not None else None
    to_number = str(call.get("to_number"))
    if caller is not None and is_e164(to_number):
        guard = timedelta(minutes=caller.policy.guard_minutes)
        await leads.note_dial(caller.customer_id, to_number, attempt_id, began_at, guard)
