"""The demo in a real browser: pressed as a person presses it, seen as a person sees it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import NEEDS_CHROMIUM, DemoPage
from tests.demo.process import DemoProcess, started_demo

pytestmark = NEEDS_CHROMIUM
A_WHOLE_CALL = 20_000
# Whether a call was placed is looked up 2, 5, 15, 30, 60 seconds after its dial.
THE_NEXT_LOOK = 60_000
VENDORS = re.compile(r"highlevel|\bghl\b|leadconnector|retell|knotie", re.IGNORECASE)


@pytest.fixture(scope="module")
def demo() -> Iterator[DemoProcess]:
    """One running demo for all tests of this file."""
    with started_demo() as demo:
        yield demo


@pytest.fixture
def shown(page: Page, demo: DemoProcess) -> Iterator[DemoPage]:
    """The demo's page with nothing wrong at the provider; its console must stay silent."""
    shown = DemoPage(page, demo.url + "?view=behind-the-scenes")
    shown.press("All healthy")
    expect(shown.last_sentence).to_contain_text("well again")
    yield shown
    assert shown.complaints == []


def calls_at_the_provider(shown: DemoPage) -> int:
    """The witness's count, once the frame shows it."""
    return int(shown.count("Calls at the voice provider").inner_text())


def choose_somebody_new(shown: DemoPage) -> str:
    """Choose a contact who was not called yet, and picks up; returns the name."""
    shown.choose("picks up and books")
    shown.press("New")
    expect(shown.last_sentence).to_contain_text("was not called yet")
    return shown.name


def test_a_workflow_becomes_a_call_that_ends_and_is_paid_for(shown: DemoPage) -> None:
    name = choose_somebody_new(shown)

    shown.press("Run workflow")

    expect(shown.last_sentence).to_contain_text(f"The workflow ran for {name}")
    expect(shown.state_of(name)).to_have_text("ended", timeout=A_WHOLE_CALL)
    expect(shown.call_of(name)).to_contain_text("Picked up and talked for 6 seconds.", timeout=A_WHOLE_CALL)
    expect(shown.call_of(name).get_by_role("cell").last).to_have_text("1.00")
    ledger = shown.frame.get_by_role("table", name="Ledger")
    expect(ledger.get_by_role("row").filter(has_text="Call of 6 seconds").first).to_contain_text("499.00")


def test_a_webhook_fired_twice_is_one_call_and_says_so(shown: DemoPage) -> None:
    choose_somebody_new(shown)
    before = calls_at_the_provider(shown)

    shown.press("Fire twice")

    expect(shown.last_sentence).to_contain_text("the first was accepted")
    expect(shown.last_sentence).to_contain_text("the second was recognised as a duplicate")
    expect(shown.state_of(shown.name)).to_have_text("placed")
    expect(shown.count("Calls at the voice provider")).to_have_text(str(before + 1))


def test_a_lead_who_was_called_a_moment_ago_is_not_called_again(shown: DemoPage) -> None:
    name = choose_somebody_new(shown)
    shown.press("Send webhook")
    expect(shown.last_sentence).to_contain_text(f"Sent once for {name}: it was accepted and the call is placed.")

    shown.press("Send webhook")

    expect(shown.last_sentence).to_contain_text("was recognised as a duplicate")


def test_a_call_whose_answer_is_dropped_is_found_and_placed_once(shown: DemoPage) -> None:
    choose_somebody_new(shown)
    before = calls_at_the_provider(shown)
    shown.press("Drop the provider's answer")
    expect(shown.page.get_by_text("Next answer will be lost", exact=True)).to_be_visible()

    shown.press("Run workflow")

    expect(shown.state_of(shown.name)).to_have_text("placed", timeout=A_WHOLE_CALL)
    expect(shown.count("Calls at the voice provider")).to_have_text(str(before + 1))
    expect(shown.page.locator("#fault")).to_have_text("All healthy")


def test_while_the_provider_is_down_a_call_waits_and_says_why(shown: DemoPage) -> None:
    choose_somebody_new(shown)
    shown.press("Provider down for 20 s")
    expect(shown.page.locator("#fault")).to_contain_text("Down for")

    shown.press("Run workflow")

    expect(shown.state_of(shown.name)).to_have_text("unconfirmed")
    expect(shown.call_of(shown.name)).to_contain_text("Checking whether it was placed.")
    shown.press("All healthy")
    expect(shown.page.locator("#fault")).to_have_text("All healthy")
    expect(shown.state_of(shown.name)).to_have_text("placed", timeout=THE_NEXT_LOOK)


def test_a_step_is_filled_in_run_and_takes_its_path(page: Page, demo: DemoProcess) -> None:
    shown = DemoPage(page, demo.url)
    shown.page.get_by_role("link", name="Automation").click()
    editor = shown.frame
    expect(editor.get_by_role("heading", level=1)).to_have_text("Place AI call")
    editor.get_by_role("link", name="Place AI call and wait").click()
    expect(editor.get_by_role("heading", level=1)).to_have_text("Place AI call and wait")
    expect(editor.get_by_label("Phone number")).to_have_value("{{contact.phone}}")
    agents = editor.get_by_label("Agent", exact=True).locator("option")
    before = agents.all_inner_texts()
    editor.get_by_label("Call from").select_option(index=1)
    expect(agents.first).to_have_text(before[0])
    contact = editor.get_by_label("With this contact")
    busy = next(text for text in contact.locator("option").all_inner_texts() if "is on another call" in text)
    contact.select_option(label=busy)

    editor.get_by_role("button", name="Run this step").click()

    expect(editor.get_by_role("status")).to_contain_text("The contact waits at this step.")
    path = editor.get_by_role("listitem").filter(has_text="Nobody reached")
    expect(path).to_have_attribute("aria-current", "true", timeout=A_WHOLE_CALL)
    expect(editor.get_by_role("status")).to_contain_text("The contact goes on with: Nobody reached.")
    assert shown.problems() == []
    assert shown.complaints == []


def test_the_other_sub_account_has_its_own_contacts_and_calls(shown: DemoPage) -> None:
    shown.page.get_by_role("link", name="Harbor Realty").click()

    expect(shown.page.get_by_role("heading", level=1)).to_have_text("Olivia Martin")
    expect(shown.frame.get_by_text("No calls yet.")).to_be_visible()
    expect(shown.count("Available")).to_have_text("500.00")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_everything_without_scrolling_sideways(browser: Browser, demo: DemoProcess, scheme: str) -> None:
    page = browser.new_page(
        viewport={"width": 400, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    )
    shown = DemoPage(page, demo.url + "?view=behind-the-scenes")
    expect(shown.count("Calls at the voice provider")).to_be_visible()
    width = "element => element.scrollWidth <= element.clientWidth"

    assert page.locator("html").evaluate(width)
    assert shown.frame.locator("html").evaluate(width)
    assert shown.complaints == []
    page.close()


def test_the_keyboard_reaches_the_contact_and_the_button(shown: DemoPage) -> None:
    name = choose_somebody_new(shown)
    shown.page.get_by_label("Contact").focus()
    for _ in range(2):
        shown.page.keyboard.press("Tab")

    shown.page.keyboard.press("Enter")

    expect(shown.last_sentence).to_contain_text(f"The workflow ran for {name}")


def test_no_page_names_a_vendor(shown: DemoPage) -> None:
    assert not VENDORS.search(shown.page.content())
    assert not VENDORS.search(shown.frame.locator("html").inner_html())
