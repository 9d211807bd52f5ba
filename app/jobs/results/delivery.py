"""How an effect is carried out: claimed, done, and marked; whatever comes in between is tried again."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from uuid import UUID

import structlog

from app.errors import NotConnected, UnknownRefusal, VendorRefused
from app.logs import about
from app.postgres import outbox
from app.postgres.outbox import E

log = structlog.get_logger(__name__)

# After so many tries, several minutes, a no counts in whatever words.
MAX_UNKNOWN = 8


async def deliver(kind: type[E], entry_id: str, act: Callable[[E], Awaitable[None]]) -> None:
    """Run `act` for an effect that is not done yet; a no ends it, every other error is raised."""
    effect = await outbox.claim(kind, UUID(entry_id), datetime.now(UTC))
    if effect is None:
        return
    about(call_id=effect.cause_id)
    try:
        await act(effect)
    except NotConnected:
        await outbox.release(effect)
        raise
    except (VendorRefused, UnknownRefusal) as refusal:
        if isinstance(refusal, UnknownRefusal) and effect.tries < MAX_UNKNOWN:
            await outbox.release(effect)
            raise
        log.error("effect.refused", kind=kind.__name__, entry_id=entry_id, status=refusal.status)
        await outbox.give_up(effect, refusal.message)
    except Exception:
        await outbox.release(effect)
        raise
    else:
        await outbox.done(effect, datetime.now(UTC))
