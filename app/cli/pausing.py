"""Dialing stopped and continued without the page: for an agency, a customer or a number."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

import typer

from app.cli.commands import app, require_words, with_database
from app.domain.calls import pauses
from app.domain.calls.pauses import SWITCHES, Level
from app.domain.telephony.numbers import PhoneNumber
from app.domain.tenants.people import Role
from app.errors import AppError

OPERATOR = "the operator"


class What(StrEnum):
    """What can be paused as a whole."""

    AGENCY = Level.AGENCY.value
    CUSTOMER = Level.CUSTOMER.value
    NUMBER = Level.NUMBER.value


Subject = Annotated[str, typer.Argument(help="Its id, as `installations` prints it, or a number like +14155550123.")]


@app.command()
def pause(
    what: Annotated[What, typer.Argument()],
    subject: Subject,
    why: Annotated[str, typer.Option(help="Shown on the page.")],
) -> None:
    """Stop all dialing of an agency, a customer or a number, from the next dial on."""

    async def run() -> None:
        require_words(why, "--why")
        level = Level(what.value)
        stopped = await pauses.pause(level, await _id_of(level, subject), why, OPERATOR, Role.AGENCY, datetime.now(UTC))
        typer.echo("Paused." if stopped else "It was paused before.")

    with_database(run)


@app.command()
def resume(what: Annotated[What, typer.Argument()], subject: Subject) -> None:
    """Let dialing go on, whoever has paused it; what waited for that is placed."""

    async def run() -> None:
        level = Level(what.value)
        went_on = await pauses.resume(level, await _id_of(level, subject), OPERATOR, Role.AGENCY, datetime.now(UTC))
        typer.echo("Dialing goes on." if went_on else "It was not paused.")

    with_database(run)


async def _id_of(level: Level, subject: str) -> UUID:
    if level is Level.NUMBER and (number := await PhoneNumber.get_or_none(e164=subject)):
        return number.id
    try:
        wanted = UUID(subject)
    except ValueError:
        wanted = UUID(int=0)
    if not await SWITCHES[level].table.exists(id=wanted):
        raise AppError(f"There is no {level.value} {subject}.")
    return wanted
