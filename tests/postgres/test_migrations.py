"""Migrations make exactly the tables that the models describe, and nothing starts before they ran."""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tortoise import Tortoise

from app.demo.seed import DEMO_SECRET_KEYS
from app.postgres import database, migrating
from tests.house import eventually

ROOT = Path(__file__).parents[2]
Start = Callable[[str, str], subprocess.Popen[str]]

# Everything that a migration can get wrong, as one line of text each; the job engine's tables are not ours.
# A column added later keeps the default that its migration gave to the rows there were; models have none.
SCHEMA = """
SELECT format('%s.%s %s(%s) null: %s counts: %s', table_name, column_name, udt_name, character_maximum_length,
              is_nullable, coalesce(column_default LIKE 'nextval%', false))
FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE 'pgqueuer%'
UNION ALL
SELECT format('%s %s', conrelid::regclass, pg_get_constraintdef(oid))
FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE 'pgqueuer%'
UNION ALL
SELECT regexp_replace(indexdef, 'INDEX \\S+ ', 'INDEX ') FROM pg_indexes
WHERE schemaname = 'public' AND tablename NOT LIKE 'pgqueuer%'
ORDER BY 1
"""

WAITING = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%pg_try_advisory_lock%'
"""
A_WHILE = 60


@pytest.fixture
async def empty_database(server_url: str) -> AsyncIterator[str]:
    """A database that no migration has seen."""
    name = f"empty_{uuid.uuid4().hex[:12]}"
    server = await database.connect(server_url)
    await server.execute(f"CREATE DATABASE {name}")
    yield urlsplit(server_url)._replace(path=f"/{name}").geturl()
    await server.execute(f"DROP DATABASE {name} WITH (FORCE)")
    await server.close()


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts `python -m app <command>` on a database; what still runs at the end is killed."""
    with contextlib.ExitStack() as processes:

        def start(command: str, url: str) -> subprocess.Popen[str]:
            process = subprocess.Popen(
                [sys.executable, "-m", "app", *command.split()],
                cwd=ROOT,
                env=os.environ | {"DATABASE_URL": url, "SECRET_KEYS": DEMO_SECRET_KEYS},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            processes.enter_context(process)
            processes.callback(process.kill)
            return process

        yield start


async def schema_of(url: str) -> list[str]:
    """Columns, constraints and indexes of our tables."""
    connection = await database.connect(url)
    try:
        return [row[0] for row in await connection.fetch(SCHEMA)]
    finally:
        await connection.close()


async def test_no_model_has_changed_since_the_last_migration(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "migrations"
    shutil.copytree(database.MIGRATIONS, copy)
    monkeypatch.setattr(database, "MIGRATIONS", copy)
    before = sorted(copy.rglob("*.py"))

    made = await database.make_migration(database_url, "forgotten")

    assert made == []
    assert sorted(copy.rglob("*.py")) == before


async def test_migrations_make_the_tables_that_the_models_describe(database_url: str, empty_database: str) -> None:
    async with database.opened(empty_database):
        await Tortoise.generate_schemas(safe=False)

    migrated, described = await schema_of(database_url), await schema_of(empty_database)

    assert migrated
    assert migrated == described


@pytest.mark.parametrize("command", ["serve", "worker", "calls"])
def test_nothing_starts_on_a_database_that_is_not_migrated(command: str, empty_database: str, start: Start) -> None:
    process = start(command, empty_database)

    said = process.communicate(timeout=30)[1]

    assert process.returncode == 2
    assert said.startswith("Cannot start: The database is not migrated")
    assert said.endswith("Run: python -m app migrate\n")


async def test_four_migrations_at_once_are_one_migration(empty_database: str, start: Start) -> None:
    gate = await database.connect(empty_database)
    await gate.execute("SELECT pg_advisory_lock($1)", migrating.MIGRATION_LOCK)
    together = [start("migrate", empty_database) for _ in range(4)]

    async def all_wait() -> bool:
        return bool(await gate.fetchval(WAITING) == len(together))

    await eventually(all_wait, "they do not wait for each other", patience=A_WHILE)
    await gate.close()
    said = [process.communicate(timeout=60) for process in together]

    assert [process.returncode for process in together] == [0, 0, 0, 0], said
    assert len([out for out, _ in said if out.startswith("Ran ")]) == 1
    assert [out for out, _ in said].count("Nothing to migrate.\n") == 3


async def test_a_migration_gives_way_to_a_long_reader_and_the_app_reads_on(empty_database: str, start: Start) -> None:
    migrated(start("migrate", empty_database))
    backup, app = await database.connect(empty_database), await database.connect(empty_database)
    await app.execute("DELETE FROM aerich WHERE version LIKE '13\\_%' OR version LIKE '14\\_%'")
    await app.execute("ALTER TABLE ledger_entries DROP COLUMN token")
    await backup.execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT FROM ledger_entries")
    patient = start("migrate --patience 0.5", empty_database)

    async def it_wants_the_table() -> bool:
        return bool(await app.fetchval("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)"))

    await eventually(it_wants_the_table, "the migration does not want the table", patience=A_WHILE)
    # Behind a migration that waits for ever this would wait for ever, too.
    await app.execute("SET lock_timeout = '15s'")
    await app.fetch("SELECT FROM ledger_entries")
    said = patient.communicate(timeout=A_WHILE)[1]
    assert (patient.returncode, "gave way" in said) == (2, True)

    await backup.execute("COMMIT")
    ran = migrated(start("migrate", empty_database)).splitlines()
    assert [line.split("_")[0] for line in ran] == ["Ran 13", "Ran 14"]
    await backup.close()
    await app.close()


async def test_an_index_whose_making_was_broken_off_is_made_again(empty_database: str, start: Start) -> None:
    migrated(start("migrate", empty_database))
    connection = await database.connect(empty_database)
    broken_off = "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ledger_entries_once'::regclass"
    await connection.execute(broken_off)
    await connection.execute("DELETE FROM aerich WHERE version LIKE '14\\_%'")

    migrated(start("migrate", empty_database))

    valid = "SELECT indisvalid FROM pg_index WHERE indexrelid = 'ledger_entries_once'::regclass"
    assert await connection.fetchval(valid) is True
    await connection.close()


def migrated(process: subprocess.Popen[str]) -> str:
    said, complained = process.communicate(timeout=A_WHILE)
    assert process.returncode == 0, complained
    return said


def number_of(migration: Path) -> int:
    return int(migration.name.partition("_")[0])


@pytest.mark.parametrize(
    "migration",
    # The earlier ones are landed, and stay as they are.
    sorted(file for file in (ROOT / "migrations" / "models").glob("[0-9]*.py") if number_of(file) >= 13),
    ids=lambda file: str(number_of(file)),
)
def test_an_index_over_rows_that_are_there_keeps_nobody_from_writing(migration: Path) -> None:
    upgrade = migration.read_text().partition("async def downgrade")[0]
    new = set(re.findall(r'CREATE TABLE (?:IF NOT EXISTS )?"(\w+)"', upgrade))
    indexed = re.findall(r'CREATE (?:UNIQUE )?INDEX (CONCURRENTLY )?.*?\sON "(\w+)"', upgrade, re.DOTALL)

    assert [table for concurrently, table in indexed if not concurrently and table not in new] == []
    if any(concurrently for concurrently, _ in indexed):
        assert "RUN_IN_TRANSACTION = False" in upgrade
        assert upgrade.count(";") == 1, "CONCURRENTLY stands alone"
