"""The form of the Rules page: what it shows, and what was typed into it as changes of the rules."""

import re

from app.domain.customers import Customer
from app.domain.installations import Installation
from app.domain.ledger import CREDIT
from app.domain.policies import MINUTES_A_DAY, Policy
from app.domain.rule_changes import LINES, MOST_CREDITS, Caps, Changes
from app.domain.write_backs import FIELD_NAMES, policy_of
from app.web.embed.forms import Form, Reader, whole_number
from app.web.embed.viewer import Viewer

TIME = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)", re.ASCII)
DAYS = range(7)
NUMBERS = ("guard_minutes", "calls_per_lead_per_day", "calls_per_lead_per_14_days", "max_lead_age_minutes")
SWITCHES = ("closed_on_holidays", "account_timezone", "proof_required")
WRITTEN = ("note", "transcript", "cost", "tags", "call_log", "do_not_call")
DAY, LINE, FIELD = "day:", "line:", "field:"
UNREADABLE = -1


def values_of(customer: Customer, installation: Installation | None) -> Form:
    """What the form shows before anybody has typed; a box that is not ticked is left out, as browsers do."""
    policy = Policy.model_validate(customer.policy)
    written = policy_of(installation) if installation else None
    texts = {
        "opens": clock(policy.opens),
        "closes": clock(policy.closes),
        "country": customer.country or "",
        "countries": ", ".join(policy.countries),
        "proof_tag": policy.proof_tag,
        "proof_field": policy.proof_field,
        "calls_per_minute": _plain(customer.calls_per_minute),
        "calls_per_day": _plain(customer.calls_per_day),
        "spend_per_day": _plain(customer.spend_per_day, CREDIT),
        "tag_prefix": written.tag_prefix if written else "",
        **{name: str(getattr(policy, name)) for name in NUMBERS},
    }
    ticked = [name for name in (*SWITCHES, "legal_hours") if getattr(policy, name)]
    ticked += [f"{DAY}{day}" for day in policy.days] + [f"{LINE}{line}" for line in policy.lines]
    if written:
        ticked += [name for name in WRITTEN if getattr(written, name)] + [f"{FIELD}{name}" for name in written.fields]
    return Form(texts | dict.fromkeys(ticked, "on"))


def changes_in(form: Form, viewer: Viewer, *, written: bool) -> Changes:
    """What the form asks for; what cannot be read becomes a value that no rule may have.

    Only the agency decides about the hours of law and the caps, whatever else was sent.
    """
    rules: dict[str, object] = {
        "opens": minute(form["opens"]),
        "closes": minute(form["closes"]),
        "days": [day for day in DAYS if form[f"{DAY}{day}"] == "on"],
        "lines": [line for line in LINES if form[f"{LINE}{line}"] == "on"],
        "countries": codes(form["countries"]),
        "proof_tag": form["proof_tag"],
        "proof_field": form["proof_field"],
        **{name: whole_number(form[name]) or UNREADABLE for name in NUMBERS},
        **{name: form[name] == "on" for name in SWITCHES},
    }
    caps = None
    if viewer.of_agency:
        rules["legal_hours"] = form["legal_hours"] == "on"
        spend = Reader(form, viewer.say).amount("spend_per_day", CREDIT, most=MOST_CREDITS)
        caps = Caps(whole_number(form["calls_per_minute"]), whole_number(form["calls_per_day"]), spend)
    back: dict[str, object] = {
        "tag_prefix": form["tag_prefix"],
        "fields": [name for name in FIELD_NAMES if form[f"{FIELD}{name}"] == "on"],
        **{name: form[name] == "on" for name in WRITTEN},
    }
    return Changes(rules, form["country"].upper() or None, back if written else {}, caps)


def clock(minutes: int) -> str:
    """A minute of the day as people write it; the day ends at 24:00."""
    return f"{minutes // 60}:{minutes % 60:02}"


def minute(text: str) -> int:
    """The minute of the day that a person wrote; -1 for what is no time."""
    match = TIME.fullmatch(text)
    minutes = int(match[1]) * 60 + int(match[2]) if match else UNREADABLE
    return minutes if minutes <= MINUTES_A_DAY else UNREADABLE


def codes(text: str) -> list[str]:
    """Country codes as a person lists them, each once."""
    return list(dict.fromkeys(re.findall(r"[^\s,;]+", text.upper())))


def _plain(value: int | None, unit: int = 1) -> str:
    return "" if value is None else f"{value / unit:.10g}"
