"""What the audit log is narrowed to: it stands in the page's address, so that a reload and Back keep it."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from starlette.requests import Request
from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from app.domain.audit.trail import AuditEntry, Kind
from app.postgres import acting
from app.web.embed.kit.days import midnight, read_day
from app.web.embed.kit.page import address, id_from, is_row
from app.web.embed.kit.viewer import Viewer

SHOWN = 50
ACTORS = ("person", acting.OPERATOR, acting.CRM, acting.SYSTEM)


@dataclass(frozen=True)
class Filter:
    """An empty field narrows nothing; `sub` is a sub-account's id, `who` a part of a person's name.

    `since` and `until` are the first and the last day, as the viewer counts days; `before` is where a page begins.
    """

    sub: str = ""
    kind: str = ""
    actor: str = ""
    who: str = ""
    since: str = ""
    until: str = ""
    before: str = ""

    @classmethod
    def of(cls, request: Request) -> "Filter":
        """As the address has it; a value that does not exist is left out."""
        query = request.query_params
        return cls(
            sub=str(id_from(query.get("sub", "")) or ""),
            kind=query["kind"] if query.get("kind") in list(Kind) else "",
            actor=query["actor"] if query.get("actor") in ACTORS else "",
            who=query.get("who", "").replace("\0", "").strip()[:100],
            since=read_day(query.get("since", "")),
            until=read_day(query.get("until", "")),
            before=query.get("before", "") if _place(query.get("before", "")) else "",
        )

    @property
    def narrows(self) -> bool:
        """Whether entries may be missing because of it."""
        return any((self.sub, self.kind, self.actor, self.who, self.since, self.until))

    def link(self, path: str, **changed: str) -> str:
        """An address with the same filter."""
        return address(path, {**asdict(self), **changed})

    def entries_of(self, viewer: Viewer) -> QuerySet[AuditEntry]:
        """The viewer's entries that it leaves, the newest first."""
        entries = viewer.audit().order_by("-at", "-id")
        if self.sub:
            entries = entries.filter(customer_id=id_from(self.sub))
        if self.kind:
            entries = entries.filter(kind=self.kind)
        if self.actor:
            entries = entries.filter(actor=self.actor)
        if self.who:
            entries = entries.filter(name__icontains=self.who)
        if self.since:
            entries = entries.filter(at__gte=midnight(self.since, viewer))
        if self.until:
            entries = entries.filter(at__lt=midnight(self.until, viewer, later=1))
        return entries.filter(before(*place)) if (place := _place(self.before)) else entries


def before(at: datetime, row_id: int) -> Q:
    """Whatever stands below this entry in the list."""
    return Q(Q(at__lt=at) | Q(at=at, id__lt=row_id), at__lte=at)


def cursor(entry: AuditEntry) -> str:
    """Where the page after this entry begins."""
    return f"{entry.at.astimezone(UTC).isoformat()}_{entry.id}"


def _place(text: str) -> tuple[datetime, int] | None:
    moment, _, row_id = text.partition("_")
    if not is_row(row_id):
        return None
    try:
        at = datetime.fromisoformat(moment)
        return (at.astimezone(UTC), int(row_id)) if at.tzinfo else None
    except (ValueError, OverflowError):
        return None
