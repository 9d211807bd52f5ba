"""The form of the Rules page: what it shows, and what was typed into it as changes of the rules."""

import re

from app.domain.credits.ledger import CREDIT
from app.domain.results.write_backs import FIELD_NAMES, policy_of
from app.domain.rules.countries import country_code
from app.domain.rules.policies import MINUTES_A_DAY, Policy
from app.domain.settings.rule_changes import LINES, MAX_CREDITS, Caps, Changes
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import Installation
from app.web.embed.kit.forms import Form, Reader, whole_number
from app.web.embed.kit.locale import Locale
from app.web.embed.kit.viewer import Viewer

TIME = re.compile(r"(\d{1,2})(?:[:.h]([0-5]\d))?\s*(?:([ap])\.?\s?m\.?)?", re.ASCII | re.IGNORECASE)
NOON, LAST_HOUR = 12, 24
DAYS = range(7)
NUMBERS = (
    "guard_minutes", "calls_per_lead_per_day", "calls_per_lead_per_14_days", "max_lead_age_minutes",
    "redial_busy_minutes", "redial_no_answer_minutes",
)  # fmt: skip
SWITCHES = (
    "closed_on_holidays", "account_timezone", "refuse_when_full", "known_contacts_only", "proof_required",
    "redial_next_day", "double_dial",
)  # fmt: skip
WRITTEN = ("note", "transcript", "cost", "tags", "call_log", "callback_task", "do_not_call")
DAY, LINE, FIELD = "day:", "line:", "field:"
UNREADABLE = -1


def values_of(customer: Customer, installation: Installation | None, say: Locale) -> Form:
    """What the form shows before anybody has typed; a box that is not ticked is left out, as browsers do."""
    policy = Policy.model_validate(customer.policy)
    written = policy_of(installation) if installation else None
    texts = {
        "opens": say.clock(policy.opens),
        "closes": say.clock(policy.closes),
        "country": customer.country or "",
        "countries": ", ".join(policy.countries),
        "proof_tag": policy.proof_tag,
        "proof_field": policy.proof_field,
        "calls_per_minute": _plain(customer.calls_per_minute, say),
        "calls_per_day": _plain(customer.calls_per_day, say),
        "spend_per_day": _plain(customer.spend_per_day, say, CREDIT),
        "tag_prefix": written.tag_prefix if written else "",
        **{name: str(getattr(policy, name)) for name in NUMBERS},
    }
    ticked = [name for name in (*SWITCHES, "legal_hours") if getattr(policy, name)]
    ticked += [f"{DAY}{day}" for day in policy.days] + [f"{LINE}{line}" for line in policy.lines]
    if written:
        ticked += [name for name in WRITTEN if getattr(written, name)] + [f"{FIELD}{name}" for name in written.fields]
    return Form(texts | dict.fromkeys(ticked, "on"))


def changes_in(reader: Reader, viewer: Viewer, *, written: bool) -> Changes:
    """What the form asks for; what cannot be read becomes a value that no rule may have, and may be a mistake noted.

    Only the agency decides about the hours of law and the caps, whatever else was sent.
    """
    form, say = reader.form, viewer.say
    rules: dict[str, object] = {
        "opens": minute(form["opens"], say),
        # A day that closes at midnight closes when it ends.
        "closes": minute(form["closes"], say) or MINUTES_A_DAY,
        "days": [day for day in DAYS if form[f"{DAY}{day}"] == "on"],
        "lines": [line for line in LINES if form[f"{LINE}{line}"] == "on"],
        "countries": codes(form["countries"]),
        "proof_tag": form["proof_tag"],
        "proof_field": form["proof_field"],
        **{name: whole_number(form[name], say) or UNREADABLE for name in NUMBERS},
        **{name: form[name] == "on" for name in SWITCHES},
    }
    caps = None
    if viewer.of_agency:
        rules["legal_hours"] = form["legal_hours"] == "on"
        spend = reader.amount("spend_per_day", CREDIT, most=MAX_CREDITS)
        caps = Caps(whole_number(form["calls_per_minute"], say), whole_number(form["calls_per_day"], say), spend)
    back: dict[str, object] = {
        "tag_prefix": form["tag_prefix"],
        "fields": [name for name in FIELD_NAMES if form[f"{FIELD}{name}"] == "on"],
        **{name: form[name] == "on" for name in WRITTEN},
    }
    return Changes(
        rules, country_code(form["country"]) or form["country"].upper() or None, back if written else {}, caps
    )


def minute(text: str, say: Locale) -> int:
    """The minute of the day that a person wrote, like 9:00, 21, 9am or 9:30 p.m.; -1 for what is no time."""
    if text.lower() == say("locale.midnight"):
        return MINUTES_A_DAY
    match = TIME.fullmatch(text)
    if match is None:
        return UNREADABLE
    hour, half = int(match[1]), (match[3] or "").lower()
    if (half and not 1 <= hour <= NOON) or hour > LAST_HOUR:
        return UNREADABLE
    if half:
        hour = hour % NOON + (NOON if half == "p" else 0)
    minutes = hour * 60 + int(match[2] or 0)
    return minutes if minutes <= MINUTES_A_DAY else UNREADABLE


def codes(text: str) -> list[str]:
    """Countries as a person lists them, by code or by name, each once; what is none stays as it is, and is refused."""
    listed = [part.strip() for part in re.split(r"[,;\n]", text)]
    each = [one for part in listed for one in ([part] if country_code(part) else part.split())]
    return list(dict.fromkeys(country_code(one) or one.upper() for one in each))


def _plain(value: int | None, say: Locale, unit: int = 1) -> str:
    return "" if value is None else say.typed(value / unit)
