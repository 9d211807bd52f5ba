"""Where the app is installed, and the keys under which its tokens and other secrets are sealed."""

from typing import Annotated
from uuid import UUID

import typer

from app.cli.commands import app, with_database
from app.config import load_settings
from app.domain.lifecycle import direct_customers, key_rotation
from app.domain.tenants.agencies import Agency
from app.domain.tenants.crm_tokens import CrmToken
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import Installation
from app.errors import AppError
from app.sealing import KeyRing


@app.command()
def installations() -> None:
    """List sub-accounts (state, connection to the CRM, ids of customer and agency), and customers without the CRM."""

    async def run() -> None:
        tokens = {token.installation_id: token.state for token in await CrmToken.all()}
        for one in await Installation.all().select_related("customer").order_by("created_at"):
            customer = one.customer
            place = "mapped" if customer.mapped else f"unmapped: {customer.mapping_error or 'local customer'}"
            ids = f"customer {customer.id}  agency {customer.agency_id}"
            words = (
                one.location_id,
                f"{one.status:<11}",
                f"{tokens.get(one.id, 'no tokens'):<15}",
                one.name,
                ids,
                place,
            )
            typer.echo("  ".join(words))
        for customer in await Customer.filter(without_crm=True, installation__id__isnull=True).order_by("created_at"):
            typer.echo(f"without CRM  {customer.name}  customer {customer.id}  agency {customer.agency_id}")

    with_database(run)


@app.command()
def create_customer(
    agency: Annotated[UUID, typer.Argument(help="The agency.")],
    name: str,
    email: Annotated[str | None, typer.Option(help="By it the customer is looked up at Knotie.")] = None,
    country: Annotated[str, typer.Option(help="How local numbers are read, like US.")] = "",
    timezone: Annotated[str, typer.Option(help="Where its days turn, like America/New_York; default: UTC.")] = "",
) -> None:
    """Create a customer without the CRM: its leads come from elsewhere."""

    async def run() -> None:
        if not await Agency.exists(id=agency):
            raise AppError(f"There is no agency {agency}.")
        customer = await direct_customers.create(agency, name, email=email, country=country, timezone=timezone)
        typer.echo(f"Created {customer.id}. Assign a number to it, and grant credits.")

    with_database(run)


@app.command()
def rotate_secrets() -> None:
    """Move every sealed secret to the first key of SECRET_KEYS, while the app runs.

    To rotate: put the new key last and restart everything; put it first and restart everything; run this;
    then remove the old key.
    """

    async def run() -> None:
        ring = KeyRing.parse(load_settings().secret_keys)
        rotated = await key_rotation.reseal(ring)
        typer.echo(f"Moved {rotated.cells} secrets to the key {ring.newest}.")
        for kid, count in rotated.keys_left.items():
            typer.echo(f"Keep the key {kid}: {count} API keys are looked up with it. Issue them anew to remove it.")

    with_database(run)
