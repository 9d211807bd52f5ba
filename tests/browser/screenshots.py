"""Takes the pictures of the documentation anew: `python -m tests.browser.screenshots`."""

import re
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.embed import EmbedPage
from tests.browser.pages import DemoPage, opened_browser
from tests.browser.test_embed import pages_of
from tests.demo.process import started_demo

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "screenshots"
# What the marketplace shows: 600 to 1000 pixels wide, 1.5 to 1.8 times as wide as high.
PREVIEWS = ROOT / "manifest" / "media"
PREVIEW: ViewportSize = {"width": 1250, "height": 775}
PREVIEW_SCALE = 0.8
PREVIEWED = {
    "agency": ("/embed/calls", "/embed/numbers", "/embed/credits"),
    "sub-account": ("/embed/start", "/embed/calls", "/embed/credits"),
}
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
        shown = DemoPage(page, demo.url + "?view=behind-the-scenes")
        play(shown)
        page.mouse.move(0, 0)
        page.screenshot(path=FOLDER / "demo.png")
        # The settings page is to be seen with the provider there.
        shown.press("All healthy")
        expect(page.locator("#fault")).to_have_text("All healthy")
        page.close()
        for role, context in CONTEXTS.items():
            photograph(browser, demo.url, role, context)
            preview(browser, demo.url, role, context)


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
        # On Start a sub-account leads to its calls, which have their own picture.
        if behind.count() and path != "/embed/start":
            heading = behind.inner_text()
            behind.click()
            shown.opened(heading)
            frame.screenshot(path=FOLDER / f"{context}-{name}-one.png")
    page.close()


def preview(browser: Browser, url: str, role: str, context: str) -> None:
    """The pages that the marketplace shows before somebody installs the app."""
    PREVIEWS.mkdir(parents=True, exist_ok=True)
    page = browser.new_page(viewport=AROUND, reduced_motion="reduce", device_scale_factor=PREVIEW_SCALE)
    shown = EmbedPage(page, url, role)
    titles = dict(pages_of(role))
    page.locator("iframe").evaluate(
        "(frame, size) => Object.assign(frame.style, "
        "{ position: 'fixed', inset: '0 auto auto 0', width: `${size.width}px`, height: `${size.height}px` })",
        PREVIEW,
    )
    for path in PREVIEWED[context]:
        shown.go(path)
        shown.opened(titles[path])
        expect(shown.frame.locator(".reading")).to_have_count(0)
        name = f"{context}-{path.removeprefix('/embed/')}.png"
        page.screenshot(path=PREVIEWS / name, clip={"x": 0, "y": 0, **PREVIEW}, scale="device")
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
    expect(shown.call_of("James Chen")).to_contain_text("seconds")
    expect(shown.call_of("Maria Lopez")).to_contain_text("seconds")
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
