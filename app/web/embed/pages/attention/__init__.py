"""What needs somebody's attention now: open alarms, leads that wait too long, and how fast leads are called."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from app.domain.alarms import speed, webhook
from app.domain.alarms.alarms import Alarm
from app.domain.alarms.incidents import Kind
from app.domain.health import falls
from app.domain.rules.white_label import unbranded
from app.domain.tenants.agencies import Agency
from app.errors import InvalidRequest
from app.web.embed.kit.forms import Form, Reader, read_form
from app.web.embed.kit.page import clients_of
from app.web.embed.kit.refusals import as_mistakes
from app.web.embed.kit.render import render
from app.web.embed.kit.viewer import Viewer

LOOKED_BACK = timedelta(days=7)
MAX_MINUTES = 24 * 60
UNUSABLE = 422


async def shown(_request: Request, viewer: Viewer) -> Response:
    """The page as it stands."""
    return await _page(viewer)


async def settings(request: Request, viewer: Viewer) -> Response:
    """Where alarms are sent besides, after how many minutes a lead is late, and for how many days numbers rest."""
    form = await read_form(request)
    reader = Reader(form, viewer.say)
    minutes = reader.amount("late_minutes", least=1, most=MAX_MINUTES)
    days = reader.amount("rest_days", least=0, most=falls.MAX_REST_DAYS)
    for name, value in (("late_minutes", minutes), ("rest_days", days)):
        if value is None:
            reader.wrong(name, "forms.needed")
    mistakes = reader.mistakes
    if form["alarm_url"] and not mistakes:
        try:
            await clients_of(request).outgoing.require_public(form["alarm_url"])
        except InvalidRequest as refusal:
            mistakes = {"alarm_url": " ".join(as_mistakes(viewer, refusal).values())}
    if mistakes or minutes is None or days is None:
        return await _page(viewer, mistakes=mistakes, typed=form)
    agency = await Agency.get(id=viewer.agency.id)
    await falls.rest_for(agency.id, days)
    secret = await webhook.keep(agency, form["alarm_url"] or None, minutes, request.app.state.ring)
    return await _page(viewer, secret=secret, toast=viewer.say("attention.saved"))


async def alarms_of(viewer: Viewer, without: Collection[Kind] = ()) -> list[dict[str, Any]]:
    """The viewer's open alarms as people read them, the oldest first, but for what is told beside them."""
    ours = Alarm.filter(agency_id=viewer.agency.id, over_at=None).exclude(kind__in=list(without)).order_by("since")
    if viewer.installation:
        ours = ours.filter(customer_id=viewer.installation.customer_id)
    return [
        {
            "kind": viewer.say(f"attention.{alarm.kind}"),
            "name": str(alarm.facts.get("name", "")),
            "since": viewer.say.moment(alarm.since),
            "sentence": unbranded(alarm.sentence),
        }
        for alarm in await ours
    ]


async def _page(
    viewer: Viewer,
    *,
    mistakes: dict[str, str] | None = None,
    typed: Form | None = None,
    secret: str | None = None,
    toast: str | None = None,
) -> Response:
    now, say = datetime.now(UTC), viewer.say
    names = {customer.id: customer.name for customer in await viewer.customers().order_by("name")}
    agency = await Agency.get(id=viewer.agency.id)
    late = [
        {
            "id": str(lead.call_id),
            "phone": say.phone(lead.to_number),
            "account": names[lead.customer_id],
            "since": say.moment(lead.due),
            "reason": say.named("short", lead.reason_code) if lead.reason_code else "",
        }
        for lead in await speed.late_leads(list(names), now)
    ]
    speeds = [
        {
            "account": names[one.customer_id],
            "calls": one.calls,
            "median": round(one.median),
            "slowest": round(one.slowest),
        }
        for one in await speed.speeds(list(names), now - LOOKED_BACK)
    ]
    values: dict[str, Any] = {
        "alarms": await alarms_of(viewer),
        "late": late,
        "speeds": sorted(speeds, key=lambda one: -int(one["slowest"])),
        "minutes": agency.late_minutes,
        "form": typed
        or Form(
            alarm_url=agency.alarm_url or "", late_minutes=str(agency.late_minutes), rest_days=str(agency.rest_days)
        ),
        "mistakes": mistakes or {},
        "secret": secret,
        "mails_to": agency.alert_email,
    }
    return render(viewer, "attention/attention.html", UNUSABLE if mistakes else 200, toast=toast, **values)
