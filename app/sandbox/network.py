"""The sandbox's network: writes every request down, then lets it through, or lets it suffer a fault."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.sandbox.faults import Fault, Faults


@dataclass(frozen=True)
class ReceivedRequest:
    """A request as it reached the sandbox: `body` is parsed JSON, text or None, `fault` what struck it."""

    at: datetime
    method: str
    path: str
    query: str
    body: Any
    fault: str | None


class Network:
    """ASGI middleware, outermost, so that a fault also hides what the app behind it has answered.

    `logs` maps a path prefix to the list that keeps the requests below it. `/control` is never disturbed.
    """

    def __init__(self, app: ASGIApp, faults: Faults, logs: Mapping[str, list[ReceivedRequest]]) -> None:
        self.app = app
        self.faults = faults
        self.logs = logs

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        path: str = scope["path"].removeprefix(scope.get("root_path", ""))
        if path.startswith("/control"):
            return await self.app(scope, receive, send)
        received_at = datetime.now(UTC)
        body = await _read(receive)
        fault = self.faults.for_request(scope["method"], path)
        self._write_down(scope, path, body, received_at, fault)
        return await self._serve(fault, scope, _replay(body, receive), receive, send)

    def _write_down(self, scope: Scope, path: str, body: bytes, at: datetime, fault: Fault | None) -> None:
        for prefix, log in self.logs.items():
            if path.startswith(prefix + "/"):
                query = scope["query_string"].decode("latin-1")
                kind = fault.kind if fault else None
                log.append(ReceivedRequest(at, scope["method"], path, query, _readable(body), kind))

    async def _serve(self, fault: Fault | None, scope: Scope, replay: Receive, receive: Receive, send: Send) -> None:
        match fault:
            case Fault(kind="delay"):
                await asyncio.sleep(fault.seconds)
                await self.app(scope, replay, send)
            case Fault(kind="status"):
                await _answer_of(fault)(scope, replay, send)
            case Fault(kind="drop_before"):
                await _hang_up(receive)
            case Fault(kind="drop_after"):
                await self._ask(scope, replay)
                await _hang_up(receive)
            case Fault(kind="delay_after"):
                answer = await self._ask(scope, replay)
                await asyncio.sleep(fault.seconds)
                await answer(scope, replay, send)
            case Fault(kind="garbage"):
                answer = await self._ask(scope, replay)
                broken = bytes(answer.body[: len(answer.body) // 2]) or b"{"
                await Response(broken, answer.status_code, media_type="application/json")(scope, replay, send)
            case _:
                await self.app(scope, replay, send)

    async def _ask(self, scope: Scope, receive: Receive) -> Response:
        """Lets the app act and keeps its answer back."""
        answer = Response()
        body = bytearray()

        async def keep(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer.status_code = message["status"]
                answer.raw_headers = list(message["headers"])
            elif message["type"] == "http.response.body":
                body.extend(message.get("body", b""))

        await self.app(scope, receive, keep)
        answer.body = bytes(body)
        return answer


async def _read(receive: Receive) -> bytes:
    body = bytearray()
    while (message := await receive())["type"] == "http.request":
        body.extend(message.get("body", b""))
        if not message.get("more_body", False):
            break
    return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    unread = [body]

    async def replay() -> Message:
        if unread:
            return {"type": "http.request", "body": unread.pop(), "more_body": False}
        return await receive()

    return replay


def _readable(body: bytes) -> Any:
    if not body:
        return None
    try:
        return json.loads(body)
    except ValueError:
        return body.decode("utf-8", "replace")


def _answer_of(fault: Fault) -> Response:
    if fault.body is None or isinstance(fault.body, str):
        text = fault.body if fault.body is not None else HTTPStatus(fault.status).phrase
        return PlainTextResponse(text, fault.status, fault.headers)
    return JSONResponse(fault.body, fault.status, fault.headers)


async def _hang_up(receive: Receive) -> None:
    """Closes the TCP connection under uvicorn's request cycle and waits until uvicorn has noticed.

    Without the wait uvicorn would take the missing answer for a bug of the app and write a 500.
    """
    transport: asyncio.Transport | None = getattr(getattr(receive, "__self__", None), "transport", None)
    if transport is None:
        raise ConnectionResetError("the sandbox hung up; there is no uvicorn connection below to close")
    transport.close()
    while (await receive())["type"] != "http.disconnect":
        continue
