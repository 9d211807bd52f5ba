"""The settings page in a real browser, in the frame of the imitated CRM."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from app.demo.seed import TENANTS, demo_id
from tests.browser.embed import NARROW, EmbedPage
from tests.browser.pages import CHROMIUM, DemoPage, opened_browser
from tests.demo.process import DemoProcess, started_demo

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is missing; install it, for example: apt install chromium"),
    # One demo serves all of them, also when the tests are spread over processes.
    pytest.mark.xdist_group("embed"),
]
A_WHOLE_CALL = 20_000
VENDORS = re.compile(r"highlevel|\bghl\b|leadconnector|retell", re.IGNORECASE)
KNOTIE = re.compile("knotie", re.IGNORECASE)
# Every page: its address, its heading, and who may see it.
PAGES = [
    ("/embed/calls", "Calls", ("agency", "admin", "user")),
    ("/embed/numbers", "Numbers", ("agency", "admin", "user")),
    (f"/embed/numbers/{demo_id(TENANTS[0].number)}", "+1 415-555-0100", ("agency", "admin", "user")),
    ("/embed/numbers/import", "Import numbers", ("agency",)),
    ("/embed/numbers/import/key", "Connect an account", ("agency",)),
    (f"/embed/numbers/import/{demo_id('workspace')}", "Choose numbers", ("agency",)),
    (f"/embed/numbers/accounts/{demo_id('workspace')}", "Bright Voice", ("agency",)),
]
SEARCHED = re.compile(r"/embed/calls/rows\?.*\bq=555")
SEEN = [(path, title, role) for path, title, roles in PAGES for role in roles]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this file."""
    with opened_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def demo(browser: Browser) -> Iterator[DemoProcess]:
    """One running demo with one finished call, for all tests of this file."""
    with started_demo() as demo:
        page = browser.new_page()
        shown = DemoPage(page, demo.url + "?view=board")
        shown.press("Run workflow")
        expect(shown.call_of("Maria Lopez")).to_contain_text("seconds", timeout=A_WHOLE_CALL)
        page.close()
        yield demo


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of its own."""
    page = browser.new_page(viewport={"width": 1280, "height": 860})
    yield page
    page.close()


@pytest.fixture
def shown(page: Page, demo: DemoProcess) -> Iterator[EmbedPage]:
    """The page as an administrator of a sub-account sees it; its console must stay silent."""
    shown = EmbedPage(page, demo.url)
    expect(shown.title).to_be_focused()
    yield shown
    assert shown.complaints == []


@pytest.mark.parametrize(("path", "title", "role"), SEEN)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_is_accessible_and_names_no_vendor(
    page: Page, demo: DemoProcess, path: str, title: str, role: str, theme: str
) -> None:
    shown = EmbedPage(page, demo.url, role, theme=theme)
    shown.go(path)
    shown.opened(title)

    assert shown.problems() == []
    html = shown.inside.content()
    assert not VENDORS.search(html)
    assert role == "agency" or not KNOTIE.search(html)
    assert not VENDORS.search(shown.inside.url)
    assert shown.complaints == []


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize(("path", "title", "role"), SEEN)
def test_no_page_scrolls_sideways(
    browser: Browser, demo: DemoProcess, path: str, title: str, role: str, width: int
) -> None:
    # The frame is as wide as the window, less the CRM's margins.
    page = browser.new_page(viewport={"width": width + 26 if width < 820 else width, "height": 800})
    shown = EmbedPage(page, demo.url, role)
    shown.go(path)
    shown.opened(title)

    fits = shown.inside.locator("html").evaluate(NARROW)
    page.close()
    assert fits


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_call_tells_its_story_accessibly(page: Page, demo: DemoProcess, theme: str) -> None:
    shown = EmbedPage(page, demo.url, theme=theme)
    shown.frame.get_by_role("link", name="Maria").click()
    shown.opened("Maria")

    expect(shown.frame.get_by_role("heading", name="What happened")).to_be_visible()
    expect(shown.frame.get_by_text("Charged").first).to_be_visible()
    shown.frame.get_by_text("Transcript").click()
    assert shown.problems() == []
    assert shown.complaints == []


def test_a_call_appears_and_ends_while_one_looks_on(page: Page, demo: DemoProcess) -> None:
    crm = DemoPage(page, demo.url)
    crm.choose("picks up and books")
    crm.press("New")
    expect(crm.last_sentence).to_contain_text("was not called yet")
    first_name = crm.name.split(" ")[0]

    crm.press("Run workflow")

    row = crm.frame.get_by_role("row").filter(has_text=first_name).first
    expect(row).to_contain_text("On the line", timeout=A_WHOLE_CALL)
    expect(row).to_contain_text("Answered", timeout=A_WHOLE_CALL)


def test_the_keyboard_alone_reaches_a_call_and_comes_back(shown: EmbedPage) -> None:
    keyboard = shown.page.keyboard
    shown.frame.get_by_role("searchbox").focus()
    for _ in range(4):
        keyboard.press("Tab")
    call = shown.frame.locator(".calls a").first
    expect(call).to_be_focused()
    name = call.inner_text()

    keyboard.press("Enter")
    shown.opened(name)
    expect(shown.title).to_be_focused()
    shown.inside.evaluate("history.back()")

    shown.opened("Calls")
    expect(shown.title).to_be_focused()


def test_the_menu_can_be_skipped(shown: EmbedPage) -> None:
    skip = shown.frame.get_by_role("link", name="Skip to the content")
    skip.focus()
    expect(skip).to_be_in_viewport()

    shown.page.keyboard.press("Enter")

    expect(shown.frame.get_by_role("main")).to_be_focused()
    shown.opened("Calls")


def test_pausing_says_what_will_happen_and_can_be_left_alone(shown: EmbedPage) -> None:
    shown.frame.get_by_role("button", name="Pause calling").click()
    dialog = shown.frame.get_by_role("dialog", name="Pause calling?")
    expect(dialog).to_contain_text("New requests are refused.")
    assert shown.problems() == []
    shown.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()

    shown.frame.get_by_role("button", name="Pause calling").click()
    dialog.get_by_role("button", name="Pause calling").click()
    expect(shown.frame.get_by_role("status").get_by_text("Calling is paused.")).to_be_visible()
    shown.frame.get_by_role("button", name="Resume calling").click()
    dialog = shown.frame.get_by_role("dialog", name="Resume calling?")
    dialog.get_by_role("button", name="Resume calling").click()

    expect(shown.frame.get_by_role("button", name="Pause calling")).to_be_visible()


def test_a_session_that_ends_while_one_types_is_renewed_unseen(shown: EmbedPage) -> None:
    ended = []

    def end_it(route: Route) -> None:
        """The server forgets the session of the first request, and answers as it does then."""
        ended.append(route.request.url)
        forgotten = {} if len(ended) > 1 else {"authorization": "Bearer forgotten"}
        route.continue_(headers={**route.request.headers, **forgotten})

    shown.page.route(SEARCHED, end_it)
    with shown.page.expect_response(lambda answer: bool(SEARCHED.search(answer.url)) and answer.status == 200):
        shown.frame.get_by_role("searchbox").press_sequentially("555-0101")

    expect(shown.frame.get_by_role("link", name="Maria")).to_be_visible()
    expect(shown.frame.get_by_role("searchbox")).to_have_value("555-0101")
    expect(shown.frame.get_by_role("alert")).to_be_hidden()
    assert len(ended) >= 2
    shown.complaints.clear()  # the browser notes the 401


def test_when_the_crm_is_silent_what_was_typed_stays_and_can_be_sent_later(shown: EmbedPage) -> None:
    shown.page.route("**/demo/context**", lambda route: route.abort())
    shown.page.route(
        SEARCHED,
        lambda route: route.continue_(headers={**route.request.headers, "authorization": "Bearer forgotten"}),
    )
    shown.frame.get_by_role("searchbox").press_sequentially("555-0101")
    expect(shown.frame.get_by_role("alert")).to_contain_text("What you typed is still here.", timeout=10_000)
    expect(shown.frame.get_by_role("searchbox")).to_have_value("555-0101")
    assert shown.problems() == []

    shown.page.unroute_all()
    shown.frame.get_by_role("button", name="Try again").click()

    expect(shown.frame.get_by_role("alert")).to_be_hidden()
    expect(shown.frame.get_by_role("searchbox")).to_have_value("555-0101")
    shown.complaints.clear()  # the browser notes what was refused


def test_the_language_is_chosen_on_the_page(shown: EmbedPage) -> None:
    shown.frame.get_by_label("Language").select_option("es")

    shown.opened("Llamadas")
    expect(shown.frame.get_by_role("button", name="Pausar llamadas")).to_be_visible()
    assert shown.inside.locator("html").get_attribute("lang") == "es"
    assert shown.problems() == []


def test_the_list_leaves_as_a_file(shown: EmbedPage) -> None:
    with shown.page.expect_download() as waiting:
        shown.frame.get_by_role("button", name="Export CSV").click()

    assert waiting.value.suggested_filename == "calls.csv"
    assert "+14155550101" in waiting.value.path().read_text()


def test_nothing_is_kept_in_the_browser(shown: EmbedPage) -> None:
    kept = "[document.cookie, localStorage.length, sessionStorage.length]"

    assert shown.inside.evaluate(kept) == ["", 0, 0]


def test_a_user_may_look_and_not_touch(page: Page, demo: DemoProcess) -> None:
    shown = EmbedPage(page, demo.url, "user")
    shown.opened("Calls")

    expect(shown.frame.get_by_text("read only")).to_be_visible()
    expect(shown.frame.get_by_role("button", name="Pause calling")).to_have_count(0)


@pytest.mark.parametrize("role", ["agency", "admin"])
def test_the_white_label_domain_may_frame_it(page: Page, demo: DemoProcess, role: str) -> None:
    shown = EmbedPage(page, demo.url.replace("127.0.0.1", "crm.bright.localhost"), role)

    shown.opened("Calls")
    assert shown.complaints == []


def test_a_strangers_site_may_not_frame_it(page: Page, demo: DemoProcess) -> None:
    shown = EmbedPage(page, demo.url.replace("127.0.0.1", "evil.localhost"))
    page.wait_for_load_state("networkidle")

    assert any("frame-ancestors" in complaint for complaint in shown.complaints)


def test_alone_in_a_window_it_says_where_it_is_opened(page: Page, demo: DemoProcess) -> None:
    page.goto(demo.url.replace("/demo", "/embed"))

    expect(page.get_by_role("alert")).to_contain_text("This page opens inside your CRM.")
