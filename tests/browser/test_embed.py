"""The settings page in a real browser, in the frame of the imitated CRM."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from app.demo.seed import TENANTS, demo_id
from tests.browser.embed import NARROW, EmbedPage
from tests.browser.pages import NEEDS_CHROMIUM, DemoPage
from tests.demo.process import DemoProcess, started_demo

pytestmark = NEEDS_CHROMIUM
A_WHOLE_CALL = 20_000
# A date is three fields and a button to the keyboard; beyond these presses a page is hard to use.
PRESSES = 16
VENDORS = re.compile(r"highlevel|\bghl\b|leadconnector|retell", re.IGNORECASE)
KNOTIE = re.compile("knotie", re.IGNORECASE)
# Every page: its address, its heading, and who may see it.
PAGES = [
    ("/embed/start", "Start", ("agency", "admin", "user")),
    ("/embed/customers", "Customers", ("agency",)),
    ("/embed/brand", "Your brand", ("agency",)),
    ("/embed/calls", "Calls", ("agency", "admin", "user")),
    ("/embed/campaigns", "Campaigns", ("agency", "admin", "user")),
    ("/embed/campaigns/new", "New campaign", ("agency", "admin")),
    ("/embed/dry-run", "Why not?", ("agency", "admin", "user")),
    ("/embed/calls/attention", "Attention", ("agency", "admin", "user")),
    ("/embed/calls/requests", "Requests", ("agency", "admin", "user")),
    ("/embed/calls/answer-times", "When people answer", ("agency", "admin", "user")),
    ("/embed/numbers", "Numbers", ("agency", "admin", "user")),
    (f"/embed/numbers/{demo_id(TENANTS[0].number)}", "+1 415-555-0100", ("agency", "admin", "user")),
    (f"/embed/numbers/{demo_id(TENANTS[0].number)}/webhook", "Results to your own address", ("agency", "admin")),
    ("/embed/numbers/import", "Import numbers", ("agency",)),
    ("/embed/numbers/import/key", "Connect an account", ("agency",)),
    (f"/embed/numbers/import/{demo_id('workspace')}", "Choose numbers", ("agency",)),
    (f"/embed/numbers/accounts/{demo_id('workspace')}", "Bright Voice", ("agency",)),
    ("/embed/credits", "Credits", ("agency", "admin", "user")),
    ("/embed/rules", "Rules", ("agency", "admin", "user")),
    (f"/embed/rules/{demo_id(TENANTS[0].location_id)}", TENANTS[0].name, ("agency",)),
    ("/embed/rules/screening", "Screening", ("agency",)),
    (f"/embed/rules/{demo_id(TENANTS[0].location_id)}/do-not-call", "Do not call", ("agency", "admin", "user")),
    (f"/embed/rules/{demo_id(TENANTS[0].location_id)}/collected", "What the agent finds out", ("agency", "admin")),
    ("/embed/audit", "Audit log", ("agency", "admin")),
]
SEARCHED = re.compile(r"/embed/calls/rows\?.*\bq=555")
POLLED = re.compile(r"/embed/calls/rows\?.*seen=")
ROLES = ("agency", "admin", "user")
# The frame is narrower than the window: by the menu, and on a phone by the CRM's margins, which leaves 320.
WIDTHS = (1440, 1000, 346)


def pages_of(role: str) -> list[tuple[str, str]]:
    """Address and heading of every page that this role may see."""
    return [(path, title) for path, title, roles in PAGES if role in roles]


def ask_for_later(demo: DemoProcess, to_number: str) -> None:
    """Ask for a call in an hour, as a developer does."""
    in_an_hour = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    body = {"from_number": demo.printed["Number"], "to_number": to_number, "not_before": in_an_hour}
    headers = {"Authorization": f"Bearer {demo.printed['Key']}"}
    answer = httpx.post(demo.url.replace("/demo", "/api/outbound-call"), json=body, headers=headers, timeout=30)
    assert answer.status_code == 202, answer.text


def try_again(shown: EmbedPage) -> None:
    """Press the button, also if the list, which asks every few seconds, was quicker and took it away."""
    shown.frame.locator("#lost button").dispatch_event("click")


@pytest.fixture(scope="module")
def demo(browser: Browser) -> Iterator[DemoProcess]:
    """One running demo with one finished call, for all tests of this file."""
    with started_demo() as demo:
        page = browser.new_page()
        shown = DemoPage(page, demo.url + "?view=behind-the-scenes")
        shown.press("Run workflow")
        expect(shown.call_of("Maria Lopez")).to_contain_text("seconds", timeout=A_WHOLE_CALL)
        page.close()
        yield demo


@pytest.fixture
def shown(page: Page, demo: DemoProcess) -> Iterator[EmbedPage]:
    """The page as an administrator of a sub-account sees it; its console must stay silent."""
    shown = EmbedPage(page, demo.url)
    shown.go("/embed/calls")
    shown.opened("Calls")
    expect(shown.title).to_be_focused()
    yield shown
    assert shown.complaints == []


@pytest.mark.parametrize("role", ROLES)
def test_every_page_is_accessible_in_light_and_dark_and_names_no_vendor(
    page: Page, demo: DemoProcess, role: str
) -> None:
    shown = EmbedPage(page, demo.url, role)
    problems = {}
    for path, title in pages_of(role):
        shown.go(path)
        shown.opened(title)
        for theme in ("light", "dark"):
            shown.inside.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
            problems[path, theme] = shown.problems()
        html = shown.inside.content()
        assert not VENDORS.search(html + shown.inside.url), path
        assert role == "agency" or not KNOTIE.search(html), path

    assert {where: found for where, found in problems.items() if found} == {}
    assert len(problems) == 2 * len(pages_of(role))
    assert shown.complaints == []


@pytest.mark.parametrize("role", ROLES)
def test_no_page_scrolls_sideways(page: Page, demo: DemoProcess, role: str) -> None:
    shown = EmbedPage(page, demo.url, role)
    for path, title in pages_of(role):
        shown.go(path)
        shown.opened(title)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert shown.inside.locator("html").evaluate(NARROW), (path, width)
        assert shown.inside.evaluate("innerWidth") == 320


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_call_tells_its_story_accessibly(page: Page, demo: DemoProcess, theme: str) -> None:
    shown = EmbedPage(page, demo.url, theme=theme)
    shown.go("/embed/calls")
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
    crm.frame.get_by_role("link", name="Calls").click()
    expect(crm.frame.get_by_role("heading", level=1)).to_have_text("Calls")

    crm.press("Run workflow")

    row = crm.frame.get_by_role("row").filter(has_text=first_name).first
    expect(row).to_contain_text("On the line", timeout=A_WHOLE_CALL)
    expect(row).to_contain_text("Answered", timeout=A_WHOLE_CALL)


def test_what_was_confirmed_is_done_though_the_list_moved_on_meanwhile(shown: EmbedPage, demo: DemoProcess) -> None:
    rows = shown.frame.locator("#rows tbody tr")
    ask_for_later(demo, "+14155550133")
    shown.frame.get_by_label("Select the call to +1 415-555-0133").check()
    shown.frame.get_by_role("button", name="Cancel selected").click()
    question = shown.frame.get_by_role("dialog", name="Cancel the selected calls?")
    before = rows.count()

    ask_for_later(demo, "+14155550144")
    expect(rows).to_have_count(before + 1)
    question.get_by_role("button", name="Cancel the call").click()

    expect(rows.filter(has_text="+1 415-555-0133")).to_contain_text("Canceled")
    expect(rows.filter(has_text="+1 415-555-0144")).to_contain_text("Waiting")
    expect(shown.frame.locator("#rows")).to_have_count(1)


def test_what_is_ticked_while_the_list_is_on_its_way_stays_ticked(shown: EmbedPage, demo: DemoProcess) -> None:
    ask_for_later(demo, "+14155550155")
    box = shown.frame.get_by_label("Select the call to +1 415-555-0155")
    expect(box).to_be_visible()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    with shown.page.expect_request(POLLED):
        shown.page.route(POLLED, hold, times=1)
    expect(box).not_to_be_checked()

    box.check()
    ask_for_later(demo, "+14155550166")
    for answer in held:
        answer.continue_()
    with shown.page.expect_response(POLLED):
        shown.page.unroute_all()
    expect(shown.frame.get_by_label("Select the call to +1 415-555-0166")).to_be_visible()

    expect(box).to_be_checked()
    expect(shown.frame.get_by_role("alert")).to_be_hidden()
    box.uncheck()
    shown.complaints.clear()  # the browser notes the answer that was let go


def test_the_keyboard_alone_reaches_a_call_and_comes_back(shown: EmbedPage) -> None:
    keyboard, calls = shown.page.keyboard, shown.frame.locator(".calls tbody tr")
    call = calls.first.get_by_role("link")
    shown.frame.get_by_role("searchbox").focus()
    keyboard.type("maria")
    # The address is written before the rows: who tabs on between the two stands on a row that is about to go.
    shown.inside.wait_for_url(lambda address: address.endswith("#/embed/calls?q=maria"))
    expect(calls.filter(has_not_text="Maria")).to_have_count(0)
    expect(call).to_be_visible()
    for _ in range(PRESSES):
        keyboard.press("Tab")
        if call.evaluate("element => element === document.activeElement"):
            break
    expect(call).to_be_focused()
    name = call.inner_text()

    keyboard.press("Enter")
    shown.opened(name)
    expect(shown.title).to_be_focused()
    heard = shown.frame.locator("audio").evaluate(
        "async audio => { audio.preload = 'auto'; await new Promise((yes, no) => { audio.oncanplay = yes; "
        "audio.onerror = no; }); return audio.duration; }"
    )
    assert heard > 1
    shown.inside.evaluate("history.back()")

    shown.opened("Calls")
    expect(shown.title).to_be_focused()
    expect(shown.frame.get_by_role("searchbox")).to_have_value("maria")


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


def test_what_cannot_be_undone_may_ask_for_a_word_to_be_typed(shown: EmbedPage) -> None:
    shown.inside.evaluate("""() => {
        const button = document.createElement("button");
        Object.assign(button.dataset, { confirmTitle: "Revoke?", confirmButton: "Revoke", confirmTyped: "0100",
            confirmType: "Type 0100 to continue" });
        window.answer = ui.confirm(button, "It ends at once.");
    }""")
    dialog = shown.frame.get_by_role("dialog", name="Revoke?")
    expect(dialog.get_by_role("button", name="Revoke")).to_be_disabled()
    assert shown.problems() == []

    dialog.get_by_label("Type 0100 to continue").press_sequentially("0100")
    dialog.get_by_role("button", name="Revoke").click()

    assert shown.inside.evaluate("() => window.answer") is True


def test_a_server_that_cannot_be_reached_is_told_and_the_request_repeated(shown: EmbedPage) -> None:
    shown.page.route(SEARCHED, lambda route: route.abort())
    shown.frame.get_by_role("searchbox").press_sequentially("555-0101")
    expect(shown.frame.get_by_role("alert")).to_contain_text("cannot be reached")

    shown.page.unroute_all()
    with shown.page.expect_response(lambda answer: bool(SEARCHED.search(answer.url)) and answer.status == 200):
        try_again(shown)

    expect(shown.frame.get_by_role("alert")).to_be_hidden()
    shown.complaints.clear()  # the browser notes what it could not send


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
    expect(shown.frame.get_by_role("alert")).to_contain_text("What you typed is still here.")
    expect(shown.frame.get_by_role("searchbox")).to_have_value("555-0101")
    assert shown.problems() == []

    shown.page.unroute_all()
    with shown.page.expect_response(lambda answer: bool(SEARCHED.search(answer.url)) and answer.status == 200):
        try_again(shown)

    expect(shown.frame.get_by_role("alert")).to_be_hidden()
    expect(shown.frame.get_by_role("searchbox")).to_have_value("555-0101")
    shown.complaints.clear()  # the browser notes what was refused


def test_a_call_to_my_phone_is_placed_by_keyboard(page: Page, demo: DemoProcess) -> None:
    shown = EmbedPage(page, demo.url, sub=1)
    shown.frame.get_by_label("Your phone number").fill("12")
    page.keyboard.press("Enter")
    expect(shown.frame.get_by_label("Your phone number")).to_be_focused()
    expect(shown.frame.get_by_text("This is not a phone number that exists.")).to_be_visible()
    assert shown.problems() == []
    shown.complaints.clear()  # the browser notes that this form was refused

    shown.frame.get_by_label("Your phone number").fill("+1 212 555 0119")
    page.keyboard.press("Enter")
    expect(shown.frame.get_by_role("button", name="Call now")).to_be_focused()
    expect(shown.frame.get_by_text("credits are set aside")).to_be_visible()
    assert shown.problems() == []
    page.keyboard.press("Enter")

    expect(shown.frame.get_by_text("Pick up your phone.")).to_be_visible()
    expect(shown.frame.get_by_role("link", name="Call again")).to_be_visible(timeout=A_WHOLE_CALL)
    assert shown.problems() == []
    shown.frame.get_by_role("link", name="See this call").click()
    expect(shown.frame.get_by_text("From this page")).to_be_visible()
    assert shown.complaints == []


def test_unsaved_changes_are_kept_from_being_lost(shown: EmbedPage) -> None:
    shown.go("/embed/credits")
    shown.opened("Credits")
    shown.frame.get_by_label("Alert me below this many credits").fill("40")
    expect(shown.frame.get_by_text("You have unsaved changes.")).to_be_visible()
    assert shown.problems() == []

    shown.frame.get_by_label("By e-mail to").fill("nobody")
    shown.frame.get_by_role("button", name="Save").click()
    expect(shown.frame.get_by_text("Write an e-mail address")).to_be_visible()
    expect(shown.frame.get_by_text("You have unsaved changes.")).to_be_visible()
    shown.complaints.clear()  # the browser notes that this form was refused
    shown.frame.get_by_role("button", name="Discard").click()
    expect(shown.frame.get_by_label("By e-mail to")).to_have_value("")
    expect(shown.frame.get_by_text("You have unsaved changes.")).to_be_hidden()
    shown.frame.get_by_label("Alert me below this many credits").fill("40")

    shown.frame.get_by_role("link", name="Calls").click()
    leave = shown.frame.get_by_role("dialog", name="Leave without saving?")
    leave.get_by_role("button", name="Cancel").click()
    expect(shown.frame.get_by_label("Alert me below this many credits")).to_have_value("40")

    shown.frame.get_by_role("button", name="Save").click()
    expect(shown.frame.get_by_role("status").get_by_text("Saved.")).to_be_visible()
    shown.frame.get_by_role("button", name="Close").click()
    expect(shown.frame.get_by_role("status").get_by_text("Saved.")).to_have_count(0)
    expect(shown.frame.get_by_text("You have unsaved changes.")).to_be_hidden()
    shown.frame.get_by_role("link", name="Calls").click()
    shown.opened("Calls")


def test_the_agency_adds_credits_after_confirming(page: Page, demo: DemoProcess) -> None:
    shown = EmbedPage(page, demo.url, "agency")
    shown.go("/embed/credits")
    shown.frame.get_by_role("link", name="Harbor Realty").click()
    shown.opened("Harbor Realty")
    assert shown.problems() == []
    shown.frame.get_by_label("Credits", exact=True).fill("1,250")
    shown.frame.get_by_label("Reason").fill("Winter offer")

    shown.frame.get_by_role("button", name="Add credits").click()
    dialog = shown.frame.get_by_role("dialog", name="Add 1,250.00 credits to Harbor Realty?")
    expect(dialog).to_be_visible()
    assert shown.problems() == []
    dialog.get_by_role("button", name="Add credits").click()

    expect(shown.frame.get_by_text("1,250.00 credits were added.")).to_be_visible()
    expect(shown.frame.get_by_role("table").get_by_text("Winter offer")).to_be_visible()
    assert shown.complaints == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_agency_takes_a_sub_account_in(page: Page, demo: DemoProcess, theme: str) -> None:
    shown = EmbedPage(page, demo.url, "agency", theme=theme)
    shown.go("/embed/customers")
    name = "Sunrise Dental" if theme == "light" else "Harbor Realty"
    shown.frame.get_by_role("link", name=name).click()
    # The list has a field of the same name, for a customer without the CRM.
    shown.opened(name)
    shown.frame.get_by_label("E-mail address of the customer").fill(f"{theme}@example.com")
    assert shown.problems() == []

    shown.frame.get_by_role("button", name="Create a customer").click()
    shown.frame.get_by_role("dialog").get_by_role("button", name="Create a customer").click()

    expect(shown.frame.get_by_text("The sub-account is connected.")).to_be_visible()
    expect(shown.frame.get_by_role("button", name="Copy")).to_be_visible()
    assert shown.problems() == []
    assert shown.complaints == []


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


def test_a_reload_of_the_crm_leads_back_and_nothing_else_is_kept_in_the_browser(page: Page, demo: DemoProcess) -> None:
    shown = EmbedPage(page, demo.url)
    shown.go("/embed/calls?q=Maria&status=answered")
    shown.opened("Calls")
    kept = "[document.cookie, localStorage.length, Object.values(sessionStorage)]"
    expect(shown.title).to_be_focused()

    assert shown.inside.evaluate(kept) == ["", 0, ["#/embed/calls?status=answered"]]  # who was looked for is left out
    page.reload()
    shown.opened("Calls")
    assert shown.inside.evaluate("location.hash") == "#/embed/calls?status=answered"
    assert shown.complaints == []

    another = EmbedPage(page, demo.url, sub=1)
    another.opened("Start")  # a sub-account begins where it was left itself

    shown.go("/embed/nowhere")
    shown.opened("Not found")
    expect(shown.title).to_be_focused()
    page.reload()
    shown.opened("Start")


def test_a_user_may_look_and_not_touch(page: Page, demo: DemoProcess) -> None:
    shown = EmbedPage(page, demo.url, "user")
    shown.opened("Start")

    expect(shown.frame.get_by_text("read only")).to_be_visible()
    expect(shown.frame.get_by_role("button", name="Pause calling")).to_have_count(0)


@pytest.mark.parametrize("role", ["agency", "admin"])
def test_the_white_label_domain_may_frame_it(page: Page, demo: DemoProcess, role: str) -> None:
    shown = EmbedPage(page, demo.url.replace("127.0.0.1", "crm.bright.localhost"), role)

    shown.opened("Start")
    assert shown.complaints == []


def test_a_strangers_site_may_not_frame_it(page: Page, demo: DemoProcess) -> None:
    shown = EmbedPage(page, demo.url.replace("127.0.0.1", "evil.localhost"))
    page.wait_for_load_state("networkidle")

    assert any("frame-ancestors" in complaint for complaint in shown.complaints)


def test_alone_in_a_window_it_says_where_it_is_opened(page: Page, demo: DemoProcess) -> None:
    page.goto(demo.url.replace("/demo", "/embed"))

    expect(page.get_by_role("alert")).to_contain_text("This page opens inside your CRM.")


def test_what_somebody_wrote_into_a_list_is_not_obeyed_when_its_file_is_opened_as_a_page(
    demo: DemoProcess, page: Page
) -> None:
    shown = EmbedPage(page, demo.url, "agency")
    shown.opened("Start")
    customer = demo_id(TENANTS[0].location_id)
    written = '<form hx-post="/embed/pause" hx-vals=\'{"paused":"on"}\' hx-trigger="load"></form>'
    add = "async ([path, form]) => (await session.post(path, new URLSearchParams(form))).status"
    form = {"number": "+14155550188", "why": written}
    assert shown.inside.evaluate(add, [f"/embed/rules/{customer}/do-not-call/add", form]) == 200
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.method} {request.url.partition('/embed')[2]}"))

    with page.expect_download() as waiting:
        shown.go(f"/embed/rules/{customer}/do-not-call/export")

    assert written.replace('"', '""') in waiting.value.path().read_text()
    assert "POST /pause" not in sent
    # Nor if the file came all the same, as from an older server.
    page.route("**/do-not-call/export?again", lambda route: route.fulfill(content_type="text/html", body=written))
    shown.go(f"/embed/rules/{customer}/do-not-call/export?again")
    expect(shown.frame.locator("#lost")).to_be_visible()
    assert "POST /pause" not in sent
