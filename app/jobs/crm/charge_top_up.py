"""Credits that were bought are charged to the wallet, exactly once; what is taken back is given back there."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import structlog

from app.clients import Clients
from app.config import Settings
from app.domain.credits import top_ups
from app.domain.credits.top_ups import State, TopUp
from app.domain.tenants.installations import ACTIVE, Installation
from app.errors import NotConnected, UnknownRefusal, VendorBusy, VendorRefused, VendorUnclear, VendorUnsent
from app.ghl import wallet
from app.ghl.client import GhlClient
from app.ghl.wallet import Charge, Meter

log = structlog.get_logger(__name__)

# A charge that no list shows after so long was not made; the CRM's list has been seen to be some seconds late.
ABSENT_AFTER = timedelta(minutes=10)
CLOCKS = timedelta(minutes=2)
NO_FUNDS = "The wallet has no funds. Add some in the CRM, and try again."
NO_PRICE = "The price of a credit is not set for this account. Your agency sets it."
# Whoever wanted credits yesterday has found another way by now.
GIVEN_UP_AFTER = timedelta(days=1)
UNREACHED = "The CRM could not be reached for a day, so nothing was charged. Try again."
GONE = "The app is not installed in this sub-account any more."
SOLD_NO_MORE = "Credits cannot be bought any more."
MICROCENTS = 100_000_000


async def charge_top_up(clients: Clients, settings: Settings, top_up_id: str) -> None:
    """Move one purchase on; raises VendorError, for the engine to try again, while it is not known how it stands."""
    top_up = await TopUp.get(id=UUID(top_up_id)).select_related("customer")
    now = datetime.now(UTC)
    place = await Installation.get_or_none(customer_id=top_up.customer_id, status=ACTIVE).select_related("agency")
    if top_up.state is State.PLANNED and (place is None or not settings.ghl_wallet_meter_id):
        await top_ups.refuse(top_up, GONE if place is None else SOLD_NO_MORE)
    if place is None or not settings.ghl_wallet_meter_id:
        return None
    if top_up.state is State.PLANNED and top_up.planned_at < now - GIVEN_UP_AFTER:
        return await top_ups.refuse(top_up, UNREACHED)
    crm, meter = await clients.crm(place.id), _meter(settings, top_up)
    if top_up.state is State.PLANNED and settings.ghl_wallet_names_price and meter.price is None:
        return await top_ups.refuse(top_up, NO_PRICE)
    if top_up.state is State.REFUNDING and top_up.charge_id:
        await wallet.refund(crm, top_up.charge_id)
        await top_ups.end_refund(top_up, now)
    elif top_up.state in top_ups.OPEN:
        await _charge(crm, meter, top_up, place, now)
    return None


def _meter(settings: Settings, top_up: TopUp) -> Meter:
    price = top_up.customer.credit_microcents
    named = price / MICROCENTS if settings.ghl_wallet_names_price and price else None
    return Meter(settings.ghl_app_id, settings.ghl_wallet_meter_id, named)


async def _charge(crm: GhlClient, meter: Meter, top_up: TopUp, place: Installation, now: datetime) -> None:
    if top_up.state is State.SENT and top_up.sent_at is not None:
        if await _found(crm, meter, top_up, now):
            return None
        if now < top_up.sent_at + ABSENT_AFTER:
            raise VendorUnclear("It is not known yet whether the wallet was charged.")
        if top_up.why:
            return await top_ups.refuse(top_up, top_up.why)
    elif not await wallet.has_funds(crm):
        return await top_ups.refuse(top_up, NO_FUNDS)
    if not await top_ups.claim(top_up, now):
        return None
    try:
        charge_id = await wallet.charge(
            crm, meter, place.agency.company_id, place.location_id, str(top_up.id), top_up.units,
            f"{top_up.units} credits for AI calls",
        )  # fmt: skip
    except (NotConnected, VendorBusy, VendorUnsent):
        await top_ups.was_not_sent(top_up)
        raise
    except UnknownRefusal as refusal:
        # It may have been the gateway's word: refused for good once the list has not shown the charge for long.
        await top_ups.note_doubt(top_up, refusal.message)
        raise
    except VendorRefused as refusal:
        # That it is refused now says nothing of an earlier request.
        if top_up.sends == 1 or not await _found(crm, meter, top_up, now):
            await top_ups.refuse(top_up, refusal.message)
        return None
    await top_ups.book(top_up, charge_id, now)
    return None


async def check_top_up(clients: Clients, settings: Settings, top_up_id: str) -> None:
    """Look once more, an hour later: a charge that turned up late is booked, and a second one is given back."""
    top_up = await TopUp.get(id=UUID(top_up_id)).select_related("customer")
    place = await Installation.get_or_none(customer_id=top_up.customer_id, status=ACTIVE)
    if place is not None and settings.ghl_wallet_meter_id:
        await _found(await clients.crm(place.id), _meter(settings, top_up), top_up, datetime.now(UTC))


async def _found(crm: GhlClient, meter: Meter, top_up: TopUp, now: datetime) -> bool:
    """Whether it was charged: then it is booked, and every further charge for it is given back."""
    listed = await wallet.charges(crm, meter, event_id=str(top_up.id), since=top_up.planned_at - CLOCKS)
    elsewhere = await top_ups.known_charges(top_up.customer_id, [one.id for one in listed]) - {top_up.charge_id}
    mine = [one for one in listed if one.id not in elsewhere and not one.refunded and _fits(one, top_up)]
    if not mine:
        return False
    paid = top_up.charge_id or mine[-1].id
    if top_up.charge_id is None:
        await top_ups.book(top_up, paid, now)
    others = [one for one in mine if one.id != paid]
    if others and await wallet.charges(crm, meter, event_id=str(uuid4()), since=top_up.planned_at - CLOCKS):
        # This CRM lists whatever there is: nobody knows what these were for.
        log.error("top_up.charges_unexplained", top_up_id=str(top_up.id), charges=[one.id for one in others])
        return True
    for other in others:
        log.error("top_up.charged_twice", top_up_id=str(top_up.id), charge_id=other.id)
        await wallet.refund(crm, other.id)
    return True


def _fits(one: Charge, top_up: TopUp) -> bool:
    """The CRM's list does not name what we call it: it must at least be of as much."""
    return one.units is None or one.units == top_up.units
