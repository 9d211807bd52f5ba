"""The law of the United States: when, and how often, a telephone solicitation may be made at the called party's place.

Calling rules of ours never widen these. Each row names where it is from and of what day that source is. Laws have
exceptions (a prior express invitation, an existing relationship); none is used here, so that in doubt nobody is
called. This is a table of facts as they were found, not legal advice: have it checked where you call.
"""

from dataclasses import dataclass
from datetime import date

SUNDAY, SATURDAY = 6, 5
Window = tuple[int, int]

EIGHT_TO_EIGHT, EIGHT_TO_NINE, NINE_TO_NINE = (8 * 60, 20 * 60), (8 * 60, 21 * 60), (9 * 60, 21 * 60)
NINE_TO_EIGHT = (9 * 60, 20 * 60)
# A vendor's overview of all states, dated 2025-11-01, and the state rules of holidays.
OVERVIEW, OVERVIEW_DAY = "https://www.dropcowboy.com/state-compliance", date(2025, 11, 1)
# The territories that have a country code of their own.
UNITED_STATES = ("US", "AS", "GU", "MP", "PR", "VI")


@dataclass(frozen=True)
class StateRule:
    """The hours of one state, in minutes of the day; None: no calls on such a day. `holidays`: calls on legal ones."""

    weekdays: Window
    saturday: Window | None
    sunday: Window | None
    holidays: bool
    source: str
    as_of: date

    def window(self, day: date, *, is_holiday: bool) -> Window | None:
        """When calls may be made on this day."""
        if is_holiday and not self.holidays:
            return None
        return {SUNDAY: self.sunday, SATURDAY: self.saturday}.get(day.weekday(), self.weekdays)


def _daily(window: Window, source: str = OVERVIEW, as_of: date = OVERVIEW_DAY) -> StateRule:
    return StateRule(window, window, window, holidays=True, source=source, as_of=as_of)


FEDERAL = _daily(
    EIGHT_TO_NINE, "https://www.ecfr.gov/current/title-47/part-64/section-64.1200", date(2024, 2, 8)
)  # 47 CFR 64.1200(c)(1)

RULES = {
    "AL": StateRule(EIGHT_TO_EIGHT, EIGHT_TO_EIGHT, None, False, OVERVIEW, OVERVIEW_DAY),
    "CT": _daily(NINE_TO_EIGHT),
    "FL": _daily(
        EIGHT_TO_EIGHT, "https://www.leadgen-economy.com/blog/call-time-restrictions-by-state", date(2025, 1, 1)
    ),
    "KY": _daily((10 * 60, 21 * 60)),
    "LA": StateRule(EIGHT_TO_EIGHT, EIGHT_TO_EIGHT, None, False, "https://dnc.com/holiday-alerts", date(2023, 12, 1)),
    "MA": _daily(EIGHT_TO_EIGHT),
    "MD": _daily(EIGHT_TO_EIGHT),
    "MI": _daily(NINE_TO_NINE),
    "MN": _daily(NINE_TO_NINE),
    "MS": StateRule(EIGHT_TO_EIGHT, EIGHT_TO_EIGHT, None, True, OVERVIEW, OVERVIEW_DAY),
    "NM": _daily(NINE_TO_NINE),
    "NV": _daily(NINE_TO_EIGHT),
    "OK": _daily(
        EIGHT_TO_EIGHT,
        "https://www.dinsmore.com/publications/more-states-adding-tougher-telephone-consumer-protection-act-statutes/",
        date(2022, 7, 18),
    ),
    "PA": StateRule(
        EIGHT_TO_NINE, EIGHT_TO_NINE, EIGHT_TO_NINE, False,
        "https://www.jenkinslaw.org/blog/2019/12/03/amendments-pennsylvanias-telemarketer-registration-act-effective-today",
        date(2019, 12, 3),
    ),
    "RI": StateRule((9 * 60, 18 * 60), (10 * 60, 17 * 60), None, False, OVERVIEW, OVERVIEW_DAY),
    "SD": StateRule(NINE_TO_NINE, None, None, True, "https://sdlegislature.gov/Statutes/37-30-28", date(1991, 7, 1)),
    "TX": StateRule(
        NINE_TO_NINE, NINE_TO_NINE, (12 * 60, 21 * 60), True,
        "https://statutes.capitol.texas.gov/Docs/BC/htm/BC.301.htm", date(2009, 4, 1),
    ),
    "UT": StateRule(
        EIGHT_TO_NINE, EIGHT_TO_NINE, None, False,
        "https://codes.findlaw.com/ut/title-13-commerce-and-trade/ut-code-sect-13-25a-103/", date(2025, 1, 1),
    ),
    "WA": _daily(EIGHT_TO_EIGHT, "https://app.leg.wa.gov/RCW/default.aspx?cite=19.158.040", date(2022, 6, 9)),
}  # fmt: skip


@dataclass(frozen=True)
class DailyCap:
    """How many calls one person may get in 24 hours."""

    calls: int
    source: str
    as_of: date


_TWO_STATES = "https://www.dnc.com/news/compliance-refresher-calling-florida-and-oklahoma"
DAILY_CAPS = {
    "FL": DailyCap(3, _TWO_STATES, date(2021, 7, 1)),
    "MD": DailyCap(
        3, "https://www.dwt.com/blogs/broadband-advisor/2023/05/telemarketing-tcpa-maryland-florida", date(2024, 1, 1)
    ),
    "OK": DailyCap(3, _TWO_STATES, date(2022, 11, 1)),
}


def daily_cap(country: str, states: tuple[str, ...]) -> int | None:
    """How many calls in 24 hours the law of any of these states allows one person; None where none says so."""
    if country not in UNITED_STATES:
        return None
    return min((DAILY_CAPS[state].calls for state in states if state in DAILY_CAPS), default=None)


def may_double_dial(country: str, states: tuple[str, ...]) -> bool:
    """Whether a second call at once may be made: where the table knows the law, and it counts no calls of a day."""
    return country in UNITED_STATES and daily_cap(country, states) is None


def rules_of(country: str, states: tuple[str, ...]) -> list[StateRule]:
    """All the rules that a call to there must keep: the federal one, and those of every state it may be in."""
    if country not in UNITED_STATES:
        return []
    return [FEDERAL, *(RULES[state] for state in states if state in RULES)]
