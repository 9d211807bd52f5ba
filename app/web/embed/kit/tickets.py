"""Ticket: one address of the page that opens without a session, for a while.

The browser itself saves a file and plays a recording, and it does not send the session along. So the address says,
sealed, for whom it was made: it opens nothing else, and nothing after its time or after an uninstall.
"""

import base64
import binascii
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode
from zoneinfo import ZoneInfo

from starlette.requests import Request

from app.domain.tenants import page_sessions
from app.domain.tenants.agencies import Agency
from app.domain.tenants.installations import UNINSTALLED, Installation
from app.domain.tenants.people import Role
from app.errors import Unauthorized
from app.sealing import KeyRing, SecretUnreadable
from app.web.embed.kit.locale import Locale
from app.web.embed.kit.viewer import ENDED, Viewer

NAME = "ticket"
# The browser begins to save a file at once; a recording is listened to, and wound back.
FOR_A_FILE, FOR_A_RECORDING = timedelta(minutes=1), timedelta(hours=1)


def address_for(request: Request, viewer: Viewer, path: str, lasts: timedelta) -> str:
    """This path (with its query), open for this viewer for so long."""
    ring: KeyRing = request.app.state.ring
    say = viewer.say
    said = {
        "agency": str(viewer.agency.id),
        "installation": str(viewer.installation.id) if viewer.installation else None,
        "role": viewer.role,
        "until": (datetime.now(UTC) + lasts).isoformat(),
        "language": say.language,
        "zone": say.zone.key,
        "twelve_hours": say.twelve_hours,
    }
    sealed = base64.urlsafe_b64encode(ring.seal(json.dumps(said), _cell(path))).decode()
    return f"{path}{'&' if '?' in path else '?'}{urlencode({NAME: sealed})}"


async def holder(request: Request) -> Viewer | None:
    """Whom this address was made for; None for an address without a ticket.

    Raises Unauthorized for a ticket of another address, one that is over, or one of a place without the app.
    """
    if NAME not in request.query_params or request.method not in ("GET", "HEAD"):
        return None
    query = [(name, value) for name, value in parse_qsl(request.url.query, keep_blank_values=True) if name != NAME]
    path = request.url.path + (f"?{urlencode(query)}" if query else "")
    ring: KeyRing = request.app.state.ring
    try:
        sealed = base64.urlsafe_b64decode(request.query_params[NAME])
        said = json.loads(ring.open(sealed, _cell(path)))
    except (SecretUnreadable, binascii.Error, ValueError):
        raise Unauthorized(ENDED) from None
    if datetime.fromisoformat(said["until"]) < datetime.now(UTC):
        raise Unauthorized(ENDED)
    return await _viewer(said)


async def _viewer(said: dict[str, Any]) -> Viewer:
    agency, installation = await Agency.get_or_none(id=said["agency"]), None
    if said["installation"] is not None:
        ours = Installation.filter(id=said["installation"], agency_id=said["agency"]).exclude(status=UNINSTALLED)
        installation = await ours.first()
    at_home = installation is not None if said["installation"] else agency and await page_sessions.is_installed(agency)
    if agency is None or not at_home:
        raise Unauthorized(ENDED)
    role = Role(said["role"])
    say = Locale(said["language"], ZoneInfo(said["zone"]), said["twelve_hours"])
    return Viewer(agency, installation, role, rank=role, confirmed=True, name="", say=say)


def _cell(path: str) -> str:
    return f"page.{NAME}.{path}"
