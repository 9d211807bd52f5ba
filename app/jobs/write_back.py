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
from app.domain import write_backs
from app.domain.installations import UNINSTALLED, Installation
from app.domain.write_backs import WriteBack
from app.errors import VendorRefused
from app.ghl import contacts, conversations
from app.ghl.client import GhlClient
from app.ghl.conversations import LoggedCall
from app.jobs.effects import carry_out


async def write_back(clients: Clients, settings: Settings, effect_id: str) -> None:
    """Write one thing to one contact."""
    await carry_out(WriteBack, effect_id, partial(_write, clients, settings))


async def _write(clients: Clients, settings: Settings, row: WriteBack) -> None:
    installation = await Installation.get(id=row.installation_id)
    if installation.status == UNINSTALLED:
        raise VendorRefused("The app was uninstalled from this sub-account.")
    crm = await clients.crm(installation.id, patient=True)
    if row.effect == write_backs.CALL_LOG:
        await _log_call(crm, installation, settings.ghl_conversation_provider_id, row)
    else:
        await WRITE[row.effect](crm, installation, row)


async def _note(crm: GhlClient, _installation: Installation, row: WriteBack) -> None:
    if row.tries == 1 or not await contacts.has_note(crm, row.contact_id, row.content["marker"]):
        await contacts.add_note(crm, row.contact_id, row.content["body"])


async def _tags(crm: GhlClient, _installation: Installation, row: WriteBack) -> None:
    await contacts.add_tags(crm, row.contact_id, row.content["tags"])


async def _fields(crm: GhlClient, installation: Installation, row: WriteBack) -> None:
    await contacts.set_fields(crm, installation.location_id, row.contact_id, row.content["values"])


async def _do_not_call(crm: GhlClient, _installation: Installation, row: WriteBack) -> None:
    await contacts.set_do_not_call(crm, row.contact_id, row.content["message"])


async def _log_call(crm: GhlClient, installation: Installation, provider_id: str, row: WriteBack) -> None:
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
}
