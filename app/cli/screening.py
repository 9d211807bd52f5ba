"""The command that imports a list of numbers, of any length, that an agency's calls are screened by."""

import asyncio
import itertools
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from app.cli.commands import app, with_database
from app.domain.rules.figures import counted
from app.domain.rules.number_lists import read_numbers
from app.domain.screening import lists
from app.domain.settings import screening_changes
from app.domain.settings.rule_changes import are_countries
from app.domain.tenants.agencies import Agency
from app.errors import AppError

CHUNK = 20_000
SHOWN = 20


@app.command()
def import_screening_list(
    agency: Annotated[UUID, typer.Argument(help="The agency.")],
    file: Annotated[Path, typer.Argument(help="One number a line, or a CSV with the number in one column.")],
    name: Annotated[str, typer.Option(help="The list's name; a list with it is replaced by this version.")],
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The list's day; today's unless given.")
    ] = None,
    days: Annotated[int | None, typer.Option(help="How long it counts; for ever unless given.")] = None,
    country: Annotated[str, typer.Option(help="Of numbers without a country code.")] = "US",
) -> None:
    """Import a list of numbers that are not called, of any length; until all of it is read, the one before counts."""

    async def run() -> None:
        if not await Agency.exists(id=agency):
            raise AppError(f"There is no agency {agency}.")
        if not are_countries([country.upper()]):
            raise AppError(f"{country} is no country. Write a two-letter code, like US.")
        now = datetime.now(UTC)
        one = await lists.begin(agency, name.strip(), now)
        lines, unread = 0, 0
        for text in _parts(file):
            read = await asyncio.to_thread(read_numbers, text, country.upper())
            await lists.add(one, read.numbers)
            for line, _ in read.bad[: max(0, SHOWN - unread)]:
                typer.echo(f"Line {lines + line} has no phone number that exists.")
            lines, unread = lines + text.count("\n"), unread + len(read.bad)
        taken = await screening_changes.put_in_force(
            one, as_of.replace(tzinfo=UTC) if as_of else now, days, "the operator", now
        )
        said = f"{counted(taken, 'number')} on the list {one.name}"
        typer.echo(f"{said}; {counted(unread, 'line')} without a number." if unread else f"{said}.")

    with_database(run)


def _parts(file: Path) -> Iterator[str]:
    """The lines of a file, some at a time; raises AppError when it cannot be read."""
    try:
        with file.open(encoding="utf-8-sig") as lines:
            while part := "".join(itertools.islice(lines, CHUNK)):
                yield part if part.endswith("\n") else part + "\n"
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8; save it as CSV UTF-8"
        raise AppError(f"{file} cannot be read: {why}.") from None
