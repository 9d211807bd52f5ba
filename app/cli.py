"""The commands: serve, worker, migrate, demo, sandbox, and operations without the page."""

import asyncio
import base64
import os
import secrets
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from app import accounting, database, queue
from app.clients import Clients
from app.config import Settings, load_settings
from app.domain import keys
from app.domain.calls import Call
from app.domain.numbers import PhoneNumber
from app.domain.secrets import KeyRing
from app.errors import AppError, NotReady
from app.logs import configure_logging
from app.terminal import app, database_url, with_database
from app.worker import Worker

# The import of accounting registers its commands.
__all__ = ["accounting", "app", "main"]


def main() -> None:
    """Run one command; what is wrong with the set-up is a sentence, not a stack trace."""
    try:
        app()
    except NotReady as error:
        typer.echo(f"Cannot start: {error}", err=True)
        sys.exit(2)
    except AppError as error:
        typer.echo(str(error), err=True)
        sys.exit(1)


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
    asyncio.run(database.require_migrated(url))
    inside = settings.database_url is None if with_worker is None else with_worker
    os.environ["LEADCALL_WITH_WORKER"] = "1" if inside else ""
    configure_logging(settings.log_format)
    uvicorn.run(
        "app.main:from_environment",
        factory=True,
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


async def _work(settings: Settings, url: str) -> None:
    await database.require_migrated(url)
    async with database.opened(url), Clients(settings, KeyRing.parse(settings.secret_keys)).opened() as clients:
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
def generate_secret() -> None:
    """Print a new line for SECRET_KEYS."""
    kid = datetime.now(UTC).strftime("k%Y%m%d") + secrets.token_hex(2)
    typer.echo(f"SECRET_KEYS={kid}:{base64.b64encode(secrets.token_bytes(32)).decode()}")


@app.command()
def issue_key(
    number: Annotated[str, typer.Argument(help="The number, like +14155550123.")],
    overlap: Annotated[str, typer.Option(help="How long an earlier key still works: 0, 1h, 24h or 7d.")] = "0",
    expires: Annotated[datetime | None, typer.Option(help="For example 2027-01-31; default: never.")] = None,
    network: Annotated[list[str] | None, typer.Option(help="Accept it only from here, 203.0.113.0/24.")] = None,
) -> None:
    """Issue the key of a number; it is printed once, and an earlier key of the number ends after the overlap."""

    async def run() -> None:
        found = await PhoneNumber.get_or_none(e164=number)
        if found is None:
            raise AppError(f"There is no number {number}.")
        ring = KeyRing.parse(load_settings().secret_keys)
        key, clear = await keys.issue(
            found,
            ring,
            datetime.now(UTC),
            overlap=keys.OVERLAPS.get(overlap, timedelta(-1)),
            expires_at=expires.replace(tzinfo=expires.tzinfo or UTC) if expires else None,
            networks=network or [],
        )
        typer.echo(f"Key id: {key.id}\nKey: {clear}")

    with_database(run)


@app.command()
def revoke_key(key_id: str) -> None:
    """End a key at once."""

    async def run() -> None:
        ended = await keys.revoke(key_id, datetime.now(UTC))
        typer.echo(f"{key_id} is revoked." if ended else f"There is no active key {key_id}.")

    with_database(run)


@app.command()
def calls(
    since: Annotated[datetime | None, typer.Option(help="For example 2026-11-22; default: the last 50.")] = None,
) -> None:
    """List calls: when, state, outcome and reason."""

    async def run() -> None:
        found = Call.all().order_by("-requested_at").limit(50)
        if since is not None:
            found = Call.filter(requested_at__gte=since.replace(tzinfo=since.tzinfo or UTC)).order_by("-requested_at")
        for call in await found:
            words = (f"{call.requested_at:%F %T}", str(call.id), f"{call.state:<11}", call.outcome or "-", call.reason)
            typer.echo("  ".join(word for word in words if word))

    with_database(run)


@app.command()
def failed_jobs(
    retry: Annotated[bool, typer.Option(help="Put them all back into the queue.")] = False,
) -> None:
    """List the jobs that failed for good, with their last error."""

    async def run() -> None:
        url = database_url(load_settings())
        connection = await database.connect(url)
        try:
            for line in await queue.failed_jobs(connection, retry=retry):
                typer.echo(line)
        finally:
            await connection.close()

    with_database(run)


@app.command()
def sandbox(port: int = 8100) -> None:
    """Only the sandbox vendors: the CRM, the voice provider and Knotie, imitated."""
    from app.sandbox.app import create_sandbox  # noqa: PLC0415 - not needed by anything that runs in production
    from app.sandbox.world import World  # noqa: PLC0415

    typer.echo(f"Sandbox vendors: http://127.0.0.1:{port}")
    uvicorn.run(create_sandbox(World()), host="127.0.0.1", port=port, log_level="warning")


@app.command()
def demo(
    port: int = 8000,
    data_dir: Annotated[Path | None, typer.Option(help="Default: a fresh temporary folder.")] = None,
    once: Annotated[bool, typer.Option(help="Play the story headlessly; exit 0 only if all held.")] = False,
) -> None:
    """The app against the sandbox vendors, seeded; ready to be clicked through."""
    from app.demo.run import run_demo  # noqa: PLC0415 - not needed by anything that runs in production

    sys.exit(asyncio.run(run_demo(port=port, data_dir=data_dir, once=once)))
