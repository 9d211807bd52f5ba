"""What agents write down of "call me back …": fifty payloads, each a moment, or the reason why it is none."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from app.domain.rules.moments import Moment, Unclear, read_moment

NEW_YORK, TWO_ZONES = ("America/New_York",), ("America/New_York", "America/Chicago")
BERLIN, MADRID = ("Europe/Berlin",), ("Europe/Madrid",)
NOW = datetime(2026, 11, 25, 19, 0, tzinfo=UTC)  # Wednesday: 14:00 in New York, 20:00 in Berlin and Madrid
BEFORE_SPRING, BEFORE_AUTUMN = datetime(2026, 3, 7, 17, 0, tzinfo=UTC), datetime(2026, 10, 31, 17, 0, tzinfo=UTC)

# What was written down, where, when it was said; what it is there by the clock, or a part of the reason.
PAYLOADS: list[tuple[str, tuple[str, ...], datetime, str]] = [
    ("2026-11-26T15:00:00-05:00", BERLIN, NOW, "2026-11-26 21:00"),
    ("2026-11-26T20:00:00.000Z", NEW_YORK, NOW, "2026-11-26 15:00"),
    ("2026-11-26T15:00", NEW_YORK, NOW, "2026-11-26 15:00"),
    ("2026-11-26 3:00 PM", NEW_YORK, NOW, "2026-11-26 15:00"),
    ("1795708800", NEW_YORK, NOW, "2026-11-26 11:00"),
    ("12/02/2026 10:00 AM", NEW_YORK, NOW, "2026-12-02 10:00"),
    ("Wednesday, December 2, 2026 at 4:00 PM", NEW_YORK, NOW, "2026-12-02 16:00"),
    ("tomorrow at 3 pm", NEW_YORK, NOW, "2026-11-26 15:00"),
    ("Tomorrow morning", NEW_YORK, NOW, "2026-11-26 10:00"),
    ("tomorrow, please", NEW_YORK, NOW, "2026-11-26 14:00"),
    ("call me back after 5", NEW_YORK, NOW, "2026-11-25 17:00"),
    ("at 1:30 pm", NEW_YORK, NOW, "2026-11-26 13:30"),
    ("in an hour and a half", NEW_YORK, NOW, "2026-11-25 15:30"),
    ("in 2 hours", NEW_YORK, NOW, "2026-11-25 16:00"),
    ("in a couple of days at noon", NEW_YORK, NOW, "2026-11-27 12:00"),
    ("half past three", NEW_YORK, NOW, "2026-11-25 15:30"),
    ("between 2 and 4 pm tomorrow", NEW_YORK, NOW, "2026-11-26 14:00"),
    ("Monday 9:30", NEW_YORK, NOW, "2026-11-30 09:30"),
    ("Wednesday at 10 am", NEW_YORK, NOW, "2026-12-02 10:00"),
    ("Monday next week at 2pm", NEW_YORK, NOW, "2026-11-30 14:00"),
    ("November 30th at 11 am", NEW_YORK, NOW, "2026-11-30 11:00"),
    ("January 4 at 11 am", NEW_YORK, NOW, "2027-01-04 11:00"),
    ("3pm Pacific tomorrow", NEW_YORK, NOW, "2026-11-26 18:00"),
    ("tonight at 7", NEW_YORK, NOW, "2026-11-25 19:00"),
    # In other languages.
    ("mañana a las 3 de la tarde", MADRID, NOW, "2026-11-26 15:00"),
    ("pasado mañana a las diez y media", MADRID, NOW, "2026-11-27 10:30"),
    ("el lunes por la mañana", MADRID, NOW, "2026-11-30 10:00"),
    ("el 30 de noviembre a las 16:00", MADRID, NOW, "2026-11-30 16:00"),
    ("en media hora", MADRID, NOW, "2026-11-25 20:30"),
    ("morgen um halb vier", BERLIN, NOW, "2026-11-26 15:30"),
    ("Übermorgen um 15 Uhr", BERLIN, NOW, "2026-11-27 15:00"),
    ("Dienstagnachmittag um drei", BERLIN, NOW, "2026-12-01 15:00"),
    ("am 30.11. um 14:30", BERLIN, NOW, "2026-11-30 14:30"),
    ("Montag um 10 Uhr 30", BERLIN, NOW, "2026-11-30 10:30"),
    # Nights in which the clocks are changed, and numbers of several zones.
    ("2026-03-08 02:30", NEW_YORK, BEFORE_SPRING, "2026-03-08 03:00"),
    ("tomorrow at 9 am", NEW_YORK, BEFORE_SPRING, "2026-03-08 09:00"),
    ("2026-11-01T01:30", NEW_YORK, BEFORE_AUTUMN, "2026-11-01 01:30"),
    ("tomorrow at 9 am", NEW_YORK, BEFORE_AUTUMN, "2026-11-01 09:00"),
    ("tomorrow at 3 pm", TWO_ZONES, NOW, "2026-11-26 16:00"),
    # Past.
    ("today at 10 am", NEW_YORK, NOW, "2026-11-25 14:00"),
    ("yesterday at 10 am", NEW_YORK, NOW, "lies in the past"),
    ("2023-11-26T15:00", NEW_YORK, NOW, "lies in the past"),
    # Impossible.
    ("February 30 at 3pm", NEW_YORK, NOW, "There is no day"),
    ("tomorrow at 25:00", NEW_YORK, NOW, "There is no time 25:00"),
    ("Friday, November 30", NEW_YORK, NOW, "another day of the week"),
    # Vague.
    ("later today", NEW_YORK, NOW, "“later” is no time"),
    ("next week", NEW_YORK, NOW, "“Next week” is no day"),
    ("next Friday at 10", NEW_YORK, NOW, "2026-11-27 or 2026-12-04"),
    ("Tuesday at 3 or Wednesday at 4", NEW_YORK, NOW, "more than one time"),
    ("before 5 pm", NEW_YORK, NOW, "only the latest time"),
    ("when I am home", NEW_YORK, NOW, "“when” is not understood"),
    ("tomorrow at 3 pm", (), NOW, "time zone of this number is not known"),
]


def test_fifty_payloads_are_a_moment_or_the_reason_why_not() -> None:
    wrong = []
    for said, zones, now, wanted in PAYLOADS:
        found = read_moment(said, zones, now)
        if isinstance(found, Moment):
            assert found.at >= now, said
            read = f"{found.at.astimezone(ZoneInfo(zones[0])):%Y-%m-%d %H:%M}"
        else:
            read = found.why if found else "nothing"
        wrong += [(said, read, wanted)] if wanted not in read else []

    assert len(PAYLOADS) >= 50
    assert wrong == []


@pytest.mark.parametrize("nothing", ["", "  ", "none", "N/A", "Not requested.", "false", "keine", "no especificado"])
def test_who_asked_for_nothing_is_promised_nothing(nothing: str) -> None:
    assert read_moment(nothing, NEW_YORK, NOW) is None


@pytest.mark.parametrize(
    ("said", "zones", "now", "note"),
    [
        ("2026-03-08 02:30", NEW_YORK, BEFORE_SPRING, "The clocks skip this time"),
        ("2026-11-01 01:30", NEW_YORK, BEFORE_AUTUMN, "The clocks show this time twice"),
        ("tomorrow at 3 pm", TWO_ZONES, NOW, "several time zones"),
        ("today at 10 am", NEW_YORK, NOW, "had just passed"),
        ("tomorrow", NEW_YORK, NOW, "No time of day was named"),
        ("at 5", NEW_YORK, NOW, "5:00 was read as 17:00"),
        ("2-4 pm", NEW_YORK, NOW, "its beginning counts"),
    ],
)
def test_what_was_moved_or_assumed_is_said(said: str, zones: tuple[str, ...], now: datetime, note: str) -> None:
    found = read_moment(said, zones, now)

    assert isinstance(found, Moment)
    assert note in " ".join(found.notes)


def test_the_day_comes_first_where_people_write_it_so() -> None:
    read = {first: read_moment("02/12/2026 10:00", NEW_YORK, NOW, month_first=first) for first in (True, False)}

    assert isinstance(read[True], Unclear), "the 12th of February has passed"
    assert read[False] == Moment(datetime(2026, 12, 2, 15, 0, tzinfo=UTC))
