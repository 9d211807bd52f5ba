"""A placed call of which nothing was heard for a while: ask the provider how it stands."""

from datetime import UTC, datetime
from uuid import UUID

from app.clients import Clients
from app.domain.calls import Attempt, State
from app.domain.numbers import PhoneNumber
from app.jobs.retell_events import hear


async def check_call(clients: Clients, attempt_id: str) -> None:
    """Read the provider's call and treat what it says like an event; a lost webhook costs only time."""
    now = datetime.now(UTC)
    attempt = await Attempt.get(id=UUID(attempt_id)).select_related("call")
    if attempt.state is not State.PLACED or not attempt.provider_call_id:
        return
    number = await PhoneNumber.get(id=attempt.call.number_id)
    voice = await clients.voice(number.workspace_id)
    report = await voice.get_call(attempt.provider_call_id)
    await Attempt.filter(id=attempt.id).update(heard_at=now)
    await hear(clients, number.workspace_id, "get_call", report, now)
