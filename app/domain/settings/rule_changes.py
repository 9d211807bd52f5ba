"""Rules as people change them: calling rules, caps and write-backs of one customer, checked and stored together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, get_args
from uuid import UUID

import phonenumbers
from pydantic import BaseModel, ValidationError
from tortoise.transactions import in_transaction

from app.domain.calls import quotas, wake
from app.domain.calls.reasons import Reason
from app.domain.results.write_backs import WriteBackPolicy
from app.domain.rules.policies import LineType, Policy
from app.domain.settings import contact_marks
from app.domain.settings.caps import MAX_PER_DAY, MAX_PER_MINUTE
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import Installation
from app.errors import InvalidRequest

LINES: tuple[str, ...] = get_args(LineType)
# The largest that make sense; what is above is a slip of the finger.
MOST = {
    "guard_minutes": 24 * 60,
    "calls_per_lead_per_day": 100,
    "calls_per_lead_per_14_days": 1_000,
    "max_lead_age_minutes": 30 * 24 * 60,
    "redial_busy_minutes": 24 * 60,
    "redial_no_answer_minutes": 7 * 24 * 60,
}
MAX_CREDITS = 10_000_000 * quotas.CREDIT
SENTENCES = {
    "opens": "Write a time from 0:00 to 24:00, like 9:00.",
    "closes": "Write a time from 0:00 to 24:00, like 20:00.",
    "days": "Choose at least one day. To stop all calls, use Pause.",
    "lines": "Choose at least one kind of number.",
    "countries": "Write two-letter country codes, separated by commas, like US, CA.",
    "country": "Write one two-letter country code, like US, or leave this empty.",
    "proof_required": "Name the tag or the custom field that proves consent.",
    "proof_tag": "Write at most 100 characters.",
    "proof_field": "Write the field's ID, at most 64 characters.",
    "tag_prefix": "Write 1 to 40 characters.",
    "calls_per_minute": f"Write a number from 1 to {MAX_PER_MINUTE:,}, or leave this empty for no limit.",
    "calls_per_day": f"Write a number from 1 to {MAX_PER_DAY:,}, or leave this empty for no limit.",
    "spend_per_day": "Write an amount of credits above 0, like 50, or leave this empty for no limit.",
    **{name: f"Write a whole number from 1 to {most:,}." for name, most in MOST.items()},
}
CLOSES_FIRST = "Calling must end after it begins. Write a later time."
UNKNOWN = "The form cannot be read. Load the page again."


@dataclass(frozen=True)
class Caps:
    """How many calls a customer may ask for, and what it may spend in a day (1/1000 credit); None: no limit."""

    calls_per_minute: int | None
    calls_per_day: int | None
    spend_per_day: int | None


@dataclass(frozen=True)
class Changes:
    """New values by field of Policy and WriteBackPolicy; what is left out stays. `country` is the customer's own."""

    rules: Mapping[str, object]
    country: str | None
    written: Mapping[str, object] = field(default_factory=dict)
    caps: Caps | None = None


async def change(customer_id: UUID, changes: Changes) -> None:
    """Store new rules, all or none; what waited for its hours or for room under a cap is looked at again.

    Raises InvalidRequest that names every wrong field.
    """
    async with in_transaction() as tx:
        customer = await Customer.filter(id=customer_id).using_db(tx).select_for_update().get()
        mine = Installation.filter(customer_id=customer_id).using_db(tx)
        installation = await mine.first()
        rules = {**customer.policy, **changes.rules}
        written = {**((installation.write_back if installation else None) or {}), **changes.written}
        wrong = {**_wrong_rules(rules), **_refused_by(WriteBackPolicy, written), **_wrong_caps(changes.caps)}
        if changes.country is not None and not are_countries([changes.country]):
            wrong["country"] = SENTENCES["country"]
        if wrong:
            raise _refusal(wrong)
        # Only what differs is stored, so that a better default reaches whoever never chose.
        customer.policy = _stored(Policy.model_validate(rules))
        customer.country = changes.country
        await customer.save(using_db=tx, update_fields=["policy", "country"])
        await mine.update(write_back=_stored(WriteBackPolicy.model_validate(written)))
        await wake.wake(tx, customer_id, Reason.OUTSIDE_CALLING_HOURS)
        if changes.caps is not None:
            caps = changes.caps
            await (
                Customer.filter(id=customer_id)
                .using_db(tx)
                .update(
                    calls_per_minute=caps.calls_per_minute,
                    calls_per_day=caps.calls_per_day,
                    spend_per_day=caps.spend_per_day,
                )
            )
            await wake.wake(tx, customer_id, Reason.QUOTA_EXCEEDED)
    if changes.caps is not None and customer.closed_until and changes.caps.spend_per_day != customer.spend_per_day:
        await quotas.reopen(customer_id)


