"""How people answer one number: figures with what they may really be, a bar for each day, and why it rests."""

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from app.domain.health.falling import Count
from app.domain.health.falls import NumberFall
from app.domain.telephony.number_days import NumberDay
from app.domain.telephony.numbers import PhoneNumber
from app.web.embed.kit.locale import Locale
from app.web.embed.pages.chart import Chart, draw

SHOWN_DAYS = 30
# From the foot of a bar to its top; the names colour it, and are worded in messages/*/pages/answers.json.
PARTS = ("answered", "open", "unreached", "failed")
FIGURES = ("answered", "short", "blocked", "spam", "failed")


@dataclass(frozen=True)
class Figure:
    """One share of the calls, and the interval that holds the true one in 95 of 100 cases."""

    name: str
    share: str
    low: str
    high: str
    count: str


@dataclass(frozen=True)
class Health:
    """What the card says: the figures of all days shown, their bars, and the fall that goes on, as a sentence."""

    figures: list[Figure]
    chart: Chart
    why: str
    rests_until: str


async def health_of(number: PhoneNumber, say: Locale) -> Health | None:
    """How people answered the calls of its customer in the last days; None for a number that nobody has."""
    if number.customer is None:
        return None
    today = say.now.astimezone(ZoneInfo(number.customer.timezone)).date()
    dates = [today - timedelta(ago) for ago in range(SHOWN_DAYS - 1, -1, -1)]
    ours = NumberDay.filter(number_id=number.id, customer_id=number.customer_id, day__gte=dates[0])
    known = {row.day: row for row in await ours}
    fall = await NumberFall.get_or_none(number_id=number.id, customer_id=number.customer_id, over_at=None)
    dials = sum(row.dials for row in known.values())
    counted = [Count(dials, sum(getattr(row, name) for row in known.values())) for name in FIGURES]
    bars = [(day, bar_of(known.get(day))) for day in dates]
    return Health(
        [figure_of(name, count, say) for name, count in zip(FIGURES, counted, strict=True)],
        draw(bars, PARTS, say, "answers"),
        why_of(fall, say) if fall else "",
        say.moment(fall.rests_until) if fall and fall.rests_until else "",
    )


def bar_of(row: NumberDay | None) -> list[int]:
    """The parts of one day: people talked, hung up at once, did not answer, or never heard it ring."""
    if row is None:
        return [0] * len(PARTS)
    unheard = row.blocked + row.spam + row.failed
    return [row.answered - row.short, row.short, max(0, row.dials - row.answered - unheard), unheard]


def figure_of(name: str, count: Count, say: Locale) -> Figure:
    """One share in words."""
    low, high = count.interval()
    return Figure(name, percent(count.rate, say), percent(low, say), percent(high, say), say.number(count.hits))


def why_of(fall: NumberFall, say: Locale) -> str:
    """Why it rests, or that it falls."""
    return say(
        "answers.why.others" if fall.by_others else "answers.why",
        hits=say.number(fall.hits), dials=say.number(fall.dials), day=say.date(fall.since),
        now=percent(fall.now.rate, say), before=percent(fall.before.rate, say),
    )  # fmt: skip


def percent(rate: float, say: Locale) -> str:
    """A share as people read it."""
    return f"{say.number(rate * 100, 1 if 0 < rate < 0.1 else 0)} %"
