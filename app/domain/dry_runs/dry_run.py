"""Dry run: leads through the real decision at a given time. Who is called when, who not and why, and at what cost.

Nothing is written: everything is read in one transaction that may only read.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tortoise import connections
from tortoise.transactions import in_transaction

from app.domain.calls.call_request import CallRequest
from app.domain.dry_runs.planning import means_of, plan
from app.domain.dry_runs.report import Candidate, Report, Terms
from app.domain.dry_runs.verdicts import Asked, Outlook, by_the_rules, judge
from app.domain.rules.decision import Refused, Verdict
from app.domain.telephony import number_choice
from app.domain.telephony.numbers import CallingNumber
from app.errors import InvalidRequest, Refusal

MAX_LEADS = 10_000
WEEK = timedelta(days=7)
READ_ONLY = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
PAST = """
SELECT DISTINCT ON (to_number) to_number, contact_id FROM calls
WHERE customer_id = $1 AND requested_at > $2 AND requested_at <= $3 AND to_number <> 'erased'
ORDER BY to_number, requested_at DESC LIMIT $4
"""


async def dry_run(
    lines: Sequence[CallingNumber], candidates: Sequence[Candidate], terms: Terms, at: datetime
) -> Report:
    """Say what would become of each of these leads of one customer, if all were asked for at that moment.

    `lines` are the customer's, the longest unused first. Raises InvalidRequest for too many leads.
    """
    if len(candidates) > MAX_LEADS:
        raise InvalidRequest(f"A dry run takes up to {MAX_LEADS} leads, and these are {len(candidates)}.")
    # Long lists are thought about beside what this process answers meanwhile, and outside of the transaction.
    asked = await asyncio.to_thread(lambda: [_ask(lines, one, terms, at) for one in candidates])
    async with in_transaction() as tx:
        await tx.execute_query(READ_ONLY)
        outlooks = await _outlooks(asked, at)
        means = await means_of(lines, at, terms.per_minute)
    return await asyncio.to_thread(plan, [(one.candidate, one.asked) for one in asked], outlooks, means, at)


@dataclass(frozen=True)
class _Ruled:
    """A candidate as a call, and what the calling rules say of it; a refusal for both where it can be none."""

    candidate: Candidate
    asked: Asked | Refused
    verdict: Verdict


def _ask(lines: Sequence[CallingNumber], one: Candidate, terms: Terms, at: datetime) -> _Ruled:
    try:
        caller, to = number_choice.choose(list(lines), one.phone, terms.number, terms.agent)
    except Refusal as refusal:
        return _Ruled(one, Refused(refusal), Refused(refusal))
    request = CallRequest(
        source="dry_run", to=to, contact_id=one.contact_id, hours=terms.hours,
        skips_closed_hours=terms.skips_closed_hours, max_lead_age_minutes=terms.max_lead_age_minutes,
    )  # fmt: skip
    asked = Asked(caller, request, one.contact)
    return _Ruled(one, asked, by_the_rules(asked, at))


async def _outlooks(asked: Sequence[_Ruled], at: datetime) -> list[Outlook]:
    """What the decision says of each, one line after the other."""
    found: dict[int, Outlook] = {place: one.verdict for place, one in enumerate(asked)}
    lines: dict[UUID, list[tuple[int, Asked]]] = {}
    for place, one in enumerate(asked):
        if isinstance(one.asked, Asked):
            lines.setdefault(one.asked.caller.number_id, []).append((place, one.asked))
    for of_line in lines.values():
        verdicts = [asked[place].verdict for place, _ in of_line]
        outlooks = await judge(of_line[0][1].caller, [it for _, it in of_line], verdicts, at)
        found |= zip((place for place, _ in of_line), outlooks, strict=True)
    return [found[place] for place in range(len(asked))]


async def past_week(customer_id: UUID, now: datetime) -> list[Candidate]:
    """Whoever was to be called in the last seven days, each once."""
    values = [customer_id, now - WEEK, now, MAX_LEADS]
    rows = await connections.get("default").execute_query_dict(PAST, values)
    return [Candidate(row["to_number"], row["contact_id"]) for row in rows]
