"""What the database does not allow, or not in time, is a sentence of the command that met it, and no stack trace."""

import os
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tortoise import connections

from app.demo.seed import DEMO_SECRET_KEYS
from app.domain.tenants.agencies import Agency
from app.postgres import database
from tests.suite import app_process


async def run(url: str, *words: str, **changed: str) -> tuple[int, str]:
    environment = os.environ | {"DATABASE_URL": url, "SECRET_KEYS": DEMO_SECRET_KEYS} | changed
    code, said = await app_process.run(*words, environment=environment)
    assert "Traceback" not in said, said
    return code, said


@pytest.fixture
async def reader_url(opened_database: str) -> AsyncIterator[str]:
    """The database for a role that may read what `serve` looks at first, and nothing else."""
    tables = connections.get("default")
    await tables.execute_script("CREATE ROLE reader LOGIN; GRANT SELECT ON aerich, pgqueuer, agencies TO reader")
    yield opened_database.replace("postgres@", "reader@")
    await tables.execute_script("DROP OWNED BY reader; DROP ROLE reader")


@pytest.mark.parametrize("words", [("calls",), ("verify-ledger",), ("worker",)], ids=" ".join)
async def test_what_a_role_may_not_do_is_named_with_what_to_do(reader_url: str, words: tuple[str, ...]) -> None:
    code, said = await run(reader_url, *words)

    assert code == 1
    assert "The role reader may not do this" in said
    assert "GRANT ALL ON SCHEMA public TO reader" in said


async def test_a_database_that_is_read_only_does_answer_and_is_told_to_be_that(opened_database: str) -> None:
    agency = await Agency.create(company_id="c", name="Agency")
    url = opened_database + "&options=-c%20default_transaction_read_only%3Don"

    code, said = await run(url, "keep", str(agency.id), "--transcripts", "90")

    assert code == 1
    assert "nothing can be written" in said


async def test_a_command_has_the_time_that_the_operator_gives_a_statement(opened_database: str) -> None:
    agency = await Agency.create(company_id="c", name="Agency")
    busy = await database.connect(opened_database)
    await busy.execute("BEGIN; SELECT FROM agencies FOR UPDATE")

    code, said = await run(
        opened_database, "keep", str(agency.id), "--transcripts", "90", DATABASE_STATEMENT_SECONDS="0.5"
    )
    busy.terminate()

    assert code == 1
    assert "longer than DATABASE_STATEMENT_SECONDS allows" in said


async def test_a_file_that_cannot_be_written_is_not_told_to_be_the_database(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder is wanted")
    out = tmp_path / "taken" / "manifest"

    code, said = await run("", "manifest", "--public-url", "https://calls.example.com", "--out", str(out))

    assert code == 1
    assert str(tmp_path / "taken") in said
    assert "DATABASE_URL" not in said


@pytest.mark.parametrize("command", ["serve", "sandbox"])
async def test_a_port_that_is_taken_is_told_before_anything_starts(database_url: str, command: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, said = await run(database_url, command, "--port", str(taken.getsockname()[1]))

    assert code == 2
    assert said.startswith("Cannot start: Nothing can be served at 127.0.0.1:")
    assert "Stop what runs there, or choose another place" in said


async def test_a_host_that_is_none_of_this_machine_is_told_before_anything_starts(database_url: str) -> None:
    code, said = await run(database_url, "serve", "--host", "nowhere.invalid")

    assert code == 2
    assert said.startswith("Cannot start: Nothing can be served at nowhere.invalid:8000 (")
