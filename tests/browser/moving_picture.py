"""The five steps from nothing to the first call, as a short moving picture for the README."""

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, ViewportSize

from tests.browser.embed import EmbedPage
from tests.browser.test_first_call import Hands, a_call_to_myself, a_number_that_calls, empty_demo

SIZE: ViewportSize = {"width": 1180, "height": 760}
WIDTH, HEIGHT = 885, 570
# How long each state is seen, and the last one.
STEP_MS, END_MS = 1400, 4000
COLOURS = 64
# Where the hand is about to act.
RING = "element => element.style.outline = '3px solid #f79009'"


class FilmingHands(Hands):
    """Hands that show where they act, and are filmed before and after."""

    def __init__(self, shown: EmbedPage) -> None:
        super().__init__(shown)
        self.page, self.frames = shown.page, list[Image.Image]()

    def click(self, target: Locator) -> None:
        """Click, as seen."""
        target.scroll_into_view_if_needed()
        target.evaluate(RING)
        self.film()
        super().click(target)

    def choose(self, label: str, option: str) -> None:
        """Choose, as seen."""
        super().choose(label, option)
        self.frame.get_by_label(label, exact=True).evaluate(RING)
        self.film()

    def film(self) -> None:
        """Keep what is seen now."""
        seen = Image.open(io.BytesIO(self.page.screenshot())).convert("RGB")
        self.frames.append(seen.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS))


def film(browser: Browser, path: Path) -> None:
    """Walk the five steps in an empty demo, and keep them as a GIF."""
    with tempfile.TemporaryDirectory() as folder, empty_demo(Path(folder)) as demo:
        page = browser.new_page(viewport=SIZE, reduced_motion="reduce")
        shown = EmbedPage(page, demo.url, "agency")
        shown.opened("Start")
        hands = FilmingHands(shown)
        a_number_that_calls(hands)
        hands.film()
        a_call_to_myself(hands)
        hands.film()
        page.close()
    first, *others = (frame.quantize(COLOURS, dither=Image.Dither.NONE) for frame in hands.frames)
    lengths = [STEP_MS] * len(others) + [END_MS]
    first.save(path, save_all=True, append_images=others, duration=lengths, loop=0, optimize=True)
