"""What came of a call as workflows are told it, and as the note on its contact."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.calls.reasons import Reason
from app.domain.results.branches import branch_of
from app.domain.results.summary import Result
from app.domain.results.variables import variables_of
from app.domain.rules.figures import counted
from app.domain.rules.zones import is_zone

MAX_TRANSCRIPT = 10_000
UNKNOWN = "unknown"
# What came of a call, by the names that step, trigger, webhook and API share, as long as nothing has come of it.
NOTHING_YET: dict[str, Any] = {
    "outcome": None,
    "duration": 0,
    "attempts": 0,
    "cost": 0.0,
    "summary": "",
    "sentiment": "",
    "successful": None,
    "transcript": "",
    "recording_url": "",
    "variables": variables_of({}),
    "complete": False,
}


def as_facts(result: Result) -> dict[str, Any]:
    """What came of a call, wherever a program is told: every value can be named, `variables` has one for each name."""
    said = result.said
    return {
        "outcome": result.outcome,
        "duration": result.seconds,
        "attempts": result.attempts,
        "cost": result.credits,
        "summary": said.get("summary", ""),
        "sentiment": said.get("sentiment", ""),
        "successful": said.get("successful"),
        "transcript": said.get("transcript", "")[:MAX_TRANSCRIPT],
        "recording_url": said.get("recording_url", ""),
        "variables": result.variables,
        "complete": result.complete,
    }


def as_payload(result: Result) -> dict[str, Any]:
    """What a trigger tells a workflow."""
    return as_facts(result) | {
        "call_id": str(result.call_id),
        "reason": None if result.outcome else why_not(result),
        "message": None if result.outcome else result.reason,
        "agent": result.agent,
        "agent_id": result.agent_id,
        "from_number": result.from_number,
        "to_number": result.to_number,
        "phone": result.to_number,
        "contact_id": result.contact_id,
        "requested_at": result.requested_at.isoformat(),
        "called_at": result.dialed_at.isoformat() if result.dialed_at else None,
    }


def as_output(result: Result) -> dict[str, Any]:
    """What a step that waited for its call is resumed with, so that the later steps can branch on it."""
    return as_facts(result) | {
        "status": result.state.value,
        "reason": result.reason_word,
        "message": result.reason or "",
        "call_id": str(result.call_id),
        "not_before": None if result.state.over else result.not_before.isoformat(),
        "from_number": result.from_number,
        "to_number": result.to_number,
        "agent_id": result.agent_id,
        "agent": result.agent,
        "ended_at": result.ended_at.isoformat() if result.ended_at else None,
        "branchId": branch_of(result.state, result.outcome),
    }


def why_not(result: Result) -> str:
    """Why the call was not placed, as workflows spell it."""
    return result.reason_word or UNKNOWN


def as_note(result: Result, timezone: str | None, *, transcript: bool, cost: bool, left_out: Sequence[str] = ()) -> str:
    """The note on the contact; its last line tells this call's note from all others.

    `left_out` are sentences about what could not be written to the contact's fields.
    """
    said = result.said
    lines = [
        f"AI call: {(result.outcome or why_not(result)).replace('_', ' ')}",
        f"When: {local_time(result.at, timezone)}",
        f"Duration: {result.seconds // 60} min {result.seconds % 60} s",
        f"Agent: {result.agent}",
        f"From {result.from_number} to {result.to_number}",
    ]
    if result.attempts > 1:
        lines.append(f"Attempts: {result.attempts}")
    if cost:
        lines.append(f"Cost: {counted(result.credits, 'credit')}")
    if summary := said.get("summary"):
        lines += ["", f"Summary: {summary}"]
    if found := [f"{name}: {value}" for name, value in result.variables.items() if value]:
        lines += ["", "Found out:", *found]
    lines += ["", *left_out] if left_out else []
    if transcript and (text := said.get("transcript")):
        cut = text[:MAX_TRANSCRIPT] + ("\n[…]" if len(text) > MAX_TRANSCRIPT else "")
        lines += ["", "Transcript:", cut]
    return "\n".join([*lines, "", note_marker(result)])


def note_marker(result: Result) -> str:
    """The line by which this call's note is found again."""
    return f"Call {result.call_id}"


def as_callback(result: Result, timezone: str | None, said: str, at: datetime | None, why: str) -> str:
    """The note, and the task, about a promised callback; its last line tells it from others."""
    when = f"The lead is called back at {local_time(at, timezone)}." if at else "Nobody will call back by itself."
    lines = [when, f"In the call it was said: {said}" if said else "", why, f"Agent: {result.agent}"]
    return "\n".join([*(line for line in lines if line), "", callback_marker(result)])


def as_called_back(result: Result, timezone: str | None, at: datetime, called: str) -> str:
    """The note that the lead of this call has called by itself."""
    lines = [f"The lead called {called} at {local_time(at, timezone)}."]
    if result.reason_code == Reason.LEAD_CALLED:
        lines.append("What waited to be called was canceled.")
    return "\n".join(lines)


def callback_marker(result: Result) -> str:
    """The line by which a note about the promise given in this call is found again."""
    return f"Callback of call {result.call_id}"


def local_time(moment: datetime, timezone: str | None) -> str:
    """A time as people of the sub-account read it."""
    zone = ZoneInfo(timezone) if timezone and is_zone(timezone) else UTC
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M %Z}"
