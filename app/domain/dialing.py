"""May this lead be called, and when: one pure decision, asked for at the request and again at the instant of dialing.

What the database decides (one call at a time, caps, the do-not-call lists) stands in the statements of leads.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.domain import consent
from app.domain.consent import Proof
from app.domain.destinations import Destination, Limits, why_not_there
from app.domain.hours import Hours
from app.domain.policies import Policy
from app.domain.zones import Address, is_zone, states_of_address, states_of_number, zones_of_address, zones_of_number
from app.errors import DestinationNotAllowed, DoNotCall, NoConsent, OutsideCallingHours, Refusal, Stale

MARKED = "The contact is marked as do-not-call in your CRM. Take the mark away there if that is wrong."


@dataclass(frozen=True)
class Person:
    """What the CRM says about a contact at this moment; `fields` are custom fields by their ids."""

    do_not_call: bool = False
    timezone: str | None = None
    address: Address = field(default_factory=Address)
    tags: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Rules:
    """The rules that hold for one call: the customer's, its country and time zone, and who else limits countries."""

    policy: Policy
    home: str
    limits: Limits = ()
    timezone: str | None = None


@dataclass(frozen=True)
class Wish:
    """A call that somebody wants: to whom, and how it should be made.

    `due` is since when it could have been made, `waits` that it may wait for the next opening. `person` is
    None while the CRM was not asked, and `asks` says that it is going to be, before the dial.
    """

    to: Destination
    due: datetime
    person: Person | None = None
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


def decide(wish: Wish, rules: Rules, now: datetime) -> Verdict:
    """May this call be made at `now`? The first thing that forbids it is the answer."""
    policy, person = rules.policy, wish.person
    proof = consent.proof_in(policy, person.tags, person.fields, now) if person else None
    refusal = (
        why_not_there(wish.to, policy, rules.home, rules.limits)
        or (DoNotCall(MARKED) if person and person.do_not_call else None)
        or (_why_no_consent(wish, policy) if policy.proof_required and proof is None else None)
        or why_too_old(wish, policy, now)
    )
    return Refused(refusal) if refusal else _by_the_clock(wish, rules, proof, now)


def why_too_old(wish: Wish, policy: Policy, now: datetime) -> Stale | None:
    """The refusal of a lead that waited longer than it stays fresh, else None."""
    if now <= fresh_until(wish, policy):
        return None
    minutes = (fresh_until(wish, policy) - wish.due) // timedelta(minutes=1)
    return Stale(
        f"The lead waited longer than {minutes} minutes, so it was not called any more. Ask again if it should."
    )


def fresh_until(wish: Wish, policy: Policy) -> datetime:
    """How long the lead may wait."""
    return wish.due + timedelta(minutes=wish.max_lead_age_minutes or policy.max_lead_age_minutes)


def zones_of(wish: Wish, rules: Rules) -> tuple[str, ...]:
    """Every time zone that the lead may be in: by its contact, its address, its number, or as the rules assume."""
    person = wish.person
    if person and person.timezone and is_zone(person.timezone):
        return (person.timezone,)
    zones = zones_of_address(person.address) if person else ()
    if not zones and wish.to.somewhere:
        zones = zones_of_number(wish.to.e164)
    if not zones and rules.policy.account_timezone and rules.timezone and is_zone(rules.timezone):
        zones = (rules.timezone,)
    return zones


def states_of(wish: Wish) -> tuple[str, ...]:
    """Every state or province that the lead may be in: by its address, else by its number."""
    states = states_of_address(wish.person.address) if wish.person else ()
    return states or states_of_number(wish.to.e164)


def _why_no_consent(wish: Wish, policy: Policy) -> NoConsent | None:
    if wish.person is None and wish.asks:
        return None
    wanted = consent.wanted(policy)
    if wish.person is not None:
        return NoConsent(f"The contact has no proof of consent. It is called when it has {wanted}.")
    message = f"Only contacts that have {wanted} are called here. Name the contact, and connect the CRM that knows it."
    return NoConsent(message, details=[{"field": "contact_id", "message": message}])


def _by_the_clock(wish: Wish, rules: Rules, proof: Proof | None, now: datetime) -> Verdict:
    if wish.person is None and wish.asks:
        return Now()  # only the CRM knows where this person is
    hours = Hours(rules.policy, wish.to.country, states_of(wish))
    zones = zones_of(wish, rules)
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
    if not wish.waits:
        return Refused(OutsideCallingHours(
            "It is outside the calling hours where the lead is, and the call was not to wait. Let the step wait, or "
            "widen the calling hours."
        ))  # fmt: skip
    there = f"{at.astimezone(ZoneInfo(zones[0])):%A %H:%M} ({zones[0]})"
    return NotBefore(at, f"It is outside the calling hours where the lead is, so the call waits until {there}. To "
                         "call earlier, widen the calling hours.")  # fmt: skip
