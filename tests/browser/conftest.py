"""A real browser for the tests that look at pages as a person sees them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import opened_browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this file."""
    with opened_browser() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of its own."""
    page = browser.new_page(viewport={"width": 1280, "height": 860})
    yield page
    page.close()
