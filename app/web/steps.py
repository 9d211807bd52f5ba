"""The inputs of the workflow steps, read into values: the names are those of `manifest/`, every mistake is named."""

import re
from collections.abc import Callable
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from app.domain.orders import DEFAULT_MINUTES_BETWEEN
from app.domain.policies import MINUTES_A_DAY, HoursOverride
from app.errors import InvalidRequest
from app.ghl.actions import ActionRequest, as_text, read_pairs
from app.web.bodies import Variables, field_errors, summary

MOST_ATTEMPTS = 5
DEFAULT_MAX_WAIT_MINUTES = 60
# The first option of a choice: the app chooses.
BEST_MATCH = "best_match"
ITS_OWN = "its_own"
HOURS = re.compile(r"([0-9]{1,2})(?::([0-5][0-9]))?\s*(?:-|–|to)\s*([0-9]{1,2})(?::([0-5][0-9]))?")  # noqa: RUF001
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _unless(word: str) -> Callable[[Any], str]:
    """A choice as text; empty when it is left to the app."""
    return lambda value: "" if as_text(value) == word else as_text(value)


def _lower(value: Any) -> str:
    return as_text(value).lower()


def _hours(value: Any) -> tuple[int, int] | None:
    """`9:00-17:30` as minutes of the day."""
    given = HOURS.fullmatch(as_text(value))
    if given is None:
        raise ValueError("must look like 9:00-17:30")
    opens, closes = (int(hour) * 60 + int(minute or 0) for hour, minute in (given.groups()[:2], given.groups()[2:]))
    if not opens < closes <= MINUTES_A_DAY:
        raise ValueError("must begin before it ends, on the same day")
    return opens, closes


def _days(value: Any) -> tuple[int, ...]:
    """`Mon-Fri` or `Mon, Wed, Sat` as weekdays, Monday is 0."""
    found: set[int] = set()
    for part in as_text(value).lower().replace(" ", "").split(","):
        first, _, last = part.partition("-")
        if first[:3] not in WEEKDAYS or (last or first)[:3] not in WEEKDAYS:
            raise ValueError("must look like Mon-Fri or Mon, Wed, Sat")
        begin, end = WEEKDAYS.index(first[:3]), WEEKDAYS.index((last or first)[:3])
        found |= {day % 7 for day in range(begin, end + 1 if begin <= end else end + 8)}
    return tuple(sorted(found))


Text = Annotated[str, BeforeValidator(as_text)]


class CancelCalls(BaseModel):
    """What the step "cancel calls" may name; a field that is empty counts as left out."""

    model_config = ConfigDict(extra="ignore")

    phone: Text = ""


class PlaceCall(BaseModel):
    """The inputs of the step "place call"; the workflow fills `phone` with the contact's."""

    model_config = ConfigDict(extra="ignore")

    phone: Text = ""
    number: Annotated[str, BeforeValidator(_unless(BEST_MATCH))] = ""
    agent: Annotated[str, BeforeValidator(_unless(ITS_OWN))] = ""
    variables: Annotated[Variables, BeforeValidator(read_pairs)] = {}
    hours: Annotated[tuple[int, int] | None, BeforeValidator(_hours)] = None
    days: Annotated[tuple[int, ...] | None, BeforeValidator(_days)] = None
    outside_hours: Annotated[Literal["wait", "skip"], BeforeValidator(_lower)] = "wait"
    attempts: int = Field(1, ge=1, le=MOST_ATTEMPTS)
    minutes_between: int = Field(DEFAULT_MINUTES_BETWEEN, ge=1, le=MINUTES_A_DAY)
    max_lead_age_minutes: int | None = Field(None, ge=1, le=7 * MINUTES_A_DAY)

    @property
    def hours_override(self) -> HoursOverride | None:
        """The calling hours of this step, where it names some."""
        opens, closes = self.hours or (None, None)
        return HoursOverride(opens=opens, closes=closes, days=self.days) if self.hours or self.days else None


class PlaceCallAndWait(PlaceCall):
    """The same for a step that waits until the call has ended, for so many minutes at most."""

    max_wait_minutes: int = Field(DEFAULT_MAX_WAIT_MINUTES, ge=1, le=MINUTES_A_DAY)


Step = TypeVar("Step", bound=BaseModel)


def read_step(kind: type[Step], asked: ActionRequest) -> Step:
    """The inputs of a step; raises InvalidRequest that names the fields which cannot be understood."""
    given = {name: value for name, value in asked.fields.items() if not _is_empty(value)}
    try:
        return kind.model_validate(given)
    except ValidationError as error:
        details = field_errors(error)
        raise InvalidRequest("The step is not valid: " + summary(details) + ".", details=details) from None


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
