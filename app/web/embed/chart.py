"""A bar for each day as SVG, made here: no script, and a table beside it says the same."""

from dataclasses import dataclass

from app.domain.call_days import CallDay
from app.web.embed.local import Local

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
class Chart:
    """The pieces, the size of the drawing, and the same numbers as rows (day, and one number for each kind)."""

    parts: list[Part]
    width: int
    height: int
    most: int
    all: int
    kinds: tuple[str, ...]
    rows: list[tuple[str, list[int]]]
    step: int = STEP
    bar: int = BAR
    gap: int = GAP


def chart_of(days: list[CallDay], say: Local) -> Chart:
    """Draw these days."""
    most = max((day.all for day in days), default=0)
    parts = [part for index, day in enumerate(days) for part in _bar(day, index, most)]
    rows = [(say.date(day.day), [getattr(day, kind) for kind in PARTS]) for day in days]
    return Chart(parts, len(days) * STEP, HEIGHT, most, sum(day.all for day in days), PARTS, rows)


def _bar(day: CallDay, index: int, most: int) -> list[Part]:
    parts, top = [], float(HEIGHT)
    for kind in PARTS:
        if count := getattr(day, kind):
            height = round(count / most * HEIGHT, 2)
            top -= height
            parts.append(Part(kind, index * STEP + GAP, round(top, 2), height))
    return parts
