"""The processes: serve, worker, sandbox, demo; and the migrations that they need."""

import asyncio
import os
import resource
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Annotated

import structlog
import typer
import uvicorn
import uvloop

from app.cli.commands import app, database_url
from app.clients import Clients
from app.config import Settings, load_settings
from app.domain.lifecycle import key_rotation
from app.errors import NotReady
from app.logs import configure_logging
from app.postgres import connecting, database, migrating
from app.sealing import KeyRing
from app.web.guards.connection_limits import MAX_CONNECTIONS, ConnectionLimits
from app.worker import Worker

log = structlog.get_logger(__name__)

# How long a web process finishes what is under way, and then closes its connections: with what it drains before, within
# the forty seconds of compose.yaml.
UNDER_WAY_SECONDS, GRACE_SECONDS = 20, 33
# What a dial still writes down when the provider has answered.
AFTER_A_DIAL_SECONDS = 5.0
# A worker that was asked to end looks so often in a row for a database that is gone.
LOOKS, LOOK_SECONDS = 3, 1.0
# So long the start waits for a database that is not there.
START_SECONDS = 60.0
Port = Annotated[int, typer.Option(min=1, max=65535)]


@app.command()
def serve(
    host: str = "127.0.0.1",
    port: Port = 8000,
    workers: Annotated[int, typer.Option(help="Web processes.", min=1)] = 1,
    with_worker: Annotated[
        bool | None, typer.Option(help="Run the background worker inside; default with the embedded database.")
    ] = None,
) -> None:
    """The web process."""
    settings = load_settings()
    configure_logging(settings.log_format, settings.log_level)
    _require_place(host, port)
    url = database_url(settings)
    asyncio.run(_require_ready(settings, url))
    inside = settings.database_url is None if with_worker is None else with_worker
    os.environ["LEADCALL_WITH_WORKER"] = "1" if inside else ""
    os.environ["LEADCALL_SUPERVISOR"] = str(os.getpid()) if workers > 1 else ""
    _allow_files(2 * MAX_CONNECTIONS)
    uvicorn.run(
        "app.main:from_environment",
        factory=True,
        http=ConnectionLimits,
        host=host,
        port=port,
        workers=workers,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=settings.keep_alive_seconds,
        timeout_graceful_shutdown=UNDER_WAY_SECONDS,
    )


@app.command()
def worker() -> None:
    """The background process; as many as you like, on as many machines as you like."""
    settings = load_settings()
    configure_logging(settings.log_format, settings.log_level)
    uvloop.run(_work(settings, database_url(settings)))


def _require_place(host: str, port: int) -> None:
    """Raise NotReady unless a socket can be opened there: the server itself only logs it, with the app begun."""
    try:
        [family, *_], *_ = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        why = f"Nothing can be served at {host}:{port} ({error.strerror})."
        raise NotReady(f"{why} Stop what runs there, or choose another place with --host and --port.") from None


