"""What the calling rules of a customer mean now, in one sentence."""

from itertools import groupby

from app.domain.rules.policies import MINUTES_A_DAY, Policy
from app.domain.tenants.customers import Customer
from app.web.embed.kit.locale import DASH, Locale

WEEK = 7
FEWEST_IN_A_RUN = 3


def sentence_of(customer: Customer, say: Locale) -> str:
    """When and where this customer calls."""
    policy = Policy.model_validate(customer.policy)
    whole_day = (policy.opens, policy.closes) == (0, MINUTES_A_DAY)
    hours = say("rules.any_hour") if whole_day else f"{say.clock(policy.opens)}{DASH}{say.clock(policy.closes)}"
    countries = policy.countries or ((customer.country,) if customer.country else ())
    clauses = [
        say("rules.calls", days=days_in(policy.days, say), hours=hours),
        say("rules.off_on_holidays" if policy.closed_on_holidays else "rules.on_on_holidays"),
        say("rules.by_law" if policy.legal_hours else "rules.not_by_law"),
        say("rules.to", countries=joined(countries, say)) if countries else say("rules.to_own"),
    ]
    return "; ".join(clauses) + "."


def days_in(days: tuple[int, ...], say: Locale) -> str:
    """Weekdays as people say them: three or more in a row by the first and the last."""
    if len(set(days)) == WEEK:
        return say("rules.every_day")
    named: list[str] = []
    for _, run in groupby(enumerate(sorted(set(days))), key=lambda pair: pair[1] - pair[0]):
        names = [say.named("day", str(day)) for _, day in run]
        named += [say("rules.run", first=names[0], last=names[-1])] if len(names) >= FEWEST_IN_A_RUN else names
    return joined(named, say)


def joined(names: list[str] | tuple[str, ...], say: Locale) -> str:
    """Names with commas and an `and` before the last."""
    return say("rules.and", first=", ".join(names[:-1]), last=names[-1]) if len(names) > 1 else "".join(names)
