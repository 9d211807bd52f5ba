"""Credits are bought with the sub-account's wallet in the CRM: by hand, by themselves below a threshold; given back."""

from datetime import UTC, datetime
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import Response

from app.config import Settings
from app.domain.credits import top_ups
from app.domain.credits.ledger import CREDIT
from app.domain.credits.top_ups import CHOICES, TopUp
from app.domain.tenants import customers
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import ACTIVE, Installation
from app.errors import InsufficientCredits
from app.web.embed.frame.pause import SOMEBODY
from app.web.embed.kit.forms import Form, Reader, read_form
from app.web.embed.kit.page import id_from, id_in
from app.web.embed.kit.render import render
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages.credits.accounts import customer_in

SHOWN = 20
MAX_UNITS = 1_000_000
MISTAKEN = 422
EMPTY: dict[str, str] = {}


async def shown(request: Request, viewer: Viewer) -> Response:
    """What can be bought, what is bought by itself, and what was."""
    return await _page(request, viewer, await customer_in(request, viewer))


async def _page(
    request: Request,
    viewer: Viewer,
    customer: Customer,
    typed: Form | None = None,
    mistakes: dict[str, str] = EMPTY,
    toast: str | None = None,
) -> Response:
    agency, say = await Agency.get(id=viewer.agency.id), viewer.say
    stored = Form(
        top_up_below="" if customer.top_up_below is None else say.typed(customer.top_up_below / CREDIT),
        top_up_units=str(customer.top_up_units or CHOICES[0]),
        top_up_per_month="" if customer.top_up_per_month is None else say.typed(customer.top_up_per_month),
    )
    return render(
        viewer,
        "credits/wallet.html",
        MISTAKEN if mistakes else 200,
        toast=toast,
        customer=customer,
        sells=agency.sells_credits,
        possible=await _is_possible(request, customer),
        choices=[(str(units), say("wallet.units", units=say.number(units))) for units in CHOICES],
        past=await TopUp.filter(customer_id=customer.id).order_by("-planned_at").limit(SHOWN),
        key=uuid4(),
        form=typed if typed is not None else stored,
        mistakes=mistakes,
    )


async def _is_possible(request: Request, customer: Customer) -> bool:
    """Whether the operator has named what a credit is sold by, and the customer has a wallet and an account."""
    settings: Settings = request.app.state.settings
    has_wallet = await Installation.exists(customer_id=customer.id, status=ACTIVE)
    return bool(settings.ghl_wallet_meter_id) and has_wallet and customer.own_credits


async def buy(request: Request, viewer: Viewer) -> Response:
    """Buy some credits; the same form sent twice buys once."""
    form, customer = await read_form(request), await customer_in(request, viewer)
    sold = (await Agency.get(id=viewer.agency.id)).sells_credits and await _is_possible(request, customer)
    key = id_from(form["token"])
    if not sold or key is None or form["units"] not in map(str, CHOICES):
        return await _page(request, viewer, customer, toast=viewer.say("wallet.not_sold"))
    units, by = int(form["units"]), viewer.name or SOMEBODY
    planned = await top_ups.plan(customer, units, by, datetime.now(UTC), key=key)
    toast = viewer.say("wallet.planned" if planned else "wallet.under_way", units=viewer.say.number(units))
    return await _page(request, viewer, customer, toast=toast)


async def automatic(request: Request, viewer: Viewer) -> Response:
    """Below how many credits how many are bought by themselves, and how many in a month at most; empty: none."""
    form, customer = await read_form(request), await customer_in(request, viewer)
    reader = Reader(form, viewer.say)
    below = reader.amount("top_up_below", CREDIT)
    most = reader.amount("top_up_per_month", least=1, most=MAX_UNITS)
    units = int(form["top_up_units"]) if form["top_up_units"] in map(str, CHOICES) else CHOICES[0]
    if below is not None and most is None:
        reader.wrong("top_up_per_month", "forms.needed")
    if reader.mistakes:
        return await _page(request, viewer, customer, form, reader.mistakes)
    await customers.set_top_up(customer.id, below, units if below is not None else None, most)
    return await _page(request, viewer, await customer_in(request, viewer), toast=viewer.say("credits.saved"))


async def give_back(request: Request, viewer: Viewer) -> Response:
    """Take the credits of a purchase back, and have its charge given back."""
    await read_form(request)
    customer, top_up_id = await customer_in(request, viewer), id_in(request, "top_up_id")
    try:
        begun = await top_ups.begin_refund(top_up_id, customer.id)
    except InsufficientCredits:
        return await _page(request, viewer, customer, toast=viewer.say("wallet.spent"))
    return await _page(request, viewer, customer, toast=viewer.say("wallet.giving_back" if begun else "wallet.kept"))


async def sell(request: Request, viewer: Viewer) -> Response:
    """Whether the agency's sub-accounts may buy credits."""
    form, customer = await read_form(request), await customer_in(request, viewer)
    await top_ups.sell(viewer.agency.id, form["sells_credits"] == "yes")
    return await _page(request, viewer, customer, toast=viewer.say("credits.saved"))
