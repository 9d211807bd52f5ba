"""What one process tells, every other hears, and hears again when its connection was lost."""

import asyncio
from uuid import uuid4

import asyncpg
import pytest
from tortoise import connections
from tortoise.transactions import in_transaction

from app.postgres.notify import Notifications, keep_listening, notify
from tests.house import eventually

CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query ~ '^LISTEN'"


async def test_a_notice_is_heard_before_and_after_the_listener_lost_its_connection(opened_database: str) -> None:
    call_id = uuid4()
    async with Notifications(opened_database).listening() as notifications:
        with notifications.watching(call_id) as moved:

            async def heard() -> bool:
                async with in_transaction() as tx:
                    await notify(tx, call_id)
                return moved.is_set()

            await eventually(heard, "a notice is not heard")
            await connections.get("default").execute_query(CUT)
            moved.clear()
            await eventually(heard, "a notice is not heard any more")


async def test_who_listens_ends_also_when_it_is_told_to_while_it_begins_to_listen(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_listener = asyncpg.Connection.add_listener

    async def told_to_end_as_it_is_answered(connection: asyncpg.Connection, *what: object) -> None:
        await add_listener(connection, *what)
        listening.cancel()

    monkeypatch.setattr(asyncpg.Connection, "add_listener", told_to_end_as_it_is_answered)
    listening = asyncio.create_task(keep_listening(database_url, "told", print))

    ended, _ = await asyncio.wait({listening}, timeout=20)

    assert listening in ended
