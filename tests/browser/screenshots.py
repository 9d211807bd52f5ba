"""Takes the pictures of the documentation anew: `python -m tests.browser.screenshots`."""

import re
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.embed import EmbedPage
from tests.browser.pages import DemoPage, opened_browser
from tests.browser.test_embed import pages_of
from tests.demo.process import started_demo

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
SIZE: ViewportSize = {"width": 1280, "height": 860}
# The frame in it is 1280 wide: beside it are the CRM's menu and margins.
AROUND: ViewportSize = {"width": 1530, "height": 1000}
ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
CONTEXTS = {"agency": "agency", "admin": "sub-account"}


def main() -> None:
    """Play a little in the demo, and photograph it with calls in various states."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with started_demo() as demo, opened_browser() as browser:
        page = browser.new_page(viewport=SIZE, device_scale_factor=2, reduced_motion="reduce")
        shown = DemoPage(page, demo.url + "?view=board")
        play(shown)
        page.mouse.move(0, 0)
        page.screenshot(path=FOLDER / "demo.png")
        # The settings page is to be seen with the provider there.
        shown.press("All healthy")
        expect(page.locator("#trouble")).to_have_text("All healthy")
        page.close()
        for role, context in CONTEXTS.items():
            photograph(browser, demo.url, role, context)


def photograph(browser: Browser, url: str, role: str, context: str) -> None:
    """Every page of the settings page in this context, and what lies one click behind a list."""
    page = browser.new_page(viewport=AROUND, reduced_motion="reduce")
    shown = EmbedPage(page, url, role)
    frame = page.locator("iframe")
    for path, title in pages_of(role):
        shown.go(path)
        shown.opened(title)
        expect(shown.frame.locator(".reading")).to_have_count(0)
        name = ID.sub("one", path.removeprefix("/embed/")).replace("/", "-")
        frame.screenshot(path=FOLDER / f"{context}-{name}.png")
        behind = shown.frame.locator(".list a").first
        if behind.count():
            heading = behind.inner_text()
            behind.click()
            shown.opened(heading)
            frame.screenshot(path=FOLDER / f"{context}-{name}-one.png")
    page.close()


def play(shown: DemoPage) -> None:
    """Leave calls behind that ended well, ended otherwise, are being checked, and are under way."""
    for name in ("James Chen", "Grace Okafor"):
        shown.choose(name)
        shown.press("Send webhook")
        expect(shown.last_sentence).to_contain_text(f"Sent once for {name}")
    shown.choose("Maria Lopez")
    shown.press("Fire twice")
    expect(shown.last_sentence).to_contain_text("duplicate")
    expect(shown.call_of("James Chen")).to_contain_text("seconds", timeout=15_000)
    expect(shown.call_of("Maria Lopez")).to_contain_text("seconds", timeout=15_000)
    shown.press("Drop the provider's answer")
    expect(shown.last_sentence).to_contain_text("will be lost")
    shown.press("Run workflow")
    expect(shown.state_of(shown.name)).to_have_text("placed")
    shown.press("Provider down")
    expect(shown.last_sentence).to_contain_text("hangs up")
    shown.press("Run workflow")
    expect(shown.state_of(shown.name)).to_have_text("unconfirmed")
    expect(shown.last_sentence).to_contain_text(f"The workflow ran for {shown.name}")


if __name__ == "__main__":
    main()
