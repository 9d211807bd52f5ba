"""What the app's frame shows of one sub-account: its calls and its credits, in words."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.demo.people import readable
from app.demo.seed import Tenant
from app.demo.stage import Stage
from app.domain.calls import Attempt, Call, State
from app.domain.ledger import CREDIT, Account, LedgerEntry

CALLS_SHOWN, ENTRIES_SHOWN = 12, 8

STANDING = {
    State.QUEUED: "Waits to be placed.",
    State.DIALING: "The voice provider is being asked.",
    State.UNCONFIRMED: "The voice provider did not answer. Checking whether the call was placed.",
    State.PLACED: "The phone rings, or they are talking.",
}
ENDING = {
    "answered": "Picked up and talked for {seconds} seconds.",
    "voicemail": "The voicemail answered; a message of {seconds} seconds was left.",
    "no_answer": "It rang, and nobody picked up.",
    "busy": "The line was busy.",
    "declined": "The call was declined.",
    "invalid_number": "The number does not exist.",
    "do_not_call": "Asked not to be called again, and will not be.",
    "blocked": "The call was blocked on its way.",
}


@dataclass(frozen=True)
class CallRow:
    """One call; `cost` in credits, or what is held for it while it is not over."""

    key: str
    at: datetime
    lead: str
    phone: str
    state: str
    outcome: str
    sentence: str
    cost: str
    held: bool


@dataclass(frozen=True)
class EntryRow:
    """One entry of the ledger; `change` is what it did to the available credits."""

    key: str
    at: datetime
    verb: str
    reason: str
    change: str
    available: str


@dataclass(frozen=True)
class Board:
    """Everything in the frame; `dialed` is the voice provider's own count."""

    available: str
    held: str
    spent: str
    sent: int
    dialed: int
    calls: list[CallRow]
    entries: list[EntryRow]


async def board_of(stage: Stage, tenant: Tenant) -> Board:
    """Read the sub-account's board as it stands now; times are those of the sub-account."""
    customer_id = stage.seeded.customers[tenant.location_id].id
    account = await Account.get(customer_id=customer_id)
    calls = await Call.filter(customer_id=customer_id).order_by("-requested_at").limit(CALLS_SHOWN)
    dials = await Attempt.filter(call_id__in=[call.id for call in calls]).order_by("due_at")
    newest = {attempt.call_id: attempt for attempt in dials}
    entries = await LedgerEntry.filter(customer_id=customer_id).order_by("-version").limit(ENTRIES_SHOWN)
    zone = ZoneInfo(tenant.timezone)
    names = {contact.phone: contact.name for contact in stage.world.crm.locations[tenant.location_id].contacts}
    return Board(
        available=credits(account.available),
        held=credits(account.held),
        spent=credits(account.spent),
        sent=stage.sent[tenant.location_id],
        dialed=len(stage.accepted(tenant)),
        calls=[_call_row(call, newest[call.id], names.get(call.to_number), zone) for call in calls],
        entries=[_entry_row(entry, zone) for entry in entries],
    )


def credits(amount: int) -> str:
    """An amount as people read it."""
    return f"{amount / CREDIT:,.2f}"


def _call_row(call: Call, attempt: Attempt, name: str | None, zone: ZoneInfo) -> CallRow:
    held = attempt.settled_at is None
    return CallRow(
        key=str(call.id),
        at=call.requested_at.astimezone(zone),
        lead=name or call.variables.get("first_name") or "Lead",
        phone=readable(call.to_number),
        state=call.state.value,
        outcome=(call.outcome or "").replace("_", " "),
        sentence=_sentence(call, attempt),
        cost=credits(attempt.hold if held else call.charged),
        held=held,
    )


def _sentence(call: Call, attempt: Attempt) -> str:
    if call.state is not State.ENDED:
        return call.reason or STANDING.get(call.state, "The call was not placed.")
    if attempt.billed_seconds is None and call.outcome in ("answered", "voicemail"):
        return "The call is over; its bill is on its way."
    ending = ENDING.get(call.outcome or "", "The voice provider could not carry the call out.")
    return ending.format(seconds=attempt.billed_seconds)


def _entry_row(entry: LedgerEntry, zone: ZoneInfo) -> EntryRow:
    change = entry.available_change
    sign = "+" if change > 0 else "\N{MINUS SIGN}" if change < 0 else ""
    return EntryRow(
        key=str(entry.version),
        at=entry.created_at.astimezone(zone),
        verb=entry.verb,
        reason=entry.reason,
        change=sign + credits(abs(change)),
        available=credits(entry.available_after),
    )
