"""The demo's page as a test speaks of it."""

import contextlib
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Frame, FrameLocator, Locator, Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NEEDS_CHROMIUM = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is missing; install it, for example: apt install chromium"),
]
# What never comes is waited for that long; a busy machine shows a page later than a quiet one.
PATIENCE = 30_000
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextlib.contextmanager
def opened_browser() -> Iterator[Browser]:
    """The machine's own Chromium, without a window."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


class FramedPage:
    """A page of the imitated CRM with ours in its frame; `complaints` is what the browser's console said."""

    framed = "/demo/"

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("pageerror", lambda error: self._hear("error", str(error)))
        page.goto(url)

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    @property
    def frame(self) -> FrameLocator:
        """Our page, in its frame."""
        return self.page.frame_locator("iframe")

    @property
    def inside(self) -> Frame:
        """The frame, for scripts."""
        return next(frame for frame in self.page.frames if self.framed in frame.url)

    def problems(self) -> list[str]:
        """What axe finds in the frame once nothing is under way (a button that waits is paler for that moment)."""
        expect(self.frame.locator(".htmx-request")).to_have_count(0)
        if not self.inside.evaluate("'axe' in window"):  # half a second of a processor, once for each frame
            self.inside.evaluate(AXE_SCRIPT)
        found: dict[str, Any] = self.inside.evaluate(
            "rules => axe.run({runOnly: rules, resultTypes: ['violations']})", RULES
        )
        return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]


class DemoPage(FramedPage):
    """The imitated CRM that places calls and breaks things."""

    @property
    def last_sentence(self) -> Locator:
        """What the page said last."""
        return self.page.get_by_role("log").get_by_role("listitem").first

    @property
    def name(self) -> str:
        """The chosen contact."""
        return self.page.get_by_role("heading", level=1).inner_text()

    def press(self, button: str) -> None:
        """Press a button of the CRM."""
        self.page.get_by_role("button", name=button).click()

    def choose(self, contact: str) -> None:
        """Choose the first contact whose name or habit contains this text."""
        options = self.page.get_by_label("Contact").locator("option").all_inner_texts()
        self.page.get_by_label("Contact").select_option(label=next(text for text in options if contact in text))

    def call_of(self, name: str) -> Locator:
        """The newest row of the list of calls that is about this lead."""
        return self.frame.get_by_role("table", name="Calls").get_by_role("row").filter(has_text=name).first

    def state_of(self, name: str) -> Locator:
        """The state in that row."""
        return self.call_of(name).locator(".pill")

    def count(self, title: str) -> Locator:
        """A number of the app's tiles."""
        return self.frame.locator("dl > div").filter(has_text=title).locator("dd")
