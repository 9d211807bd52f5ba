"""The Rules page in a real browser: hours changed without a mouse, and a list that goes out in parts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from app.demo.seed import TENANTS, demo_id
from tests.browser.embed import EmbedPage
from tests.browser.pages import NEEDS_CHROMIUM
from tests.demo.process import DemoProcess, started_demo

pytestmark = NEEDS_CHROMIUM
LISTED = 20_000
UNSAVED = "You have unsaved changes."


@pytest.fixture(scope="module")
def demo() -> Iterator[DemoProcess]:
    """One demo for all tests of this file."""
    with started_demo() as demo:
        yield demo


@pytest.fixture
def shown(browser: Browser, demo: DemoProcess) -> Iterator[EmbedPage]:
    """The rules as an administrator of a sub-account sees them; its console must stay silent."""
    page = browser.new_page(viewport={"width": 1280, "height": 860})
    shown = EmbedPage(page, demo.url)
    shown.go("/embed/rules")
    shown.opened("Rules")
    yield shown
    complaints = list(shown.complaints)
    page.close()
    assert complaints == []


def test_a_country_is_picked_from_a_list(shown: EmbedPage) -> None:
    countries = shown.frame.get_by_label("Countries to call")
    countries.fill("US, ")
    shown.frame.get_by_label("Add a country to the list").select_option(label="Mexico")

    expect(countries).to_have_value("US, MX")
    expect(shown.frame.get_by_text(UNSAVED)).to_be_visible()
    shown.frame.get_by_role("button", name="Discard").click()


def test_the_hours_are_changed_by_keyboard_and_say_what_they_mean(shown: EmbedPage) -> None:
    keyboard, frame = shown.page.keyboard, shown.frame
    expect(frame.get_by_text(UNSAVED)).to_be_hidden()
    frame.get_by_label("From", exact=True).focus()
    keyboard.press("Control+A")
    keyboard.type("8:30")
    keyboard.press("Tab")
    keyboard.press("Control+A")
    keyboard.type("7:00")
    expect(frame.get_by_text(UNSAVED)).to_be_visible()
    assert shown.problems() == []

    keyboard.press("Enter")
    expect(frame.get_by_label("Until")).to_be_focused()
    expect(frame.get_by_text("Calling must end after it begins.")).to_be_visible()
    assert shown.problems() == []
    shown.complaints.clear()  # the browser notes that this form was refused

    keyboard.press("Control+A")
    keyboard.type("17:00")
    for _ in range(7):
        keyboard.press("Tab")
    keyboard.press("Space")
    expect(frame.get_by_label("Sunday")).not_to_be_checked()
    keyboard.press("Enter")

    expect(frame.get_by_role("status").get_by_text("The rules are saved.")).to_be_visible()
    expect(frame.get_by_text("Calls Monday to Saturday, 8:30 AM\N{EN DASH}5:00 PM, where the lead is")).to_be_visible()
    expect(frame.get_by_text(UNSAVED)).to_be_hidden()
    assert shown.problems() == []


def test_a_list_larger_than_a_request_is_imported_whole_and_names_what_it_could_not_read(shown: EmbedPage) -> None:
    frame = shown.frame
    shown.go(f"/embed/rules/{demo_id(TENANTS[0].location_id)}/do-not-call")
    shown.opened("Do not call")
    numbers = [f"+1415{200 + at // 10_000}{at % 10_000:04}" for at in range(LISTED)]
    rows = ["number,name", *[f"{number},somebody with a name" for number in numbers], "nobody"]
    frame.get_by_label("Or a file").set_input_files(
        {"name": "list.csv", "mimeType": "text/csv", "buffer": "\r\n".join(rows).encode()}
    )
    expect(frame.get_by_label("Numbers", exact=True)).to_have_value("\n".join(rows))

    frame.get_by_role("button", name="Import", exact=True).click()

    expect(frame.get_by_text("20,000 new numbers were added to the list.")).to_be_visible()
    expect(frame.get_by_text(f"Line {LISTED + 2:,}")).to_be_visible()
    frame.get_by_role("link", name="Show the list").click()
    expect(frame.get_by_text("20,000 numbers on this list")).to_be_visible()

    frame.get_by_role("searchbox").fill("2000007")
    frame.get_by_role("button", name="Remove +1 415-200-0007").click()
    dialog = frame.get_by_role("dialog", name="Call this number again?")
    expect(dialog).to_contain_text("Do this only if the person agrees.")
    # The search has its answer while the question is open: what it asks about is done all the same.
    expect(frame.locator("#rows tbody tr")).to_have_count(1)
    dialog.get_by_role("button", name="Remove from the list").click()
    expect(frame.get_by_text("19,999 numbers on this list")).to_be_visible()


def test_a_register_is_imported_for_all_sub_accounts_and_a_service_is_named(
    browser: Browser, demo: DemoProcess
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    shown = EmbedPage(page, demo.url, "agency")
    frame = shown.frame
    shown.go("/embed/rules/screening")
    shown.opened("Screening")
    rows = "\r\n".join(f"+1415{200 + at // 10_000}{at % 10_000:04},somebody with a name" for at in range(LISTED))
    frame.get_by_label("Or a file").set_input_files(
        {"name": "list.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    )
    frame.get_by_label("Name", exact=True).fill("Federal register")
    frame.get_by_label("Counts for so many days").fill("31")
    frame.get_by_role("button", name="Import", exact=True).click()
    expect(frame.get_by_text("20,000 numbers are on the list Federal register now.")).to_be_visible()
    frame.get_by_role("link", name="Show the lists").click()
    expect(frame.get_by_role("cell", name="31 days")).to_be_visible()
    assert shown.problems() == []

    frame.get_by_label("Address").fill("https://lookup.example/v1?phone={number}")
    frame.get_by_label("Where the answer is").fill("data.listed")
    frame.get_by_role("button", name="Save").first.click()
    # No such host is there to be found.
    expect(frame.get_by_role("alert").first).to_be_visible()
    assert shown.problems() == []
    shown.complaints.clear()  # the browser notes that this form was refused

    frame.get_by_role("button", name="Remove Federal register").click()
    dialog = frame.get_by_role("dialog", name="Remove this list?")
    expect(dialog).to_contain_text("The 20,000 numbers of Federal register may be called again")
    dialog.get_by_role("button", name="Remove the list").click()
    expect(frame.get_by_text("No list is imported.")).to_be_visible()
    complaints = list(shown.complaints)
    page.close()
    assert complaints == []
