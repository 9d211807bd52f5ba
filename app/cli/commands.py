"""What every command stands on: the command group, the database, and errors as sentences."""

import asyncio
import sys
from collections.abc import Awaitable, Callable

import typer

from app import database, embedded
from app.config import Settings, load_settings
from app.errors import AppError, NotReady

app = typer.Typer(
    add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help="The commands of this application."
)


def database_url(settings: Settings) -> str:
    """The external database, or the embedded one of DATA_DIR, started if need be."""
    return settings.database_url or embedded.start(settings.data_dir)


def with_database(work: Callable[[], Awaitable[None]]) -> None:
    """Run one piece of work with the configured database open."""

    async def run() -> None:
        settings = load_settings()
        url = database_url(settings)
        await database.require_migrated(url)
        async with database.opened(url):
            await work()

    asyncio.run(run())


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
