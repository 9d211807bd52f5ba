"""The bodies we accept, read into values; every mistake is named with its field."""

import json
from datetime import datetime
from typing import Annotated, Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import from_json

from app.errors import InvalidRequest

PhoneText = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Variables = Annotated[dict[Annotated[str, StringConstraints(max_length=120)], Any], Field(max_length=200)]


class OutboundCall(BaseModel):
    """Whom to call, from which number, and what the agent should know.

    Numbers may be written in any human format. Variables reach the agent as text.
    """

    model_config = ConfigDict(extra="ignore")

    from_number: Annotated[PhoneText, Field(description="The number of the key.")]
    to_number: Annotated[PhoneText, Field(description="The lead's number.")]
    dynamic_variables: Annotated[Variables, Field(description="Variables of the agent, `{{name}}` in its prompt.")] = {}
    metadata: Annotated[Variables, Field(description="Variables as well, and stored with the call.")] = {}
    contact_id: Annotated[str, StringConstraints(max_length=64)] | None = None
    not_before: Annotated[AwareDatetime | None, Field(description="Not earlier than this, with a time zone.")] = None

    @property
    def variables(self) -> dict[str, str]:
        """What the agent is told: metadata and dynamic variables alike, as strings."""
        return as_text({**self.metadata, **self.dynamic_variables})


def parse_object(raw: bytes) -> dict[str, Any]:
    """Read a JSON object; raises InvalidRequest for anything else (bad UTF-8, NaN, too deep, an array)."""
    if b"\\u0000" in raw:
        raise InvalidRequest("The body contains a NUL character, which no text field can hold.")
    try:
        parsed = from_json(raw, allow_inf_nan=False)
    except ValueError:
        raise InvalidRequest("The body is not valid JSON.") from None
    if not isinstance(parsed, dict):
        raise InvalidRequest("The body must be a JSON object.")
    return parsed


def read_outbound_call(raw: bytes) -> OutboundCall:
    """Read the body in its plain form, or in the CRM's webhook envelope with `customData`."""
    body = parse_object(raw)
    custom = body.get("customData")
    if "from_number" not in body and isinstance(custom, dict) and "from_number" in custom:
        body = unwrap(custom) | {"contact_id": body.get("contact_id")}
    try:
        return OutboundCall.model_validate(body)
    except ValidationError as error:
        details = field_errors(error)
        raise InvalidRequest("The request is not valid: " + summary(details), details=details) from None


def unwrap(custom: dict[str, Any]) -> dict[str, Any]:
    """The CRM's custom data as a plain body: `dynamicdata_<x>` and `metadata_<x>` name the variables."""

    def prefixed(prefix: str) -> dict[str, Any]:
        return {name.removeprefix(prefix): value for name, value in custom.items() if name.startswith(prefix)}

    plain = {name: custom[name] for name in ("from_number", "to_number", "not_before") if name in custom}
    return plain | {"dynamic_variables": prefixed("dynamicdata_"), "metadata": prefixed("metadata_")}


def field_errors(error: ValidationError) -> list[dict[str, str]]:
    """Each mistake as field and message, without the value that was sent."""
    return [
        {"field": ".".join(map(str, item["loc"])) or "body", "message": item["msg"]}
        for item in error.errors(include_url=False, include_input=False)
    ]


def summary(details: list[dict[str, str]]) -> str:
    """The first mistakes in one line."""
    return "; ".join(f"{item['field']}: {item['message']}" for item in details[:3])


def as_text(values: dict[str, Any]) -> dict[str, str]:
    """Variables as the voice provider takes them: strings only."""
    return {name: _text(value) for name, value in values.items()}


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)
