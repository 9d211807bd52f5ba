"""A backup of one database is the same house in another one."""

import os
import uuid
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from app.cli.backups import tool
from app.demo.seed import DEMO_SECRET_KEYS
from app.postgres import database
from tests.house import House
from tests.suite import app_process

COUNTS = (
    "SELECT (SELECT count(*) FROM calls), (SELECT sum(available) FROM accounts), (SELECT count(*) FROM pgqueuer_log)"
)


@pytest.fixture
async def other_database(server_url: str) -> AsyncIterator[str]:
    name = f"restored_{uuid.uuid4().hex[:12]}"
    server = await database.connect(server_url)
    await server.execute(f"CREATE DATABASE {name}")
    yield urlsplit(server_url)._replace(path=f"/{name}").geturl()
    await server.execute(f"DROP DATABASE {name} WITH (FORCE)")
    await server.close()


async def command(url: str, *words: str) -> tuple[int, str]:
    # The programs of the test's own PostgreSQL, as an operator has those of the server.
    tools = str(Path(tool("pg_dump", embedded=True) or "").parent)
    environment = os.environ | {
        "DATABASE_URL": url,
        "SECRET_KEYS": DEMO_SECRET_KEYS,
        "PATH": f"{tools}:{os.environ['PATH']}",
    }
    return await app_process.run(*words, environment=environment)


async def test_a_backup_is_restored_into_an_empty_database(house: House, other_database: str, tmp_path: Path) -> None:
    call_id = (await house.ask()).json()["call_id"]
    await house.settled(call_id)
    file = tmp_path / "leadcall.dump"

    assert (await command(house.database_url, "backup", str(file)))[0] == 0
    assert file.stat().st_mode & 0o077 == 0, "only its owner may read it"
    code, said = await command(other_database, "restore", str(file))

    assert code == 0, said
    there, here = await database.connect(other_database), await database.connect(house.database_url)
    assert tuple(await there.fetchrow(COUNTS))[:2] == tuple(await here.fetchrow(COUNTS))[:2]
    await there.close()
    await here.close()
    assert call_id in (await command(other_database, "calls"))[1]
    assert "0 drift" in (await command(other_database, "verify-ledger"))[1]
    assert (await command(other_database, "migrate"))[1] == "Nothing to migrate.\n"


async def test_nothing_is_overwritten(house: House, tmp_path: Path) -> None:
    file = tmp_path / "leadcall.dump"
    file.write_text("mine")

    assert await command(house.database_url, "backup", str(file)) == (
        1,
        f"{file} is there already. Name another file.\n",
    )
    code, said = await command(house.database_url, "restore", str(file))

    assert (code, file.read_text()) == (1, "mine")
    assert said.startswith("The database is not empty.")


async def test_older_programs_than_the_server_are_told_to_be_that(house: House, tmp_path: Path) -> None:
    older = tmp_path / "pg_dump"
    words = "pg_dump: error: aborting because of server version mismatch"
    older.write_text(f"#!/bin/sh\necho '{words}' >&2\necho 'pg_dump: detail: server version: 18' >&2\nexit 1\n")
    older.chmod(0o700)
    environment = os.environ | {
        "DATABASE_URL": house.database_url,
        "SECRET_KEYS": DEMO_SECRET_KEYS,
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
    }

    code, said = await app_process.run("backup", str(tmp_path / "file.dump"), environment=environment)

    assert code == 1
    assert f"pg_dump failed: {words}. Install PostgreSQL's client programs of the server's version" in said
    assert not (tmp_path / "file.dump").exists()
