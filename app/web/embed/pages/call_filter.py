"""What the list of calls is narrowed to: it stands in the page's address, so that a reload and Back keep it."""

from dataclasses import asdict, dataclass

from starlette.requests import Request
from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from app.domain.calls.calls import Call, State
from app.domain.results.summary import NAMES
from app.outcomes import Outcome
from app.web.embed.kit.days import midnight, read_day
from app.web.embed.kit.page import address, id_from
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages.call_rows import REASONS

SHOWN = 50
MAX_PAGE = 100_000


@dataclass(frozen=True)
class Filter:
    """An empty field narrows nothing; `status` is a state or an outcome, `sub` a sub-account's id.

    `since` and `until` are the first and the last day, as the viewer counts days.
    """

    q: str = ""
    sub: str = ""
    status: str = ""
    reason: str = ""
    since: str = ""
    until: str = ""
    page: int = 1

    @classmethod
    def of(cls, request: Request) -> "Filter":
        """As the address has it; a value that does not exist is left out."""
        query = request.query_params
        page = query.get("page", "")
        return cls(
            q=query.get("q", "").replace("\0", "").strip()[:100],
            sub=str(id_from(query.get("sub", "")) or ""),
            status=query["status"] if query.get("status") in (*State, *Outcome) else "",
            reason=query["reason"] if query.get("reason") in REASONS else "",
            since=read_day(query.get("since", "")),
            until=read_day(query.get("until", "")),
            page=min(int(page), MAX_PAGE) if page.isascii() and page.isdecimal() and 0 < len(page) < 8 else 1,
        )

    @property
    def narrows(self) -> bool:
        """Whether calls may be missing because of it."""
        return any((self.q, self.sub, self.status, self.reason, self.since, self.until))

    @property
    def first(self) -> int:
        """How many calls stand before this page."""
        return (max(self.page, 1) - 1) * SHOWN

    def link(self, path: str, **changed: str | int) -> str:
        """An address with the same filter."""
        values = {**asdict(self), **changed}
        return address(path, {name: value for name, value in values.items() if (name, value) != ("page", 1)})

    def calls_of(self, viewer: Viewer) -> QuerySet[Call]:
        """The viewer's calls that it leaves, on all pages, the newest first."""
        calls = viewer.calls().order_by("-requested_at", "-id")
        if self.status:
            calls = calls.filter(**{"state" if self.status in list(State) else "outcome": self.status})
        if self.reason:
            calls = calls.filter(reason_code=self.reason)
        if self.sub:
            calls = calls.filter(customer_id=id_from(self.sub))
        if self.since:
            calls = calls.filter(requested_at__gte=midnight(self.since, viewer))
        if self.until:
            calls = calls.filter(requested_at__lt=midnight(self.until, viewer, later=1))
        return calls.filter(_search(self.q)) if self.q else calls


def _search(text: str) -> Q:
    """Digits are part of a number, an id is the call's or the contact's, and words are in the lead's name."""
    if named := id_from(text):
        return Q(id=named)
    digits = "".join(char for char in text if char in "0123456789")
    if digits and not any(char.isalpha() for char in text):
        return Q(to_number__contains=digits)
    words = [Q(*(_named(name, word) for name in NAMES), join_type=Q.OR) for word in text.split()]
    return Q(Q(*words), contact_id=text, crm_contact_id=text, join_type=Q.OR)


def _named(name: str, word: str) -> Q:
    return Q(variables__filter={f"{name}__icontains": word})
