"""The story of one call: what happened when, what was said, and what it cost."""

import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from app.domain.agents import AgentAssignment
from app.domain.calls import Attempt, Call
from app.domain.do_not_call import DoNotCallEntry
from app.domain.ledger import LedgerEntry
from app.web.embed.call_rows import LIVE, Row, row_of
from app.web.embed.local import Local
from app.web.embed.viewer import Viewer

VENDORS = re.compile(r"\b(go ?)?high ?level\b|\bghl\b|\blead ?connector\b|\bretell( ?ai)?\b|\bknotie\b", re.IGNORECASE)
# Where the stored sentence says more than the one for its code does.
TELLING = {
    "CALL_REJECTED", "QUOTA_EXCEEDED", "DO_NOT_CALL", "DESTINATION_NOT_ALLOWED", "PAUSED", "STALE", "NO_CONSENT",
    "OUTSIDE_CALLING_HOURS",
}  # fmt: skip


@dataclass(frozen=True)
class Event:
    """One moment of a call."""

    at: datetime
    what: str
    more: str = ""
    tone: str = "plain"


@dataclass(frozen=True)
class Story:
    """A call as its page tells it; `seen` is another one whenever anything has changed."""

    row: Row
    events: list[Event]
    agent: str
    detail: str
    said: dict[str, object]
    recorded: bool
    entries: list[LedgerEntry]
    listed: bool
    idempotency_key: str
    moves: bool
    seen: str


async def story_of(call: Call, viewer: Viewer) -> Story:
    """Gather the story; the viewer's own query has found the call."""
    attempts = await Attempt.filter(call_id=call.id).order_by("due_at")
    entries = await LedgerEntry.filter(attempt_id__in=[attempt.id for attempt in attempts]).order_by("id")
    assignment = await AgentAssignment.get_or_none(number_id=call.number_id, agent_id=call.agent_id)
    said: dict[str, object] = next((attempt.analysis for attempt in reversed(attempts) if attempt.analysis), {})
    row = row_of(call, viewer.say)
    events = _events(call, attempts, viewer.say)
    seen = repr((row, events, said, [entry.id for entry in entries], viewer.say.language))
    return Story(
        row=row,
        events=events,
        agent=assignment.agent_name if assignment and assignment.agent_name else call.agent_id,
        detail=unbranded(call.reason or "") if call.reason_code in TELLING else "",
        said=said,
        recorded=bool(link_of(said)),
        entries=entries,
        listed=await DoNotCallEntry.exists(
            list_id__in=[call.customer_id, call.customer.agency_id], e164=call.to_number
        ),
        # A workflow's own key names its step to us only.
        idempotency_key=(call.request_key or "").split(":", 2)[-1] if call.source == "api" else "",
        moves=call.state in LIVE or any(attempt.settled_at is None for attempt in attempts),
        seen=sha256(seen.encode()).hexdigest()[:16],
    )


def _events(call: Call, attempts: list[Attempt], say: Local) -> list[Event]:
    source = say.named("source", call.source)
    events = [Event(call.requested_at, say("calls.event.requested"), source)]
    for count, attempt in enumerate(attempts, start=1):
        number = say("calls.attempt", number=count) if len(attempts) > 1 else ""
        if attempt.dialed_at:
            events.append(Event(attempt.dialed_at, say("calls.event.dialed"), number, "live"))
        if attempt.ended_at and attempt.dialed_at:
            length = say.length(attempt.billed_seconds) if attempt.billed_seconds else ""
            events.append(Event(attempt.ended_at, say("calls.event.ended"), length))
        if attempt.settled_at and attempt.charged:
            cost = say("calls.credits", amount=say.credits(attempt.charged))
            events.append(Event(attempt.settled_at, say("calls.event.charged"), cost))
    if call.ended_at:
        result = say.named("outcome", call.outcome) if call.outcome else say.named("state", call.state)
        events.append(Event(call.ended_at, say("calls.event.over"), result, "good" if call.outcome else "bad"))
    elif call.not_before > call.requested_at:
        events.append(Event(call.not_before, say("calls.event.due"), "", "notice"))
    return sorted(events, key=lambda event: event.at)


async def recording_of(call: Call) -> str:
    """Where the recording of the last dial that has one can be heard; empty when there is none."""
    analyses = await Attempt.filter(call_id=call.id).order_by("-due_at").values_list("analysis", flat=True)
    return next((link for said in analyses if isinstance(said, dict) and (link := link_of(said))), "")


def link_of(said: dict[str, object]) -> str:
    """The address of a recording, if it is one that a browser may open."""
    url = said.get("recording_url")
    return url if isinstance(url, str) and url.startswith(("https://", "http://")) else ""


def unbranded(text: str) -> str:
    """A stored sentence without vendors: agencies show this page as their own."""
    return VENDORS.sub("voice provider", text)
