"""The Numbers page: every number with its customer, agent and key; the agency's accounts above it."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from tortoise.expressions import Case, Q, When
from tortoise.functions import Count
from tortoise.queryset import QuerySet

from app.domain.numbers import PhoneNumber
from app.web.embed.number_rows import rows_of
from app.web.embed.page import id_from
from app.web.embed.render import render
from app.web.embed.viewer import Viewer

SHOWN = 100
UNASSIGNED = "none"


@dataclass(frozen=True)
class Filter:
    """What the list is narrowed to; `customer` is an id, or `none` for what is unassigned."""

    q: str = ""
    customer: str = ""
    after: int = 0

    @classmethod
    def of(cls, request: Request) -> "Filter":
        """As the address has it; a value that does not exist is left out."""
        query = request.query_params
        customer, after = query.get("customer", ""), query.get("after", "")
        return cls(
            q=query.get("q", "").replace("\0", "").strip()[:100],
            customer=customer if customer == UNASSIGNED else str(id_from(customer) or ""),
            after=int(after) if after.isascii() and after.isdecimal() and len(after) < 7 else 0,
        )

    @property
    def narrows(self) -> bool:
        """Whether numbers may be missing because of it."""
        return bool(self.q or self.customer)

    def link(self, path: str, **changed: int | str) -> str:
        """The address of a part of this page with the same filter."""
        return f"{path}?" + urlencode({name: value for name, value in {**asdict(self), **changed}.items() if value})

    def numbers_of(self, viewer: Viewer) -> QuerySet[PhoneNumber]:
        """The viewer's numbers that it leaves: those without a customer first, then by customer."""
        first = Case(When(customer_id__isnull=True, then="0"), default="1")
        numbers = viewer.numbers().annotate(given=first).order_by("given", "customer__name", "e164")
        if self.customer:
            owner = None if self.customer == UNASSIGNED else id_from(self.customer)
            numbers = numbers.filter(customer_id=owner)
        return numbers.filter(_search(self.q)) if self.q else numbers


async def listed(request: Request, viewer: Viewer) -> Response:
    """The page: accounts and what is wrong with them, filters, and the list."""
    narrowed = Filter.of(request)
    accounts = await viewer.workspaces().annotate(held=Count("numbers")).order_by("name")
    customers = [
        ("", viewer.say("numbers.any")),
        (UNASSIGNED, viewer.say("numbers.unassigned")),
        *[(str(one.id), one.name) for one in await viewer.customers().order_by("name")],
    ]
    shown = await _rows(viewer, narrowed)
    return render(viewer, "numbers.html", filter=narrowed, accounts=accounts, customers=customers, **shown)


async def rows(request: Request, viewer: Viewer) -> Response:
    """The list alone, after a filter has changed."""
    narrowed = Filter.of(request)
    return render(viewer, "numbers_rows.html", filter=narrowed, **await _rows(viewer, narrowed))


async def _rows(viewer: Viewer, narrowed: Filter) -> dict[str, Any]:
    wanted = narrowed.numbers_of(viewer).select_related("workspace", "customer")
    numbers = await wanted.offset(narrowed.after).limit(SHOWN + 1)
    more = narrowed.after + SHOWN if len(numbers) > SHOWN else 0
    return {"rows": await rows_of(numbers[:SHOWN], viewer, datetime.now(UTC)), "more": more}


def _search(text: str) -> Q:
    """Digits are part of a number; letters are part of its nickname, its customer or its agent."""
    digits = "".join(char for char in text if char in "0123456789")
    if digits and not any(char.isalpha() for char in text):
        return Q(e164__contains=digits)
    named = Q(nickname__icontains=text) | Q(customer__name__icontains=text)
    return named | Q(assignment__agent_name__icontains=text)
