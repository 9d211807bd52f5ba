"""A bar for each day as SVG, made here: no script, and a table beside it says the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.results.call_days import CallDay
from app.web.embed.kit.locale import Locale

DAYS = 14
HEIGHT, STEP, BAR = 100, 20, 12
GAP = (STEP - BAR) // 2
PARTS = ("answered", "unreached", "failed", "open")


@dataclass(frozen=True)
class Part:
    """A piece of a bar, in the units of the drawing; `kind` colours it."""

    kind: str
    x: int
    y: float
    height: float


@dataclass(frozen=True)
class Day:
    """The bar of one day, and what it says when it is pointed at."""

    parts: list[Part]
    told: str


@dataclass(frozen=True)
class Chart:
    """The bars, the size of the drawing, and the same numbers as rows (day, and one number for each kind).

    `words` is the group of messages that names the kinds.
    """

    days: list[Day]
    width: int
    height: int
    all: int
    kinds: tuple[str, ...]
    rows: list[tuple[str, list[str]]]
    words: str
    summary: str
    step: int = STEP
    bar: int = BAR
    gap: int = GAP


def chart_of(days: list[CallDay], say: Locale) -> Chart:
    """Draw these days of calls."""
    return draw([(day.day, [getattr(day, kind) for kind in PARTS]) for day in days], PARTS, say, "chart")


def draw(
    days: Sequence[tuple[date, list[int]]],
    kinds: tuple[str, ...],
    say: Locale,
    words: str,
    figure: Callable[[int], str] | None = None,
) -> Chart:
    """Draw a bar for each day, with one number for each kind, from its foot to its top.

    `figure` writes the numbers, where they are no counts.
    """
    told = figure or say.number
    sums = [sum(counts) for _, counts in days]
    most = max(sums, default=0)
    bars = [
        Day(_bar(counts, kinds, index, most), _told(day, dict(zip(kinds, map(told, counts), strict=True)), say, words))
        for index, (day, counts) in enumerate(days)
    ]
    rows = [(say.date(day), [told(count) for count in counts]) for day, counts in days]
    count, highest = (figure(sum(sums)), figure(most)) if figure else (sum(sums), most)
    summary = say(f"{words}.summary", count=count, most=highest)
    return Chart(bars, len(days) * STEP, HEIGHT, sum(sums), kinds, rows, words, summary)


def _told(day: date, figures: dict[str, str], say: Locale, words: str) -> str:
    told = [f"{say(f'{words}.{kind}')} {figure}" for kind, figure in figures.items() if figure.strip("0.,")]
    return f"{say.date(day)}: {', '.join(told) or say.number(0)}"


def _bar(counts: list[int], kinds: tuple[str, ...], index: int, most: int) -> list[Part]:
    parts, top = [], float(HEIGHT)
    for kind, count in zip(kinds, counts, strict=True):
        if count:
            height = round(count / most * HEIGHT, 2)
            top -= height
            parts.append(Part(kind, index * STEP + GAP, round(top, 2), height))
    return parts
