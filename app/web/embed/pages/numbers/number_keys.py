"""The key of a number: generated and shown once, replaced with an overlap, revoked."""

import re
from datetime import UTC, date, datetime, time, timedelta

from starlette.requests import Request
from starlette.responses import Response

from app.domain.telephony import keys
from app.domain.telephony.keys import ApiKey
from app.domain.telephony.workspaces import wrong
from app.errors import Refusal
from app.web.embed.kit.forms import read_form
from app.web.embed.kit.page import found
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages.numbers.number import detail, number_in

MAX_NETWORKS = 20


async def generate(request: Request, viewer: Viewer) -> Response:
    """Issue a key; an earlier one goes on for the chosen time."""
    form, number = await read_form(request), await number_in(request, viewer)
    now = datetime.now(UTC)
    try:
        overlap = keys.OVERLAPS.get(form["overlap"] or "0")
        if overlap is None:
            raise wrong("overlap", "Choose one of the times in the list.")
        expires_at = _end_of(form["expires"], viewer, now)
        networks = re.split(r"[\s,;]+", form["networks"]) if form["networks"] else []
        if len(networks) > MAX_NETWORKS:
            raise wrong("networks", f"Write at most {MAX_NETWORKS} addresses or networks.")
        _, clear = await keys.issue(
            number, request.app.state.ring, now, overlap=overlap, expires_at=expires_at, networks=networks
        )
    except Refusal as refusal:
        return await detail(request, viewer, at="key", refusal=refusal, typed=form)
    return await detail(request, viewer, issued=clear, toast=viewer.say("number.key_made"))


async def revoke(request: Request, viewer: Viewer) -> Response:
    """End a key of this number at once."""
    _, number = await read_form(request), await number_in(request, viewer)
    key = found(await ApiKey.get_or_none(id=request.path_params["key_id"], number_id=number.id))
    await keys.revoke(key.id, datetime.now(UTC))
    return await detail(request, viewer, toast=viewer.say("number.key_revoked"))


def _end_of(day: str, viewer: Viewer, now: datetime) -> datetime | None:
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
