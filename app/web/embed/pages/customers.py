"""The Customers page of the agency: which sub-account is which customer of Knotie, and customers without the CRM."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
from starlette.requests import Request
from starlette.responses import Response
from tortoise.queryset import QuerySet

from app.config import Settings
from app.domain.calls.pauses import Level
from app.domain.credits.ledger import Account
from app.domain.lifecycle import direct_customers
from app.domain.tenants import customers
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import CURRENT, Customer
from app.domain.tenants.installations import UNINSTALLED, Installation
from app.errors import Refusal, VendorError, VendorRefused
from app.knotie.client import KnotieClient, KnotieCustomer
from app.web.embed.frame.pause import set_as_wished, stopped_by
from app.web.embed.kit.forms import Form, Reader, read_form
from app.web.embed.kit.page import clients_of, found, id_in
from app.web.embed.kit.refusals import as_mistakes
from app.web.embed.kit.render import render
from app.web.embed.kit.viewer import Viewer

log = structlog.get_logger(__name__)

MOST = 500
WITHOUT_CRM = "without_crm"
TONES = {"active": "good", "without_crm": "good", "uninstalled": "bad", "pending": "live", "suspended": "notice"}
BAD = {"name": "customers.bad_name", "country": "customers.bad_country", "timezone": "customers.bad_timezone"}
EMPTY: dict[str, str] = {}


async def listed(request: Request, viewer: Viewer) -> Response:
    """Every sub-account with its customer; who is not mapped yet comes first."""
    return await _list(request, viewer)


@dataclass(frozen=True)
class Row:
    """A customer as the page shows it; `status` is that of its app, or that it has no CRM."""

    customer: Customer
    name: str
    status: str

    @property
    def tone(self) -> str:
        """How good that is."""
        return TONES.get(self.status, "plain")


def _row(customer: Customer) -> Row:
    place: Installation | None = customer.installation
    status = WITHOUT_CRM if customer.without_crm or place is None else place.status
    return Row(customer, place.name if place else customer.name, status)


async def _list(
    request: Request,
    viewer: Viewer,
    mistakes: dict[str, str] = EMPTY,
    toast: str | None = None,
    form: Form | None = None,
) -> Response:
    ours = [_row(one) for one in await _customers(viewer).order_by("name").limit(MOST)]
    ours.sort(key=lambda one: one.customer.mapped)
    accounts = {one.customer_id: one for one in await Account.filter(customer_id__in=[x.customer.id for x in ours])}
    settings: Settings = request.app.state.settings
    return render(
        viewer,
        "customers/customers.html",
        422 if mistakes else 200,
        toast=toast,
        agency=await Agency.get(id=viewer.agency.id),
        rows=ours,
        accounts=accounts,
        configured=bool(settings.knotie_api_url),
        connected=_knotie(request, await Agency.get(id=viewer.agency.id)) is not None,
        mistakes=mistakes,
        form=form or Form(),
    )


async def create(request: Request, viewer: Viewer) -> Response:
    """Create a customer whose leads come from elsewhere: nothing asks a CRM for it."""
    form = await read_form(request)
    reader = Reader(form, viewer.say)
    name, email = reader.text("name", direct_customers.MAX_NAME), reader.email("email")
    if reader.mistakes:
        return await _list(request, viewer, reader.mistakes, form=form)
    try:
        place = {"country": form["country"], "timezone": form["timezone"]}
        customer = await direct_customers.create(viewer.agency.id, name, email=email, **place)
    except Refusal as refusal:
        wrong = {field: viewer.say(BAD[field]) for field in as_mistakes(viewer, refusal) if field in BAD}
        return await _list(request, viewer, wrong, form=form)
    again = await _customers(viewer).get(id=customer.id)
    return await _one(request, viewer, again, toast=viewer.say("customers.created"))


async def go_on(request: Request, viewer: Viewer) -> Response:
    """Let a customer go on without the CRM whose app was uninstalled."""
    _, customer = await read_form(request), await _customer(request, viewer)
    on = await direct_customers.go_on_without_crm(customer.id)
    again = await _customer(request, viewer)
    return await _one(request, viewer, again, toast=viewer.say("customers.goes_on") if on else None)


async def settings(request: Request, viewer: Viewer) -> Response:
    """Whether unknown sub-accounts are taken in, and the agency's own key, which is tried before it is kept."""
    form, agency = await read_form(request), await Agency.get(id=viewer.agency.id)
    if key := form["key"]:
        agency.keep_knotie_key(key, request.app.state.ring)
        knotie = _knotie(request, agency)
        if mistake := await _refused(knotie, viewer, "key"):
            return await _list(request, viewer, mistake)
    agency.onboards_customers = form["onboards"] == "on"
    await agency.save(update_fields=["sealed_knotie_key", "onboards_customers"])
    return await _list(request, viewer, toast=viewer.say("customers.saved"))


