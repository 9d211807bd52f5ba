"""What is taken from a sub-account's wallet, and given back.

Source: the CRM's OpenAPI for the marketplace (billing). Undocumented: whether an `eventId` is taken once, what is
answered when the wallet is short (any 4xx is a no here), and whether the list can be asked for one `eventId`, since
its rows do not name it. So whoever asks knows their own charges by `chargeId`.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from app.errors import VendorRefused, VendorUnclear
from app.ghl.client import GhlClient

PATH = "/marketplace/billing/charges"
PAGE, MAX_PAGES = 100, 100
NOT_FOUND = 404


@dataclass(frozen=True)
class Meter:
    """By what a unit is sold: the app and its meter, and the price in US dollars where the app names it."""

    app_id: str
    meter_id: str
    price: float | None = None


@dataclass(frozen=True)
class Charge:
    """One charge as the CRM lists it; `units` is None where it does not say."""

    id: str
    units: float | None
    refunded: bool
    at: datetime | None


async def has_funds(crm: GhlClient) -> bool:
    """Whether the wallet has anything at all."""
    answer = await crm.ask("GET", PATH + "/has-funds", scope="charges.readonly")
    return answer.get("hasFunds") is not False


async def charge(
    crm: GhlClient, meter: Meter, company_id: str, location_id: str, event_id: str, units: int, description: str
) -> str:
    """Take so many units from a wallet, once: it is not sent again. Returns the charge's id; raises a VendorError."""
    body: dict[str, Any] = {
        "appId": meter.app_id, "meterId": meter.meter_id, "eventId": event_id, "locationId": location_id,
        "companyId": company_id, "description": description, "units": units,
    }  # fmt: skip
    if meter.price is not None:
        body["price"] = meter.price
    answer = await crm.ask("POST", PATH, scope="charges.write", idempotent=False, json=body)
    charge_id = answer.get("chargeId")
    if not isinstance(charge_id, str) or not charge_id:
        raise VendorUnclear("The answer of your CRM names no charge.", answer=answer)
    return charge_id


async def charges(
    crm: GhlClient, meter: Meter, *, event_id: str = "", since: datetime | None = None, until: datetime | None = None
) -> list[Charge]:
    """The wallet's charges by this meter, newest first; of one event or of a time. A CRM may ignore either."""
    query: dict[str, Any] = {"meterId": meter.meter_id, "limit": PAGE}
    query |= {"eventId": event_id} if event_id else {}
    for name, moment in (("startDate", since), ("endDate", until)):
        if moment is not None:
            query[name] = moment.strftime("%Y-%m-%dT%H:%M:%S.000Z")
    found: dict[str, Charge] = {}
    for _ in range(MAX_PAGES):
        answer = await crm.ask("GET", PATH, scope="charges.readonly", params=query | {"skip": len(found)})
        rows = answer.get("charges")
        if not isinstance(rows, list):
            raise VendorUnclear("The answer of your CRM is no list of charges.", answer=answer)
        page = {one.id: one for row in rows if isinstance(row, dict) and (one := _read(row))}
        before = len(found)
        found |= page
        if len(found) == before or len(rows) < PAGE:
            return list(found.values())
    raise VendorUnclear("The list of charges has no end.")


async def refund(crm: GhlClient, charge_id: str) -> None:
    """Give a charge back; one that is not there (any more) is taken for given back. Raises a VendorError."""
    try:
        await crm.ask("DELETE", f"{PATH}/{quote(charge_id, safe='')}", scope="charges.write")
    except VendorRefused as refusal:
        if refusal.status != NOT_FOUND:
            raise


def _read(row: dict[str, Any]) -> Charge | None:
    charge_id, units, at = row.get("chargeId"), row.get("units"), row.get("createdAt")
    if not isinstance(charge_id, str) or not charge_id:
        return None
    try:
        moment = datetime.fromisoformat(at) if isinstance(at, str) else None
    except ValueError:
        moment = None
    counted = float(units) if isinstance(units, int | float) and not isinstance(units, bool) else None
    return Charge(charge_id, counted, row.get("refunded") is True, moment)
