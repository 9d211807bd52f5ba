"""The inputs of the workflow steps, read into values: the names are those of `manifest/`, every mistake is named."""

import re
from collections.abc import Callable
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
)

from app.blanks import is_blank, is_empty
from app.domain.rules.agent_options import MAX_RING_SECONDS, MIN_RING_SECONDS, AgentOptions, Voicemail
from app.domain.rules.policies import MINUTES_A_DAY, HoursOverride
from app.errors import InvalidRequest
from app.ghl.actions import ActionRequest, as_text, read_pairs
from app.retell.agent_options import LANGUAGES
from app.web.api.call_bodies import Variables, field_errors, summary

MAX_ATTEMPTS = 5
DEFAULT_MAX_WAIT_MINUTES = 60
# The first option of a choice: the app chooses.
BEST_MATCH = "best_match"
ITS_OWN = "its_own"
HOURS = re.compile(r"([0-9]{1,2})(?::([0-5][0-9]))?\s*(?:-|–|to)\s*([0-9]{1,2})(?::([0-5][0-9]))?")  # noqa: RUF001
# The branches of a step, which the CRM sends along with its inputs.
OUTPUTS = ("branches",)
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


def _language(value: Any) -> str:
    """A language that an agent can speak, as the step offers them."""
    given = _unless(ITS_OWN)(value)
    known = {language.lower(): language for language in LANGUAGES}
    if given and given.lower() not in known:
        raise ValueError("must be one of " + ", ".join(LANGUAGES))
    return known[given.lower()] if given else ""


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
    first_name: Text = ""
    last_name: Text = ""
    variables: Annotated[Variables, BeforeValidator(read_pairs)] = {}
    hours: Annotated[tuple[int, int] | None, BeforeValidator(_hours)] = None
    days: Annotated[tuple[int, ...] | None, BeforeValidator(_days)] = None
    outside_hours: Annotated[Literal["wait", "skip"], BeforeValidator(_lower)] = "wait"
    attempts: int = Field(1, ge=1, le=MAX_ATTEMPTS)
    minutes_between: int | None = Field(None, ge=1, le=MINUTES_A_DAY)
    max_lead_age_minutes: int | None = Field(None, ge=1, le=7 * MINUTES_A_DAY)
    voicemail: Annotated[Voicemail, BeforeValidator(_lower)] = "agent"
    voicemail_message: Annotated[str, BeforeValidator(as_text), Field(max_length=1000, validate_default=True)] = ""
    screening_name: Annotated[str, BeforeValidator(as_text), Field(max_length=100)] = ""
    screening_purpose: Annotated[str, BeforeValidator(as_text), Field(max_length=300)] = ""
    ring_seconds: int | None = Field(None, ge=MIN_RING_SECONDS, le=MAX_RING_SECONDS)
    language: Annotated[str, BeforeValidator(_language)] = ""

    @field_validator("voicemail_message")
    @classmethod
    def _message_for_a_message(cls, message: str, read: ValidationInfo) -> str:
        if read.data.get("voicemail") == "message" and not message:
            raise ValueError("must be there when a message is to be left")
        return message

    @property
    def told(self) -> Variables:
        """What the agent is told: the contact's names, unless a pair of that name says otherwise, and all pairs."""
        names = {name: value for name in ("first_name", "last_name") if (value := getattr(self, name))}
        pairs = self.variables.items()
        return names | {name: value for name, value in pairs if name not in names or not is_blank(value)}

    @property
    def options(self) -> AgentOptions:
        """How the agent behaves in this call."""
        return AgentOptions.model_validate(self.model_dump(include=set(AgentOptions.model_fields)))

    @property
    def hours_override(self) -> HoursOverride | None:
        """The calling hours of this step, where it names some."""
        opens, closes = self.hours or (None, None)
        return HoursOverride(opens=opens, closes=closes, days=self.days) if self.hours or self.days else None


class PlaceCallOrEnroll(PlaceCall):
    """The same for a step that may put the contact into a campaign, by its name, instead of calling at once."""

    campaign: Text = ""


class PlaceCallAndWait(PlaceCall):
    """The same for a step that waits until the call has ended, for so many minutes at most."""

    max_wait_minutes: int = Field(DEFAULT_MAX_WAIT_MINUTES, ge=1, le=MINUTES_A_DAY)


class WaitUntilOpen(BaseModel):
    """The inputs of the step "wait until the calling window opens"."""

    model_config = ConfigDict(extra="ignore")

    phone: Text = ""
    hours: Annotated[tuple[int, int] | None, BeforeValidator(_hours)] = None
    days: Annotated[tuple[int, ...] | None, BeforeValidator(_days)] = None

    @property
    def hours_override(self) -> HoursOverride | None:
        """The calling hours of this step, where it names some."""
        opens, closes = self.hours or (None, None)
        return HoursOverride(opens=opens, closes=closes, days=self.days) if self.hours or self.days else None


Step = TypeVar("Step", bound=BaseModel)


def read_step(kind: type[Step], asked: ActionRequest) -> Step:
    """The inputs of a step; raises InvalidRequest that names the fields which cannot be understood."""
    given = {name: value for name, value in asked.fields.items() if not _is_absent(name, value)}
    try:
        return kind.model_validate(given)
    except ValidationError as error:
        details = field_errors(error)
        raise InvalidRequest("The step is not valid: " + summary(details) + ".", details=details) from None


def unknown_fields(kind: type[BaseModel], asked: ActionRequest) -> list[str]:
    """The names of what stands among the inputs and is none; on a flat body nobody can tell."""
    return [name for name in asked.fields if name not in (*kind.model_fields, *OUTPUTS)] if asked.wrapped else []


def _is_absent(name: str, value: Any) -> bool:
    """Whether a field says nothing. A phone whose merge field was not filled stays, and is told as such."""
    return is_empty(value) if name == "phone" else is_blank(value)
