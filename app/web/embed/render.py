"""Templates become answers: one environment, and the headers of everything that carries data."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from app.domain.page_sessions import Role
from app.web.embed.local import Local
from app.web.embed.viewer import Viewer

HERE = Path(__file__).parent
ENVIRONMENT = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
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
    told = {"HX-Trigger": json.dumps({"toast": toast})} if toast else {}
    text = ENVIRONMENT.get_template(template).render(viewer=viewer, say=viewer.say, Role=Role, **values)
    return HTMLResponse(text, status, headers={**HEADERS, **told, **(headers or {})})


def render_open(say: Local, template: str, status: int, headers: Mapping[str, str], **values: Any) -> HTMLResponse:
    """A template for somebody who is not known yet: no data of anybody."""
    text = ENVIRONMENT.get_template(template).render(say=say, assets=ASSETS, **values)
    return HTMLResponse(text, status, headers={**HEADERS, **headers})
