"""The Credits page: what is left, how long it lasts, where it went; prices for the agency only."""

import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from app.domain.calls.pauses import Level
from app.domain.calls.quotas import day_of
from app.domain.credits import spending, statements
from app.domain.credits.alerts import CreditAlert
from app.domain.credits.allowances import Allowance, month_of
from app.domain.credits.ledger import CREDIT, Account, LedgerEntry
from app.domain.credits.margins import Margin, of_month
from app.domain.tenants import customers
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer, agency_account
from app.web.embed.frame.pause import set_as_wished
from app.web.embed.kit.forms import Form, Reader, read_form
from app.web.embed.kit.locale import Locale
from app.web.embed.kit.page import found, id_in
from app.web.embed.kit.render import as_file, render
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages.chart import Chart, draw
from app.web.embed.pages.credits.months import months_until

ENTRIES, ALERTS = 15, 5
DAYS = 30
MICROCENTS = 100_000_000
EMPTY: dict[str, str] = {}
BOX = "account:"


@dataclass(frozen=True)
class AccountRow:
    """An account as the page shows it; amounts in 1/1000 credit, `days` None while nothing is spent."""

    customer: Customer
    account: Account
    daily: int
    days: int | None

    @property
    def low(self) -> bool:
        """Whether it is below the threshold at which somebody is told."""
        threshold = self.customer.low_credits
        return threshold is not None and self.account.available + self.account.held < threshold


async def _lines(viewer: Viewer) -> list[AccountRow]:
    ours = await viewer.customers().order_by("name")
    if viewer.agency.id not in [one.id for one in ours]:
        ours.insert(0, _unopened(viewer))
    accounts = {one.customer_id: one for one in await Account.filter(customer_id__in=[one.id for one in ours])}
    daily = await spending.per_day(ours, datetime.now(UTC))
    lines = []
    for customer in ours:
        if customer.own_credits or customer.id == viewer.agency.id:
            account = accounts.get(customer.id) or Account(customer_id=customer.id)
            days = spending.days_left(account.available, daily.get(customer.id, 0))
            lines.append(AccountRow(customer, account, daily.get(customer.id, 0), days))
    return lines


async def listed(_request: Request, viewer: Viewer) -> Response:
    """A sub-account's own account; for the agency all of them, the one that ends first on top."""
    if viewer.installation is not None:
        return await account_page(viewer, await viewer.customers().get())
    return await all_accounts(viewer)


async def all_accounts(
    viewer: Viewer, form: Form | None = None, mistakes: dict[str, str] = EMPTY, toast: str | None = None
) -> Response:
    """Every account of the agency, to be ticked and given credits."""
    lines = sorted(await _lines(viewer), key=lambda line: line.days if line.days is not None else spending.FAR)
    sponsored = await viewer.customers().filter(own_credits=False).exclude(id=viewer.agency.id).order_by("name")
    return render(
        viewer,
        "credits/credits.html",
        422 if mistakes else 200,
        toast=toast,
        lines=lines,
        sponsored=sponsored,
        box=BOX,
        form=form or Form(),
        token=secrets.token_urlsafe(16),
        mistakes=mistakes,
    )


async def shown(request: Request, viewer: Viewer) -> Response:
    """One account."""
    return await account_page(viewer, await customer_in(request, viewer))


async def export(request: Request, viewer: Viewer) -> Response:
    """Every entry as a file; its column `available` sums to what is available."""
    customer = await customer_in(request, viewer)
    return as_file(request, viewer, "credits.csv", statements.export(customer.id))


async def alert(request: Request, viewer: Viewer) -> Response:
    """Say from when on low credits are told, and to whom."""
    form, customer = await read_form(request), await customer_in(request, viewer)
    reader = Reader(form, viewer.say)
    low, email = reader.amount("low_credits", CREDIT), reader.email("alert_email")
    if reader.mistakes:
        return await account_page(viewer, customer, form, reader.mistakes)
    if customer.id == viewer.agency.id:
        await agency_account(viewer.agency)
    await customers.set_alert(customer.id, low, email)
    return await account_page(viewer, await customer_in(request, viewer), toast=viewer.say("credits.saved"))


