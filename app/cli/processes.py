"""The processes: serve, worker, sandbox, demo; and the migrations that they need."""

import asyncio
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from app import database
from app.cli.commands import app, database_url
from app.clients import Clients
from app.config import Settings, load_settings
from app.domain import rotation
from app.domain.secrets import KeyRing
from app.errors import NotReady
from app.logs import configure_logging
from app.web.punctual import MOST_CONNECTIONS, Punctual
from app.worker import Worker


@app.command()
def serve(
    host: str = "127.0.0.1",
    port: int = 8000,
    workers: Annotated[int, typer.Option(help="Web processes.")] = 1,
    with_worker: Annotated[
        bool | None, typer.Option(help="Run the background worker inside; default with the embedded database.")
    ] = None,
) -> None:
    """The web process."""
    settings = load_settings()
    url = database_url(settings)
    asyncio.run(_require_ready(settings, url))
    inside = settings.database_url is None if with_worker is None else with_worker
    os.environ["LEADCALL_WITH_WORKER"] = "1" if inside else ""
    os.environ["LEADCALL_SUPERVISOR"] = str(os.getpid()) if workers > 1 else ""
    configure_logging(settings.log_format)
    _allow_files(2 * MOST_CONNECTIONS)
    uvicorn.run(
        "app.main:from_environment",
        factory=True,
        http=Punctual,
        host=host,
        port=port,
        workers=workers,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=30,
    )


@app.command()
def worker() -> None:
    """The background process; as many as you like, on as many machines as you like."""
    settings = load_settings()
    configure_logging(settings.log_format)
    asyncio.run(_work(settings, database_url(settings)))


def _allow_files(wanted: int) -> None:
    """Let this process and its children hold so many files open, a connection being one: most shells allow 1024."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    within = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < within:
        resource.setrlimit(resource.RLIMIT_NOFILE, (within, hard))


async def _require_ready(settings: Settings, url: str) -> None:
    """Raise NotReady unless the database is migrated and every secret in it can be opened."""
    await database.require_migrated(url)
    async with database.opened(url):
        missing = await rotation.missing_keys(KeyRing.parse(settings.secret_keys))
    if missing:
        raise NotReady(f"SECRET_KEYS lacks {', '.join(sorted(missing))}, which secrets in the database need. Add it.")


async def _work(settings: Settings, url: str) -> None:
    await _require_ready(settings, url)
    async with (
        database.opened(url),
        Clients(settings, KeyRing.parse(settings.secret_keys)).opened() as clients,
        clients.tallies.kept(),
    ):
        engine = Worker(url, settings, clients)
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, engine.stop)
        await engine.run()


@app.command()
def migrate() -> None:
    """Bring the tables and the job engine's schema up to date."""
    settings = load_settings()
    ran = asyncio.run(database.migrate(database_url(settings)))
    typer.echo("\n".join(f"Ran {name}" for name in ran) or "Nothing to migrate.")


@app.command()
def make_migration(name: str) -> None:
    """For developers: write the migration that brings the tables to the models."""
    made = asyncio.run(database.make_migration(database_url(load_settings()), name))
    typer.echo("\n".join(f"Wrote {file}" for file in made) or "No changes detected.")


@app.command()
def sandbox(
    port: int = 8100,
    app_port: Annotated[int, typer.Option(help="Where the app that uses them is served.")] = 8000,
) -> None:
    """Only the sandbox vendors: the CRM, the voice provider and Knotie, imitated; prints the settings for them."""
    from app.demo.seed import DEMO_API_KEY, furnish  # noqa: PLC0415 - not needed by anything that runs in production
    from app.demo.stage import registered  # noqa: PLC0415
    from app.sandbox.app import create_sandbox  # noqa: PLC0415
    from app.sandbox.world import World  # noqa: PLC0415

    world, address = World(), f"http://127.0.0.1:{port}"
    furnish(world)
    for name, value in registered(address, app_port, world).items():
        typer.echo(f"{name.upper()}={value.strip()}".replace("\n", "\\n"))
    typer.echo(f"# The voice provider's API key: {DEMO_API_KEY}")
    typer.echo(f"# Sandbox vendors: {address}")
    uvicorn.run(create_sandbox(world), host="127.0.0.1", port=port, log_level="warning")


@app.command()
def demo(
    port: int = 8000,
    data_dir: Annotated[Path | None, typer.Option(help="Default: a fresh temporary folder.")] = None,
    once: Annotated[bool, typer.Option(help="Play the story headlessly; exit 0 only if all held.")] = False,
) -> None:
    """The app against the sandbox vendors, seeded; ready to be clicked through."""
    from app.demo.run import run_demo  # noqa: PLC0415 - not needed by anything that runs in production

    sys.exit(asyncio.run(run_demo(port=port, data_dir=data_dir, once=once)))
