"""GET /embed: the page without any data, framed only by the CRM and by the agency's own domain.

Who is asking is known only after the page runs, but the browser wants to know before who may frame it. What
helps are hints, none of which opens anything: the sub-account's id that the CRM fills into the page's address
(`?location_id={{location.id}}`), an agency's id (`?company_id=…`), or the framing page's host in `Referer`.
"""

import re
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from app.config import Settings
from app.domain.tenants.agencies import Agency
from app.domain.tenants.installations import UNINSTALLED, Installation
from app.web import brand
from app.web.embed.kit.locale import Locale
from app.web.embed.kit.render import ASSETS, HERE, PART, render_open

HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?")
ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors "
)
THEMES = ("light", "dark")
A_YEAR = "public, max-age=31536000, immutable"


async def shell(request: Request) -> Response:
    """The empty page; for a company that is not known, a page that says how to open it."""
    settings: Settings = request.app.state.settings
    say, hinted = Locale.of(request), _hinted(request)
    agency = await _agency_of(request)
    if hinted and agency is None:
        # Nothing in it is worth framing, and a page that the browser refuses to show would help nobody.
        return render_open(say, "closed.html", 404, {"Content-Security-Policy": POLICY + "*"})
    host = host_of(agency.whitelabel_domain) if agency else None
    scheme = urlsplit(settings.public_url).scheme
    ancestors = settings.ghl_frame_ancestors + (f" {scheme}://{host}" if host else "")
    theme = request.query_params.get("theme")
    shown = {"theme": theme if theme in THEMES else None, "brand": brand.shown(agency) if agency else None}
    return render_open(say, "shell.html", 200, {"Content-Security-Policy": POLICY + ancestors}, **shown)


async def unknown(request: Request) -> Response:
    """A part of the page for an address that does not exist; it has no data of anybody."""
    say = Locale.of(request)
    told = {"title": say("problem.missing"), "sentence": say("problem.not_found")}
    return render_open(say, "problem.html", 404, PART, **told)


async def static(request: Request) -> Response:
    """A script or the stylesheet; its address names its content, so that it may be kept for ever."""
    name = request.path_params["name"]
    if name not in ASSETS:
        raise HTTPException(404, "There is no such file")
    kept = A_YEAR if ASSETS[name].endswith(f"={request.query_params.get('v')}") else "no-cache"
    return FileResponse(HERE / "static" / name, headers={"Cache-Control": kept, "X-Content-Type-Options": "nosniff"})


def host_of(domain: str | None) -> str | None:
    """A host as it may stand in a header, from whatever an agency's domain was given as."""
    text = (domain or "").strip().lower()
    host = urlsplit(text).netloc if "://" in text else text.partition("/")[0]
    return host if HOST.fullmatch(host) else None


def _hinted(request: Request) -> bool:
    """Whether the address names a place; a placeholder that the CRM did not fill in names none."""
    return any(ID.fullmatch(request.query_params.get(name, "")) for name in ("location_id", "company_id"))


async def _agency_of(request: Request) -> Agency | None:
    query = request.query_params
    if ID.fullmatch(query.get("location_id", "")):
        there = Installation.filter(location_id=query["location_id"]).exclude(status=UNINSTALLED)
        installation = await there.select_related("agency").first()
        return installation.agency if installation else None
    if ID.fullmatch(query.get("company_id", "")):
        return await Agency.get_or_none(company_id=query["company_id"])
    host = urlsplit(request.headers.get("referer", "")).netloc.lower()
    return await Agency.filter(whitelabel_domain__in=[host, f"https://{host}"]).first() if host else None
