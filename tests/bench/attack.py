"""What a neighbour notices while somebody attacks: slow connections, gigabytes, deep, injected, forged and replayed.

The neighbour is another customer who requests calls at an even pace. The attackers come from an address of their own,
at a bounded pace and for a bounded time, on loopback only.
"""

import asyncio
import contextlib
import json
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import cycle
from urllib.parse import urlsplit

import httpx

from app.demo.seed import DEMO_ACTION_SECRET, DEMO_API_KEY
from app.domain.telephony.keys import generate
from app.sandbox.retell.webhooks import sign
from app.sandbox.world import World

# The address gets blocked for its bad keys, and that is to hit nobody else.
ADDRESS = "127.0.0.2"
SLOW_ONES = 500
CALLERS = 8
PAUSE_SECONDS = 0.04
GIGABYTE = 1024**3
HEAD = b"POST /api/outbound-call HTTP/1.1\r\nHost: x\r\n"
INJECTED = (b"Idempotency-Key: a\rX-Injected: 1", b"Idempotency-Key: a\x00b", b"Idempotency-Key: a\n X-Injected: 1")
CLOSED = "closed"


@dataclass
class Attackers:
    """What they know of the app, and what it answered them, by status."""

    url: str
    world: World
    key: str
    workspace_token: str
    http: httpx.AsyncClient
    answers: Counter[str] = field(default_factory=Counter)
    injected: Iterator[bytes] = field(default_factory=lambda: cycle(INJECTED))
    yesterday: datetime = field(default_factory=lambda: datetime.now(UTC) - timedelta(days=1))

    async def dawdle(self) -> str:
        """Send a header a second and never come to an end."""
        async with self._connection() as (reader, writer):
            writer.write(HEAD)
            answer = asyncio.ensure_future(reader.read(4096))
            while not answer.done():
                await asyncio.wait({answer}, timeout=1)
                writer.write(b"X-More: 1\r\n")
            return _status(answer.result())

    async def pour(self) -> str:
        """Send a gigabyte with a good key, and go on when that was refused."""
        async with self._connection() as (reader, writer):
            key = f"Authorization: Bearer {self.key}\r\n".encode()
            writer.write(HEAD + key + b"Content-Length: %d\r\n\r\n" % GIGABYTE)
            answer = asyncio.ensure_future(reader.read(4096))
            with contextlib.suppress(ConnectionError):
                for _ in range(GIGABYTE // 65536):
                    writer.write(b"x" * 65536)
                    await writer.drain()
            return _status(await answer)

    async def dig(self) -> str:
        """Send JSON that is ten thousand levels deep."""
        return await self._post("/workflow/triggers", b'{"a":' * 10_000, {"X-Action-Secret": DEMO_ACTION_SECRET})

    async def inject(self) -> str:
        """Send a header with another one inside."""
        async with self._connection() as (reader, writer):
            writer.write(HEAD + b"Connection: close\r\n" + next(self.injected) + b"\r\n\r\n{}")
            writer.write_eof()
            answer = await reader.read()
            assert b"x-injected" not in answer.lower()
            return _status(answer)

    async def forge(self) -> str:
        """Send an event of the voice provider that somebody else has signed."""
        return await self._report(key="key_of_somebody_else", milliseconds=int(time.time() * 1000))

    async def replay(self) -> str:
        """Send an event of the voice provider once more, ten minutes later."""
        return await self._report(key=DEMO_API_KEY, milliseconds=int(time.time() * 1000) - 600_000)

    async def forge_crm(self) -> str:
        """Send an event of the CRM with the signature of another one."""
        raw = self._event(datetime.now(UTC))
        return await self._post("/webhooks/crm", raw, {"X-GHL-Signature": self.world.crm.sign(raw + b" ")})

    async def replay_crm(self) -> str:
        """Send the same event of the CRM once more, a day later."""
        raw = self._event(self.yesterday)
        return await self._post("/webhooks/crm", raw, {"X-GHL-Signature": self.world.crm.sign(raw)})

    async def guess(self) -> str:
        """Try a key that nobody was given."""
        return await self._post("/api/outbound-call", b"{}", {"Authorization": f"Bearer {generate()}"})

    async def _report(self, *, key: str, milliseconds: int) -> str:
        raw = b'{"event":"call_ended","call":{"call_id":"call_unknown"}}'
        path = f"/webhooks/voice/{self.workspace_token}"
        return await self._post(path, raw, {"X-Retell-Signature": sign(raw, key, milliseconds)})

    def _event(self, at: datetime) -> bytes:
        named = {"type": "UPDATE", "appId": self.world.crm.app.id, "webhookId": f"replayed-{at:%f}"}
        return json.dumps(named | {"timestamp": at.isoformat()}).encode()

    async def _post(self, path: str, content: bytes, headers: dict[str, str]) -> str:
        return str((await self.http.post(path, content=content, headers=headers)).status_code)

    @contextlib.asynccontextmanager
    async def _connection(self) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
        port = urlsplit(self.url).port
        reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(ADDRESS, 0))
        try:
            yield reader, writer
        finally:
            writer.close()


# What is done, by how many at once, and the pause of each between two.
ATTACKS: dict[str, tuple[Callable[[Attackers], Awaitable[str]], int, float]] = {
    f"{SLOW_ONES} slow connections": (Attackers.dawdle, SLOW_ONES, 0),
    "bodies of 1 GB": (Attackers.pour, CALLERS, PAUSE_SECONDS),
    "JSON 10,000 deep": (Attackers.dig, CALLERS, PAUSE_SECONDS),
    "injected headers": (Attackers.inject, CALLERS, PAUSE_SECONDS),
    "forged events, voice": (Attackers.forge, CALLERS, PAUSE_SECONDS),
    "replayed events, voice": (Attackers.replay, CALLERS, PAUSE_SECONDS),
    "forged events, CRM": (Attackers.forge_crm, CALLERS, PAUSE_SECONDS),
    "replayed events, CRM": (Attackers.replay_crm, CALLERS, PAUSE_SECONDS),
    "guessed keys": (Attackers.guess, CALLERS, PAUSE_SECONDS),
}


@contextlib.asynccontextmanager
async def attacked(name: str, url: str, world: World, key: str, workspace_token: str) -> AsyncIterator[Counter[str]]:
    """Attack in this way for as long as the block runs; yields what was answered, by status."""
    act, callers, pause = ATTACKS[name]
    transport = httpx.AsyncHTTPTransport(local_address=ADDRESS)
    async with httpx.AsyncClient(base_url=url, transport=transport, timeout=30) as http:
        attackers = Attackers(url, world, key, workspace_token, http)

        async def again_and_again() -> None:
            while True:
                with contextlib.suppress(OSError, httpx.TransportError):
                    attackers.answers[await act(attackers)] += 1
                await asyncio.sleep(pause)

        tasks = [asyncio.create_task(again_and_again()) for _ in range(callers)]
        try:
            yield attackers.answers
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


def _status(answer: bytes) -> str:
    return answer.split(b" ", 2)[1].decode() if answer else CLOSED
