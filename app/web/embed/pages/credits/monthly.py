"""Credits that an account is granted every month: begun and ended by the agency."""

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from app.domain.credits import allowances
from app.domain.credits.allowances import Allowance
from app.domain.tenants.customers import agency_account
from app.web.embed.kit.forms import Reader, read_form
from app.web.embed.kit.page import found, id_in
from app.web.embed.kit.render import ask_first
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages.credits.accounts import account_page, customer_in
from app.web.embed.pages.credits.grants import read_amount, token_of


async def start(request: Request, viewer: Viewer) -> Response:
    """Grant so much every month; said once more as it was read, and only then begun."""
    form, customer = await read_form(request), await customer_in(request, viewer)
    reader, say = Reader(form, viewer.say), viewer.say
    amount, reason = read_amount(reader, "monthly", "monthly_reason")
    if reader.mistakes or amount is None:
        return await account_page(viewer, customer, form, reader.mistakes)
    carries = form["rest"] != "lapses"
    if form["sure"] != "yes":
        title = say("credits.monthly_ask", amount=say.credits(amount), name=customer.name)
        text = say("credits.monthly_carries" if carries else "credits.monthly_lapses", zone=customer.timezone)
        return ask_first(title, text, say("credits.monthly_start"), values={"sure": "yes"})
    if customer.id == viewer.agency.id:
        await agency_account(viewer.agency)
    now, token = datetime.now(UTC), token_of(form)
    begun = await allowances.start(customer.id, amount, reason, now, carry_over=carries, token=token)
    if begun is None:
        done = say("credits.granted_before")
    elif begun.first_month:
        done = say("credits.monthly_later", month=begun.first_month)
    else:
        done = say("credits.monthly_started")
    return await account_page(viewer, customer, toast=done)


async def end(request: Request, viewer: Viewer) -> Response:
    """Grant it no more; what was granted stays."""
    _, customer = await read_form(request), await customer_in(request, viewer)
    ours = Allowance.filter(customer_id=customer.id)
    allowance = found(await ours.get_or_none(id=id_in(request, "allowance_id")))
    await allowances.end(allowance, datetime.now(UTC))
    return await account_page(viewer, customer, toast=viewer.say("credits.monthly_ended"))
