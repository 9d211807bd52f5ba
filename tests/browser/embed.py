"""The settings page inside the imitated CRM, as a test speaks of it."""

from typing import Any
from urllib.parse import urlencode

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Frame, Locator, Page, expect

from app.demo.seed import TENANTS
from tests.browser.pages import FramedPage

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROW = "element => element.scrollWidth <= element.clientWidth"


class EmbedPage(FramedPage):
    """The settings page as one person sees it."""

    def __init__(self, page: Page, url: str, role: str = "admin", *, theme: str = "", sub: int = 0) -> None:
        query = {"as": role, "view": "wide", "theme": theme, "location": TENANTS[sub].location_id}
        super().__init__(page, f"{url}?{urlencode(query)}")

    @property
    def inside(self) -> Frame:
        """The frame, for scripts."""
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
