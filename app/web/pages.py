"""The few pages that stand alone: what happened, why, and what to do next; in the browser's language, no brand."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from app.web.embed.kit.locale import Locale
from app.web.embed.kit.render import render_open

HEADERS = {"Content-Security-Policy": "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'"}


@dataclass(frozen=True)
class Page:
    """What is said, by the name of its texts (`alone.<name>`): a title, a sentence, so many steps, and a link.

    The link's text is that of `link`, and where it leads `address`.
    """

    name: str
    steps: int = 0
    link: str = ""
    address: str = ""


def page(request: Request, content: Page, status: int = 200) -> HTMLResponse:
    """The page as an answer that no other site may frame."""
    say = Locale.of(request)
    steps = [say(f"alone.{content.name}.{number}") for number in range(1, content.steps + 1)]
    return render_open(say, "alone.html", status, HEADERS, page=content, steps=steps)


async def root(request: Request) -> Response:
    """GET /: whoever opens the bare address is told what is here."""
    return page(request, Page("root", link="docs", address="/docs"))
