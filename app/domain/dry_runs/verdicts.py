"""What the real decision says about calls that nobody has asked for: the request's rules and the gate's own conditions.

Many calls of one line at once, in one statement that only reads. Each is looked at as if it had just been admitted,
at the moment at which it would be dialed.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from tortoise import connections

from app.domain.calls import do_not_call, gate, leads, pacing, placing
from app.domain.calls.call_request import CallRequest
from app.domain.calls.calls import State
from app.domain.calls.leads import Lead
from app.domain.calls.reasons import Reason
from app.domain.rules.decision import (
    ContactFacts,
    DialRequest,
    NotBefore,
    Now,
    Refused,
    Verdict,
    decide,
    decide_for,
    lawful,
)
from app.domain.rules.policies import Policy
from app.domain.screening import lists as screening_lists
from app.domain.telephony import account_troubles
from app.domain.telephony.numbers import OWN_LINE, RULES_SEEN, CallingNumber
from app.errors import DestinationNotAllowed, DoNotCall, DuplicateCall, Refusal

PLANNED = "k.not_before"
# The gate's values: the planned moment is its clock, the rules are those of now, and its turn has come.
GIVEN = {
    gate.NOW: PLANNED, "$2": "false", "$3": "0", "$4": PLANNED, "$5": RULES_SEEN, "$6": "caps.per_day",
    "$7": "$4::int", "$8": "true", "$12": "$5", "$13": PLANNED,
}  # fmt: skip
# Each is looked at as the call that has just claimed its lead.
ASK = f"""
SELECT k.id, {PLANNED} AS planned, {gate.forbidden_for(GIVEN)} AS forbidden,
       known.last_call_id, known.open, known.guarded_until, known.dialed_at, known.called_us_at
