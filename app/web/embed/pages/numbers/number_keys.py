"""The keys of a number: generated and shown once, each for one tool; what the form of a key says."""

import re
from datetime import UTC, date, datetime, time, timedelta

from starlette.requests import Request
from starlette.responses import Response

from app.domain.telephony import keys
from app.errors import Refusal, wrong
from app.web.embed.frame.pause import name_of
from app.web.embed.kit.forms import Form, read_form
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages.numbers.number import detail, number_in

MAX_NETWORKS = 20


async def generate(request: Request, viewer: Viewer) -> Response:
    """Issue one more key."""
    form, number = await read_form(request), await number_in(request, viewer)
    now = datetime.now(UTC)
    try:
        _, clear = await keys.issue(
            number,
            request.app.state.ring,
            now,
            name=form["key_name"],
            by=name_of(viewer),
            expires_at=end_of(form["expires"], viewer, now),
            networks=networks_in(form),
        )
    except Refusal as refusal:
        return await detail(request, viewer, at="key", refusal=refusal, typed=form)
    return await detail(request, viewer, issued=clear, toast=viewer.say("number.key_made"))


def networks_in(form: Form) -> list[str]:
    """The addresses that a key is to be accepted from; raises InvalidRequest for too many."""
    networks = re.split(r"[\s,;]+", form["networks"]) if form["networks"] else []
    if len(networks) > MAX_NETWORKS:
        raise wrong("networks", f"Write at most {MAX_NETWORKS} addresses or networks.")
    return networks


def end_of(day: str, viewer: Viewer, now: datetime) -> datetime | None:
    """The end of the chosen day where the viewer is; None when none was chosen."""
    if not day:
        return None
    try:
        ends = datetime.combine(date.fromisoformat(day) + timedelta(days=1), time(), viewer.say.zone)
    except (ValueError, OverflowError):
        raise wrong("expires", "Choose a day.") from None
    if ends <= now:
        raise wrong("expires", "This day is over. Choose today or a later one, or leave it empty.")
    return ends
