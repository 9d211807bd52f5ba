"""Takes the pictures of the documentation anew: `python -m tests.browser.screenshots`."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.embed import EmbedPage
from tests.browser.moving_picture import film
from tests.browser.pages import DemoPage, opened_browser
from tests.browser.test_embed import pages_of
from tests.demo.process import started_demo
from tests.docs.test_docs import pictures
from tests.docs.test_workflow_recipes import CASES, tables

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
STEP: ViewportSize = {"width": 900, "height": 400}
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
        recipes(browser, demo.url)
        film(browser, FOLDER / "first-call.gif")


def photograph(browser: Browser, url: str, role: str, context: str) -> None:
    """What the documentation shows of the settings page in this context, and what lies one click behind a list."""
    page = browser.new_page(viewport=AROUND, reduced_motion="reduce")
    shown = EmbedPage(page, url, role)
    frame, named = page.locator("iframe"), pictures()
    for path, title in pages_of(role):
        shown.go(path)
        shown.opened(title)
        expect(shown.frame.locator(".reading")).to_have_count(0)
        name = f"{context}-" + ID.sub("one", path.removeprefix("/embed/")).replace("/", "-")
        if f"{name}.png" in named:
            frame.screenshot(path=FOLDER / f"{name}.png")
        if f"{name}-one.png" in named:
            behind = shown.frame.locator(".list a").first
            heading = behind.inner_text()
            behind.click()
            shown.opened(heading)
            frame.screenshot(path=FOLDER / f"{name}-one.png")
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


def recipes(browser: Browser, url: str) -> None:
    """The steps of the recipes in the workflow editor, with the fields that a recipe fills in, and their paths."""
    page = browser.new_page(viewport=STEP, reduced_motion="reduce")
    for case in CASES:
        for step, rows in tables((ROOT / "docs" / "recipes" / f"{case}.md").read_text(), "Field"):
            page.goto(f"{url}/workflow")
            page.get_by_role("link", name=step, exact=True).click()
            expect(page.get_by_role("heading", level=1)).to_have_text(step)
            for title, value in rows:
                fill_in(page, title.strip("*"), value)
            page.locator("form > :not(.named)").evaluate_all("fields => fields.forEach(field => field.remove())")
            page.locator(".beside > :not(:has(.paths))").evaluate_all("parts => parts.forEach(part => part.remove())")
            page.evaluate("document.activeElement.blur(), scrollTo(0, 0)")
            page.screenshot(path=FOLDER / f"recipe-{case}.png", full_page=True)
    page.close()


def fill_in(page: Page, title: str, value: str) -> None:
    """Fill one field in as a recipe says it: a text in backquotes, a choice in italics, pairs as name = value."""
    # The manifest's name for the choices that the app is asked for.
    title = "Call from" if title == "Who calls" else title
    named = page.locator("label, legend").filter(has_text=re.compile(rf"^{re.escape(title)}( \(required\))?$"))
    field = page.locator("form > *").filter(has=named)
    field.evaluate("field => field.classList.add('named')")
    pairs = re.findall(r"`(\w+)` = (?:`(.+?)`|([^,]+))", value)
    for place, (name, text, words) in enumerate(pairs):
        field.get_by_label(f"name {place + 1}").fill(name)
        field.get_by_label(f"value {place + 1}").fill(text or words)
    chosen = re.match(r"[*`](.+?)[*`]", value)
    if pairs or title == "Call from":
        return
    if value.startswith("*") and chosen:
        field.get_by_role("combobox").select_option(label=chosen[1])
    else:
        field.get_by_role("textbox").fill(chosen[1] if chosen else value)


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
