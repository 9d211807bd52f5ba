"""The story of one call: what happened when, what was said, and what it cost."""

import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from app.domain.callbacks import callbacks
from app.domain.callbacks.callbacks import Callback
from app.domain.calls.calls import Attempt, Call, State
from app.domain.calls.do_not_call import DoNotCallEntry
from app.domain.calls.reasons import Reason, is_detailed
from app.domain.credits.ledger import LedgerEntry
from app.domain.results.summary import Result, agent_of, attempts_of, dials_among, result_from
from app.domain.rules.white_label import unbranded
from app.web.embed.kit.locale import Locale
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages.call_rows import LIVE, Row, row_of


@dataclass(frozen=True)
class Event:
    """One moment of a call."""

    at: datetime
    what: str
    more: str = ""
    tone: str = "plain"


@dataclass(frozen=True)
class Said:
    """What one side said in one go; `who` is `agent` or `lead`, or empty for a line that names nobody."""

    who: str
    text: str


SPEAKER = re.compile(r"(Agent|User): ?(.*)")
SIDES = {"Agent": "agent", "User": "lead"}


def conversation(transcript: object) -> list[Said]:
    """The lines of a transcript by who said them; a line without a name goes on with the one before."""
    lines: list[Said] = []
    for line in str(transcript or "").splitlines():
        named = SPEAKER.match(line)
        if named:
            lines.append(Said(SIDES[named[1]], named[2]))
        elif lines:
            lines[-1] = Said(lines[-1].who, f"{lines[-1].text}\n{line}")
        elif line.strip():
            lines.append(Said("", line))
    return lines


@dataclass(frozen=True)
class Story:
    """A call as its page tells it; `seen` is another one whenever anything has changed.

    `promised` is the callback that was promised in it, `planned_waits` whether that can still be canceled; `keeps` is
    the one that this call keeps.
    """

    row: Row
    events: list[Event]
    agent: str
    detail: str
    said: dict[str, object]
    conversation: list[Said]
    recorded: bool
    entries: list[LedgerEntry]
    listed: bool
    idempotency_key: str
    promised: Callback | None
    planned_waits: bool
    keeps: Callback | None
    moves: bool
    seen: str


async def story_of(call: Call, viewer: Viewer) -> Story:
    """Gather the story; the viewer's own query has found the call."""
    attempts = await attempts_of(call)
    result = result_from(call, attempts, await agent_of(call))
    entries = await LedgerEntry.filter(attempt_id__in=[attempt.id for attempt in attempts]).order_by("id")
    row = row_of(result, call.customer.name, viewer.say, result.seconds, result.agent)
    events = _events(result, attempts, viewer.say)
    promised, keeps = await callbacks.given_in(call), await callbacks.kept_by(call)
    planned_id = promised and promised.planned_call_id
    planned = await viewer.calls().get_or_none(id=planned_id) if planned_id else None
    told = (result.said, promised and promised.at, planned and planned.state)
    seen = repr((row, events, told, [entry.id for entry in entries], viewer.say.language))
    return Story(
        row=row,
        events=events,
        agent=result.agent,
        detail=unbranded(result.reason or "") if is_detailed(result.reason_code) else "",
        said=result.said,
        conversation=conversation(result.said.get("transcript")),
        recorded=bool(link_of(result.said)),
        entries=entries,
        listed=await DoNotCallEntry.exists(
            list_id__in=[call.customer_id, call.customer.agency_id], e164=call.to_number
        ),
        # A workflow's own key names its step to us only.
        idempotency_key=(call.request_key or "").split(":", 2)[-1] if call.source == "api" else "",
        promised=promised,
        planned_waits=planned is not None and planned.state is State.QUEUED,
        keeps=keeps,
        moves=result.state in LIVE or any(attempt.settled_at is None for attempt in attempts),
        seen=sha256(seen.encode()).hexdigest()[:16],
    )


def _events(result: Result, attempts: list[Attempt], say: Locale) -> list[Event]:
    source = say.named("source", result.source)
    events = [Event(result.requested_at, say("calls.event.requested"), source)]
    numbers = {dial.id: count for count, dial in enumerate(dials_among(attempts), start=1)}
    for attempt in attempts:
        number = say("calls.attempt", number=numbers[attempt.id]) if len(numbers) > 1 and attempt.id in numbers else ""
        turned_away = attempt.state is State.REFUSED and attempt.provider_call_id is not None
        if attempt.dialed_at and turned_away:
            busy = say.named("short", Reason.PROVIDER_BUSY)
            events.append(Event(attempt.dialed_at, say("calls.event.dialed"), busy, "notice"))
        elif attempt.dialed_at:
            events.append(Event(attempt.dialed_at, say("calls.event.dialed"), number, "live"))
        if attempt.ended_at and attempt.dialed_at and not turned_away:
            talked = attempt.billed_seconds or 0
            what = say("calls.event.ended" if talked else "calls.event.unanswered")
            events.append(Event(attempt.ended_at, what, say.length(talked) if talked else number))
        if attempt.settled_at and attempt.charged:
            cost = say("calls.credits", amount=say.credits(attempt.charged))
            events.append(Event(attempt.settled_at, say("calls.event.charged"), cost))
    if result.ended_at:
        end = say.named("outcome", result.outcome) if result.outcome else say.named("state", result.state)
        events.append(Event(result.ended_at, say("calls.event.over"), end, "good" if result.outcome else "bad"))
    elif result.not_before > result.requested_at:
        events.append(Event(result.not_before, say("calls.event.due"), "", "notice"))
    return sorted(events, key=lambda event: event.at)


async def recording_of(call: Call) -> str:
    """Where the recording of the last dial that has one can be heard; empty when there is none."""
    dials = reversed(dials_among(await attempts_of(call)))
    return next((link for dial in dials if dial.analysis and (link := link_of(dial.analysis))), "")


def link_of(said: dict[str, object]) -> str:
    """The address of a recording, if it is one that a browser may open."""
    url = said.get("recording_url")
    return url if isinstance(url, str) and url.startswith(("https://", "http://")) else ""
