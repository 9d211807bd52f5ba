"""The command that checks a file of evidence."""

import json
from pathlib import Path

import typer

from app.cli.commands import app, with_database
from app.domain.evidence import chain, packs


@app.command()
def verify_evidence(file: Path) -> None:
    """Say whether a byte of this evidence of a call has changed, and whether it is what is kept here; exit 1 if not."""
    try:
        text = file.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        typer.echo(f"{file} cannot be read as text. Give the file as it was downloaded.")
        raise typer.Exit(1) from None
    found = chain.faults_of(text)

    async def run() -> None:
        found.extend(await packs.unknown_links(json.loads(text)))

    if not found:
        with_database(run)
    typer.echo("\n".join(found) or "Not a byte has changed, and the chain that is kept here has it.")
    if found:
        raise typer.Exit(1)
