"""Templates become answers: one environment, and the headers of everything that carries data.

Only what a template made becomes part of the page: it is marked (`PART`), and session.js takes in nothing else. What
people and vendors have written may look like HTML, and leaves as a file or as JSON.
"""

import json
from collections.abc import AsyncIterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse

from app.domain.tenants.people import Role
from app.web.embed.kit import tickets
from app.web.embed.kit.icons import icon
from app.web.embed.kit.locale import Locale
from app.web.embed.kit.viewer import Viewer

HERE = Path(__file__).parents[1]
ENVIRONMENT = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
ENVIRONMENT.globals["icon"] = icon
ASSETS = {
    file.name: f"/embed/static/{file.name}?v={sha256(file.read_bytes()).hexdigest()[:12]}"
    for file in sorted((HERE / "static").iterdir())
    if file.suffix in (".js", ".css")
}
# For fragments: a browser that shows one on its own runs nothing in it.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
PART = {"X-Page-Part": "yes"}


def render(
    viewer: Viewer,
    template: str,
    status: int = 200,
    *,
    toast: str | None = None,
    headers: Mapping[str, str] | None = None,
    **values: Any,
) -> HTMLResponse:
    """A template as the answer to this viewer, and a sentence about a success to be shown for a moment.

    In every template: `viewer`, `say` (texts, numbers, times), `Role` and `macros` by import.
    """
    as_mistakes = {"HX-Trigger": json.dumps({"toast": toast})} if toast else {}
    text = ENVIRONMENT.get_template(template).render(viewer=viewer, say=viewer.say, Role=Role, **values)
    return HTMLResponse(text, status, headers={**HEADERS, **PART, **as_mistakes, **(headers or {})})


def ask_first(title: str, text: str, button: str, *, values: Mapping[str, str], danger: bool = False) -> Response:
    """Have the page ask before a form is done: it is sent once more, with these values, when the answer is yes.

    For what only the server can say, as how a number was read. Nothing on the page is exchanged.
    """
    asked = {"title": title, "text": text, "button": button, "danger": danger, "values": values}
    return Response(status_code=204, headers={**HEADERS, "HX-Trigger": json.dumps({"ask": asked})})


def render_open(say: Locale, template: str, status: int, headers: Mapping[str, str], **values: Any) -> HTMLResponse:
    """A template for somebody who is not known yet: no data of anybody."""
    text = ENVIRONMENT.get_template(template).render(say=say, assets=ASSETS, **values)
    return HTMLResponse(text, status, headers={**HEADERS, **headers})


def as_file(
    request: Request,
    viewer: Viewer,
    name: str,
    lines: AsyncIterator[str] | AsyncIterator[bytes],
    kind: str = "text/csv",
) -> Response:
    """A file; a script of the page is told the address under which the browser saves it itself."""
    if "hx-request" in request.headers:
        path = request.url.path + (f"?{urlencode(request.query_params.multi_items())}" if request.url.query else "")
        address = tickets.address_for(request, viewer, path, tickets.FOR_A_FILE)
        return Response(status_code=204, headers={**HEADERS, "HX-Redirect": address})
    headers = {**HEADERS, "Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(lines, media_type=kind, headers=headers)
