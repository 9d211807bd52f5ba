"""The form of a campaign: what it shows, and what was typed into it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from app.domain.campaigns.campaigns import Campaign
from app.domain.rules.policies import MINUTES_A_DAY
from app.web.embed.kit.forms import Form, Reader
from app.web.embed.kit.page import id_from
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages.rule_form import DAY, DAYS, minute

NUMBER = "number:"
MAX_NAME, MAX_TAG, MAX_AGENT = 80, 100, 120
MAX_ATTEMPTS, MAX_PER_MINUTE, MAX_DAYS = 5, 600, 90
DEFAULTS = {"attempts": "1", "minutes_between": "60", "per_minute": "10", "max_age_days": "7"}


def new_form() -> Form:
    """What an empty form shows."""
    return Form(DEFAULTS | {f"{DAY}{day}": "on" for day in DAYS})


def campaign_in(form: Form, reader: Reader, viewer: Viewer, customer_id: UUID, now: datetime) -> Campaign:
    """The campaign that the form describes, not saved; the reader notes what is wrong with it."""
    starts, ends = _moment(form, reader, viewer, "starts_at"), _moment(form, reader, viewer, "ends_at")
    if ends is not None and ends <= (starts or now):
        reader.wrong("ends_at", "campaigns.bad_end")
    return Campaign(
        customer_id=customer_id,
        name=reader.text("name", MAX_NAME),
        number_ids=[str(it) for name in form.ticked(NUMBER) if (it := id_from(name)) is not None],
        agent_id=form["agent"][:MAX_AGENT],
        hours=_hours(form, reader, viewer),
        attempts=reader.amount("attempts", least=1, most=MAX_ATTEMPTS) or 1,
        minutes_between=reader.amount("minutes_between", least=1, most=MINUTES_A_DAY) or 60,
        per_minute=reader.amount("per_minute", least=1, most=MAX_PER_MINUTE) or 10,
        max_age_days=reader.amount("max_age_days", least=1, most=MAX_DAYS) or 7,
        starts_at=starts,
        ends_at=ends,
        tag=form["tag"][:MAX_TAG],
        stays_open=form["stays_open"] == "on",
        created_by=viewer.name[:200],
        created_at=now,
    )


def _hours(form: Form, reader: Reader, viewer: Viewer) -> dict[str, Any] | None:
    """Its own calling hours; None where it leaves them to the calling rules."""
    hours: dict[str, Any] = {}
    for name in ("opens", "closes"):
        if form[name]:
            hours[name] = minute(form[name], viewer.say)
            if hours[name] < 0:
                reader.wrong(name, "campaigns.bad_time")
    days = [day for day in DAYS if form[f"{DAY}{day}"] == "on"]
    if not days:
        reader.wrong("days", "campaigns.no_day")
    if len(days) < len(DAYS):
        hours["days"] = days
    return hours or None


def _moment(form: Form, reader: Reader, viewer: Viewer, name: str) -> datetime | None:
    """A date and a time as the browser sends them, in the viewer's zone."""
    if not form[name]:
        return None
    try:
        return datetime.fromisoformat(form[name]).replace(tzinfo=viewer.say.zone)
    except ValueError:
        reader.wrong(name, "campaigns.bad_moment")
        return None


def hours_of(campaign: Campaign, viewer: Viewer) -> str | None:
    """Its own hours in words; None where the calling rules decide."""
    hours = campaign.hours_override
    if hours is None:
        return None
    parts = []
    if hours.opens is not None or hours.closes is not None:
        opens, closes = (hours.opens or 0, MINUTES_A_DAY if hours.closes is None else hours.closes)
        parts.append(f"{viewer.say.clock(opens)}-{viewer.say.clock(closes)}")
    if hours.days is not None:
        parts.append(", ".join(viewer.say(f"day.{day}") for day in hours.days))
    return "; ".join(parts)
