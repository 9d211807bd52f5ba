"""May this lead be called, and when: one pure decision, asked for at the request and again at the instant of dialing.

What the database decides (one call at a time, caps, the do-not-call lists) stands in the statements of leads.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.rules import consent
from app.domain.rules.consent import Proof
from app.domain.rules.destinations import Destination, Limits, why_not_there
from app.domain.rules.figures import counted
from app.domain.rules.hours import Hours
from app.domain.rules.policies import Policy
from app.domain.rules.state_rules import daily_cap
from app.domain.rules.zones import (
    Address,
    belongs_to,
    is_zone,
    states_of_address,
    states_of_number,
    zones_of_address,
    zones_of_number,
)
from app.errors import DestinationNotAllowed, DoNotCall, NoConsent, OutsideCallingHours, Refusal, Stale

MARKED = "The contact is marked as do-not-call in your CRM. Take the mark away there if that is wrong."
DISTURBED = (
    "Do-not-disturb is on for another channel of the contact in your CRM, which stops calls too. Switch it off there "
    "if that is wrong."
)
# Whoever says STOP by any means must not get automatic calls there (the FCC since April 2025, the CRTC alike).
DND_STOPS_CALLS_TO = frozenset({"US", "CA"})


@dataclass(frozen=True)
class ContactFacts:
    """What the CRM says about a contact at this moment; `fields` are custom fields by their ids.

    `do_not_call`: calls to it are switched off; `do_not_disturb`: calls or another channel.
    """

    do_not_call: bool = False
    do_not_disturb: bool = False
    timezone: str | None = None
    address: Address = field(default_factory=Address)
    tags: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Rules:
    """The rules that hold for one call: the customer's, its country and time zone, and who else limits countries.

    `dnd_stops_calls`: do-not-disturb on any channel does, in countries whose law may be read so.
    """

    policy: Policy
    home: str
    limits: Limits = ()
    timezone: str | None = None
    dnd_stops_calls: bool = True


@dataclass(frozen=True)
class DialRequest:
    """A call that somebody wants: to whom, and how it should be made.

    `due` is since when it could have been made, `waits` that it may wait for the next opening. `person` is
    None while the CRM was not asked, and `asks` says that it is going to be, before the dial.
    """

    to: Destination
    due: datetime
    contact: ContactFacts | None = None
    asks: bool = False
    waits: bool = True
    max_lead_age_minutes: int | None = None


@dataclass(frozen=True)
class Now:
    """It may be called now; `proof` is the consent that was found, where one was looked for."""

    proof: Proof | None = None


@dataclass(frozen=True)
class NotBefore:
    """It may be called from then on, for this reason."""

    at: datetime
    reason: str


@dataclass(frozen=True)
class Refused:
    """It may not be called, and the refusal says why and what would change that."""

    refusal: Refusal


Verdict = Now | NotBefore | Refused
PASSED = "passed"


@dataclass(frozen=True)
class Check:
    """One rule as it was applied: what it looked at, and what it said, `passed` or the code of a refusal."""

    rule: str
    inputs: dict[str, Any]
    verdict: str


def decide(dial_request: DialRequest, rules: Rules, now: datetime) -> Verdict:
    """May this call be made at `now`? The first thing that forbids it is the answer."""
    policy, contact = rules.policy, dial_request.contact
    proof = consent.proof_in(policy, contact.tags, contact.fields, now) if contact else None
    refusal = (
        why_not_there(dial_request.to, policy, rules.home, rules.limits)
        or _why_undisturbed(dial_request, rules)
        or (_why_no_consent(dial_request, policy) if policy.proof_required and proof is None else None)
        or why_too_old(dial_request, policy, now)
    )
    return Refused(refusal) if refusal else _by_the_clock(dial_request, rules, proof, now)


def decide_for(dial_request: DialRequest, rules: Rules, now: datetime, lasting: timedelta) -> Verdict:
    """The same for a decision that counts for some time: the hours must be open now, and for as long as it lasts."""
    verdict = decide(dial_request, rules, now)
    if isinstance(verdict, Now):
        soon = decide(dial_request, rules, now + lasting)
        if isinstance(soon, NotBefore) or (isinstance(soon, Refused) and soon.refusal.code == OutsideCallingHours.code):
            return soon
    return verdict


def explain(dial_request: DialRequest, rules: Rules, now: datetime) -> tuple[Check, ...]:
    """Each rule that `decide` goes by, with what it looks at, in the order in which the first one to forbid is told."""
    policy, contact, to = rules.policy, dial_request.contact, dial_request.to
    proof = consent.proof_in(policy, contact.tags, contact.fields, now) if contact else None
    zones = zones_of(dial_request, rules)
    hours = policy.model_dump(mode="json", include={"opens", "closes", "days", "closed_on_holidays", "legal_hours"})
    by_the_clock = _by_the_clock(dial_request, rules, proof, now)
    return (
        _check(
            "destination", why_not_there(to, policy, rules.home, rules.limits), country=to.country,
            kinds=list(to.kinds), lines=sorted(policy.lines), countries=sorted(policy.countries or []), home=rules.home,
            limits={whose: list(countries) for whose, countries in rules.limits},
        ),
        _check(
            "do_not_disturb", _why_undisturbed(dial_request, rules), asked=contact is not None,
            do_not_call=bool(contact and contact.do_not_call), any_channel=bool(contact and contact.do_not_disturb),
            any_channel_counts=rules.dnd_stops_calls and to.country in DND_STOPS_CALLS_TO,
        ),
        _check(
            "consent", _why_no_consent(dial_request, policy) if policy.proof_required and proof is None else None,
            required=policy.proof_required, tag=policy.proof_tag, field=policy.proof_field,
            proof=proof.as_json() if proof else None,
        ),
        _check(
            "freshness", why_too_old(dial_request, policy, now), due=dial_request.due.isoformat(),
            until=fresh_until(dial_request, policy).isoformat(),
        ),
        _check(
            "hours", by_the_clock.refusal if isinstance(by_the_clock, Refused) else None, **hours,
            states=list(states_of(dial_request)),
            there={zone: now.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds") for zone in zones},
            open=isinstance(by_the_clock, Now),
        ),
    )  # fmt: skip


def _check(rule: str, refusal: Refusal | None, **inputs: Any) -> Check:
    return Check(rule, inputs, refusal.code if refusal else PASSED)


def _why_undisturbed(dial_request: DialRequest, rules: Rules) -> DoNotCall | None:
    contact = dial_request.contact
    if contact is None:
        return None
    if contact.do_not_call:
        return DoNotCall(MARKED)
    stops = rules.dnd_stops_calls and dial_request.to.country in DND_STOPS_CALLS_TO
    return DoNotCall(DISTURBED) if stops and contact.do_not_disturb else None


def why_too_old(dial_request: DialRequest, policy: Policy, now: datetime) -> Stale | None:
    """The refusal of a lead that waited longer than it stays fresh, else None."""
    if now <= fresh_until(dial_request, policy):
        return None
    minutes = (fresh_until(dial_request, policy) - dial_request.due) // timedelta(minutes=1)
    return Stale(
        f"The lead waited longer than {counted(minutes, 'minute')}, so it was not called any more. Ask again "
        "if it should."
    )


def fresh_until(dial_request: DialRequest, policy: Policy) -> datetime:
    """How long the lead may wait."""
    return dial_request.due + timedelta(minutes=dial_request.max_lead_age_minutes or policy.max_lead_age_minutes)


def zones_of(dial_request: DialRequest, rules: Rules) -> tuple[str, ...]:
    """Every time zone in which the hours must be open: the contact's, its address's, and those of the number's area.

    What the CRM says narrows and never widens, and a zone outside of the number's country is not the lead's: the
    CRM writes the first zone of its list into contacts that nobody touched.
    """
    contact, to = dial_request.contact, dial_request.to
    zones: tuple[str, ...] = ()
    if contact and contact.timezone and is_zone(contact.timezone) and belongs_to(contact.timezone, to.country):
        zones += (contact.timezone,)
    if contact:
        zones += zones_of_address(contact.address)
    if to.somewhere:
        zones += zones_of_number(to.e164)
    if not zones and rules.policy.account_timezone and rules.timezone and is_zone(rules.timezone):
        zones = (rules.timezone,)
    return tuple(dict.fromkeys(zones))


def states_of(dial_request: DialRequest) -> tuple[str, ...]:
    """Every state or province whose law holds: that of the address, and those of the number's area."""
    states = states_of_address(dial_request.contact.address) if dial_request.contact else ()
    return tuple(dict.fromkeys(states + states_of_number(dial_request.to.e164)))


