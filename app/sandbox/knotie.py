"""An imitation of Knotie's partner API: the customers of a partner.

Knotie publishes no endpoint for numbers, agents, calls or credits, so there is none here. Two shapes of
onboarding are published, nested under `basic` and flat; both are served, and so are both header styles.
"""

import hmac
import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from json import JSONDecodeError
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.sandbox.clock import Clock
from app.sandbox.crm.ids import iso, new_id

Answer = tuple[int, dict[str, Any]]

# What a PATCH may change, besides the e-mail address, which must stay unique.
_CHANGEABLE = {"firstName", "lastName", "companyName", "aiCreditsEnabled", "aiCreditPricePerMinute"}
_CHANGEABLE |= {"deploymentStatus", "customerPortalEnabled", "lowCreditThreshold"}


@dataclass(eq=False)
class Customer:
    """A partner's customer; two ids are in use, `cust_…` and `cid_…`, and either one names it."""

    id: str
    customer_id: str
    email: str
    created: datetime
    details: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The customer as the list and the detail route show it; no balance is published."""
        stamps = {"createdAt": iso(self.created), "updatedAt": iso(self.created)}
        ids = {"id": self.id, "customerId": self.customer_id, "email": self.email}
        return {"orderStatus": "new", "deploymentStatus": "pending"} | self.details | ids | stamps


@dataclass(eq=False, kw_only=True)
class Knotie:
    """The partner's account. `api_key` is asked for as Bearer or X-API-Key.

    `fail_with` answers every request with that status (401, 500, 503 …) until it is None again.
    """

    api_key: str = field(default_factory=lambda: f"pkt_{new_id(32)}", repr=False)
    fail_with: int | None = None
    clock: Clock = field(default_factory=Clock)
    customers: list[Customer] = field(default_factory=list)

    def add_customer(
        self,
        *,
        email: str,
        first_name: str = "",
        last_name: str = "",
        company: str = "",
        phone: str = "",
        id: str | None = None,
        customer_id: str | None = None,
    ) -> Customer:
        """Add a customer to the partner's account."""
        details = {"firstName": first_name, "lastName": last_name, "companyName": company}
        customer = Customer(
            id or f"cust_{new_id()}",
            customer_id or f"cid_{new_id()}",
            email,
            self.clock.now(),
            details | {"businessPhone": phone},
        )
        self.customers.append(customer)
        return customer

    def find(self, id: str) -> Customer | None:
        """The customer with this `cust_…` or `cid_…` id."""
        return next((item for item in self.customers if id in (item.id, item.customer_id)), None)

    def find_by_email(self, email: str) -> Customer | None:
        """The customer with this address, whatever its case."""
        return next((item for item in self.customers if item.email.lower() == email.lower()), None)


def create_knotie(knotie: Knotie) -> Starlette:
    """Serve this account over HTTP; the mount point is the client's base URL."""
    app = Starlette(
        routes=[
            Route("/customers", _guard(_list_customers)),
            Route("/customers/onboard", _guard(_onboard), methods=["POST"]),
            Route("/customers/{id}", _guard(_read)),
            Route("/customers/{id}", _guard(_change), methods=["PATCH"]),
        ]
    )
    app.state.knotie = knotie
    return app


def _guard(guarded: Callable[[Request, Knotie], Awaitable[Answer]]) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        knotie: Knotie = request.app.state.knotie
        scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
        sent = bearer if scheme.lower() == "bearer" else request.headers.get("x-api-key", "")
        if knotie.fail_with:
            status, body = _error(knotie.fail_with, "Service unavailable")
        elif not hmac.compare_digest(sent.encode(), knotie.api_key.encode()):
            status, body = _error(401, "Invalid or missing API key")
        else:
            status, body = await guarded(request, knotie)
        return JSONResponse(body, status)

    return endpoint


def _error(status: int, text: str) -> Answer:
    return status, {"success": False, "error": text}


async def _list_customers(request: Request, knotie: Knotie) -> Answer:
    query = request.query_params
    if not (query.get("page", "1").isdecimal() and query.get("limit", "20").isdecimal()):
        return _error(400, "page and limit must be numbers")
    page, limit = max(int(query.get("page", 1)), 1), min(max(int(query.get("limit", 20)), 1), 100)
    wanted = query.get("search", "").lower()
    found = [item.to_json() for item in knotie.customers if wanted in _searchable(item)]
    pages = math.ceil(len(found) / limit)
    pagination = {
        "currentPage": page,
        "totalPages": pages,
        "totalCount": len(found),
        "limit": limit,
        "hasNextPage": page < pages,
        "hasPrevPage": page > 1,
    }
    shown = found[(page - 1) * limit : page * limit]
    return 200, {"success": True, "data": shown, "pagination": pagination}


def _searchable(customer: Customer) -> str:
    names = ("firstName", "lastName", "companyName", "businessPhone")
    return " ".join([customer.email, *(str(customer.details.get(name, "")) for name in names)]).lower()


async def _read(request: Request, knotie: Knotie) -> Answer:
    customer = knotie.find(request.path_params["id"])
    if customer is None:
        return _error(404, "Customer not found")
    return 200, {"success": True, "data": customer.to_json()}


async def _change(request: Request, knotie: Knotie) -> Answer:
    customer, body = knotie.find(request.path_params["id"]), await _object(request)
    if customer is None:
        return _error(404, "Customer not found")
    if body is None or set(body) - _CHANGEABLE - {"email"}:
        return _error(400, "Invalid request body")
    if (email := body.pop("email", None)) is not None:
        if knotie.find_by_email(email) not in (None, customer):
            return _error(400, "A customer with this email already exists")
        customer.email = email
    customer.details |= body
    return 200, {"success": True, "data": customer.to_json()}


async def _onboard(request: Request, knotie: Knotie) -> Answer:
    body = await _object(request)
    if body is None:
        return _error(400, "Invalid request body")
    nested = isinstance(body.get("basic"), dict)
    person = body["basic"] if nested else body
    if not isinstance(email := person.get("email"), str) or "@" not in email:
        return _error(400, "email is required")
    existing = knotie.find_by_email(email)
    customer = existing or _add(knotie, email, person, body)
    flags = {"created": existing is None, "existing": existing is not None}
    if nested:
        data = customer.to_json() | {"isOnboardingCompleted": True, "priceBreakdown": "{}"}
        return 200, {"success": True, "message": "Customer onboarded", "data": data} | flags
    name = f"{customer.details['firstName']} {customer.details['lastName']}".strip()
    portal = f"https://portal.example.com/{customer.customer_id}"
    answer = {"customerId": customer.customer_id, "email": customer.email, "name": name, "portalUrl": portal}
    return 200 if existing else 201, answer | flags


def _add(knotie: Knotie, email: str, person: dict[str, Any], body: dict[str, Any]) -> Customer:
    first, _, last = str(person.get("name", "")).partition(" ")
    return knotie.add_customer(
        email=email,
        first_name=person.get("firstName", first),
        last_name=person.get("lastName", last),
        company=body.get("business", {}).get("companyName", ""),
        phone=person.get("businessPhone", ""),
    )


async def _object(request: Request) -> dict[str, Any] | None:
    try:
        body = await request.json()
    except JSONDecodeError:
        return None
    return body if isinstance(body, dict) else None
