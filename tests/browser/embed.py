"""The settings page inside the imitated CRM, as a test speaks of it."""

from typing import Any
from urllib.parse import urlencode

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Frame, FrameLocator, Locator, Page, expect

from app.demo.seed import TENANTS

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROW = "element => element.scrollWidth <= element.clientWidth"


class EmbedPage:
    """One person before the page; `complaints` is what the browser's console said."""

    def __init__(self, page: Page, url: str, role: str = "admin", *, theme: str = "", sub: int = 0) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("pageerror", lambda error: self._hear("error", str(error)))
        query = {"as": role, "view": "wide", "theme": theme, "location": TENANTS[sub].location_id}
        page.goto(f"{url}?{urlencode(query)}")

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    @property
    def frame(self) -> FrameLocator:
        """The page in its frame."""
        return self.page.frame_locator("iframe")

    @property
    def inside(self) -> Frame:
        """The same, for scripts."""
        return next(frame for frame in self.page.frames if "/embed" in frame.url)

    @property
    def title(self) -> Locator:
        """The heading of the page that is open."""
        return self.frame.get_by_role("heading", level=1)

    def opened(self, name: str) -> None:
        """Wait until this page is open."""
        expect(self.title).to_have_text(name)

    def go(self, path: str) -> None:
        """Open a page by its address."""
        self.inside.evaluate("path => { location.hash = path; }", path)

    def problems(self) -> list[str]:
        """What axe finds on the page as it stands."""
        self.inside.evaluate(AXE_SCRIPT)
        found: dict[str, Any] = self.inside.evaluate(
            "rules => axe.run({runOnly: rules, resultTypes: ['violations']})", RULES
        )
        return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]
