"""The files that the CRM's developer portal takes, with the addresses of this installation in them."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from app.cli.commands import app
from app.cli.pulled_manifest import portal_files_over
from app.config import fault_of_address
from app.errors import AppError

MANIFEST = Path(__file__).parents[2] / "manifest"
# What the files in the repository have in the place of the public address.
EXAMPLE_URL = "https://calls.example.com"
# For us, not for the portal.
OURS = ("handlers.json", "README.md", "schemas")


@app.command()
def manifest(
    public_url: Annotated[str, typer.Option(help="Where the outside world reaches this app, with https.")],
    out: Annotated[Path, typer.Option(help="The folder to write to; best one that was just pulled.")] = Path(
        "build/manifest"
    ),
) -> None:
    """Write the files for the CRM's developer portal, with this address in them.

    Over the files of a pull: what the portal owns, and what somebody filled in there, is kept.
    """
    base = public_url.rstrip("/")
    if not base.startswith("https://"):
        raise AppError("The portal takes public addresses only: they start with https://")
    if wrong := fault_of_address(public_url):
        raise AppError(f"--public-url {wrong}.")
    files = {path.relative_to(MANIFEST): filled(path.read_text(), base) for path in portal_files()}
    pulled = {path: json.loads((out / path).read_text()) for path in files if (out / path).is_file()}
    for path, content in portal_files_over(files, pulled).items():
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")
        typer.echo(f"Wrote {target}")


def portal_files() -> list[Path]:
    """The files in the layout of the CRM's own command line tool."""
    found = sorted(MANIFEST.rglob("*.json"))
    return [path for path in found if path.relative_to(MANIFEST).parts[0] not in OURS]


def filled(text: str, base: str) -> Any:
    """A file with our address instead of the example's; the mail address of the support stays to be edited."""
    return json.loads(text, object_hook=lambda item: {name: _filled(value, base) for name, value in item.items()})


def _filled(value: object, base: str) -> object:
    if isinstance(value, list):
        return [_filled(item, base) for item in value]
    return base + value.removeprefix(EXAMPLE_URL) if isinstance(value, str) and value.startswith(EXAMPLE_URL) else value
