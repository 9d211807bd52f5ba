"""How far it is to the first call, counted in clicks and typed fields; a choice from a list is one click."""

import asyncio
import contextlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import asyncpg
import pytest
from playwright.sync_api import Browser, Locator, expect

from app.demo.seed import SECOND_API_KEY, SECOND_NUMBERS
from app.postgres import embedded
from tests.browser.embed import EmbedPage
from tests.browser.pages import NEEDS_CHROMIUM
from tests.demo.process import DemoProcess, started_demo

pytestmark = NEEDS_CHROMIUM
MAX_CLICKS_TO_A_NUMBER_THAT_CALLS, MAX_CLICKS_TO_THE_FIRST_CALL, MAX_TYPED = 10, 12, 3
SPARE = "+1 628-555-0140"
# As an agency begins: sub-accounts that have the app, and nothing else.
EMPTY = """
DELETE FROM api_keys; DELETE FROM agent_assignments; DELETE FROM agent_lists; DELETE FROM phone_numbers;
DELETE FROM workspaces; DELETE FROM ledger_entries; DELETE FROM accounts;
"""


class Hands:
    """Clicks and types, and counts it."""

    def __init__(self, shown: EmbedPage) -> None:
        self.frame, self.clicks, self.typed = shown.frame, 0, 0

    def click(self, target: Locator) -> None:
        self.clicks += 1
        target.click()

    def press(self, name: str, role: str = "button") -> None:
        self.click(self.frame.get_by_role("link" if role == "link" else "button", name=name, exact=True))

    def choose(self, label: str, option: str) -> None:
        self.clicks += 1
        self.frame.get_by_label(label, exact=True).select_option(label=option)

    def type(self, label: str, text: str) -> None:
        self.typed += 1
        self.frame.get_by_label(label, exact=True).fill(text)


def a_number_that_calls(hands: Hands) -> None:
    """From nothing to a number with its customer, agent, Outbound and key."""
    hands.press("Connect", role="link")
    hands.type("API key", SECOND_API_KEY)
    hands.press("Validate and load numbers")
    # Nothing of this account is here yet, so that all of it is ticked.
    hands.choose("Assign all to", "Sunrise Dental")
    hands.press(f"Import {len(SECOND_NUMBERS)} numbers")
    hands.press(f"Assign an agent to {SPARE}")
    hands.choose("Who speaks", "Receptionist West")
    hands.press("Save")
    expect(hands.frame.get_by_text("You will not see it again.")).to_be_visible()


def a_call_to_myself(hands: Hands) -> None:
    """From there to the own phone, by way of the credits."""
    hands.press("Call my phone", role="link")
    hands.type("Credits", "100")
    hands.press("Add credits")
    hands.click(hands.frame.get_by_role("dialog").get_by_role("button", name="Add credits"))
    hands.type("Your phone number", "+1 212 555 0119")
    hands.press("Call my phone")
    hands.press("Call now")
    expect(hands.frame.get_by_text("Pick up your phone.")).to_be_visible()


@contextlib.contextmanager
def empty_demo(folder: Path) -> Iterator[DemoProcess]:
    """A demo whose agency has nothing yet but its sub-accounts."""
    with started_demo("--data-dir", str(folder)) as demo:
        with ThreadPoolExecutor() as beside:
            # The loop of the tests runs in this thread.
            beside.submit(asyncio.run, _emptied(folder)).result()
        yield demo
    embedded.stop(folder)


@pytest.fixture
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoProcess]:
    """The empty demo, in a folder of its own."""
    with empty_demo(tmp_path_factory.mktemp("d")) as demo:
        yield demo


async def _emptied(folder: Path) -> None:
    connection = await asyncpg.connect(embedded.start(folder))
    await connection.execute(EMPTY)
    await connection.close()


def test_from_nothing_to_the_first_call(browser: Browser, demo: DemoProcess) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    shown = EmbedPage(page, demo.url, "agency")
    shown.opened("Start")
    assert shown.problems() == []
    hands, frame = Hands(shown), shown.frame

    a_number_that_calls(hands)
    assert shown.problems() == []
    assert hands.clicks <= MAX_CLICKS_TO_A_NUMBER_THAT_CALLS - 1, "one is left to copy the key"
    a_call_to_myself(hands)

    assert shown.problems() == []
    assert (hands.clicks, hands.typed) <= (MAX_CLICKS_TO_THE_FIRST_CALL, MAX_TYPED)
    frame.get_by_role("link", name="Start", exact=True).click()
    expect(frame.get_by_role("heading", name="Put it into a workflow")).to_be_visible()
    complaints = list(shown.complaints)
    page.close()
    assert complaints == []
