"""Summary: what a call has come to, described once. Answers, payloads, notes, pages and files are dicts over it.

A call's own row is enough for a list of calls, so that there is a Summary without questions to the database; a
Result adds what its attempts and its agent tell. Both are read within the call's own customer.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tortoise import connections

from app.domain.calls.calls import Attempt, Call, State
from app.domain.credits.ledger import CREDIT
from app.domain.results.variables import variables_of
from app.domain.rules.white_label import unbranded
from app.domain.telephony.agents import AgentAssignment
from app.outcomes import Outcome
from app.postgres import rows

# What whoever asks for a call names the lead by, if at all.
NAMES = ("full_name", "name", "first_name", "last_name")
MAX_NAME = 60


@dataclass(frozen=True)
class Summary:
    """How a call stands, by its own row; `charged` is in 1/1000 credit.

    `reason_code` (see reasons.py) and `reason`, a sentence, say why it waits or why it was given up; `outcome` how
    its last dial ended; `lead` is the name that the agent was told.
    """

    call_id: UUID
    number_id: UUID
    source: str
    contact_id: str | None
    contact_in_crm: str | None
    lead: str
    from_number: str
    to_number: str
    agent_id: str
    state: State
    outcome: Outcome | None
    reason_code: str | None
    reason: str | None
    requested_at: datetime
    not_before: datetime
    ended_at: datetime | None
    charged: int

    @property
    def credits(self) -> float:
        """What the call has cost so far, in credits."""
        return float(self.charged / CREDIT)

    @property
    def reason_word(self) -> str | None:
        """The code of the reason as workflows spell it."""
        return self.reason_code.lower() if self.reason_code else None


@dataclass(frozen=True)
class Speaker:
    """An agent as its customer calls it, and the names of what it finds out in a call."""

    name: str
    declared: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result(Summary):
    """A call with its dials.

    `agent` is the name of its agent, or the id where its customer has no name for it. `attempts` are the dials that
    the provider took (one that it turned away for want of a line is none), `declared` what its agent was to find out,
    `seconds` how long was talked in all of
    them, `dialed_at` when the last began, `said` the last analysis (see retell.calls.CallReport). `complete`: it is
    over and paid for, and what was said in it is known.
    """

    agent: str
    declared: tuple[str, ...]
    attempts: int
    seconds: int
    dialed_at: datetime | None
    said: dict[str, Any]
    complete: bool

    @property
    def variables(self) -> dict[str, str]:
        """What the agent has found out, by the names that workflows can select."""
        return variables_of(self.said, self.declared)

    @property
    def at(self) -> datetime:
        """When the lead was dialed last, else when the call was asked for."""
        return self.dialed_at or self.requested_at


def summary_of(call: Call) -> Summary:
    """Describe a call by its row alone."""
    return Summary(
        call_id=call.id,
        number_id=call.number_id,
        source=call.source,
        contact_id=call.contact_id,
        contact_in_crm=call.contact_in_crm,
        lead=lead_of(call.variables),
        from_number=call.from_number,
        to_number=call.to_number,
        agent_id=call.agent_id,
        state=call.state,
        outcome=Outcome(call.outcome) if call.outcome else None,
        reason_code=call.reason_code,
        reason=unbranded(call.reason) if call.reason else call.reason,
        requested_at=call.requested_at,
        not_before=call.not_before,
        ended_at=call.ended_at,
        charged=call.charged,
    )


def lead_of(variables: dict[str, str]) -> str:
    """The name that whoever asked for the call gave the lead, as full as it is known; empty for none."""
    first, last = variables.get("first_name") or "", variables.get("last_name") or ""
    whole = variables.get("full_name") or variables.get("name") or f"{first} {last}".strip()
    return whole[:MAX_NAME]


async def result_of(call: Call) -> Result:
    """Describe a call with its attempts and its agent."""
    return result_from(call, await attempts_of(call), await agent_of(call))


async def results_of(calls: Sequence[Call]) -> list[Result]:
    """Describe many calls with their attempts and agents, in as many questions as for one."""
    dialed: defaultdict[UUID, list[Attempt]] = defaultdict(list)
    owners = {call.customer_id for call in calls}
    mine = Attempt.filter(call_id__in=[call.id for call in calls], customer_id__in=list(owners))
    for attempt in await mine.order_by("due_at"):
        dialed[attempt.call_id].append(attempt)
    speakers = await _speakers(owners)
    return [result_from(call, dialed[call.id], _agent_in(speakers, call)) for call in calls]


def result_from(call: Call, attempts: Iterable[Attempt], agent: Speaker) -> Result:
    """Describe a call whose attempts (in any order) and agent have been read."""
    attempts = list(attempts)
    dials = dials_among(attempts)
    paid = call.state.over and all(attempt.settled_at for attempt in attempts)
    return Result(
        **vars(summary_of(call)),
        agent=agent.name,
        declared=agent.declared,
        attempts=len(dials),
        seconds=sum(dial.billed_seconds or 0 for dial in dials),
        dialed_at=next((dial.dialed_at for dial in reversed(dials) if dial.dialed_at), None),
        said=next((dial.analysis for dial in reversed(dials) if dial.analysis), {}),
        complete=paid and (not dials or dials[-1].analyzed or not dials[-1].billed_seconds),
    )


async def attempts_of(call: Call) -> list[Attempt]:
    """All attempts of a call, in the order in which they were due."""
    which = "WHERE it.call_id = $1 AND it.customer_id = $2 ORDER BY it.due_at, it.dialed_at, it.id"
    return await rows.found(Attempt, which, call.id, call.customer_id)


def dials_among(attempts: Iterable[Attempt]) -> list[Attempt]:
    """Those that the provider took and did not turn away, in their order: what everybody counts as attempts."""
    taken = [one for one in attempts if one.provider_call_id is not None and one.state is not State.REFUSED]
    return sorted(taken, key=lambda dial: dial.dialed_at or dial.due_at)


TALKED = """
SELECT call_id, sum(billed_seconds)::int AS seconds FROM attempts
WHERE call_id = ANY($1) AND provider_call_id IS NOT NULL AND state <> 'refused' GROUP BY call_id
"""


async def seconds_of(calls: Sequence[Call]) -> dict[UUID, int]:
    """How long was talked in each of these calls, those without a billed second left out."""
    talked = await connections.get("default").execute_query_dict(TALKED, [[call.id for call in calls]])
    return {row["call_id"]: row["seconds"] for row in talked if row["seconds"]}


async def agents_of(calls: Sequence[Call]) -> dict[UUID, str]:
    """What the customer of each of these calls calls its agent, as `agent_of` tells it of one."""
    speakers = await _speakers({call.customer_id for call in calls})
    return {call.id: _agent_in(speakers, call).name for call in calls}


async def agent_of(call: Call) -> Speaker:
    """What the call's customer calls its agent: by the number that it speaks on, else by another of its numbers."""
    return _agent_in(await _speakers({call.customer_id}), call)