def lawful(dial_request: DialRequest, policy: Policy) -> Policy:
    """The rules with no more calls to this lead in a day than the law where it may be allows, unless that is off."""
    cap = daily_cap(dial_request.to.country, states_of(dial_request)) if policy.legal_hours else None
    if cap is None or cap >= policy.calls_per_lead_per_day:
        return policy
    return policy.model_copy(update={"calls_per_lead_per_day": cap})


def _why_no_consent(dial_request: DialRequest, policy: Policy) -> NoConsent | None:
    if dial_request.contact is None and dial_request.asks:
        return None
    wanted = consent.wanted(policy)
    if dial_request.contact is not None:
        return NoConsent(f"The contact has no proof of consent. It is called when it has {wanted}.")
    message = f"Only contacts that have {wanted} are called here. Name the contact, and connect the CRM that knows it."
    return NoConsent(message, details=[{"field": "contact_id", "message": message}])


def _by_the_clock(dial_request: DialRequest, rules: Rules, proof: Proof | None, now: datetime) -> Verdict:
    if dial_request.contact is None and dial_request.asks:
        return Now()  # only the CRM knows where this person is
    hours = Hours(rules.policy, dial_request.to.country, states_of(dial_request))
    zones = zones_of(dial_request, rules)
    at = hours.next_open(zones, now)
    if at == now:
        return Now(proof)
    if at is None and not zones:
        return Refused(DestinationNotAllowed(
            "The local time of this number is not known, so its calling hours cannot be kept. Give the contact a "
            "time zone or an address, or let the calling rules assume the account's own time zone."
        ))  # fmt: skip
    if at is None:
        return Refused(OutsideCallingHours(
            "The calling rules leave no hour at which this lead may be called. Widen the calling hours."
        ))  # fmt: skip
    if not dial_request.waits:
        return Refused(OutsideCallingHours(
            "It is outside the calling hours where the lead is, and the call was not to wait. Let the step wait, or "
            "widen the calling hours."
        ))  # fmt: skip
    there = f"{at.astimezone(ZoneInfo(zones[0])):%A %H:%M} ({zones[0]})"
    return NotBefore(at, f"It is outside the calling hours where the lead is, so the call waits until {there}. To "
                         "call earlier, widen the calling hours.")  # fmt: skip
