"""What the app's frame shows of one sub-account: its calls and its credits, in words."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.demo.environment import Environment
from app.demo.people import readable
from app.demo.seed import Tenant
from app.domain.calls.calls import Attempt, Call, State
from app.domain.credits.ledger import CREDIT, Account, LedgerEntry
from app.domain.results.summary import Summary, summary_of
from app.outcomes import TALKED, Outcome

CALLS_SHOWN, ENTRIES_SHOWN = 12, 8

STANDING = {
    State.QUEUED: "Waits to be placed.",
    State.DIALING: "The voice provider is being asked.",
    State.UNCONFIRMED: "The voice provider did not answer. Checking whether the call was placed.",
    State.PLACED: "The phone rings, or they are talking.",
}
ENDING = {
    Outcome.ANSWERED: "Picked up and talked for {seconds} seconds.",
    Outcome.TRANSFERRED: "Talked for {seconds} seconds and was put through to a colleague.",
    Outcome.CALLBACK_REQUESTED: "Talked for {seconds} seconds and asked to be called back.",
    Outcome.TAKEN_OVER: "Talked for {seconds} seconds; a colleague took the call over.",
    Outcome.VOICEMAIL: "The voicemail answered; a message of {seconds} seconds was left.",
    Outcome.NO_ANSWER: "It rang, and nobody picked up.",
    Outcome.BUSY: "The line was busy.",
    Outcome.DECLINED: "The call was declined.",
    Outcome.INVALID_NUMBER: "The number does not exist.",
    Outcome.DO_NOT_CALL: "Asked not to be called again, and will not be.",
    Outcome.BLOCKED: "The call was blocked on its way.",
    Outcome.ACCOUNT_PROBLEM: "The voice account could not call.",
    Outcome.PROVIDER_ERROR: "The voice provider could not carry the call out.",
}
BILLED = (*TALKED, Outcome.VOICEMAIL)


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
class BehindTheScenes:
    """Everything in the frame; `dialed` is the voice provider's own count."""

    available: str
    held: str
    spent: str
    sent: int
    dialed: int
    calls: list[CallRow]
    entries: list[EntryRow]


async def behind_the_scenes(environment: Environment, tenant: Tenant) -> BehindTheScenes:
    """Read how things stand in the sub-account now; times are those of the sub-account."""
    customer_id = environment.seeded.customers[tenant.location_id].id
    account = await Account.get(customer_id=customer_id)
    calls = await Call.filter(customer_id=customer_id).order_by("-requested_at").limit(CALLS_SHOWN)
    dials = await Attempt.filter(call_id__in=[call.id for call in calls]).order_by("due_at")
    newest = {attempt.call_id: attempt for attempt in dials}
    entries = await LedgerEntry.filter(customer_id=customer_id).order_by("-version").limit(ENTRIES_SHOWN)
    zone = ZoneInfo(tenant.timezone)
    names = {contact.phone: contact.name for contact in environment.world.crm.locations[tenant.location_id].contacts}
    return BehindTheScenes(
        available=credits(account.available),
        held=credits(account.held),
        spent=credits(account.spent),
        sent=environment.sent[tenant.location_id],
        dialed=len(environment.accepted(tenant)),
        calls=[_call_row(summary_of(call), newest[call.id], names.get(call.to_number), zone) for call in calls],
        entries=[_entry_row(entry, zone) for entry in entries],
    )


def credits(amount: int) -> str:
    """An amount as people read it."""
    return f"{amount / CREDIT:,.2f}"


def _call_row(summary: Summary, attempt: Attempt, name: str | None, zone: ZoneInfo) -> CallRow:
    held = attempt.settled_at is None
    return CallRow(
        key=str(summary.call_id),
        at=summary.requested_at.astimezone(zone),
        lead=name or summary.lead or "Lead",
        phone=readable(summary.to_number),
        state=summary.state.value,
        outcome=(summary.outcome or "").replace("_", " "),
        sentence=_sentence(summary, attempt),
        cost=credits(attempt.hold if held else summary.charged),
        held=held,
    )


def _sentence(summary: Summary, attempt: Attempt) -> str:
    if summary.state is not State.ENDED:
        return summary.reason or STANDING.get(summary.state, "The call was not placed.")
    if attempt.billed_seconds is None and summary.outcome in BILLED:
        return "The call is over; its bill is on its way."
    ending = ENDING[summary.outcome or Outcome.PROVIDER_ERROR]
    return ending.format(seconds=attempt.billed_seconds)


def _entry_row(entry: LedgerEntry, zone: ZoneInfo) -> EntryRow:
    change = entry.available_change
    sign = "+" if change > 0 else "\N{MINUS SIGN}" if change < 0 else ""
    return EntryRow(
        key=str(entry.version),
        at=entry.created_at.astimezone(zone),
        verb=entry.kind,
        reason=entry.reason,
        change=sign + credits(abs(change)),
        available=credits(entry.available_after),
    )
