"""The settings page inside the imitated CRM, as a test speaks of it."""

from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, expect

from app.demo.seed import TENANTS
from tests.browser.pages import FramedPage

NARROW = "element => element.scrollWidth <= element.clientWidth"


class EmbedPage(FramedPage):
    """The settings page as one person sees it."""

    framed = "/embed"

    def __init__(self, page: Page, url: str, role: str = "admin", *, theme: str = "", sub: int = 0) -> None:
        query = {"as": role, "view": "wide", "theme": theme, "location": TENANTS[sub].location_id}
        super().__init__(page, f"{url}?{urlencode(query)}")

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
