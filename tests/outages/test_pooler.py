"""PgBouncer before the database: in session mode the app works; in transaction mode it says so and does not start."""

import asyncio
import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from app.demo.environment import free_port
from app.demo.seed import DEMO_SECRET_KEYS
from app.postgres import database
from tests.conftest import built
from tests.house import eventually
from tests.outages.standby import SERVER_USER
from tests.suite import app_process

PGBOUNCER = shutil.which("pgbouncer", path="/usr/sbin:/usr/bin:/usr/local/bin:/opt/homebrew/bin")
pytestmark = pytest.mark.skipif(PGBOUNCER is None, reason="needs PgBouncer (Debian has it: apt-get install pgbouncer)")
SETTINGS = """
[databases]
{name} = host={host} dbname={name} user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = {mode}
default_pool_size = 60

"""


@contextlib.asynccontextmanager
async def pooled(database_url: str, folder: Path, mode: str) -> AsyncIterator[str]:
    """PgBouncer before this database; yields the address through it."""
    place, port = urlsplit(database_url), free_port()
    name, host = place.path.lstrip("/"), dict(parse_qsl(place.query))["host"]
    file = folder / "pgbouncer.ini"
    file.write_text(SETTINGS.format(name=name, host=host, port=port, mode=mode))
    assert PGBOUNCER
    # It refuses to run as root; the socket is open to the one who runs the server.
    user = ["-u", SERVER_USER] if os.geteuid() == 0 else []
    process = subprocess.Popen([PGBOUNCER, "-q", *user, file])  # noqa: ASYNC220 - returns at once
    url = f"postgres://postgres@127.0.0.1:{port}/{name}"
    try:

        async def answers() -> bool:
            with contextlib.suppress(*database.DOWN):
                await (await database.connect(url)).close()
                return True
            return False

        await eventually(answers, "PgBouncer does not pass on")
        yield url
    finally:
        process.send_signal(signal.SIGTERM)
        await asyncio.to_thread(process.wait)


async def test_in_session_mode_a_call_is_placed_and_paid_for(database_url: str, tmp_path: Path) -> None:
    async with pooled(database_url, tmp_path, "session") as url, built(url) as house:
        call_id = (await house.ask()).json()["call_id"]

        assert (await house.settled(call_id)).charged > 0


@pytest.mark.parametrize(
    ("mode", "command"),
    [("transaction", "serve"), ("transaction", "worker"), ("transaction", "doctor"), ("statement", "serve")],
)
async def test_in_any_other_mode_nothing_starts_and_what_to_do_is_said(
    database_url: str, tmp_path: Path, mode: str, command: str
) -> None:
    async with pooled(database_url, tmp_path, mode) as url:
        environment = os.environ | {"DATABASE_URL": url, "SECRET_KEYS": DEMO_SECRET_KEYS}
        code, said = await app_process.run(command, environment=environment)

    assert code > 0
    assert "session mode" in said
    assert "Traceback" not in said
