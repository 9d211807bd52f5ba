"""The command that holds the wallets of sub-accounts against what was bought with them."""

from typing import Annotated

import typer

from app.cli.commands import app, month_named, with_database
from app.clients import Clients
from app.clients.wallets import differences
from app.config import load_settings
from app.domain.rules.figures import counted
from app.domain.tenants.installations import ACTIVE, Installation
from app.errors import AppError, VendorError
from app.sealing import KeyRing


@app.command()
def check_wallets(month: Annotated[str, typer.Argument(help="The month (UTC), for example 2026-11.")]) -> None:
    """Compare the charges of every wallet with what was bought; exit 1 when one has no purchase, or a purchase none."""

    async def run() -> None:
        settings, wrong = load_settings(), 0
        since, until = month_named(month)
        if not settings.ghl_wallet_meter_id:
            raise AppError("GHL_WALLET_METER_ID is not set, so no credits are sold.")
        async with Clients(settings, KeyRing.parse(settings.secret_keys)).opened() as clients:
            for place in await Installation.filter(status=ACTIVE).order_by("name"):
                try:
                    charges, found = await differences(clients, settings, place, since, until)
                except VendorError as error:
                    charges, found = 0, [error.message]
                wrong += len(found)
                typer.echo("\n".join([f"{place.name}: {counted(charges, 'charge')}", *(f"  {one}" for one in found)]))
        typer.echo(f"{counted(wrong, 'difference')}." if wrong else "Everything adds up.")
        if wrong:
            raise typer.Exit(1)

    with_database(run)