FROM jsonb_populate_recordset(NULL::calls, $1::jsonb) AS k
JOIN unnest($2::uuid[], $3::int[]) AS caps(id, per_day) ON caps.id = k.id
CROSS JOIN LATERAL jsonb_populate_record(NULL::attempts, jsonb_build_object(
    'id', k.id, 'call_id', k.id, 'customer_id', k.customer_id, 'state', '{State.QUEUED}'
)) AS t
{gate.AROUND}
LEFT JOIN leads known ON known.customer_id = k.customer_id AND known.to_number = k.to_number
CROSS JOIN LATERAL (
    SELECT k.id AS last_call_id, NULL::uuid AS overtaken_call_id, coalesce(known.dialed_at, '{{}}') AS dialed_at
) AS l
"""  # noqa: S608 - only constants are interpolated

DISCONNECTED = "The voice account of this number has no valid key, so its calls wait until it is connected again."
RESTORED = "The app was restored from a backup, and calls wait until it is known who was called since then."
TOO_OLD = "A list of numbers that are not called is older than it may be, so calls wait until a newer one is imported."
# What the gate finds shut, and a call then waits for; nobody knows until when.
WAITED_FOR = {
    "workspace": (Reason.WORKSPACE_DISCONNECTED, DISCONNECTED),
    "account": (Reason.ACCOUNT_PROBLEM, account_troubles.WAITS),
    "restore": (Reason.PAUSED, RESTORED),
    "number rest": (Reason.PAUSED, placing.RESTS),
    gate.LISTS_AGE: (Reason.NOT_SCREENED, TOO_OLD),
}
# It waits for its turn, or for an answer, which comes by itself; nobody is asked for a dry run.
IN_TURN = {"second", "line", gate.LOOKUP}
TWICE = "This number stands in the list before. It is called once."


@dataclass(frozen=True)
class Asked:
    """A call that somebody might ask for: on which line, for whom, and what the CRM says of the contact, if known."""

    caller: CallingNumber
    request: CallRequest
    contact: ContactFacts | None = None

    @property
    def asks(self) -> bool:
        """Whether the CRM would be asked about the contact before the dial, and what it says is not known here."""
        return self.contact is None and self.caller.asks(self.request.contact_id)

    def dial_request(self, due: datetime, *, asks: bool) -> DialRequest:
        """It as rules/decision.py sees it."""
        return replace(self.request.dial_request(due, asks=asks), contact=self.contact)

    def lawful(self, due: datetime) -> Policy:
        """The calling rules with the caps of law for this lead."""
        return lawful(self.dial_request(due, asks=False), self.caller.policy)


@dataclass(frozen=True)
class Held:
    """It would wait, and nobody knows how long: for what, and what ends it."""

    code: str
    reason: str


Outlook = Verdict | Held


async def judge(
    caller: CallingNumber, asked: Sequence[Asked], by_rules: Sequence[Verdict], at: datetime
) -> list[Outlook]:
    """What would become of each of these calls of one line, if they were asked for at that moment, in this order.

    `by_rules` is what the calling rules say of each (see by_the_rules).
    """
    try:
        await placing.require_open(caller, at)
    except Refusal as refusal:
        return [Refused(refusal)] * len(asked)
    found: list[Outlook] = list(by_rules)
    first: dict[str, int] = {}
    for place, one in enumerate(asked):
        if not isinstance(found[place], Refused):
            first.setdefault(one.request.to.e164, place)
    claims = {uuid4(): place for place in first.values()}
    listed = await _listed(caller.customer_id, list(first)) if first else {}
    for row in await _rows(caller, {call_id: (asked[place], found[place]) for call_id, place in claims.items()}, at):
        place = claims[row["id"]]
        to = asked[place].request.to.e164
        found[place] = _by_the_gate(asked[place].lawful(at), row, listed.get(to)) or found[place]
    for place, one in enumerate(asked):
        before = first.get(one.request.to.e164, place)
        if before < place and not isinstance(found[place], Refused):
            found[place] = it if isinstance(it := found[before], Refused) else Refused(DuplicateCall(TWICE))
    return found


async def _listed(customer_id: UUID, numbers: list[str]) -> dict[str, DoNotCall]:
    """The refusal of each number that stands on a list, ours or an imported one."""
    imported = await screening_lists.why_each_listed(customer_id, numbers)
    return imported | await do_not_call.why_each_listed(customer_id, numbers)


def by_the_rules(asked: Asked, at: datetime) -> Verdict:
    """What the calling rules say.

    Where the CRM has yet to be asked, nobody is refused for what only it knows; the time is that of the number's area.
    """
    caller, rules = asked.caller, asked.caller.rules(asked.request.hours)
    if not asked.asks:
        return decide_for(asked.dial_request(at, asks=False), rules, at, gate.DECISION_TTL)
    verdict = decide(asked.dial_request(at, asks=True), rules, at)
    if isinstance(verdict, Now):
        unproven = replace(rules, policy=caller.policy.model_copy(update={"proof_required": False}))
        by_area = decide_for(
            replace(asked.dial_request(at, asks=False), contact=ContactFacts()), unproven, at, gate.DECISION_TTL
        )
        return by_area if isinstance(by_area, NotBefore) else verdict
    return verdict


async def _rows(caller: CallingNumber, claims: dict[UUID, tuple[Asked, Outlook]], at: datetime) -> list[dict[str, Any]]:
    calls = [
        {
            "id": str(call_id), "customer_id": str(caller.customer_id), "number_id": str(caller.number_id),
            "to_number": asked.request.to.e164, "not_before": (it.at if isinstance(it, NotBefore) else at).isoformat(),
        }
        for call_id, (asked, it) in claims.items()
    ]  # fmt: skip
    if not calls:
        return []
    caps = [asked.lawful(at).calls_per_lead_per_day for asked, _ in claims.values()]
    values = [json.dumps(calls), list(claims), caps, caller.policy.calls_per_lead_per_14_days, pacing.SECOND]
    rows: list[dict[str, Any]] = await connections.get("default").execute_query_dict(ASK, values)
    return rows


def _by_the_gate(policy: Policy, row: dict[str, Any], listed: Refusal | None) -> Outlook | None:
    """What stands in the way of a call that the rules allow, in the order in which it would be told."""
    forbidden: str | None = row["forbidden"]
    if forbidden == "own line":
        return Refused(DestinationNotAllowed(OWN_LINE))
    if listed is not None:
        return Refused(listed)
    if row["last_call_id"] is not None:
        known = {name: row[name] for name in ("last_call_id", "open", "guarded_until", "dialed_at", "called_us_at")}
        if closed := leads.why_closed(Lead(**known), policy, row["planned"]):
            return Refused(closed)
    if forbidden is None or forbidden in IN_TURN:
        return None
    code, reason = WAITED_FOR.get(forbidden, (Reason.NOT_PLACED, f"The call would not be placed: {forbidden}."))
    return Held(code, reason)
