"""What needs somebody first, and how the day goes: the Start page of whoever has come past the guide."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, time

from app.domain.alarms.incidents import Kind
from app.domain.callbacks.callbacks import OF_CALLBACK
from app.domain.calls.reasons import Reason
from app.domain.credits.ledger import Account
from app.domain.results import today
from app.domain.results.today import Today
from app.domain.screening import lists
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.customers import Customer
from app.web.embed.kit.viewer import Viewer

MAX_ROWS = 100
# Alarms that this page tells itself, from the rows as they are at this moment, with where each is dealt with.
TOLD_HERE = (Kind.ACCOUNT_PROBLEM, Kind.KEY_REJECTED, Kind.NUMBER_GONE)


@dataclass(frozen=True)
class Alarm:
    """Something that needs a person: what, how badly (`bad` or `notice`), and where it is dealt with."""

    text: str
    tone: str
    href: str


@dataclass(frozen=True)
class Line:
    """One sub-account's day, and what is left of its credits (1/1000; None: the agency pays)."""

    customer: Customer
    today: Today
    available: int | None
    low: bool


@dataclass(frozen=True)
class Overview:
    """Alarms first, then the day of all, then that of each sub-account; the busiest on top.

    `callbacks` are promised to leads, and wait for their time.
    """

    alarms: list[Alarm]
    today: Today
    callbacks: int
    lines: list[Line]


async def overview_of(viewer: Viewer) -> Overview:
    """How it stands for this viewer; a day begins at the viewer's midnight."""
    since = datetime.combine(viewer.say.now.astimezone(viewer.say.zone).date(), time(), viewer.say.zone)
    ours = await viewer.customers().order_by("name")
    ids = [one.id for one in ours]
    accounts = {one.customer_id: one for one in await Account.filter(customer_id__in=ids)}
    days = await today.of_each(ids, since)
    lines = [_line(one, days.get(one.id, Today()), accounts.get(one.id)) for one in ours]
    lines.sort(key=lambda line: (-line.today.calls, line.customer.name))
    alarms = [alarm async for alarm in _alarms(viewer, lines)]
    shown = [line for line in lines if line.customer.id != viewer.agency.id][:MAX_ROWS] if viewer.of_agency else []
    promised = await viewer.waiting().filter(call__source=OF_CALLBACK).count()
    return Overview(sorted(alarms, key=lambda alarm: alarm.tone), await today.so_far(ids, since), promised, shown)


def _line(customer: Customer, day: Today, account: Account | None) -> Line:
    left = account.available + account.held if account else 0
    low = customer.low_credits is not None and left < customer.low_credits
    available = (account.available if account else 0) if customer.own_credits else None
    return Line(customer, day, available, low=low and customer.own_credits)


async def _alarms(viewer: Viewer, lines: list[Line]) -> AsyncIterator[Alarm]:
    say = viewer.say
    for account in await viewer.workspaces().order_by("name"):
        if text := _trouble_of(account, viewer):
            yield Alarm(text, "bad", f"#/embed/numbers/accounts/{account.id}")
    placing = viewer.numbers().filter(assignment__outbound=True, customer_id__isnull=False)
    if gone := await placing.filter(gone_at__isnull=False).count():
        yield Alarm(say("overview.numbers_gone", count=say.number(gone)), "bad", "#/embed/numbers?health=gone")
    if silent := await placing.filter(assignment__gone_at__isnull=False).count():
        yield Alarm(say("overview.agents_gone", count=say.number(silent)), "bad", "#/embed/numbers?health=agent_gone")
    if doubtful := await viewer.in_doubt().count():
        text = say("overview.review", count=say.number(doubtful))
        yield Alarm(text, "bad", f"#/embed/calls?reason={Reason.NEEDS_REVIEW}")
    if viewer.of_agency and (old := await lists.first_too_old(viewer.agency.id, say.now)):
        yield Alarm(say("overview.list_too_old", name=old.name), "bad", "#/embed/rules/screening")
    for line in lines:
        if line.low:
            told = {"name": line.customer.name, "amount": say.credits(line.available)}
            text = say("overview.low" if viewer.of_agency else "overview.low_own", **told)
            yield Alarm(text, "notice", f"#/embed/credits/{line.customer.id}")


def _trouble_of(account: Workspace, viewer: Viewer) -> str:
    say = viewer.say
    if not account.connected:
        return say("numbers.dead_key", name=account.name)
    if account.trouble:
        return f"{account.name}: {say.named('trouble', account.trouble)}"
    return say("numbers.unsigned", name=account.name) if account.webhook_trouble_at else ""