def _allow_files(wanted: int) -> None:
    """Let this process and its children hold so many files open, a connection being one: most shells allow 1024."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    within = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < within:
        resource.setrlimit(resource.RLIMIT_NOFILE, (within, hard))


async def _require_ready(settings: Settings, url: str) -> None:
    """Raise NotReady unless the database is migrated and every secret in it can be opened.

    One that restarts at this moment is waited for: not everybody has a supervisor that starts us as often as it takes.
    """
    until, told = time.monotonic() + START_SECONDS, False
    while True:
        try:
            return await _look_at(settings, url)
        except (NotReady, *database.DOWN) as error:
            cause = error.__cause__ if isinstance(error, NotReady) else error
            if not isinstance(cause, database.RESTARTS) or time.monotonic() >= until:
                raise
            if not told:
                log.warning("database.awaited", why=connecting.why_not(cause, url), seconds=START_SECONDS)
            told = True
        await asyncio.sleep(database.KNOCK_SECONDS)


async def _look_at(settings: Settings, url: str) -> None:
    await database.require_sessions(url)
    await database.require_migrated(url)
    async with database.opened(url):
        missing = await key_rotation.missing_keys(KeyRing.parse(settings.secret_keys))
    if missing:
        raise NotReady(f"SECRET_KEYS lacks {', '.join(sorted(missing))}, which secrets in the database need. Add it.")


async def _work(settings: Settings, url: str) -> None:
    await _require_ready(settings, url)
    async with (
        database.opened(url, database.limits_of(settings)),
        Clients(settings, KeyRing.parse(settings.secret_keys)).opened() as clients,
        clients.counters.kept(),
    ):
        engine, asked = Worker(url, settings, clients), asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, asked.set)
        ending = asyncio.create_task(
            _end_in_time(engine, url, asked, settings.dial_timeout_seconds + AFTER_A_DIAL_SECONDS)
        )
        await engine.run()
        ending.cancel()


async def _end_in_time(engine: Worker, url: str, asked: asyncio.Event, seconds: float) -> None:
    """End this process, once it was asked to, when its jobs do not end or can write nothing down any more.

    As after `kill -9`, other workers take over what it had under way. To cancel a job would strike it from the queue.
    """
    await asked.wait()
    engine.stop()
    until, missed = time.monotonic() + seconds, 0
    while time.monotonic() < until and missed < LOOKS:
        await asyncio.sleep(LOOK_SECONDS)
        missed = 0 if await database.answers(url) else missed + 1
    log.warning("worker.left_behind", why="database lost" if missed else "jobs take too long")
    os._exit(0)


@app.command()
def migrate(
    patience: Annotated[
        float, typer.Option(help="Seconds to give way to whoever reads the database, such as a backup.", min=0)
    ] = migrating.PATIENCE_SECONDS,
) -> None:
    """Bring the tables and the job engine's schema up to date, beside a running app."""
    settings = load_settings()
    ran = asyncio.run(migrating.migrate(database_url(settings), patience_seconds=patience, tell=_told))
    typer.echo("\n".join(f"Ran {name}" for name in ran) or "Nothing to migrate.")


def _told(line: str) -> None:
    typer.echo(line, err=True)


@app.command()
def make_migration(name: str) -> None:
    """For developers: write the migration that brings the tables to the models."""
    made = asyncio.run(database.make_migration(database_url(load_settings()), name))
    typer.echo("\n".join(f"Wrote {file}" for file in made) or "No changes detected.")


@app.command()
def sandbox(
    port: Port = 8100,
    app_port: Annotated[int, typer.Option(help="Where the app that uses them is served.", min=1, max=65535)] = 8000,
) -> None:
    """Only the sandbox vendors: the CRM, the voice provider and Knotie, imitated; prints the settings for them."""
    from app.demo.environment import registered  # noqa: PLC0415
    from app.demo.seed import DEMO_API_KEY, furnish  # noqa: PLC0415 - not needed by anything that runs in production
    from app.sandbox.app import create_sandbox  # noqa: PLC0415
    from app.sandbox.world import World  # noqa: PLC0415

    _require_place("127.0.0.1", port)
    world, address = World(), f"http://127.0.0.1:{port}"
    furnish(world)
    for name, value in registered(address, app_port, world).items():
        typer.echo(f"{name.upper()}={value.strip()}".replace("\n", "\\n"))
    typer.echo(f"# The voice provider's API key: {DEMO_API_KEY}")
    typer.echo(f"# Sandbox vendors: {address}")
    uvicorn.run(create_sandbox(world), host="127.0.0.1", port=port, log_level="warning")


@app.command()
def demo(
    port: Port = 8000,
    data_dir: Annotated[Path | None, typer.Option(help="Default: a fresh temporary folder.")] = None,
    once: Annotated[bool, typer.Option(help="Play the story headlessly; exit 0 only if all held.")] = False,
) -> None:
    """The app against the sandbox vendors, seeded; ready to be clicked through."""
    from app.demo.run import run_demo  # noqa: PLC0415 - not needed by anything that runs in production

    sys.exit(uvloop.run(run_demo(port=port, data_dir=data_dir, once=once)))
