"""Policy: the calling rules of one customer, as they are stored; what is left out keeps its default."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

MINUTES_A_DAY = 24 * 60
Weekday = Annotated[int, Field(ge=0, le=6)]
LineType = Literal["fixed", "mobile", "voip", "personal", "toll_free", "shared_cost", "company", "pager", "voicemail"]


class Policy(BaseModel):
    """The calling rules of one customer; a field left out keeps its default."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    opens: int = Field(9 * 60, ge=0, le=MINUTES_A_DAY, description="Minute of the lead's day.")
    closes: int = Field(20 * 60, ge=0, le=MINUTES_A_DAY, description="Minute of the lead's day.")
    days: tuple[Weekday, ...] = Field((0, 1, 2, 3, 4, 5), description="Weekdays, Monday is 0.")
    closed_on_holidays: bool = Field(True, description="No calls on public holidays where the lead is.")
    legal_hours: bool = Field(True, description="Never outside the hours of law (see state_rules).")
    account_timezone: bool = Field(
        False, description="A lead of whom no time zone is known is taken to live in that of the sub-account."
    )
    countries: tuple[str, ...] = Field((), description="ISO codes; empty: the sub-account's own country.")
    lines: tuple[LineType, ...] = Field(("fixed", "mobile"), description="Which kinds of numbers are called.")
    guard_minutes: int = Field(10, ge=1, description="A lead is not called twice within this time.")
    calls_per_lead_per_day: int = Field(3, ge=1, description="Calls to one lead in 24 hours.")
    calls_per_lead_per_14_days: int = Field(10, ge=1, description="Calls to one lead in 14 days.")
    max_lead_age_minutes: int = Field(60, ge=1, description="A lead that waited longer is not called.")
    redial_busy_minutes: int = Field(5, ge=1, description="When a busy line is called again.")
    redial_no_answer_minutes: int = Field(
        120, ge=1, description="When somebody is called again who did not answer, or whose voicemail did."
    )
    redial_next_day: bool = Field(True, description="After two dials of a day it is the next day, at another hour.")
    double_dial: bool = Field(False, description="Nobody answers: one more call at once, where the law's table allows.")
    refuse_when_full: bool = Field(
        False, description="A step that meets a cap or too few credits is refused; off: its call waits for room."
    )
    known_contacts_only: bool = Field(False, description="Only contacts that the sub-account's CRM knows are called.")
    proof_required: bool = Field(False, description="Only contacts with a proof of consent are called.")
    proof_tag: str = Field("", max_length=100, description="The tag that is such a proof.")
    proof_field: str = Field("", max_length=64, description="The id of the custom field that is such a proof.")

    @model_validator(mode="after")
    def _knows_what_proves(self) -> "Policy":
        if self.proof_required and not (self.proof_tag or self.proof_field):
            raise ValueError("name the tag or the custom field that proves consent")
        return self

    @property
    def always_open(self) -> bool:
        """Whether the rules allow a call at any hour of any day."""
        any_hour = self.opens == 0 and self.closes == MINUTES_A_DAY and set(self.days) == set(range(7))
        return any_hour and not self.closed_on_holidays and not self.legal_hours


class HoursOverride(BaseModel):
    """Calling hours of one call, in place of the customer's; the hours of law still hold."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    opens: int | None = Field(None, ge=0, le=MINUTES_A_DAY)
    closes: int | None = Field(None, ge=0, le=MINUTES_A_DAY)
    days: tuple[Weekday, ...] | None = None

    def over(self, policy: Policy) -> Policy:
        """The calling rules with these hours."""
        return policy.model_copy(update=self.model_dump(exclude_none=True))
