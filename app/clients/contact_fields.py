"""Custom fields of a sub-account's contacts: listed, and chosen for what its agents find out. For pages."""

import contextlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import asdict

from app.clients import Clients
from app.domain.results import write_backs
from app.domain.results.field_values import MADE_FOR, WRITABLE, ContactField
from app.domain.tenants.installations import Installation
from app.errors import InvalidRequest, VendorError, wrong
from app.ghl import contacts

# Chosen in place of a field: make one.
NEW = "new"
PREFIX = "AI call: "


async def load(clients: Clients, installation: Installation) -> list[ContactField]:
    """The fields that can be written; raises InvalidRequest while the CRM does not list them."""
    async with _answering():
        crm = await clients.crm(installation.id)
        found = await contacts.custom_fields(crm, installation.location_id)
    return [ContactField(**asdict(field)) for field in found if field.type in WRITABLE]


async def choose(
    clients: Clients, installation: Installation, wanted: Mapping[str, str], kinds: Mapping[str, str]
) -> None:
    """Write each of these values to the field with this id, or to a new one of its kind; an empty id to none.

    `kinds` says what each value is (see retell.account.AgentSettings). Raises InvalidRequest, which names the value
    whose field is not there any more.
    """
    there = {field.id: field for field in await load(clients, installation)}
    chosen: dict[str, ContactField] = {}
    for name, field_id in wanted.items():
        if field_id == NEW:
            chosen[name] = await _made(clients, installation, name, kinds.get(name, "text"))
        elif field_id and field_id not in there:
            sentence = "This field is not in your CRM any more. Choose another one."
            raise wrong(name, sentence)
        elif field_id:
            chosen[name] = there[field_id]
    await write_backs.choose_fields(installation.id, chosen)


async def _made(clients: Clients, installation: Installation, name: str, kind: str) -> ContactField:
    called, data_type = PREFIX + name.replace("_", " "), MADE_FOR.get(kind, "LARGE_TEXT")
    async with _answering():
        crm = await clients.crm(installation.id)
        made = await contacts.make_field(crm, installation.location_id, called, data_type)
    return ContactField(id=made, name=called, type=data_type)


@contextlib.asynccontextmanager
async def _answering() -> AsyncIterator[None]:
    """What keeps the CRM from answering, as a sentence for a page."""
    try:
        yield
    except VendorError as error:
        raise InvalidRequest(f"Your CRM's custom fields cannot be read or made just now: {error.message}") from error
