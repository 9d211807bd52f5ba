"""The Customers page of the agency: which sub-account is which customer of Knotie, the unmapped first."""

from collections.abc import Awaitable, Callable

import structlog
from starlette.requests import Request
from starlette.responses import Response

from app.config import Settings
from app.domain import customers
from app.domain.agencies import Agency
from app.domain.customers import Customer
from app.domain.installations import Installation
from app.domain.ledger import Account
from app.domain.pauses import Level
from app.errors import VendorError, VendorRefused
from app.knotie.client import KnotieClient, KnotieCustomer
from app.web.embed.forms import Form, Reader, read_form
from app.web.embed.page import clients_of, found, id_in
from app.web.embed.pause import set_as_wished
from app.web.embed.render import render
from app.web.embed.viewer import Viewer

log = structlog.get_logger(__name__)

MOST = 500
TONES = {"active": "good", "pending": "live", "suspended": "notice"}
EMPTY: dict[str, str] = {}


async def listed(request: Request, viewer: Viewer) -> Response:
    """Every sub-account with its customer; who is not mapped yet comes first."""
    return await _list(request, viewer)


async def _list(
    request: Request, viewer: Viewer, mistakes: dict[str, str] = EMPTY, toast: str | None = None
) -> Response:
    ours = await viewer.installations().select_related("customer").order_by("name").limit(MOST)
    ours.sort(key=lambda one: one.customer.mapped)
    accounts = {one.customer_id: one for one in await Account.filter(customer_id__in=[x.customer_id for x in ours])}
    settings: Settings = request.app.state.settings
    return render(
        viewer,
        "customers.html",
        422 if mistakes else 200,
        toast=toast,
        agency=await Agency.get(id=viewer.agency.id),
        rows=ours,
        accounts=accounts,
        tones=TONES,
        configured=bool(settings.knotie_api_url),
        connected=_knotie(request, await Agency.get(id=viewer.agency.id)) is not None,
        mistakes=mistakes,
    )


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
    """One sub-account: which customer it is, or how to find out."""
    return await _one(request, viewer, await _installation(request, viewer))


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
    form, installation = await read_form(request), await _installation(request, viewer)
    reader = Reader(form, viewer.say)
    reader.text("email", 320)
    email = reader.email("email")
    knotie = _knotie(request, viewer.agency)
    if knotie is None:
        reader.wrong("", "customers.not_connected")
    if knotie is None or not email or reader.mistakes:
        return await _one(request, viewer, installation, form, reader.mistakes)
    try:
        known = await by(knotie, email, installation.customer)
    except VendorError as error:
        log.warning("customers.vendor", why=type(error).__name__)
        return await _one(request, viewer, installation, form, {"": _why(viewer, error)})
    if known is None:
        reader.wrong("email", "customers.nobody")
    elif not await customers.map_to(installation.customer_id, known.id, known.customer_id):
        reader.wrong("email", "customers.taken")
    if reader.mistakes:
        return await _one(request, viewer, installation, form, reader.mistakes)
    again = await _installation(request, viewer)
    return await _one(request, viewer, again, toast=viewer.say("customers.mapped_now"))


async def pause(request: Request, viewer: Viewer) -> Response:
    """Pause or resume one sub-account."""
    installation = await _installation(request, viewer)
    on = await set_as_wished(request, viewer, Level.CUSTOMER, installation.customer_id)
    toast = viewer.say("pause.done" if on else "pause.undone")
    return await _one(request, viewer, await _installation(request, viewer), toast=toast)


async def _installation(request: Request, viewer: Viewer) -> Installation:
    one = viewer.installations().get_or_none(id=id_in(request, "installation_id")).select_related("customer")
    return found(await one)  # type: ignore[no-any-return]


async def _one(
    request: Request,
    viewer: Viewer,
    installation: Installation,
    form: Form | None = None,
    mistakes: dict[str, str] = EMPTY,
    toast: str | None = None,
) -> Response:
    return render(
        viewer,
        "customer.html",
        422 if mistakes else 200,
        toast=toast,
        one=installation,
        customer=installation.customer,
        account=await Account.get_or_none(customer_id=installation.customer_id),
        numbers=await viewer.numbers().filter(customer_id=installation.customer_id).order_by("e164"),
        tone=TONES.get(installation.status, "plain"),
        connected=_knotie(request, viewer.agency) is not None,
        email=form["email"] if form else installation.customer.email or "",
        mistakes=mistakes,
    )


def _knotie(request: Request, agency: Agency) -> KnotieClient | None:
    return clients_of(request).knotie(agency)


def _why(viewer: Viewer, error: VendorError) -> str:
    return viewer.say("customers.refused" if isinstance(error, VendorRefused) else "customers.unreachable")
