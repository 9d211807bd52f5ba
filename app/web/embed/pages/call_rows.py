"""One line of the list of calls, as people read it."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.calls.calls import Call, State
from app.domain.calls.reasons import Reason
from app.domain.results.summary import Summary, agents_of, seconds_of, summary_of
from app.outcomes import TALKED, UNREACHED, Outcome
from app.web.embed.kit.locale import Locale

# What can still change by itself.
LIVE = (State.QUEUED, State.DIALING, State.UNCONFIRMED, State.PLACED)
# A person talked, and asked for nothing but the conversation, a colleague or another call.
SUCCESSES = tuple(outcome for outcome in TALKED if outcome is not Outcome.DO_NOT_CALL)
REASONS = tuple(reason for reason in Reason if reason.of_call)
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


@dataclass(frozen=True)
class Row:
    """A call in the list; `tone` colours its badge, `there` is the lead's time of day when it was asked for.

    `badge` says in a word how it stands: the outcome of a call that is over, else its state. `short` is why it waits
    or was given up in a few words, `reason` in a sentence, `until` the time that it waits for.
    """

    id: str
    requested: str
    exactly: str
    there: str | None
    lead: str
    phone: str
    account: str
    badge: str
    tone: str
    outcome: str
    short: str
    reason: str
    until: str
    length: str
    agent: str
    cost: str
    waits: bool


async def rows_of(calls: Sequence[Call], say: Locale) -> list[Row]:
    """Tell these calls, whose customers have been read along; no question is asked for each."""
    seconds, agents = await seconds_of(calls), await agents_of(calls)
    return [
        row_of(summary_of(call), call.customer.name, say, seconds.get(call.id, 0), agents[call.id]) for call in calls
    ]


def row_of(summary: Summary, account: str, say: Locale, seconds: int = 0, agent: str = "") -> Row:
    """Tell one call of the sub-account with this name."""
    waits = summary.state is State.QUEUED and summary.not_before > say.now
    outcome = say.named("outcome", summary.outcome) if summary.outcome else ""
    return Row(
        id=str(summary.call_id),
        requested=say.moment(summary.requested_at),
        exactly=say.exactly(summary.requested_at),
        there=say.there(summary.to_number, summary.requested_at),
        lead=summary.lead,
        phone=say.phone(summary.to_number),
        account=account,
        badge=outcome if summary.state is State.ENDED and outcome else say.named("state", summary.state),
        tone=tone_of(summary),
        outcome=outcome,
        short=say.named("short", summary.reason_code) if summary.reason_code else "",
        reason=say.named("reason", summary.reason_code) if summary.reason_code else "",
        until=say.moment(summary.not_before) if waits else "",
        length=say.length(seconds) if seconds else "",
        agent=agent,
        cost=say.credits(summary.charged) if summary.charged else "",
        waits=summary.state is State.QUEUED,
    )


def tone_of(summary: Summary) -> str:
    """The colour of the badge: an ended call that reached nobody is not a success."""
    if summary.state is not State.ENDED or summary.outcome in SUCCESSES:
        return TONES[summary.state]
    if summary.outcome in UNREACHED:
        return "plain"
    return "notice" if summary.outcome is Outcome.DO_NOT_CALL else "bad"
