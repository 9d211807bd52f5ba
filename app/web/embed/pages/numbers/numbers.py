"""The Numbers page: every number with its customer, agent and key; the agency's accounts above it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from tortoise.expressions import Q
from tortoise.functions import Count
from tortoise.queryset import QuerySet

from app.domain.telephony.numbers import PhoneNumber
from app.web.embed.kit.page import id_from
from app.web.embed.kit.render import render
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages.numbers.number import choice_of_customers
from app.web.embed.pages.numbers.number_rows import TONES, Row, rows_of

SHOWN = 50
# So many are read, since health is told of each before the list is narrowed by it; whoever has more searches.
READ = 5000
MAX_PAGE = 1000
UNASSIGNED = "none"
LIST = "#/embed/numbers"
BOX = "number:"
NOTHING: Mapping[str, str] = {}
# By what the list is sorted; without a choice those without a customer come first.
SORTS = {
    "number": "numbers.by_number",
    "customer": "numbers.by_customer",
    "agent": "numbers.by_agent",
    "used": "numbers.by_used",
}


@dataclass(frozen=True)
class Filter:
    """What the list is narrowed to; `customer` is an id, or `none` for what is unassigned."""

    q: str = ""
    customer: str = ""
    health: str = ""
    sort: str = ""
    page: int = 1

    @classmethod
    def of(cls, request: Request) -> "Filter":
        """As the address has it; a value that does not exist is left out."""
        query = request.query_params
        customer, page = query.get("customer", ""), query.get("page", "")
        return cls(
            q=query.get("q", "").replace("\0", "").strip()[:100],
            customer=customer if customer == UNASSIGNED else str(id_from(customer) or ""),
            health=query["health"] if query.get("health") in TONES else "",
            sort=query["sort"] if query.get("sort") in SORTS else "",
            page=min(int(page), MAX_PAGE) if page.isascii() and page.isdecimal() and 0 < len(page) < 7 else 1,
        )

    @property
    def narrows(self) -> bool:
        """Whether numbers may be missing because of it."""
        return bool(self.q or self.customer or self.health)

    def link(self, path: str, **changed: int | str) -> str:
        """An address with the same filter."""
        values = {**asdict(self), **changed}
        said = {name: value for name, value in values.items() if value and (name, value) != ("page", 1)}
        return f"{path}?{urlencode(said)}" if said else path

    def numbers_of(self, viewer: Viewer) -> QuerySet[PhoneNumber]:
        """The viewer's numbers that it leaves, whatever their health."""
        numbers = viewer.numbers().order_by("e164")
        if self.customer:
            owner = None if self.customer == UNASSIGNED else id_from(self.customer)
            numbers = numbers.filter(customer_id=owner)
        return numbers.filter(_search(self.q)) if self.q else numbers

    def key_of(self, row: Row) -> tuple[object, ...]:
        """By what a row is sorted."""
        if self.sort == "used":
            return (row.used_at is None, -row.used_at.timestamp() if row.used_at else 0)
        if self.sort == "number":
            return (row.number,)
        named = row.agent if self.sort == "agent" else row.customer
        return (bool(named) if not self.sort else not named, named.lower(), row.number)


async def listed(request: Request, viewer: Viewer) -> Response:
    """The page: accounts and what is wrong with them, filters, and the list."""
    narrowed = Filter.of(request)
    accounts = await viewer.workspaces().annotate(held=Count("numbers")).order_by("name")
    return render(viewer, "numbers/numbers.html", accounts=accounts, **await _shown(viewer, narrowed))


async def rows(request: Request, viewer: Viewer) -> Response:
    """The list alone, after a filter or a number has changed; it says where it can be found again."""
    return await rows_part(request, viewer)


async def rows_part(
    request: Request, viewer: Viewer, *, mistakes: Mapping[str, str] = NOTHING, toast: str | None = None
) -> Response:
    """The list alone, with what came of changing several numbers."""
    narrowed = Filter.of(request)
    tells = {"here": narrowed.link(LIST)} | ({"toast": toast} if toast else {})
    values = await _shown(viewer, narrowed) | {"mistakes": mistakes}
    headers = {"HX-Trigger": json.dumps(tells)}
    return render(viewer, "numbers/numbers_rows.html", 422 if mistakes else 200, headers=headers, **values)


async def _shown(viewer: Viewer, narrowed: Filter) -> dict[str, Any]:
    numbers = await narrowed.numbers_of(viewer).select_related("workspace", "customer").limit(READ + 1)
    found = await rows_of(numbers[:READ], viewer, datetime.now(UTC))
    found = [row for row in found if narrowed.health in ("", row.health)]
    found.sort(key=narrowed.key_of)
    first = (narrowed.page - 1) * SHOWN
    return {
        "filter": narrowed,
        "rows": found[first : first + SHOWN],
        "first": first,
        "count": len(found),
        "left_out": viewer.say.number(READ) if len(numbers) > READ else "",
        "shown": SHOWN,
        "box": BOX,
        "customers": await choice_of_customers(viewer) if viewer.of_agency else [],
        "healths": [(name, viewer.say(f"health.{name}")) for name in TONES],
        "sorts": [(name, viewer.say(key)) for name, key in SORTS.items() if viewer.of_agency or name != "customer"],
        "mistakes": NOTHING,
    }


def _search(text: str) -> Q:
    """Digits are part of a number; letters are part of its nickname, its customer or its agent."""
    digits = "".join(char for char in text if char in "0123456789")
    if digits and not any(char.isalpha() for char in text):
        return Q(e164__contains=digits)
    named = Q(nickname__icontains=text) | Q(customer__name__icontains=text)
    return named | Q(assignment__agent_name__icontains=text)
