"""The few pages that stand alone: what happened, why, and what to do next; no script, no brand."""

from dataclasses import dataclass

from jinja2 import Environment
from starlette.responses import HTMLResponse

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
TEMPLATE = Environment(autoescape=True).from_string("""<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ page.title }}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1rem}
h1{font-size:1.5rem}li{margin:.4rem 0}</style>
<main><h1>{{ page.title }}</h1><p>{{ page.text }}</p>
{% if page.steps %}<h2>Next</h2><ol>{% for step in page.steps %}<li>{{ step }}</li>{% endfor %}</ol>{% endif %}
{% if page.action %}<p><a href="{{ page.action[1] }}">{{ page.action[0] }}</a></p>{% endif %}</main></html>
""")


@dataclass(frozen=True)
class Page:
    """A heading, a sentence, and what to do: a link (text, address), or steps."""

    title: str
    text: str
    action: tuple[str, str] | None = None
    steps: tuple[str, ...] = ()


def page(content: Page, status: int = 200) -> HTMLResponse:
    """The page as an answer that no other site may frame."""
    return HTMLResponse(TEMPLATE.render(page=content), status, headers=HEADERS)
