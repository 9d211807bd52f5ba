"""The few pages that stand alone: what happened, why, and what to do next; in the browser's language."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from app.web.brand import Shown
from app.web.embed.kit.locale import Locale
from app.web.embed.kit.render import render_open

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
}


@dataclass(frozen=True)
class Page:
    """What is said, by the name of its texts (`alone.<name>`): a title, a sentence, so many steps, and a link.

    The link's text is that of `link`, and where it leads `address`.
    """

    name: str
    steps: int = 0
    link: str = ""
    address: str = ""


def page(request: Request, content: Page, status: int = 200, brand: Shown | None = None) -> HTMLResponse:
    """The page as an answer that no other site may frame; with an agency's brand, once it is known whose it is."""
    say = Locale.of(request)
    steps = [say(f"alone.{content.name}.{number}") for number in range(1, content.steps + 1)]
    return render_open(say, "alone.html", status, HEADERS, page=content, steps=steps, brand=brand)


async def root(request: Request) -> Response:
    """GET /: whoever opens the bare address is told what is here."""
    return page(request, Page("root", link="docs", address="/docs"))
