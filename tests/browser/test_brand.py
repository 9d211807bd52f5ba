"""An agency gives the page its own colour and logo, in a real browser: seen at once by all, and readable."""

import io

from PIL import Image
from playwright.sync_api import Browser, FilePayload, expect

from tests.browser.embed import EmbedPage
from tests.browser.pages import NEEDS_CHROMIUM
from tests.demo.process import started_demo

pytestmark = NEEDS_CHROMIUM
# Too light for text on white, and far larger than the page shows it.
YELLOW, AS_SEEN = "#ffd400", "rgb(255, 212, 0)"
COLOUR_OF = "element => getComputedStyle(element).backgroundColor"
SIZE_OF = "element => [element.naturalWidth, element.naturalHeight]"


def photo() -> FilePayload:
    """What somebody picks from a folder: 3,000 points wide."""
    made = io.BytesIO()
    Image.effect_noise((3000, 1500), 80).convert("RGB").save(made, "JPEG")
    return {"name": "logo.jpg", "mimeType": "image/jpeg", "buffer": made.getvalue()}


def test_a_brand_is_chosen_and_seen(browser: Browser) -> None:
    with started_demo() as demo:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        shown = EmbedPage(page, demo.url, "agency")
        shown.go("/embed/customers")
        shown.frame.get_by_role("link", name="Your brand").click()
        shown.opened("Your brand")
        frame = shown.frame
        frame.get_by_label("Colour of buttons and links").fill(YELLOW)
        frame.get_by_label("Logo", exact=True).set_input_files(photo())
        expect(frame.locator("#logo-shown")).to_be_visible()
        frame.get_by_label("Text of the link").fill("Ask Bright")
        frame.get_by_label("Address").fill("https://help.example.com")
        frame.get_by_role("button", name="Save").click()

        expect(frame.get_by_text("Buttons keep your colour.")).to_be_visible()
        assert frame.locator(".sample .button").evaluate(COLOUR_OF) == AS_SEEN
        for theme in ("light", "dark"):
            shown.inside.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
            assert shown.problems() == []
        assert shown.complaints == []

        sub = EmbedPage(browser.new_page(), demo.url)
        sub.go("/embed/start")
        sub.opened("Start")
        logo = sub.frame.get_by_role("img", name="Bright Agency")
        expect(logo).to_be_visible()
        width, height = logo.evaluate(SIZE_OF)
        assert (width <= 480, height) == (True, 96)
        expect(sub.frame.get_by_role("link", name="Ask Bright")).to_have_attribute("href", "https://help.example.com")
        assert sub.problems() == []
        assert sub.complaints == []

        frame.get_by_label("Logo", exact=True).set_input_files(
            {"name": "x.png", "mimeType": "image/png", "buffer": b"no picture"}
        )
        frame.get_by_role("button", name="Save").click()
        expect(frame.get_by_text("This is no picture that can be read.")).to_be_visible()
