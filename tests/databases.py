"""Databases for tests: migrated once, emptied after each test, so that each finds a new one's rows and sequences.

To copy a database takes a third of a second of a processor, which would be half of the suite; to empty it, a few
milliseconds.
"""

import asyncio
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit
from uuid import uuid4

from app.demo.seed import DEMO_SECRET_KEYS
from app.postgres import database

# Tests kill processes, never the machine, so that nothing has to reach the disk; and what PostgreSQL learns of its
# tables by the way must not depend on which tests ran before.
SETTINGS = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "autovacuum": "off"}
EMPTIED = """
SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid();
SET session_replication_role = replica; -- tables that refer to each other are emptied in any order
DO $$
DECLARE kept record;
BEGIN
    FOR kept IN
        SELECT oid::regclass AS name, pg_relation_size(oid) AS bytes FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'aerich'
    LOOP
        IF kept.bytes > 128 * 1024 THEN -- to delete is faster, but leaves everything where it was
            EXECUTE 'TRUNCATE ' || kept.name || ' CASCADE';
        ELSIF kept.bytes > 0 THEN
            EXECUTE 'DELETE FROM ' || kept.name;
        END IF;
    END LOOP;
    PERFORM setval(seqrelid::regclass, seqstart, false) FROM pg_sequence JOIN pg_class ON pg_class.oid = seqrelid
    WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE 'aerich%';
END $$
"""
# Which migrations have run belongs to it: a test that takes them back has another database than the next one wants.
SCHEMA = """
SELECT md5(string_agg(concat_ws(' ', attrelid, attname, atttypid, attnotnull), ',' ORDER BY attrelid, attnum))
       || ' ' || (SELECT count(*) FROM aerich)
FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid WHERE relnamespace = 'public'::regnamespace
"""
T = TypeVar("T")


class Databases:
    """The databases of one server: `take` one, and `give_back` what has to be as good as new for the next."""

    def __init__(self, server_url: str) -> None:
        self._server_url = server_url
        self._free: list[str] = []
        self._template = f"template_{uuid4().hex[:12]}"
        for setting, value in SETTINGS.items():
            on(server_url, _executed(f"ALTER SYSTEM SET {setting} = {value}"))
        on(server_url, _executed("SELECT pg_reload_conf()"))
        on(server_url, _executed(f"CREATE DATABASE {self._template}"))
        url = self._url_of(self._template)
        subprocess.run(
            [sys.executable, "-m", "app", "migrate"],
            env={**os.environ, "DATABASE_URL": url, "SECRET_KEYS": DEMO_SECRET_KEYS},
            check=True,
            capture_output=True,
        )
        self._schema = on(url, lambda connection: connection.fetchval(SCHEMA))

    def take(self) -> str:
        """The URL of a migrated, empty database that nobody else uses."""
        if self._free:
            return self._free.pop()
        name = f"test_{uuid4().hex[:12]}"
        on(self._server_url, _executed(f"CREATE DATABASE {name} TEMPLATE {self._template}"))
        return self._url_of(name)

    def give_back(self, url: str) -> None:
        """Empty a database, whoever is still connected to it; one whose tables were changed is dropped."""

        async def empty(connection: Any) -> bool:
            await connection.execute(EMPTIED)
            return bool(await connection.fetchval(SCHEMA) == self._schema)

        if on(url, empty):
            self._free.append(url)
        else:
            name = urlsplit(url).path.lstrip("/")
            on(self._server_url, _executed(f"DROP DATABASE {name} WITH (FORCE)"))

    def _url_of(self, name: str) -> str:
        return f"postgres://postgres@/{name}?{urlsplit(self._server_url).query}"


def on(url: str, what: Callable[[Any], Awaitable[T]]) -> T:
    """Do this with a connection to this database, outside any running loop."""

    async def run() -> T:
        connection = await database.connect(url)
        try:
            return await what(connection)
        finally:
            await connection.close()

    return asyncio.run(run())


def _executed(sql: str) -> Callable[[Any], Awaitable[Any]]:
    return lambda connection: connection.execute(sql)
