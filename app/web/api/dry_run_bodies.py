"""The bodies of /api/dry-run, read into values."""

from typing import Annotated, Any

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from app.blanks import is_blank, scalar_text
from app.domain.dry_runs.dry_run import MAX_LEADS
from app.errors import InvalidRequest
from app.web.api.call_bodies import MAX_CONTACT_ID, field_errors, summary


class DryRunLead(BaseModel):
    """One lead: its number in any format, and the contact in your CRM if it has one."""

    model_config = ConfigDict(extra="ignore")

    to_number: Annotated[str, BeforeValidator(scalar_text), Field(max_length=60)] = ""
    contact_id: Annotated[str | None, BeforeValidator(scalar_text), Field(max_length=MAX_CONTACT_ID)] = None

    @model_validator(mode="before")
    @classmethod
    def _from_number(cls, given: Any) -> Any:
        """A bare number is a lead, and a blank field an absent one."""
        if not isinstance(given, dict):
            return {"to_number": given}
        return {name: value for name, value in given.items() if not is_blank(value)}


class DryRun(BaseModel):
    """Whom to ask about, one of four.

    `leads`; `tag`, everybody with this tag in your CRM; `campaign`, whoever is left in the campaign of this name; or
    `past_week`, everybody who was to be called in the last seven days.
    """

    model_config = ConfigDict(extra="ignore")

    from_number: Annotated[
        str | None, BeforeValidator(scalar_text), Field(max_length=60, description="The number of the key.")
    ] = None
    leads: Annotated[list[DryRunLead] | None, Field(min_length=1, max_length=MAX_LEADS)] = None
    tag: Annotated[str | None, BeforeValidator(scalar_text), Field(max_length=100)] = None
    campaign: Annotated[str | None, BeforeValidator(scalar_text), Field(max_length=80)] = None
    past_week: bool = False
    at: Annotated[
        AwareDatetime | None, Field(description="When they are asked for, at most 90 days ahead; now if left out.")
    ] = None

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, body: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in body.items() if not is_blank(value)}

    @model_validator(mode="after")
    def _of_one_source(self) -> "DryRun":
        named = (self.leads is not None, self.tag is not None, self.campaign is not None, self.past_week)
        if sum(named) != 1:
            raise ValueError("name one of leads, tag, campaign and past_week")
        return self


def read_dry_run(body: dict[str, Any]) -> DryRun:
    """Read a body; raises InvalidRequest, which names what is wrong."""
    try:
        return DryRun.model_validate(body)
    except ValidationError as error:
        details = field_errors(error)
        raise InvalidRequest("The request is not valid: " + summary(details), details=details) from None