async def _refused(knotie: KnotieClient | None, viewer: Viewer, field: str) -> dict[str, str]:
    """Ask for somebody who does not exist: what is wrong with this account, by field."""
    try:
        if knotie is not None:
            await knotie.find("nobody@example.com")
    except VendorError as error:
        return {field: _why(viewer, error)}
    return EMPTY


async def shown(request: Request, viewer: Viewer) -> Response:
    """One customer: who it is at Knotie, or how to find out."""
    return await _one(request, viewer, await _customer(request, viewer))


async def match(request: Request, viewer: Viewer) -> Response:
    """Connect it to the customer with this e-mail address, if there is exactly that one."""

    async def by(knotie: KnotieClient, email: str, _customer: Customer) -> KnotieCustomer | None:
        return await knotie.find(email)

    return await _map(request, viewer, by)


async def onboard(request: Request, viewer: Viewer) -> Response:
    """Take it in as a new customer; one that is known with this e-mail address is found instead."""

    async def by(knotie: KnotieClient, email: str, customer: Customer) -> KnotieCustomer | None:
        return await knotie.onboard(email, customer.name)

    return await _map(request, viewer, by)


By = Callable[[KnotieClient, str, Customer], Awaitable[KnotieCustomer | None]]


async def _map(request: Request, viewer: Viewer, by: By) -> Response:
    form, customer = await read_form(request), await _customer(request, viewer)
    reader = Reader(form, viewer.say)
    reader.text("email", 320)
    email = reader.email("email")
    knotie = _knotie(request, viewer.agency)
    if knotie is None:
        reader.wrong("", "customers.not_connected")
    if knotie is None or not email or reader.mistakes:
        return await _one(request, viewer, customer, form, reader.mistakes)
    try:
        known = await by(knotie, email, customer)
    except VendorError as error:
        log.warning("customers.vendor", why=type(error).__name__)
        return await _one(request, viewer, customer, form, {"": _why(viewer, error)})
    if known is None:
        reader.wrong("email", "customers.nobody")
    elif not await customers.map_to(customer.id, known.id, known.customer_id):
        reader.wrong("email", "customers.taken")
    if reader.mistakes:
        return await _one(request, viewer, customer, form, reader.mistakes)
    again = await _customer(request, viewer)
    return await _one(request, viewer, again, toast=viewer.say("customers.mapped_now"))


async def pause(request: Request, viewer: Viewer) -> Response:
    """Pause or resume one customer."""
    customer = await _customer(request, viewer)
    on = await set_as_wished(request, viewer, Level.CUSTOMER, customer.id)
    toast = viewer.say("pause.done" if on else "pause.undone")
    return await _one(request, viewer, await _customer(request, viewer), toast=toast)


def _customers(viewer: Viewer) -> QuerySet[Customer]:
    """The agency's customers that it still serves, but for its own account."""
    ours = viewer.customers().filter(CURRENT).exclude(id=viewer.agency.id)
    return ours.select_related("installation")


async def _customer(request: Request, viewer: Viewer) -> Customer:
    return found(await _customers(viewer).get_or_none(id=id_in(request, "customer_id")))  # type: ignore[no-any-return]


async def _one(
    request: Request,
    viewer: Viewer,
    customer: Customer,
    form: Form | None = None,
    mistakes: dict[str, str] = EMPTY,
    toast: str | None = None,
) -> Response:
    return render(
        viewer,
        "customers/customer.html",
        422 if mistakes else 200,
        toast=toast,
        one=_row(customer),
        customer=customer,
        gone=_row(customer).status == UNINSTALLED,
        stopped=await stopped_by(viewer, Level.CUSTOMER, customer.id),
        account=await Account.get_or_none(customer_id=customer.id),
        numbers=await viewer.numbers().filter(customer_id=customer.id).order_by("e164"),
        connected=_knotie(request, viewer.agency) is not None,
        email=form["email"] if form else customer.email or "",
        mistakes=mistakes,
    )


def _knotie(request: Request, agency: Agency) -> KnotieClient | None:
    return clients_of(request).knotie(agency)


def _why(viewer: Viewer, error: VendorError) -> str:
    return viewer.say("customers.refused" if isinstance(error, VendorRefused) else "customers.unreachable")
