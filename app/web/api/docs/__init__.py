"""GET /docs: the same description for people, rendered here; no script, and nothing from elsewhere."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from app.web import brand
from app.web.api.openapi import document

HERE = Path(__file__).parent
PAGES = Environment(loader=FileSystemLoader(HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True)
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


async def page(request: Request) -> Response:
    """The description as one page; with `?agency=` as that agency's own."""
    described = document(request.app.state.settings.public_url)
    return HTMLResponse(
        PAGES.get_template("page.html").render(
            api=described, brand=await brand.hinted(request.query_params.get("agency", ""))
        ),
        headers=HEADERS,
    )


async def style(_request: Request) -> Response:
    """The page's only asset."""
    return FileResponse(HERE / "style.css", media_type="text/css", headers={"X-Content-Type-Options": "nosniff"})
