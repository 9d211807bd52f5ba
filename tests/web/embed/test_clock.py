"""Times of day as people type them and as their clock shows them, in both languages."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from starlette.requests import Request

from app.web.embed.kit.locale import Locale
from app.web.embed.pages.rule_form import UNREADABLE, minute

SUMMER = datetime(2026, 7, 4, 1, 5, 9, tzinfo=UTC)
LOS_ANGELES = ZoneInfo("America/Los_Angeles")
AMERICAN, BRITISH = Locale("en", LOS_ANGELES, True, SUMMER), Locale("en", LOS_ANGELES, False, SUMMER)
SPANISH = Locale("es", ZoneInfo("America/Sao_Paulo"), False, SUMMER)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("9:00", 540), ("9", 540), ("9am", 540), ("9 a.m.", 540), ("9:30 PM", 1290), ("9.30pm", 1290), ("21h30", 1290),
        ("12 AM", 0), ("12pm", 720), ("0:00", 0), ("24:00", 1440), ("midnight", 1440), ("21", 1260),
        ("", UNREADABLE), ("25", UNREADABLE), ("24:01", UNREADABLE), ("13pm", UNREADABLE), ("0am", UNREADABLE),
        ("9:60", UNREADABLE), ("nine", UNREADABLE), ("-1", UNREADABLE), ("9:5", UNREADABLE),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_type_it(text: str, minutes: int) -> None:
    assert minute(text, AMERICAN) == minutes


@pytest.mark.parametrize("say", [AMERICAN, BRITISH, SPANISH], ids=["en-US", "en-GB", "es"])
def test_every_quarter_of_the_day_reads_back_as_it_is_shown(say: Locale) -> None:
    shown = {minutes: minute(say.clock(minutes), say) for minutes in range(0, 1441, 15)}

    assert shown == {minutes: minutes for minutes in shown}


def test_a_moment_has_the_clock_of_the_language_its_zone_and_another_year() -> None:
    assert AMERICAN.moment(SUMMER) == "Jul 3,\N{NO-BREAK SPACE}6:05\N{NO-BREAK SPACE}PM"
    assert BRITISH.moment(SUMMER) == "Jul 3,\N{NO-BREAK SPACE}18:05"
    assert SPANISH.moment(SUMMER.replace(year=2024)) == "3 jul 2024,\N{NO-BREAK SPACE}22:05"
    assert BRITISH.exactly(SUMMER) == "Jul 3, 2026, 18:05:09 PDT"
    assert SPANISH.exactly(SUMMER) == "3 jul 2026, 22:05:09 UTC-03"
    assert (AMERICAN.place, SPANISH.place) == ("Los Angeles", "Sao Paulo")


@pytest.mark.parametrize(
    ("accepted", "chosen", "twelve_hours"),
    [
        ("en-US,en;q=0.9", "", True), ("en-GB,en;q=0.9", "", False), ("en", "", True), ("", "", True),
        ("es-MX,en-US;q=0.5", "", False), ("es-MX,en-GB;q=0.5", "en", False), ("de", "en", True),
    ],
)  # fmt: skip
def test_the_browsers_language_decides_between_twelve_and_24_hours(
    accepted: str, chosen: str, *, twelve_hours: bool
) -> None:
    headers = [(b"accept-language", accepted.encode()), (b"x-language", chosen.encode())]

    assert Locale.of(Request({"type": "http", "headers": headers})).twelve_hours is twelve_hours
