"""Credits are added to an account, or to several at once; and taken back where that was a mistake."""

from starlette.requests import Request
from starlette.responses import Response
from tortoise.transactions import in_transaction

from app.domain.credits import ledger
from app.domain.credits.ledger import CREDIT, Account
from app.domain.tenants.customers import agency_account
from app.errors import InsufficientCredits
from app.web.embed.kit.forms import Form, Reader, read_form
from app.web.embed.kit.page import id_from
from app.web.embed.kit.render import ask_first
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages.credits.accounts import BOX, account_page, all_accounts, customer_in
from app.web.embed.pages.start import start_page


async def grant(request: Request, viewer: Viewer) -> Response:
    """Add credits, or take some back that were added by mistake, for a reason that stands in the account.

    The amount is said once more as it was read, and only then booked.
    """
    form, customer = await read_form(request), await customer_in(request, viewer)
    reader = Reader(form, viewer.say)
    amount, reason = read_amount(reader, "amount", "reason")
    if reader.mistakes or amount is None:
        return await account_page(viewer, customer, form, reader.mistakes)
    back, told = form["kind"] == "back", viewer.say.credits(amount)
    if form["sure"] != "yes":
        text = viewer.say("credits.grant_what", name=customer.name)
        title = viewer.say("credits.back_ask" if back else "credits.grant_ask", amount=told, name=customer.name)
        button = viewer.say("credits.back" if back else "credits.grant")
        return ask_first(title, text, button, danger=back, values={"sure": "yes", "kind": form["kind"]})
    if customer.id == viewer.agency.id:
        await agency_account(viewer.agency)
    try:
        async with in_transaction() as tx:
            book = ledger.take_back if back else ledger.grant
            booked = await book(tx, customer.id, amount, reason, token=token_of(form))
    except InsufficientCredits:
        available = (await Account.get(customer_id=customer.id)).available
        reader.wrong("amount", "credits.too_much", amount=viewer.say.credits(max(available, 0)))
        return await account_page(viewer, customer, form, reader.mistakes)
    done = ("credits.taken_back" if back else "credits.granted") if booked else "credits.granted_before"
    toast = viewer.say(done, amount=told)
    if request.query_params.get("to") == "start":
        return await start_page(viewer, toast)
    return await account_page(viewer, customer, toast=toast)


async def grant_each(request: Request, viewer: Viewer) -> Response:
    """Add the same to each account that is ticked: to all of them, or to none."""
    form = await read_form(request)
    reader = Reader(form, viewer.say)
    amount, reason = read_amount(reader, "amount", "reason")
    ticked = [found for text in form.ticked(BOX) if (found := id_from(text))]
    ours = [one.id for one in await viewer.customers().filter(id__in=ticked)]
    if viewer.agency.id in ticked and viewer.agency.id not in ours:
        ours.append(viewer.agency.id)
    if not ours:
        reader.wrong("", "credits.none_ticked")
    if reader.mistakes or amount is None:
        return await all_accounts(viewer, form, reader.mistakes)
    say, told = viewer.say, viewer.say.credits(amount)
    if form["sure"] != "yes":
        title = say("credits.each_ask", amount=told, count=len(ours))
        text = say("credits.each_what", amount=say.credits(amount * len(ours)))
        return ask_first(title, text, say("credits.grant"), values={"sure": "yes"})
    if viewer.agency.id in ours:
        await agency_account(viewer.agency)
    async with in_transaction() as tx:
        # In one order, so that two of these never wait for each other in a circle.
        booked = [await ledger.grant(tx, one, amount, reason, token=token_of(form)) for one in sorted(ours)]
    done = say("credits.each_granted", amount=told, count=sum(booked)) if any(booked) else say("credits.granted_before")
    return await all_accounts(viewer, toast=done)


def read_amount(reader: Reader, amount: str, reason: str) -> tuple[int | None, str]:
    """How much (1/1000 credit), and why, by the names of the fields; what is wrong with either is noted."""
    read, why = reader.amount(amount, CREDIT, least=1, most=ledger.LARGEST_GRANT), reader.text(reason, 200)
    if read is None:
        reader.wrong(amount, "forms.needed")
    if not reader.form["token"]:
        reader.wrong("", "forms.again")
    return read, why


def token_of(form: Form) -> str:
    """A form may arrive twice, from a double click or a lost answer; money is booked once."""
    return f"form:{form['token'][:50]}"
