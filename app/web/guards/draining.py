"""A web process that was asked to end says so first, and takes requests until its balancer has heard it.

A proxy that has sent a POST into a connection just being closed cannot repeat it. So after SIGTERM /readyz is red and
every answer ends its kept connection, while requests are taken as before; then the socket is closed.
"""

import asyncio
import signal
from types import FrameType

import structlog
from starlette.applications import Starlette

log = structlog.get_logger(__name__)


def drain_on_sigterm(app: Starlette, seconds: float) -> None:
    """Pass SIGTERM on to the server only after so many seconds; a second one, and SIGINT, ends it at once."""
    if not seconds:
        return
    loop, end = asyncio.get_running_loop(), signal.getsignal(signal.SIGTERM)
    assert callable(end)  # noqa: S101 - the server has set it before it starts the app

    def drain(number: int, frame: FrameType | None) -> None:
        if app.state.draining:
            end(number, frame)
            return
        app.state.draining = True
        log.info("serve.drains", seconds=seconds)
        loop.call_soon_threadsafe(loop.call_later, seconds, end, number, frame)

    signal.signal(signal.SIGTERM, drain)
