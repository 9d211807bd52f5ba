"""Calling hours of one step are read as people write them."""

import pytest
from pydantic import ValidationError

from app.domain.rules.policies import HoursOverride
from app.web.workflow.steps import PlaceCall

WEEK = (0, 1, 2, 3, 4)


@pytest.mark.parametrize(
    ("hours", "opens", "closes"),
    [("9:00-17:30", 540, 1050), ("9-18", 540, 1080), ("09:15 to 24:00", 555, 1440), ("10:00 – 11:00", 600, 660)],  # noqa: RUF001
)
def test_hours(hours: str, opens: int, closes: int) -> None:
    assert PlaceCall.model_validate({"hours": hours}).hours_override == HoursOverride(opens=opens, closes=closes)


@pytest.mark.parametrize(
    ("days", "read"),
    [
        ("Mon-Fri", WEEK),
        ("mon, wed,Saturday", (0, 2, 5)),
        ("Fri-Mon", (0, 4, 5, 6)),
        ("sun", (6,)),
        ("Monday - Friday", WEEK),
    ],
)
def test_days(days: str, read: tuple[int, ...]) -> None:
    assert PlaceCall.model_validate({"days": days}).hours_override == HoursOverride(days=read)


@pytest.mark.parametrize(
    "given", [{"hours": "9"}, {"hours": "9:60-10"}, {"hours": "25-26"}, {"days": "1-5"}, {"days": "Mon-"[:3] + ",,"}]
)
def test_what_cannot_be_read_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="must "):
        PlaceCall.model_validate(given)
