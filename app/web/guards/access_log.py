"""One line per request, and the headers that every answer carries."""

import time
import uuid
from collections.abc import MutableMapping
from datetime import UTC, datetime
from typing import Any

import structlog
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.postgres import deliveries
from app.postgres.counters import REQUEST, Counters

log = structlog.get_logger(__name__)


def answer_headers(scope: MutableMapping[str, Any]) -> dict[str, str]:
    """Headers that the answer to this request will carry, whatever it turns out to be."""
    headers: dict[str, str] = scope.setdefault("answer_headers", {})
    return headers


class AccessLog:
    """Gives each request an id, answers with it, counts it, and writes one line without query or body."""

    def __init__(self, app: ASGIApp, counters: Counters) -> None:
        self._app = app
        self._tallies = counters

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and the answer back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = "req_" + uuid.uuid4().hex[:20]
        answer_headers(scope)["X-Request-Id"] = request_id
        started = time.perf_counter()
        status = 500

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message).update(answer_headers(scope))
            await send(message)

        with structlog.contextvars.bound_contextvars(request_id=request_id):
            try:
                await self._app(scope, receive, send_with_headers)
            finally:
                took = time.perf_counter() - started
                route = getattr(scope.get("route"), "path", "unknown")
                method = scope["method"] if route != "unknown" else "any"
                self._tallies.time(REQUEST, took, method=method, route=route, status=str(status))
                if scope["path"].rstrip("/") == deliveries.PATH and deliveries.SIGNATURE in dict(scope["headers"]):
                    deliveries.count(self._tallies, status, datetime.now(UTC))
                log.info("request", method=method, route=route, status=status, milliseconds=round(took * 1000, 1))
