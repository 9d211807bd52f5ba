"""The files that the CRM's developer portal takes, with the addresses of this installation in them."""

import json
from pathlib import Path
from typing import Annotated

import typer

from app.cli.commands import app
from app.errors import AppError

MANIFEST = Path(__file__).parents[2] / "manifest"
# What the files in the repository have in the place of the public address.
EXAMPLE_URL = "https://calls.example.com"
# For us, not for the portal.
OURS = ("handlers.json", "README.md", "schemas")


@app.command()
def manifest(
    public_url: Annotated[str, typer.Option(help="Where the outside world reaches this app, with https.")],
    out: Annotated[Path, typer.Option(help="The folder to write to.")] = Path("build/manifest"),
) -> None:
    """Write the files for the CRM's developer portal, with this address in them."""
    base = public_url.rstrip("/")
    if not base.startswith("https://"):
        raise AppError("The portal takes public addresses only: they start with https://")
    for source in portal_files():
        target = out / source.relative_to(MANIFEST)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(filled(source.read_text(), base))
        typer.echo(f"Wrote {target}")


def portal_files() -> list[Path]:
    """The files in the layout of the CRM's own command line tool."""
    found = sorted(MANIFEST.rglob("*.json"))
    return [path for path in found if path.relative_to(MANIFEST).parts[0] not in OURS]


def filled(text: str, base: str) -> str:
    """A file with our address instead of the example's; the mail address of the support stays to be edited."""
    content = json.loads(text, object_hook=lambda item: {name: _filled(value, base) for name, value in item.items()})
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _filled(value: object, base: str) -> object:
    if isinstance(value, list):
        return [_filled(item, base) for item in value]
    return base + value.removeprefix(EXAMPLE_URL) if isinstance(value, str) and value.startswith(EXAMPLE_URL) else value
