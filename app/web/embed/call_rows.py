"""One line of the list of calls, as people read it."""

from dataclasses import dataclass

from app.domain.calls import Call, State
from app.web.embed.local import Local

# What can still change by itself.
LIVE = (State.QUEUED, State.DIALING, State.UNCONFIRMED, State.PLACED)
OUTCOMES = (
    "answered", "voicemail", "no_answer", "busy", "declined", "invalid_number", "do_not_call", "blocked",
    "provider_error",
)  # fmt: skip
REASONS = (
    "OUTSIDE_CALLING_HOURS", "PROVIDER_BUSY", "PROVIDER_UNREACHABLE", "CRM_UNREACHABLE", "CONTACT_NOT_FOUND",
    "UNCONFIRMED", "NEEDS_REVIEW", "REDIAL", "CANCELED", "NOT_PLACED", "UNINSTALLED", "CONTACT_DELETED", "STALE",
    "CALL_REJECTED", "DESTINATION_NOT_ALLOWED", "DO_NOT_CALL", "DUPLICATE_CALL", "INSUFFICIENT_CREDITS",
    "NO_AGENT_MAPPING", "NUMBER_NOT_FOUND", "PAUSED", "QUOTA_EXCEEDED",
)  # fmt: skip
TONES = {
    State.ENDED: "good",
    State.PLACED: "live",
    State.DIALING: "live",
    State.QUEUED: "plain",
    State.UNCONFIRMED: "notice",
    State.CANCELED: "plain",
    State.REFUSED: "bad",
    State.FAILED: "bad",
}
UNREACHED = ("no_answer", "busy", "declined", "voicemail")


@dataclass(frozen=True)
class Row:
    """A call in the list; `tone` colours its state, `there` is the lead's time of day when it was asked for."""

    id: str
    requested: str
    there: str | None
    lead: str
    phone: str
    account: str
    state: str
    tone: str
    outcome: str
    reason: str
    cost: str


def row_of(call: Call, say: Local) -> Row:
    """Tell one call; its customer must have been read along."""
    return Row(
        id=str(call.id),
        requested=say.moment(call.requested_at),
        there=say.there(call.to_number, call.requested_at),
        lead=lead_of(call),
        phone=say.phone(call.to_number),
        account=call.customer.name,
        state=say.named("state", call.state),
        tone=tone_of(call),
        outcome=say.named("outcome", call.outcome) if call.outcome else "",
        reason=say.named("reason", call.reason_code) if call.reason_code else "",
        cost=say.credits(call.charged) if call.charged else "",
    )


def lead_of(call: Call) -> str:
    """A name, if the one who asked for the call told the agent one."""
    names = (call.variables.get(key, "") for key in ("full_name", "name", "first_name"))
    return next((name for name in names if name), "")[:60]


def tone_of(call: Call) -> str:
    """The colour of the state: an ended call that reached nobody is not a success."""
    if call.state is State.ENDED and call.outcome != "answered":
        return "plain" if call.outcome in UNREACHED else "notice"
    return TONES[call.state]
