"""Result: what came of a call, gathered when it is over for good; told to triggers and written to the contact."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.agents import AgentAssignment
from app.domain.calls import Attempt, Call, State
from app.domain.dialing import is_zone
from app.domain.ledger import CREDIT

LONGEST_TRANSCRIPT = 10_000


@dataclass(frozen=True)
class Result:
    """A call that is over, its dials in their order, and the name of its agent."""

    call: Call
    dials: list[Attempt]
    agent_name: str

    @property
    def outcome(self) -> str | None:
        """How the last dial ended; None for a call that was never placed."""
        return self.call.outcome

    @property
    def reason(self) -> str:
        """Why the call was not placed, as workflows spell it."""
        return (self.call.reason_code or "unknown").lower()

    @property
    def seconds(self) -> int:
        """How long was talked, in all dials."""
        return sum(dial.billed_seconds or 0 for dial in self.dials)

    @property
    def credits(self) -> float:
        """What the call cost, in credits."""
        return float(self.call.charged / CREDIT)

    @property
    def at(self) -> datetime:
        """When the lead was dialed last, else when the call was asked for."""
        return next((dial.dialed_at for dial in reversed(self.dials) if dial.dialed_at), self.call.requested_at)

    @property
    def said(self) -> dict[str, Any]:
        """The analysis of the last dial that has one (see retell.calls.CallReport)."""
        return next((dial.analysis for dial in reversed(self.dials) if dial.analysis), {})


async def result_of(call: Call) -> Result:
    """Gather what came of a call."""
    placed = Attempt.filter(call_id=call.id, provider_call_id__isnull=False).exclude(state=State.REFUSED)
    dials = await placed.order_by("dialed_at")
    assignment = await AgentAssignment.get_or_none(number_id=call.number_id, agent_id=call.agent_id)
    return Result(call, dials, assignment.agent_name if assignment and assignment.agent_name else call.agent_id)


def as_payload(result: Result) -> dict[str, Any]:
    """What a trigger tells a workflow: flat, so that its steps can name every value."""
    call, said = result.call, result.said
    return {
        "call_id": str(call.id),
        "outcome": result.outcome,
        "reason": None if result.outcome else result.reason,
        "message": None if result.outcome else call.reason,
        "duration": result.seconds,
        "summary": said.get("summary", ""),
        "sentiment": said.get("sentiment", ""),
        "successful": said.get("successful"),
        "transcript": said.get("transcript", "")[:LONGEST_TRANSCRIPT],
        "recording_url": said.get("recording_url", ""),
        "cost": result.credits,
        "attempts": len(result.dials),
        "agent": result.agent_name,
        "agent_id": call.agent_id,
        "from_number": call.from_number,
        "to_number": call.to_number,
        "phone": call.to_number,
        "contact_id": call.contact_id,
        "variables": said.get("collected", {}),
        "requested_at": call.requested_at.isoformat(),
        "called_at": result.at.isoformat() if result.dials else None,
    }


def as_note(result: Result, timezone: str | None, *, transcript: bool, cost: bool) -> str:
    """The note on the contact; its last line tells this call's note from all others."""
    call, said = result.call, result.said
    lines = [
        f"AI call: {(result.outcome or result.reason).replace('_', ' ')}",
        f"When: {local_time(result.at, timezone)}",
        f"Duration: {result.seconds // 60} min {result.seconds % 60} s",
        f"Agent: {result.agent_name}",
        f"From {call.from_number} to {call.to_number}",
    ]
    if len(result.dials) > 1:
        lines.append(f"Attempts: {len(result.dials)}")
    if cost:
        lines.append(f"Cost: {result.credits:g} credits")
    if summary := said.get("summary"):
        lines += ["", f"Summary: {summary}"]
    if transcript and (text := said.get("transcript")):
        cut = text[:LONGEST_TRANSCRIPT] + ("\n[…]" if len(text) > LONGEST_TRANSCRIPT else "")
        lines += ["", "Transcript:", cut]
    return "\n".join([*lines, "", note_marker(result)])


def note_marker(result: Result) -> str:
    """The line by which this call's note is found again."""
    return f"Call {result.call.id}"


def local_time(moment: datetime, timezone: str | None) -> str:
    """A time as people of the sub-account read it."""
    zone = ZoneInfo(timezone) if timezone and is_zone(timezone) else UTC
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M %Z}"
