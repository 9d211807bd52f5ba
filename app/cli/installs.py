"""Where the app is installed, and the keys under which its tokens and other secrets are sealed."""

import typer

from app.cli.commands import app, with_database
from app.config import load_settings
from app.domain import rotation
from app.domain.grants import Grant
from app.domain.installations import Installation
from app.domain.secrets import KeyRing


@app.command()
def installations() -> None:
    """List sub-accounts: their state, their connection to the CRM, and their customer."""

    async def run() -> None:
        tokens = {grant.installation_id: grant.state for grant in await Grant.all()}
        for one in await Installation.all().select_related("customer").order_by("created_at"):
            customer = one.customer
            place = "mapped" if customer.mapped else f"unmapped: {customer.mapping_error or 'local customer'}"
            words = (one.location_id, f"{one.status:<11}", f"{tokens.get(one.id, 'no tokens'):<15}", one.name, place)
            typer.echo("  ".join(words))

    with_database(run)


@app.command()
def rotate_secrets() -> None:
    """Move every sealed secret to the first key of SECRET_KEYS, while the app runs.

    To rotate: put the new key last and restart everything; put it first and restart everything; run this;
    then remove the old key.
    """

    async def run() -> None:
        ring = KeyRing.parse(load_settings().secret_keys)
        rotated = await rotation.reseal(ring)
        typer.echo(f"Moved {rotated.cells} secrets to the key {ring.newest}.")
        for kid, count in rotated.keys_left.items():
            typer.echo(f"Keep the key {kid}: {count} API keys are looked up with it. Issue them anew to remove it.")

    with_database(run)
