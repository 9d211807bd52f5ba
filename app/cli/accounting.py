"""The commands about money: grants, the export of an account, margins, and the check of all of it."""

import math
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer
from tortoise.transactions import in_transaction

from app.cli.commands import app, month_named, require_words, with_database
from app.domain.credits import allowances, bulk_grants, ledger, provider_bills, statements
from app.domain.credits.margins import By, of_month
from app.domain.rules.figures import counted, figure
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer, agency_account
from app.errors import AppError


@app.command()
def grant_credits(
    customer: Annotated[UUID, typer.Argument(help="A customer, or an agency.")],
    amount: Annotated[float, typer.Argument(help="Credits.")],
    reason: Annotated[str, typer.Option()],
    monthly: Annotated[bool, typer.Option(help="Again every month, when it begins where the customer is.")] = False,
    reference: Annotated[
        str | None, typer.Option(help="A name for this grant, as that of an invoice; given twice, it is granted once.")
    ] = None,
) -> None:
    """Add credits to a customer's account, or to an agency's, which pays for customers without their own credits."""

    async def run() -> None:
        require_words(reason, "--reason")
        if not math.isfinite(amount) or round(min(amount, 1.0) * ledger.CREDIT) <= 0:
            raise AppError("The amount must be a number of credits above 0, like 12.5.")
        if amount > ledger.LARGEST_GRANT / ledger.CREDIT:
            raise AppError(f"{figure(amount)} is too much: {bulk_grants.AT_MOST}")
        if agency := await Agency.get_or_none(id=customer):
            await agency_account(agency)
        elif not await Customer.exists(id=customer):
            raise AppError(f"There is no customer and no agency {customer}.")
        credit, said = round(amount * ledger.CREDIT), f"Granted {counted(amount, 'credit')}"
        if monthly and reference:
            raise AppError("A monthly grant has no reference: each month is granted once.")
        if monthly:
            begun = await allowances.start(customer, credit, reason, datetime.now(UTC))
            if begun and begun.first_month:
                said = f"Grants {counted(amount, 'credit')} every month from {begun.first_month} on"
        else:
            async with in_transaction() as tx:
                token = bulk_grants.token_of(reference) if reference is not None else None
                if not await ledger.grant(tx, customer, credit, reason, token=token):
                    said = f"{reference} was granted before, and not again"
        account = await ledger.Account.get(customer_id=customer)
        typer.echo(f"{said}; available now: {figure(account.available / ledger.CREDIT)}.")

    with_database(run)


@app.command()
def grant_many(
    file: Annotated[Path, typer.Argument(help="CSV with the columns customer, credits, reference and reason.")],
) -> None:
    """Add the credits of a whole file: all of it or, when a line cannot be read, nothing; each reference once."""

    async def run() -> None:
        text = _text_of(file)
        grants = await bulk_grants.read(text)
        added = await bulk_grants.add(grants)
        for grant in (one for one, new in zip(grants, added, strict=True) if not new):
            typer.echo(f"Line {grant.line} was granted before, and not again.")
        total = sum(one.amount for one, new in zip(grants, added, strict=True) if new)
        typer.echo(f"Granted {counted(total / ledger.CREDIT, 'credit')} in {counted(sum(added), 'line')}.")

    with_database(run)


@app.command()
def export_ledger(customer: UUID) -> None:
    """Print the entries of a customer's account as CSV; the column `available` sums to the balance."""

    async def run() -> None:
        if not await ledger.Account.exists(customer_id=customer):
            raise AppError(f"There is no account {customer}. `installations` lists customers and agencies.")
        async for line in statements.export(customer):
            typer.echo(line, nl=False)

    with_database(run)


@app.command()
def margins(
    month: Annotated[str, typer.Argument(help="For example 2026-11.")],
    by: Annotated[By, typer.Option(help="Of each customer, agent, or number.")] = By.CUSTOMER,
) -> None:
    """What each customer, agent or number was charged in a month, beside what the voice provider cost."""

    async def run() -> None:
        month_named(month)
        for row in await of_month(month, by=by):
            left = (
                "price of a credit not set" if row.margin_microcents is None else f"{row.margin_microcents / 1e8:.2f}"
            )
            cost = f"cost {row.provider_cost_microcents / 1e8:.2f} ({row.costs_missing} unknown)"
            sold = f"{counted(row.calls, 'call')}, {counted(row.charged / ledger.CREDIT, 'credit')}"
            typer.echo(f"{row.name}: {sold}, {cost}, margin {left}")

    with_database(run)


@app.command()
def check_bill(
    agency: Annotated[UUID, typer.Argument(help="The agency.")],
    file: Annotated[Path, typer.Argument(help="The voice provider's usage as CSV: one call a line, with its cost.")],
    month: Annotated[str, typer.Option(help="The month of the bill (UTC), for example 2026-11.")],
    cents: Annotated[bool, typer.Option(help="Costs are in cents, and not in dollars.")] = False,
) -> None:
    """Compare the voice provider's bill with each call's reports and with the ledger; exit 1 when they differ."""

    async def run() -> None:
        since, until = month_named(month)
        if not await Agency.exists(id=agency):
            raise AppError(f"There is no agency {agency}.")
        bill = provider_bills.read(_text_of(file), provider_bills.CENT if cents else provider_bills.DOLLAR)
        found = await provider_bills.check(agency, bill, since, until)
        for one in found.findings:
            typer.echo(f"{one.kind}{f', line {one.line}' if one.line else ''}: {one.call_id or '-'}: {one.sentence}")
        billed, known = (amount / provider_bills.DOLLAR for amount in (found.billed, found.known))
        typer.echo(f"{counted(found.calls, 'call')}: ${billed:.2f} on the bill, ${known:.2f} by the calls' reports.")
        typer.echo(
            ", ".join(f"{kind} {count}" for kind, count in sorted(found.by_kind.items())) or "Everything adds up."
        )
        if found.findings:
            raise typer.Exit(1)

    with_database(run)


def _text_of(file: Path) -> str:
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8; save it as CSV UTF-8"
        raise AppError(f"{file} cannot be read: {why}.") from None
    if "\0" in text:
        raise AppError(f"{file} holds a NUL character, so it is no text. Save it as CSV UTF-8.")
    return text


@app.command()
def verify_ledger() -> None:
    """Recompute every account and attempt from its entries; exit 1 when something does not add up."""

    async def run() -> None:
        drifts = await ledger.drifts()
        typer.echo("\n".join([*drifts, f"{len(drifts)} drift"]))
        if drifts:
            raise typer.Exit(1)

    with_database(run)
