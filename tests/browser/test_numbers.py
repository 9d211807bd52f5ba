"""From an API key to a placed call, clicked through in the frame of the imitated CRM, and once without a mouse."""

import json
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from app.demo.seed import SECOND_API_KEY, SECOND_NUMBERS
from tests.browser.embed import EmbedPage
from tests.browser.pages import NEEDS_CHROMIUM
from tests.demo.process import DemoProcess, started_demo

pytestmark = NEEDS_CHROMIUM
SPARE = "+1 628-555-0140"


@pytest.fixture
def demo() -> Iterator[DemoProcess]:
    """A demo of the test's own: what it connects stays connected."""
    with started_demo() as demo:
        yield demo


@pytest.fixture
def shown(browser: Browser, demo: DemoProcess) -> Iterator[EmbedPage]:
    """The page as the agency sees it; its console must stay silent."""
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    shown = EmbedPage(page, demo.url, "agency")
    expect(shown.title).to_be_focused()
    yield shown
    complaints = list(shown.complaints)
    page.close()
    assert complaints == []


def call(demo: DemoProcess, key: str) -> dict[str, Any]:
    """POST /api/outbound-call from the spare number with this key."""
    body = {"from_number": SECOND_NUMBERS[0][0], "to_number": "+14155550142", "dynamic_variables": {"name": "Maria"}}
    request = urllib.request.Request(  # noqa: S310 - our own demo
        demo.url.replace("/demo", "/api/outbound-call"),
        data=json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {key}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        told: dict[str, object] = json.load(answer)
    return told


def test_from_an_api_key_to_a_placed_call(shown: EmbedPage, demo: DemoProcess) -> None:
    frame = shown.frame
    frame.get_by_role("link", name="Numbers", exact=True).click()
    shown.opened("Numbers")
    frame.get_by_role("link", name="Import numbers").click()
    shown.opened("Import numbers")
    frame.get_by_role("link", name="Voice provider").click()
    shown.opened("Connect an account")
    frame.get_by_label("API key").fill(SECOND_API_KEY)
    frame.get_by_role("button", name="Validate and load numbers").click()
    shown.opened("Choose numbers")

    button = frame.locator("#import-chosen")
    expect(button).to_have_text(f"Import {len(SECOND_NUMBERS)} numbers")
    frame.get_by_label("Select all shown").check()
    frame.get_by_label("Select all shown").uncheck()
    expect(button).to_be_disabled()
    frame.get_by_label("Search").fill("628-555")
    expect(frame.locator("#pick li:visible")).to_have_count(1)
    frame.get_by_label(SPARE).check()
    expect(button).to_have_text("Import 1 number")
    button.click()
    shown.opened("Numbers")
    expect(frame.get_by_role("status").get_by_text("1 number was imported.")).to_be_visible()

    frame.get_by_role("link", name=SPARE).click()
    shown.opened(SPARE)
    frame.get_by_label("Assign to").select_option(label="Sunrise Dental")
    frame.get_by_role("button", name="Assign customer").click()
    frame.get_by_label("Who speaks").select_option(label="Receptionist West")
    frame.get_by_role("button", name="Assign agent").click()
    expect(frame.get_by_text("Switch Outbound on to get a key for this number.")).to_be_visible()
    frame.get_by_role("switch", name="Outbound").click()
    expect(frame.get_by_role("switch", name="Outbound")).to_be_checked()
    frame.get_by_role("button", name="Generate key").click()
    key = frame.locator("#issued").inner_text()
    expect(frame.get_by_text("You will not see it again.")).to_be_visible()
    assert shown.problems() == []

    told = call(demo, key)

    assert told["success"] is True
    assert told["from_number"] == SECOND_NUMBERS[0][0]
    assert str(told["provider_response"]["call_id"]).startswith("call_")  # the sandbox accepted it
    frame.get_by_role("link", name="Calls", exact=True).click()
    expect(frame.get_by_role("link", name="Maria")).to_be_visible()


def test_the_same_without_a_mouse(shown: EmbedPage, demo: DemoProcess) -> None:
    page, frame = shown.page, shown.frame

    def reach(target: Locator) -> None:
        """Press Tab until this has the focus."""
        expect(target).to_be_visible()
        for _ in range(60):
            if target.evaluate("element => element === document.activeElement"):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {target}")

    def press(target: Locator, key: str = "Enter") -> None:
        reach(target)
        page.keyboard.press(key)

    frame.locator("body").press("Tab")
    press(frame.get_by_role("link", name="Numbers", exact=True))
    shown.opened("Numbers")
    press(frame.get_by_role("link", name="Import numbers"))
    shown.opened("Import numbers")
    press(frame.get_by_role("link", name="Voice provider"))
    shown.opened("Connect an account")
    reach(frame.get_by_label("API key"))
    page.keyboard.type(SECOND_API_KEY)
    page.keyboard.press("Enter")
    shown.opened("Choose numbers")
    press(frame.locator("#import-chosen"))
    shown.opened("Numbers")
    reach(frame.get_by_label(f"Assign {SPARE} to"))
    page.keyboard.type("Sunrise")
    page.keyboard.press("Tab")
    expect(frame.get_by_role("status").get_by_text("1 number was assigned.")).to_be_visible()
    press(frame.get_by_role("button", name=f"Assign an agent to {SPARE}"))
    reach(frame.get_by_label("Who speaks"))
    page.keyboard.type("Receptionist")
    press(frame.get_by_role("button", name="Save"))
    expect(frame.get_by_role("heading", name="Ready to call")).to_be_focused()

    assert call(demo, frame.locator("#issued").inner_text())["success"] is True
    press(frame.get_by_role("button", name="Done"))
    expect(frame.get_by_role("dialog")).to_have_count(0)


def test_a_key_is_replaced_and_revoked_only_after_its_end_was_typed(shown: EmbedPage) -> None:
    frame = shown.frame
    frame.get_by_role("link", name="Numbers", exact=True).click()
    frame.get_by_role("link", name="+1 415-555-0100").click()
    shown.opened("+1 415-555-0100")

    frame.locator(".keys").get_by_role("link").first.click()
    expect(frame.locator("#regenerate-key")).to_be_visible()
    assert shown.problems() == []
    frame.get_by_label("Keep the current key for").select_option(label="1 hour")
    frame.locator("#regenerate-key").click()
    dialog = frame.get_by_role("dialog", name="Regenerate the key?")
    expect(dialog).to_contain_text("which ends after the time you chose")
    dialog.get_by_role("button", name="Regenerate key").click()
    last4 = frame.locator("#issued").inner_text()[-4:]
    frame.get_by_role("link", name="← +1 415-555-0100").click()
    expect(frame.get_by_text("Replaced", exact=True)).to_be_visible()

    frame.get_by_role("button", name=f"Revoke owk_…{last4}").click()
    dialog = frame.get_by_role("dialog", name="Revoke this key?")
    yes = dialog.get_by_role("button", name="Revoke")
    expect(yes).to_be_disabled()
    dialog.get_by_label(f"Type {last4} to continue").fill(last4)
    assert shown.problems() == []
    yes.click()

    expect(frame.get_by_role("status").get_by_text("The key has ended.")).to_be_visible()
    expect(frame.get_by_role("button", name=f"Revoke owk_…{last4}")).to_have_count(0)


def test_what_is_typed_is_not_lost_by_a_switch_beside_it(shown: EmbedPage) -> None:
    frame = shown.frame
    frame.get_by_role("link", name="Numbers", exact=True).click()
    frame.get_by_role("link", name="+1 415-555-0100").click()
    shown.opened("+1 415-555-0100")
    frame.get_by_label("Calls per day").fill("40")
    expect(frame.get_by_text("You have unsaved changes.")).to_be_visible()

    frame.get_by_role("switch", name="Pass events on").click()
    expect(frame.get_by_text("This agent has no webhook address of its own")).to_be_visible()
    expect(frame.get_by_label("Calls per day")).to_have_value("40")
    frame.locator("#limits-part").get_by_role("button", name="Save", exact=True).click()

    expect(frame.get_by_role("status").get_by_text("The limits are saved.")).to_be_visible()
    expect(frame.get_by_text("You have unsaved changes.")).to_be_hidden()
    shown.complaints.clear()  # the browser notes what was refused


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_list_to_choose_from_is_accessible_on_a_narrow_pane(
    browser: Browser, demo: DemoProcess, theme: str
) -> None:
    page: Page = browser.new_page(viewport={"width": 346, "height": 900})
    shown = EmbedPage(page, demo.url, "agency", theme=theme)
    shown.go("/embed/numbers/import/key")
    shown.frame.get_by_label("API key").fill(SECOND_API_KEY)
    shown.frame.get_by_role("button", name="Validate and load numbers").click()
    expect(shown.frame.get_by_label(SPARE)).to_be_visible()

    found, fits = shown.problems(), shown.inside.locator("html").evaluate("e => e.scrollWidth <= e.clientWidth")
    page.close()

    assert found == []
    assert fits
