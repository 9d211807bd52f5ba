"""What a new connection costs the database before it does any work."""

import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg

from app.postgres import database
from app.postgres.connecting import PooledConnection
from app.postgres.engine import Outage, engine_driver

MADE_OF = "typeinfo_tree"
TIMES = [datetime(2026, 11, 27, 12, tzinfo=UTC), datetime(2026, 11, 27, 13, tzinfo=UTC)]
LISTS = "SELECT $1::timestamptz[] AS times, $2::interval[] AS spans"


@contextlib.asynccontextmanager
async def connection_of(url: str) -> AsyncIterator[tuple[Any, list[str]]]:
    """A new connection of a pool, and what it asks."""
    asked: list[str] = []
    pool = await asyncpg.create_pool(**database.pool_of(url), min_size=1, max_size=1)
    try:
        async with pool.acquire() as connection:
            with connection.query_logger(lambda query: asked.append(query.query)):
                yield connection, asked
    finally:
        await pool.close()


async def test_what_a_list_of_times_is_made_of_is_asked_on_one_connection_only(database_url: str) -> None:
    PooledConnection._own_types.clear()
    for asks in (True, False):
        async with connection_of(database_url) as (connection, asked):
            row = await connection.fetchrow(LISTS, TIMES, [timedelta(hours=1)])

        assert dict(row) == {"times": TIMES, "spans": [timedelta(hours=1)]}
        assert any(MADE_OF in query for query in asked) is asks


async def test_a_type_of_this_database_is_asked_for_on_each_connection(database_url: str) -> None:
    """Its number may be another type's in the next database."""
    for _ in range(2):
        async with connection_of(database_url) as (connection, asked):
            assert await connection.fetchval("SELECT ARRAY['queued', 'picked']::pgqueuer_status[]") == [
                "queued",
                "picked",
            ]
        assert any(MADE_OF in query for query in asked)


async def test_the_engine_reads_the_states_of_its_jobs_without_asking_what_they_are(database_url: str) -> None:
    asked: list[str] = []
    outage = Outage(database_url)
    async with engine_driver(database_url, outage) as driver:
        async with driver._pool.acquire() as connection:
            with connection.query_logger(lambda query: asked.append(query.query)):
                assert await connection.fetchval("SELECT 'queued'::pgqueuer_status") == "queued"
        assert await driver.fetch("SELECT 'picked'::pgqueuer_status AS status") == [{"status": "picked"}]

    assert len(asked) == 1
