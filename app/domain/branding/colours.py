"""One colour of an agency becomes the few shades that a page needs, each readable on what it stands on.

Contrast is that of WCAG 2.2, success criterion 1.4.3: text needs 4.5 to 1.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

HEX = re.compile(r"#[0-9a-f]{6}")
READABLE = 4.5
# What text of the page stands on, light and dark (see web/embed/static/page.css), and what stands on a button.
LIGHT, DARK = "#f9fafb", "#161b26"
WHITE, INK = "#ffffff", "#101828"
# How much darker a button is under the pointer.
PRESSED = 0.15
STEPS = 100

Rgb = tuple[int, int, int]


@dataclass(frozen=True)
class Shades:
    """Colours as #rrggbb: of a button, the same under the pointer, its text, and links on a light and a dark page."""

    fill: str
    pressed: str
    on_fill: str
    link_light: str
    link_dark: str


@lru_cache(maxsize=256)
def shades(colour: str) -> Shades:
    """What a page needs of this colour; a link gets darker or lighter until it can be read."""
    on_fill = max((WHITE, INK), key=lambda text: contrast(text, colour))
    # No more than a hair is ever missing: somewhere between the two, neither white nor ink quite reaches it.
    fill = _moved(colour, "#000000" if on_fill == WHITE else "#ffffff", on_fill)
    return Shades(
        fill, _mixed(fill, "#000000" if on_fill == WHITE else "#ffffff", PRESSED), on_fill,
        link_light=_moved(colour, "#000000", LIGHT), link_dark=_moved(colour, "#ffffff", DARK),
    )  # fmt: skip


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _moved(colour: str, towards: str, against: str) -> str:
    """The colour, moved as little as it takes to be read beside the other."""
    steps = (_mixed(colour, towards, step / STEPS) for step in range(STEPS + 1))
    return next(shade for shade in steps if contrast(shade, against) >= READABLE)


def _mixed(colour: str, towards: str, share: float) -> str:
    mixed = (round(mine + (theirs - mine) * share) for mine, theirs in zip(_rgb(colour), _rgb(towards), strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _rgb(colour: str) -> Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
