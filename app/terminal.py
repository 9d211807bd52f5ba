"""What every command shares: the command line itself, and the database that it works on."""

import asyncio
from collections.abc import Awaitable, Callable

import typer

from app import database
from app.config import Settings, load_settings

HELP = "The commands: serve, worker, migrate, demo, sandbox, and operations without the page."
app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=HELP)


def database_url(settings: Settings) -> str:
    """The external database, or the embedded one of DATA_DIR, started if need be."""
    return settings.database_url or database.embedded_url(settings.data_dir)


def with_database(work: Callable[[], Awaitable[None]]) -> None:
    """Run one piece of work with the configured database open."""

    async def run() -> None:
        settings = load_settings()
        url = database_url(settings)
        await database.require_migrated(url)
        async with database.opened(url):
            await work()

    asyncio.run(run())