Speakers = dict[tuple[UUID, str], dict[UUID, Speaker]]


async def _speakers(customer_ids: Iterable[UUID]) -> Speakers:
    """The agents of these customers, by customer and agent, and then by number."""
    assigned = AgentAssignment.filter(number__customer_id__in=list(customer_ids)).order_by("number_id")
    found: Speakers = {}
    for customer_id, agent_id, number_id, name, collects in await assigned.values_list(
        "number__customer_id", "agent_id", "number_id", "agent_name", "collects"
    ):
        declared = tuple(str(one["name"]) for one in collects or ())
        found.setdefault((customer_id, agent_id), {})[number_id] = Speaker(name, declared)
    return found


def _agent_in(speakers: Speakers, call: Call) -> Speaker:
    by_number = speakers.get((call.customer_id, call.agent_id), {})
    own = by_number.get(call.number_id)
    named = own if own and own.name else next((one for one in by_number.values() if one.name), own)
    declared = (own or named or Speaker(call.agent_id)).declared
    return Speaker((named and named.name) or call.agent_id, declared)


async def declared_by(customer_ids: Iterable[UUID]) -> list[str]:
    """The names of all that the agents of these customers find out, as workflows select them."""
    speakers = await _speakers(customer_ids)
    names = [name for its in speakers.values() for speaker in its.values() for name in speaker.declared]
    return list(variables_of({}, names))
