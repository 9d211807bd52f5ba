"""How an effect is carried out: claimed, done, and marked; whatever comes in between is tried again."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from uuid import UUID

import structlog

from app.domain import effects
from app.domain.effects import E
from app.errors import NotConnected, VendorRefused
from app.logs import about

log = structlog.get_logger(__name__)


async def carry_out(kind: type[E], effect_id: str, act: Callable[[E], Awaitable[None]]) -> None:
    """Run `act` for an effect that is not done yet; a definite no ends it, every other error is raised."""
    effect = await effects.claim(kind, UUID(effect_id), datetime.now(UTC))
    if effect is None:
        return
    about(call_id=effect.cause_id)
    try:
        await act(effect)
    except NotConnected:
        await effects.release(effect)
        raise
    except VendorRefused as refusal:
        log.error("effect.refused", kind=kind.__name__, effect_id=effect_id, status=refusal.status)
        await effects.give_up(effect, refusal.message)
    except Exception:
        await effects.release(effect)
        raise
    else:
        await effects.done(effect, datetime.now(UTC))
