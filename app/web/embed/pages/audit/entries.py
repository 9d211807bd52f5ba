"""An entry of the audit log in the viewer's words: who, of what, and both values as the pages show them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from app.domain.audit.trail import AuditEntry
from app.domain.results.write_backs import WriteBackPolicy
from app.domain.rules.destinations import is_e164
from app.domain.rules.policies import Policy
from app.domain.rules.white_label import unbranded
from app.web.embed.kit.locale import Locale

PERSON = "person"
POLICY, WRITTEN = "customers.policy.", "installations.write_back."
MICROCENTS = 100_000_000
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*")


@dataclass(frozen=True)
class Row:
    """One entry in the list; `exactly` is its time with the zone, `account` the sub-account's name, if it is of one."""

    at: str
    exactly: str
    who: str
    account: str
    kind: str
    subject: str
    what: str
    was: str
    became: str
    note: str


def row_of(entry: AuditEntry, say: Locale, names: Mapping[UUID, str]) -> Row:
    """The entry as this viewer reads it; `names` are those of the viewer's own sub-accounts."""
    account = names.get(entry.customer_id, "") if entry.customer_id else ""
    return Row(
        at=say.moment(entry.at),
        exactly=say.exactly(entry.at),
        who=_who(entry, say),
        account=account,
        kind=say(f"audit.kind.{entry.kind.value}"),
        subject=_subject(entry.subject, say) if entry.subject != account else "",
        what=say.named("changed", entry.what),
        was=_value(entry.what, entry.was, say),
        became=_value(entry.what, entry.became, say),
        note=unbranded(entry.note or ""),
    )


def _who(entry: AuditEntry, say: Locale) -> str:
    if entry.actor == PERSON:
        return entry.name or say("audit.somebody")
    return say.named("audit", f"actor.{entry.actor}")


def _subject(text: str, say: Locale) -> str:
    number, comma, rest = text.partition(", ")
    return f"{say.phone(number)}{comma}{rest}" if is_e164(number) else text


def _value(what: str, value: Any, say: Locale) -> str:
    if value is None:
        value = _default(what)
    if value is None:
        return ""
    if shown := SHOWN.get(what):
        return shown(value, say)
    return _plain(value, say)


def _default(what: str) -> Any:
    """What holds of a rule while nothing is stored of it."""
    for prefix, model in ((POLICY, Policy), (WRITTEN, WriteBackPolicy)):
        if what.startswith(prefix) and (known := model.model_fields.get(what.removeprefix(prefix))):
            return known.default
    return None


def _plain(value: Any, say: Locale) -> str:
    if isinstance(value, bool):
        return say("audit.on" if value else "audit.off")
    if isinstance(value, int | float):
        return say.exact(value)
    if isinstance(value, list | tuple):
        return ", ".join(_plain(one, say) for one in value)
    if isinstance(value, dict):
        return ", ".join(str(one) for one in (value["name"],)) if "name" in value else ", ".join(value)
    text = str(value)
    if MOMENT.fullmatch(text):
        return say.moment(datetime.fromisoformat(text))
    return say.phone(text) if is_e164(text) else text


def _credits(value: Any, say: Locale) -> str:
    return say.credits(value)


def _dollars(value: Any, say: Locale) -> str:
    return f"${say.exact(value / MICROCENTS)}"


def _clock(value: Any, say: Locale) -> str:
    return say.clock(value)


def _each(group: str) -> Callable[[Any, Locale], str]:
    return lambda value, say: ", ".join(say.named(group, str(one)) for one in value)


def _one_of(group: str) -> Callable[[Any, Locale], str]:
    return lambda value, say: say.named(group, str(value))


def _secret(value: Any, say: Locale) -> str:
    return say("audit.set" if value else "audit.not_set")


def _count(value: Any, say: Locale) -> str:
    return say("audit.numbers", count=value) if isinstance(value, int) else str(value)


def _payer(value: Any, say: Locale) -> str:
    return say("credits.payer_own" if value else "credits.payer_agency")


def _calls(value: Any, say: Locale) -> str:
    return say("audit.calls", count=value)


SHOWN: dict[str, Callable[[Any, Locale], str]] = {
    **dict.fromkeys(
        (
            "customers.price_per_minute", "customers.low_credits", "customers.spend_per_day", "allowances.added",
            "customers.overage_per_month", "customers.top_up_below",
            "allowances.removed", "ledger_entries.grant", "ledger_entries.adjust",
        ),
        _credits,
    ),
    **dict.fromkeys(("customers.policy.opens", "customers.policy.closes"), _clock),
    **dict.fromkeys(
        (
            "agencies.sealed_knotie_key", "agencies.sealed_alarm_secret", "workspaces.sealed_api_key",
            "webhook_endpoints.sealed_secret", "screening_lookups.sealed_value",
            "agencies.brand_logo", "agencies.brand_icon",
        ),
        _secret,
    ),
    **dict.fromkeys(("do_not_call_entries.added", "do_not_call_entries.removed"), _count),
    "customers.credit_microcents": _dollars,
    "customers.own_credits": _payer,
    "customers.policy.days": _each("day"),
    "customers.policy.lines": _each("line"),
    "installations.status": _one_of("installation"),
    "campaigns.status": _one_of("campaign_status"),
    "agent_assignments.agent_version": _one_of("version"),
    "workspaces.status": _one_of("audit"),
    "contacts.erased": _calls,
}  # fmt: skip
