"""What is kept of people, and for how long: export, erasure, and the days that an agency keeps things."""

import json
from typing import Annotated
from uuid import UUID

import typer

from app.cli.commands import app, with_database
from app.domain.lifecycle import privacy, retention
from app.domain.rules.figures import counted
from app.domain.tenants.agencies import Agency
from app.errors import AppError

Location = Annotated[str, typer.Argument(help="The sub-account's id in the CRM.")]
Contact = Annotated[str, typer.Argument(help="The contact's id in the CRM, or its number, like +14155550123.")]


@app.command()
def export_contact(location: Location, contact: Contact) -> None:
    """Print all that is known of one contact, as JSON."""

    async def run() -> None:
        found = await privacy.export(await privacy.find(location, contact))
        typer.echo(json.dumps(found, default=str, ensure_ascii=False, indent=2))

    with_database(run)


@app.command()
def erase_contact(location: Location, contact: Contact) -> None:
    """Remove all that is known of one contact, but for a do-not-call mark and the sums of the ledger."""

    async def run() -> None:
        count = await privacy.erase(await privacy.find(location, contact))
        typer.echo(f"Erased: {counted(count, 'call does', 'calls do')} not name this contact any more.")

    with_database(run)


@app.command()
def keep(
    agency: Annotated[UUID, typer.Argument(help="The agency.")],
    transcripts: Annotated[int | None, typer.Option(help="Days that transcripts and summaries are kept.")] = None,
    recordings: Annotated[int | None, typer.Option(help="Days that addresses of recordings are kept.")] = None,
    events: Annotated[int | None, typer.Option(help="Days that reports of the voice provider are kept.")] = None,
) -> None:
    """Say how long an agency keeps what was said in its calls; what is older goes within the hour."""

    async def run() -> None:
        found = await Agency.get_or_none(id=agency)
        if found is None:
            raise AppError(f"There is no agency {agency}.")
        days = (transcripts, recordings, events)
        now = (found.transcripts_days, found.recordings_days, found.events_days)
        wanted = [was if given is None else given for given, was in zip(days, now, strict=True)]
        await retention.keep_for(found, *wanted)
        typer.echo("Transcripts are kept for {} days, recordings for {}, events for {}.".format(*wanted))

    with_database(run)
