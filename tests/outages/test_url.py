"""A database that cannot be used is told in a sentence, by every command, with nothing of its password."""

import asyncio
import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg

from app.demo.environment import free_port
from app.demo.seed import DEMO_SECRET_KEYS
from app.errors import NotReady
from app.postgres import database, migrating
from app.postgres.connecting import why_not
from tests.outages.vanishing import machine_before

ROOT = Path(__file__).parents[2]
SECRET = "s3cr3t"


async def test_no_command_answers_with_a_stack_trace() -> None:
    url = f"postgres://leadcall:{SECRET}@127.0.0.1:{free_port()}/leadcall"
    environment = {"PATH": os.environ["PATH"], "DATABASE_URL": url, "SECRET_KEYS": DEMO_SECRET_KEYS}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "app", "restore", __file__, cwd=ROOT, env=environment,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    printed, _ = await process.communicate()

    assert process.returncode == 1
    assert printed.decode().startswith("No PostgreSQL listens at 127.0.0.1:")
    assert "Traceback" not in printed.decode()
    assert SECRET not in printed.decode()


async def told(url: str) -> str:
    """What `migrate` says of a database in which it cannot work."""
    try:
        await migrating.migrate(url)
    except NotReady as error:
        return str(error)
    except (*database.DOWN, asyncpg.PostgresError) as error:
        return why_not(error, url)
    return "It works."


async def test_each_way_in_which_a_database_cannot_be_used_has_its_sentence(database_url: str) -> None:
    server = await database.connect(database_url)
    await server.execute("CREATE ROLE guest LOGIN")
    await server.execute("CREATE DATABASE latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    try:
        async with machine_before(database_url) as (_, url):
            here = urlsplit(url)
            for unusable, says in {
                "postgres://u@nowhere.invalid/db": "The host of DATABASE_URL is not known",
                here._replace(path="/nosuch").geturl(): "has no database nosuch. Create it",
                here._replace(query="sslmode=require").geturl(): "Check sslmode in DATABASE_URL",
                here._replace(query="options=-c%20nosuch%3D1").geturl(): "Look at the options in DATABASE_URL",
                here._replace(path="/latin").geturl(): "keeps text as LATIN1",
                url.replace("postgres@", "guest@"): "GRANT ALL ON SCHEMA public TO guest",
                url.replace("postgres@", "stranger@"): "does not let stranger in",
            }.items():
                assert says in await told(unusable)
    finally:
        await server.execute("DROP DATABASE latin")
        await server.execute("DROP ROLE guest")
        await server.close()