async def tariff(request: Request, viewer: Viewer) -> Response:
    """Change what calls cost from now on."""
    form, customer = await read_form(request), await customer_in(request, viewer)
    reader = Reader(form, viewer.say)
    price = reader.amount("price_per_minute", CREDIT, most=1000 * CREDIT)
    increment = reader.amount("increment_seconds", least=1, most=3600)
    minimum = reader.amount("minimum_seconds", most=3600)
    overage = reader.amount("overage", CREDIT)
    credit = reader.amount("credit_price", MICROCENTS, most=1000 * MICROCENTS)
    for name, value in (("price_per_minute", price), ("increment_seconds", increment), ("minimum_seconds", minimum)):
        if value is None:
            reader.wrong(name, "forms.needed")
    if reader.mistakes or price is None or increment is None or minimum is None:
        return await account_page(viewer, customer, form, reader.mistakes)
    await customers.set_tariff(
        customer.id,
        price_per_minute=price,
        increment_seconds=increment,
        minimum_seconds=minimum,
        credit_microcents=credit,
        own_credits=form["own_credits"] == "yes" or customer.id == viewer.agency.id,
        overage_per_month=overage or 0,
    )
    return await account_page(viewer, await customer_in(request, viewer), toast=viewer.say("credits.saved"))


async def unpaid(request: Request, viewer: Viewer) -> Response:
    """Pause a customer until it has paid, or let it go on."""
    customer = await customer_in(request, viewer)
    paused = await set_as_wished(request, viewer, Level.CUSTOMER, customer.id)
    toast = viewer.say("pause.done" if paused else "pause.undone")
    return await account_page(viewer, await customer_in(request, viewer), toast=toast)


async def customer_in(request: Request, viewer: Viewer) -> Customer:
    """The customer in the path; the agency's own account opens with its first grant and is shown before."""
    customer_id: UUID = id_in(request, "customer_id")
    customer = await viewer.customers().get_or_none(id=customer_id)
    if customer is None and viewer.of_agency and customer_id == viewer.agency.id:
        customer = _unopened(viewer)
    return found(customer)  # type: ignore[no-any-return]


def _unopened(viewer: Viewer) -> Customer:
    """The agency's own account before its first grant."""
    return Customer(id=viewer.agency.id, agency_id=viewer.agency.id, name=viewer.agency.name)


async def account_page(
    viewer: Viewer,
    customer: Customer,
    form: Form | None = None,
    mistakes: dict[str, str] = EMPTY,
    toast: str | None = None,
) -> Response:
    account = await Account.get_or_none(customer_id=customer.id) or Account(customer_id=customer.id)
    daily = (await spending.per_day(await viewer.customers(), datetime.now(UTC))).get(customer.id, 0)
    line = AccountRow(customer, account, daily, spending.days_left(account.available, daily))
    return render(
        viewer,
        "credits/account.html",
        422 if mistakes else 200,
        toast=toast,
        line=line,
        entries=await LedgerEntry.filter(customer_id=customer.id).order_by("-version").limit(ENTRIES),
        alerts=await CreditAlert.filter(customer_id=customer.id).order_by("-created_at").limit(ALERTS),
        margin=await _margin(viewer, customer),
        chart=await _chart(viewer, customer),
        allowances=await Allowance.filter(customer_id=customer.id, ended_at=None).order_by("created_at"),
        sells=(await Agency.get(id=viewer.agency.id)).sells_credits,
        months=months_until(customer, viewer.say),
        form=_values(customer, viewer.say) | (form or {}),
        token=secrets.token_urlsafe(16),
        mistakes=mistakes,
    )


async def _chart(viewer: Viewer, customer: Customer) -> Chart:
    """What the account paid on each of the last days."""
    today: date = day_of(customer.timezone, viewer.say.now)
    days = [today - timedelta(ago) for ago in range(DAYS - 1, -1, -1)]
    spent = await spending.by_day(customer.id, days[0])
    return draw([(day, [spent.get(day, 0)]) for day in days], ("paid",), viewer.say, "paid", viewer.say.credits)


async def _margin(viewer: Viewer, customer: Customer) -> Margin | None:
    """The customer's margin of this month; only the agency is told."""
    if not viewer.of_agency:
        return None
    month = month_of(customer, datetime.now(UTC))
    return next(iter(await of_month(month, customer.id)), None)


def _values(customer: Customer, say: Locale) -> dict[str, str]:
    """What the forms show before anybody has typed."""

    def plain(value: int | None, unit: int = 1) -> str:
        return "" if value is None else say.typed(value / unit)

    return {
        "amount": "",
        "reason": "",
        "monthly": "",
        "monthly_reason": "",
        "rest": "carries",
        "low_credits": plain(customer.low_credits, CREDIT),
        "alert_email": customer.alert_email or "",
        "price_per_minute": plain(customer.price_per_minute, CREDIT),
        "increment_seconds": plain(customer.increment_seconds),
        "minimum_seconds": plain(customer.minimum_seconds),
        "credit_price": plain(customer.credit_microcents, MICROCENTS),
        "overage": plain(customer.overage_per_month or None, CREDIT),
        "own_credits": "yes" if customer.own_credits else "no",
    }
