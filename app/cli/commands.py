"""What every command stands on: the command group, the database, and errors as sentences."""

import asyncio
import signal
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import asyncpg
import typer
from tortoise.exceptions import BaseORMException

from app.config import Settings, load_settings
from app.errors import AppError, NotReady
from app.postgres import connecting, database, embedded
from app.postgres.acting import OPERATOR, acting

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
        async with database.opened(url, database.limits_of(settings)):
            with acting(OPERATOR):
                await work()

    asyncio.run(run())


def month_named(month: str) -> tuple[datetime, datetime]:
    """The beginning of a month like 2026-11 and of the next one, in UTC; raises AppError."""
    try:
        since = datetime.strptime(month, "%Y-%m").replace(tzinfo=UTC)
        return since, (since + timedelta(days=32)).replace(day=1)
    except (ValueError, OverflowError):
        raise AppError(f"{month or 'Nothing'} is no month. Write one like 2026-11.") from None


def require_words(text: str, option: str) -> None:
    """Raise AppError when nothing is said: mostly a variable of a script that is not set."""
    if not text.strip():
        raise AppError(f"{option} is empty. Say it in a few words; they are kept.")


def main() -> None:
    """Run one command; what is wrong with the set-up is a sentence, not a stack trace."""
    # As the first process of a container a signal without a handler would be ignored.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        app()
    except NotReady as error:
        typer.echo(f"Cannot start: {error}", err=True)
        sys.exit(2)
    except AppError as error:
        typer.echo(str(error), err=True)
        sys.exit(1)
    except (*database.DOWN, asyncpg.PostgresError, BaseORMException) as error:
        said = database.beneath(error)
        if not isinstance(said, (*database.DOWN, asyncpg.PostgresError)):
            raise
        typer.echo(_of_error(said), err=True)
        sys.exit(1)


def _of_error(error: BaseException) -> str:
    """What a lost or unfit database means for the command that met it, or a file that cannot be used."""
    # Nothing on the way to a database names a file.
    if isinstance(error, OSError) and isinstance(error.filename, str):
        return f"{error.filename} cannot be used ({error.strerror}). Name another, or let this user read and write it."
    try:
        url = load_settings().database_url
        return connecting.why_not(error, url) if url else f"The embedded database failed ({type(error).__name__})."
    except NotReady as worse:
        return str(worse)
