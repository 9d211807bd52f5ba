"""Every request for a call is counted and kept, whatever came of it; every endpoint that takes one comes here."""

import contextlib
from collections.abc import AsyncIterator
from datetime import datetime

import structlog
from starlette.requests import Request

from app.domain.requests import refused
from app.domain.requests.refused import Asked
from app.errors import Refusal
from app.logs import request_id
from app.postgres import counters, database
from app.postgres.counters import Counters

log = structlog.get_logger(__name__)

# The code in the metrics of what was taken.
TAKEN = "taken"


@contextlib.asynccontextmanager
async def asked_for(request: Request, source: str, now: datetime) -> AsyncIterator[Asked]:
    """What is known of a request while it is read; the refusal that ends the block is kept, and raised again."""
    asked = Asked(source, now, request_id())
    try:
        yield asked
    except Refusal as refusal:
        await keep_refusal(request, asked, refusal)
        raise


async def keep_refusal(request: Request, asked: Asked, refusal: Refusal) -> None:
    """Count what was refused, and write it down; without a database the answer is given all the same."""
    _count(request, asked.source, refusal.code)
    log.info("request.refused", source=asked.source, code=refusal.code)
    try:
        await refused.keep(asked, refusal)
    except database.DOWN as error:
        log.error("request.not_kept", code=refusal.code, why=type(error).__name__)


def count_taken(request: Request, source: str) -> None:
    """Count a request for a call that was taken."""
    _count(request, source, TAKEN)


def _count(request: Request, source: str, code: str) -> None:
    tallies: Counters = request.app.state.counters
    tallies.count(counters.REQUESTS, source=source, code=code)
