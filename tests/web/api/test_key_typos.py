"""A mistyped key costs no look into the database: here there is none."""

import random
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.types import Message

from app.demo.environment import sandbox_settings
from app.domain.telephony.keys import ALPHABET, generate
from app.main import create_app

TYPOS = 4_000


def typos() -> Iterator[str]:
    """Keys of which one character was replaced, at every position, by a letter, a digit or another character."""
    chance = random.Random(6)
    for index in range(TYPOS):
        key = generate(test=bool(index % 2))
        position = index % len(key)
        other = chance.choice([letter for letter in ALPHABET + "_- é" if letter != key[position]])
        yield key[:position] + other + key[position + 1 :]


async def status_without_database(app: Any, key: str, address: str) -> int:
    """Send one request to an app whose database was never opened; a query raises."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"{}", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": "POST", "path": "/api/outbound-call", "raw_path": b"/api/outbound-call",
        "query_string": b"", "headers": [(b"x-api-key", key.encode("latin-1"))], "client": (address, 1),
        "server": ("127.0.0.1", 80), "scheme": "http", "http_version": "1.1", "root_path": "",
    }  # fmt: skip
    await app(scope, receive, send)
    return int(sent[0]["status"])


async def test_no_typo_of_a_key_reaches_the_database() -> None:
    app = create_app(sandbox_settings("http://127.0.0.1:9", 9), "postgres://nobody@127.0.0.1:9/none", with_worker=False)

    answers = [
        await status_without_database(app, key, f"10.0.{index >> 8}.{index & 255}") for index, key in enumerate(typos())
    ]

    assert answers == [401] * TYPOS
    with pytest.raises(RuntimeError, match="No TortoiseContext"):
        await status_without_database(app, generate(), "10.1.0.0")
