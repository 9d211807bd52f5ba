"""A large agency: long names and long lists on every pane. Nothing breaks, and nothing scrolls sideways."""

import asyncio
import statistics
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from playwright.sync_api import Browser, Page, expect

from app.postgres import embedded
from tests.browser.embed import NARROW, EmbedPage
from tests.browser.pages import NEEDS_CHROMIUM, DemoPage
from tests.demo.process import DemoProcess, started_demo

pytestmark = NEEDS_CHROMIUM
SUB_ACCOUNTS, NUMBERS, CALLS = 40, 120, 5000
A_WHOLE_CALL = 30_000
WIDTHS = (1440, 1024, 768, 320)
# From here on a row is a row; on a narrower pane it is a block of cells.
TABLE_FROM = 1024
# Two lines of text with what surrounds them.
MAX_ROW, MAX_CELL = 72, 76
SIZED = """(frame, width) => {
    frame.style.cssText = `position: fixed; inset: 0; border: 0; width: ${width}px; height: 100vh`;
}"""
TALLEST = "rows => Math.max(0, ...rows.map(row => row.offsetHeight))"
PAGES = (
    ("/embed/start", "Start"),
    ("/embed/customers", "Customers"),
    ("/embed/numbers", "Numbers"),
    ("/embed/calls", "Calls"),
    ("/embed/calls?page=60", "Calls"),
    ("/embed/credits", "Credits"),
    ("/embed/rules", "Rules"),
)
# What a page may weigh with all its parts, as they are sent, and how much of it may move by itself while it is built.
MAX_BYTES, MAX_SHIFT = 100_000, 0.1
# Entries are handed over some time after their frame: each is counted by its own time, those not handed over as well.
SHIFTS = """
const moves = [];
const watch = new PerformanceObserver((list) => moves.push(...list.getEntries()));
watch.observe({ type: "layout-shift", buffered: true });
self.shifted = (since) => {
  moves.push(...watch.takeRecords());
  return moves.reduce((sum, move) => sum + (move.startTime >= since && !move.hadRecentInput ? move.value : 0), 0);
};
"""
# The time at which all that was changed until now has been drawn.
DRAWN = """() => new Promise((drawn) => {
  requestAnimationFrame(() => requestAnimationFrame(() => drawn(performance.now())));
})"""
# Rows are copied from those of the demo, so that a new column needs nothing here.
LONG = "'Sunrise Dental and Orthodontics of the Greater San Francisco Bay '"
FILL = f"""
CREATE TEMP TABLE many AS SELECT gen_random_uuid() AS id, g FROM generate_series(1, {SUB_ACCOUNTS}) g;
INSERT INTO customers SELECT (jsonb_populate_record(NULL::customers, to_jsonb(c) || jsonb_build_object(
    'id', m.id, 'name', {LONG} || m.g))).*
FROM many m, (SELECT * FROM customers WHERE name = 'Sunrise Dental') c;
INSERT INTO installations SELECT (jsonb_populate_record(NULL::installations, to_jsonb(i) || jsonb_build_object(
    'id', gen_random_uuid(), 'customer_id', m.id, 'location_id', 'Many' || m.g, 'name', {LONG} || m.g))).*
FROM many m, (SELECT * FROM installations WHERE name = 'Sunrise Dental') i;
INSERT INTO phone_numbers SELECT (jsonb_populate_record(NULL::phone_numbers, to_jsonb(n) || jsonb_build_object(
    'id', gen_random_uuid(), 'e164', '+1628' || (5550000 + g), 'nickname', {LONG} || g,
    'customer_id', CASE WHEN g % 4 > 0 THEN (SELECT id FROM many WHERE many.g = 1 + s.g % {SUB_ACCOUNTS}) END))).*
FROM generate_series(1, {NUMBERS}) AS s(g), (SELECT * FROM phone_numbers LIMIT 1) n;
INSERT INTO agent_assignments SELECT (jsonb_populate_record(NULL::agent_assignments, to_jsonb(a) || jsonb_build_object(
    'number_id', n.id, 'agent_name', {LONG} || 'agent'))).*
FROM phone_numbers n, (SELECT * FROM agent_assignments LIMIT 1) a WHERE n.customer_id IN (SELECT id FROM many);
INSERT INTO calls SELECT (jsonb_populate_record(NULL::calls, to_jsonb(c) || jsonb_build_object(
    'id', gen_random_uuid(), 'request_key', NULL, 'requested_at', now() - g * interval '7 minutes',
    'customer_id', (SELECT id FROM many WHERE many.g = 1 + s.g % {SUB_ACCOUNTS}),
    'state', CASE WHEN g % 5 = 0 THEN 'refused' ELSE 'ended' END,
    'outcome', CASE WHEN g % 5 > 0 THEN (ARRAY['answered', 'no_answer', 'do_not_call', 'voicemail'])[1 + g % 4] END,
    'reason_code', CASE WHEN g % 5 = 0 THEN 'OUTSIDE_CALLING_HOURS' END,
    'variables', jsonb_build_object('full_name', 'Maria Fernanda de los Angeles Lopez-Villavicencio Castro ' || g)))).*
FROM generate_series(1, {CALLS}) AS s(g), (SELECT * FROM calls LIMIT 1) c;
"""  # noqa: S608 - only constants are interpolated


