"""A promise becomes a call: read where the lead is, moved to where it is allowed, and admitted like any other call."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.domain.callbacks.callbacks import OF_CALLBACK, Plan
from app.domain.callbacks.incoming import OVERTAKEN, has_called_since
from app.domain.calls import cancellation, placing
from app.domain.calls.call_request import CallRequest
from app.domain.calls.calls import Call
from app.domain.calls.reasons import Reason
from app.domain.results.summary import Result
from app.domain.rules.agent_options import AgentOptions
from app.domain.rules.decision import ContactFacts, DialRequest, NotBefore, Refused, Rules, decide
from app.domain.rules.destinations import known_destination
from app.domain.rules.figures import counted
from app.domain.rules.moments import JUST_PASSED, Moment, read_moment
from app.domain.rules.state_rules import UNITED_STATES
from app.domain.rules.zones import belongs_to, is_zone, zones_of_address, zones_of_number
from app.domain.telephony.numbers import CallingNumber
from app.errors import Refusal

NO_TIME = "The lead asked to be called back and named no time."
NO_NUMBER = "The number that this lead was called from cannot place calls any more."
TOO_LATE = "The time had passed long before the callback could be planned."
LATE = "The time had passed when the callback was planned, so the call is made as soon as it is allowed."
CALLED_FIRST = "The lead has called by itself since then."
PROMISED = "The lead asked to be called back then."


async def plan(
    call: Call, result: Result, said: str, caller: CallingNumber | None, contact: ContactFacts | None, now: datetime
) -> Plan:
    """Have the lead called at the time that it named, or say why not; done twice, there is one call."""
    since = result.ended_at or now
    if await has_called_since(call, since):
        return Plan(CALLED_FIRST)
    planned = await _plan(call, result, said, caller, contact, now)
    # It may have called while this was planned: a call that is recorded from now on stops it by itself.
    if planned.call is not None and await has_called_since(call, since):
        whose, it = call.customer_id, planned.call.id
        await cancellation.cancel_waiting(whose, Reason.LEAD_CALLED, OVERTAKEN, now, call_id=it)
        return Plan(CALLED_FIRST)
    return planned


async def _plan(
    call: Call, result: Result, said: str, caller: CallingNumber | None, contact: ContactFacts | None, now: datetime
) -> Plan:
    if caller is None:
        return Plan(NO_NUMBER)
    asked = DialRequest(known_destination(call.to_number), now, contact)
    zones = where(asked, caller.rules())
    named = read_moment(said, zones, result.ended_at or now, month_first=asked.to.country in UNITED_STATES)
    if not isinstance(named, Moment):
        return Plan(named.why if named else NO_TIME)
    if named.at < now - JUST_PASSED:
        return Plan(TOO_LATE)
    notes, at = [*named.notes, *([LATE] if named.at < now else [])], max(named.at, now)
    if result.dialed_at and at < result.dialed_at + timedelta(minutes=caller.policy.guard_minutes):
        at = result.dialed_at + timedelta(minutes=caller.policy.guard_minutes)
        notes.append(f"Nobody is called twice within {counted(caller.policy.guard_minutes, 'minute')}.")
    try:
        verdict = decide(replace(asked, due=at), caller.rules(), at)
        if isinstance(verdict, Refused):
            raise verdict.refusal
        if isinstance(verdict, NotBefore):
            notes.append(_moved(at, verdict.at, zones))
            at = verdict.at
        placement = await placing.request(_same_agent(caller, call), _request(call, result, at), now)
    except Refusal as refusal:
        return Plan(refusal.message)
    return Plan(" ".join(notes), at, placement.call)


def where(dial_request: DialRequest, rules: Rules) -> tuple[str, ...]:
    """The time zones in which a lead reads the clock: its own as the CRM has it, else its address's, its number's.

    To be called it must be allowed in all of them (see decision.zones_of); what it says is meant in one.
    """
    contact, to = dial_request.contact, dial_request.to
    if contact and contact.timezone and is_zone(contact.timezone) and belongs_to(contact.timezone, to.country):
        return (contact.timezone,)
    zones = (contact and zones_of_address(contact.address)) or (zones_of_number(to.e164) if to.somewhere else ())
    own = rules.timezone
    return zones or ((own,) if rules.policy.account_timezone and own and is_zone(own) else ())


def _moved(wanted: datetime, allowed: datetime, zones: tuple[str, ...]) -> str:
    zone = ZoneInfo(zones[0]) if zones else ZoneInfo("UTC")
    return (
        f"Calls are not allowed at the time named, {wanted.astimezone(zone):%Y-%m-%d %H:%M}, so it was moved to "
        f"{allowed.astimezone(zone):%Y-%m-%d %H:%M}."
    )


def _same_agent(caller: CallingNumber, call: Call) -> CallingNumber:
    """Whoever gave the promise keeps it."""
    return replace(caller, agent_id=call.agent_id, agent_version=call.agent_version)


def _request(call: Call, result: Result, at: datetime) -> CallRequest:
    told = {"callback": "true", "last_call_summary": str(result.said.get("summary", ""))[:1000]}
    return CallRequest(
        source=OF_CALLBACK,
        to=known_destination(call.to_number),
        variables=call.variables | told,
        metadata=call.metadata,
        contact_id=call.contact_in_crm,
        not_before=at,
        later_because=PROMISED,
        options=AgentOptions.model_validate(call.options or {}),
        max_attempts=call.max_attempts,
        minutes_between=call.minutes_between,
        request_key=f"{OF_CALLBACK}:{call.id}",
    )
