"""Billing routes: what the app takes from a sub-account's wallet, and gives back."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.sandbox.crm.entities import Location
from app.sandbox.crm.errors import CrmError
from app.sandbox.crm.records import Charge
from app.sandbox.crm.routes.bearer import api, crm_of
from app.sandbox.crm.routes.body import query_number, read_object
from app.sandbox.crm.tokens import Token

_CHARGE: dict[str, Any] = {
    "appId": str, "meterId": str, "eventId": str, "userId": str, "locationId": str, "companyId": str,
    "description": str, "price": object, "units": object, "eventTime": str,
}  # fmt: skip
_NEEDED = ("appId", "meterId", "eventId", "locationId", "companyId", "description", "units")
# So many lists do not show a charge of a CRM that is late.
_LATE = 2


@api("charges.write", version=None)
async def charge(request: Request, caller: Token) -> Response:
    """POST /marketplace/billing/charges; nothing says that an eventId is taken once, so it is not."""
    body, crm = await read_object(request, _CHARGE, _NEEDED), crm_of(request)
    for name in ("units", "price"):
        if isinstance(body.get(name, 0), bool | str) or not isinstance(body.get(name, 0), int | float):
            raise CrmError(422, [f"{name} must be a number conforming to the specified constraints"])
    location = crm.location(body["locationId"])
    caller.require(location)
    if (body["appId"], body["meterId"], body["companyId"]) != (crm.app.id, crm.app.meter_id, location.agency.id):
        raise CrmError(400, "Invalid request body")
    if "price" in body and crm.app.unit_price is not None:
        raise CrmError(400, "Custom price is not allowed for fixed price meters")
    price = crm.app.unit_price if crm.app.unit_price is not None else body.get("price")
    if price is None:
        raise CrmError(400, "Price is required for this meter")
    hidden = _LATE if crm.manners.lists_charges_late else 0
    made = [
        Charge(
            location.id, body["appId"], body["meterId"], body["eventId"], body["units"], price, crm.clock.now(),
            body.get("userId"), hidden=hidden,
        )
        for _ in range(2 if crm.manners.charges_twice else 1)
    ]  # fmt: skip
    if location.wallet_cents < sum(one.cents for one in made):
        raise CrmError(400, "Insufficient funds")
    location.wallet_cents -= sum(one.cents for one in made)
    location.charges += made
    return JSONResponse({"success": True, "chargeId": made[0].id}, 201)


@api("charges.readonly", version=None)
async def list_charges(request: Request, caller: Token) -> Response:
    """GET /marketplace/billing/charges?eventId=&startDate=&endDate=&skip=&limit=: newest first."""
    crm, query = crm_of(request), request.query_params
    wanted = None if crm.manners.lists_all_charges else query.get("eventId")
    shown = []
    for one in reversed(_location(request, caller).charges):
        if one.hidden:
            one.hidden -= 1
        elif (wanted in (None, one.event_id)) and _between(one, query.get("startDate"), query.get("endDate")):
            shown.append(one.to_json())
    skip, limit = query_number(request, "skip", 0), query_number(request, "limit", 10)
    page = shown[skip : skip + limit]
    return JSONResponse({"charges": page, "pagination": {"total": len(shown), "skip": skip, "limit": limit}})


def _between(one: Charge, start: str | None, end: str | None) -> bool:
    at = one.to_json()["createdAt"]
    return (start is None or at >= start) and (end is None or at < end)


@api("charges.readonly", version=None)
async def has_funds(request: Request, caller: Token) -> Response:
    """GET /marketplace/billing/charges/has-funds."""
    return JSONResponse({"hasFunds": _location(request, caller).wallet_cents > 0})


@api("charges.write", version=None)
async def refund(request: Request, caller: Token) -> Response:
    """DELETE /marketplace/billing/charges/{chargeId}: the amount goes back into the wallet, once."""
    location = _location(request, caller)
    found = next((one for one in location.charges if one.id == request.path_params["charge_id"]), None)
    if found is None or found.refunded:
        raise CrmError(404, "Charge not found")
    found.refunded = True
    location.wallet_cents += found.cents
    return JSONResponse({"success": True})


def _location(request: Request, caller: Token) -> Location:
    location = crm_of(request).location(caller.resource)
    caller.require(location)
    return location