class Weighed:
    """What a page of the app has loaded, in bytes as they came through the wire."""

    def __init__(self, page: Page) -> None:
        self.bytes, self._ours = 0, set[str]()
        wire = page.context.new_cdp_session(page)
        wire.on("Network.responseReceived", self._came)
        wire.on("Network.loadingFinished", self._ended)
        wire.send("Network.enable")

    def _came(self, event: dict[str, Any]) -> None:
        if "/embed" in event["response"]["url"]:
            self._ours.add(event["requestId"])

    def _ended(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self._ours:
            self.bytes += int(event["encodedDataLength"])


async def _filled(folder: Path) -> None:
    connection = await asyncpg.connect(embedded.start(folder))
    await connection.execute(FILL)
    await connection.execute("ANALYZE")
    await connection.close()


@pytest.fixture
def demo(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoProcess]:
    """A demo with one finished call, and many copies of all that it has."""
    folder = tmp_path_factory.mktemp("d")
    with started_demo("--data-dir", str(folder)) as demo:
        page = browser.new_page()
        shown = DemoPage(page, demo.url + "?view=behind-the-scenes")
        shown.press("Run workflow")
        expect(shown.call_of("Maria Lopez")).to_contain_text("seconds", timeout=A_WHOLE_CALL)
        page.close()
        with ThreadPoolExecutor() as beside:
            # The loop of the tests runs in this thread.
            beside.submit(asyncio.run, _filled(folder)).result()
        yield demo
    embedded.stop(folder)


def test_a_large_agency_is_shown_in_rows_of_two_lines_on_every_pane(browser: Browser, demo: DemoProcess) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(SHIFTS)
    weighed, begun = Weighed(page), time.perf_counter()
    shown = EmbedPage(page, demo.url, "agency")
    shown.opened("Start")
    print(f"\nfirst page: {time.perf_counter() - begun:.2f} s, {weighed.bytes:,} bytes")
    assert 0 < weighed.bytes <= MAX_BYTES
    assert shown.inside.evaluate("shifted(0)") <= MAX_SHIFT
    frame = page.locator("iframe")
    rows, cells = shown.frame.locator(".list tbody tr"), shown.frame.locator(".list tbody td")
    for path, title in PAGES:
        took = []
        for width in WIDTHS:
            shown.go("/embed/nowhere")
            shown.opened("Not found")
            frame.evaluate(SIZED, width)
            sized = shown.inside.evaluate(DRAWN)
            begun = time.perf_counter()
            shown.go(path)
            shown.opened(title)
            took.append(time.perf_counter() - begun)
            where = (path, width)
            assert shown.inside.evaluate("innerWidth") == width
            assert shown.inside.locator("html").evaluate(NARROW), where
            if width >= TABLE_FROM:
                assert 0 < rows.evaluate_all(TALLEST) <= MAX_ROW, where
            else:
                assert 0 < cells.evaluate_all(TALLEST) <= MAX_CELL, where
            assert shown.inside.evaluate("since => shifted(since)", sized) <= MAX_SHIFT, where
            assert shown.problems() == [], where
        print(f"{path}: {statistics.median(took) * 1000:.0f} ms at the median")
    page.close()
