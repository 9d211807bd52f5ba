"""What came of a call is written to its contact at the CRM: one job for each effect, each done once.

What the CRM would do twice when asked twice (a note, a message) is looked for first, when an earlier try
may have done it.
"""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from tortoise.transactions import in_transaction

from app.clients import Clients
from app.config import Settings
from app.domain.callbacks import callbacks
from app.domain.calls.calls import Call
from app.domain.results import write_backs
from app.domain.results.write_backs import WriteBack
from app.domain.tenants.installations import UNINSTALLED, Installation, installed_as
from app.errors import NotConnected, VendorRefused
from app.ghl import contacts, conversations
from app.ghl.client import GhlClient
from app.ghl.conversations import LoggedCall
from app.jobs.results.delivery import deliver


async def write_back(clients: Clients, settings: Settings, entry_id: str) -> None:
    """Write one thing to one contact."""
    await deliver(WriteBack, entry_id, partial(_write, clients, settings))


async def _write(clients: Clients, settings: Settings, row: WriteBack) -> None:
    installation = await installed_as(row.installation_id)
    if installation.status == UNINSTALLED:
        raise VendorRefused("The app was uninstalled from this sub-account.")
    crm = await clients.crm(installation.id, patient=True)
    write = WRITE.get(row.effect) or partial(_log_call, settings.ghl_conversation_provider_id)
    try:
        await write(crm, installation, row)
    except VendorRefused as refusal:
        if isinstance(refusal, NotConnected) or not contacts.is_foreign(refusal):
            raise
        heir_id = await _heir(crm, installation, row)
        if heir_id is None:
            raise
        await write_backs.address(row, heir_id)
        await write(crm, installation, row)


async def _heir(crm: GhlClient, installation: Installation, row: WriteBack) -> str | None:
    """Who has the phone of a contact that is gone; None when nobody has, or no call says which phone that is."""
    call = await Call.get_or_none(id=row.cause_id)
    found = await contacts.find_by_phone(crm, installation.location_id, call.to_number) if call else None
    return found if found != row.contact_id else None


async def _note(crm: GhlClient, _installation: Installation, row: WriteBack) -> None:
    if row.tries == 1 or not await contacts.has_note(crm, row.contact_id, row.content["marker"]):
        await contacts.add_note(crm, row.contact_id, row.content["body"])


async def _task(crm: GhlClient, _installation: Installation, row: WriteBack) -> None:
    marker = row.content["body"].rpartition("\n")[2]
    found = await contacts.find_task(crm, row.contact_id, marker) if row.tries > 1 else None
    content = row.content
    task_id = found or await contacts.add_task(crm, row.contact_id, content["title"], content["body"], content["due"])
    await callbacks.keep_task(row.cause_id, task_id)


async def _task_done(crm: GhlClient, _installation: Installation, row: WriteBack) -> None:
    await contacts.complete_task(crm, row.contact_id, row.content["task_id"])


async def _tags(crm: GhlClient, _installation: Installation, row: WriteBack) -> None:
    await contacts.add_tags(crm, row.contact_id, row.content["tags"])


async def _fields(crm: GhlClient, installation: Installation, row: WriteBack) -> None:
    values, collected = row.content["values"], row.content.get("collected", {})
    await contacts.set_fields(crm, installation.location_id, row.contact_id, values, collected)


async def _do_not_call(crm: GhlClient, _installation: Installation, row: WriteBack) -> None:
    await contacts.set_do_not_call(crm, row.contact_id, row.content["message"])


async def _log_call(provider_id: str, crm: GhlClient, installation: Installation, row: WriteBack) -> None:
    content: dict[str, Any] = row.content
    call = LoggedCall(
        provider_id=provider_id,
        reference=str(row.cause_id),
        from_number=content["from_number"],
        to_number=content["to_number"],
        outcome=content["outcome"],
        at=datetime.fromisoformat(content["at"]),
    )
    conversation_id = await conversations.conversation_with(crm, installation.location_id, row.contact_id)
    message_id = await conversations.find_call(crm, conversation_id, call) if row.tries > 1 else None
    message_id = message_id or await conversations.log_call(crm, conversation_id, call)
    if content["recording_url"]:
        recording = {"message_id": message_id, "url": content["recording_url"]}
        async with in_transaction() as tx:
            follows = {write_backs.RECORDING: recording}
            await write_backs.plan_all(tx, installation.id, row.cause_id, row.contact_id, follows, datetime.now(UTC))


async def _recording(crm: GhlClient, _installation: Installation, row: WriteBack) -> None:
    await conversations.attach(crm, row.content["message_id"], row.content["url"])


WRITE: dict[str, Callable[[GhlClient, Installation, WriteBack], Awaitable[None]]] = {
    write_backs.NOTE: _note,
    write_backs.TAGS: _tags,
    write_backs.ERROR_TAGS: _tags,
    write_backs.FIELDS: _fields,
    write_backs.RECORDING: _recording,
    write_backs.DO_NOT_CALL: _do_not_call,
    write_backs.CALLBACK_NOTE: _note,
    write_backs.CALLBACK_TASK: _task,
    write_backs.CALLBACK_DONE: _task_done,
}
