"""A call is over for good: what is written to its contact, and who is told, is planned here."""

from datetime import UTC, datetime
from uuid import UUID

from tortoise.transactions import in_transaction

from app.config import Settings
from app.domain import triggers, write_backs
from app.domain.calls import Call
from app.domain.installations import UNINSTALLED, Installation
from app.domain.results import result_of
from app.logs import about


async def after_call(settings: Settings, call_id: str) -> None:
    """Plan each effect with a job of its own; done twice, nothing is planned twice."""
    now = datetime.now(UTC)
    call = await Call.get(id=UUID(call_id))
    about(tenant=call.customer_id, call_id=call.id)
    installation = await Installation.get_or_none(id=call.installation_id)
    if installation is None or installation.status == UNINSTALLED or not call.state.over:
        return
    result = await result_of(call)
    log_calls = bool(settings.ghl_conversation_provider_id)
    async with in_transaction() as tx:
        await write_backs.plan(tx, installation, result, log_calls=log_calls, now=now)
        await triggers.plan(tx, installation, result, now)