async def change_agency(
    agency_id: UUID,
    countries: Sequence[str],
    accounts: Mapping[UUID, Sequence[str]],
    now: datetime,
    *,
    dnd_stops_calls: bool,
) -> None:
    """Where the agency's customers may call at most, and the numbers of each of its workspaces; none: anywhere.

    `dnd_stops_calls`: do-not-disturb on another channel does, where the law may be read so. Raises InvalidRequest
    that names every wrong field: `countries`, or a workspace's id.
    """
    named = {"countries": countries, **{str(account): listed for account, listed in accounts.items()}}
    if wrong := {name: SENTENCES["countries"] for name, listed in named.items() if not are_countries(listed)}:
        raise _refusal(wrong)
    async with in_transaction() as tx:
        await Agency.filter(id=agency_id).using_db(tx).update(countries=list(countries))
        for account, listed in accounts.items():
            ours = Workspace.filter(id=account, agency_id=agency_id).using_db(tx)
            await ours.update(countries=list(listed))
        await contact_marks.let_dnd_stop_calls(tx, agency_id, now, stops=dnd_stops_calls)


def are_countries(codes: Sequence[str]) -> bool:
    """Whether all of these are ISO codes of countries that have phone numbers."""
    return set(codes) <= phonenumbers.SUPPORTED_REGIONS


def _wrong_rules(rules: Mapping[str, Any]) -> dict[str, str]:
    wrong = _refused_by(Policy, rules)
    for name, most in MOST.items():
        if rules.get(name, 1) > most:
            wrong[name] = SENTENCES[name]
    wrong |= {name: SENTENCES[name] for name in ("days", "lines") if name in rules and not rules[name]}
    if not are_countries(rules.get("countries", ())):
        wrong["countries"] = SENTENCES["countries"]
    if not wrong.keys() & {"opens", "closes"} and "closes" in rules and "opens" in rules:
        wrong |= {"closes": CLOSES_FIRST} if rules["closes"] <= rules["opens"] else {}
    return wrong


def _refused_by(model: type[BaseModel], values: Mapping[str, Any]) -> dict[str, str]:
    try:
        model.model_validate(values)
    except ValidationError as error:
        # A model's own rule has no field: Policy has one, about what proves consent.
        names = {str(item["loc"][0]) if item["loc"] else "proof_required" for item in error.errors()}
        return {name if name in SENTENCES else "": SENTENCES.get(name, UNKNOWN) for name in names}
    return {}


def _wrong_caps(caps: Caps | None) -> dict[str, str]:
    most = {"calls_per_minute": MAX_PER_MINUTE, "calls_per_day": MAX_PER_DAY, "spend_per_day": MAX_CREDITS}
    values = {name: getattr(caps, name) for name in most} if caps else {}
    return {
        name: SENTENCES[name] for name, value in values.items() if value is not None and not 1 <= value <= most[name]
    }


def _stored(values: BaseModel) -> dict[str, Any]:
    return values.model_dump(mode="json", exclude_defaults=True)


def _refusal(wrong: dict[str, str]) -> InvalidRequest:
    details = [{"field": name, "message": sentence} for name, sentence in wrong.items()]
    return InvalidRequest("Some rules cannot be stored.", details=details)
