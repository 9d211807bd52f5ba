"""The bodies we accept, read into values; every mistake, and whatever is not used, is named with its field."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from app.blanks import is_blank, is_empty, is_unfilled, scalar_text
from app.domain.rules.white_label import PROVIDER
from app.errors import InvalidRequest, UnsupportedProvider
from app.ghl.actions import read_pairs

PhoneText = Annotated[str, StringConstraints(min_length=1, max_length=60)]
OPTIONAL = ("dynamic_variables", "metadata", "contact_id", "not_before", "provider")
# A merge field that was not filled stays: the reader of phone numbers says so.
REQUIRED = ("from_number", "to_number")
# Variables beside the other fields, as tools write them that know no objects: `dynamicdata_first_name`.
FLAT = {"dynamicdata_": "dynamic_variables", "metadata_": "metadata"}
# What people call the two numbers, in letters only.
NICKNAMES = {
    "from_number": {"from", "fromnumber", "fromphone", "caller", "callerid", "sender"},
    "to_number": {"to", "tonumber", "tophone", "phone", "phonenumber", "number", "mobile", "recipient", "lead"},
}
MAX_CONTACT_ID = 64
MAX_IGNORED = 50
MAX_NAME = 60
Variables = Annotated[dict[Annotated[str, StringConstraints(max_length=120)], Any], Field(max_length=200)]


def _pairs(value: Any) -> Any:
    """Variables in every form they come in; a list is one of pairs, or empty, as PHP writes an empty object."""
    if isinstance(value, list) and not all(isinstance(pair, dict) and "key" in pair for pair in value):
        return value
    return read_pairs(value)


class OutboundCall(BaseModel):
    """Whom to call, from which number, and what the agent should know.

    Numbers may be written in any human format. Variables reach the agent as text.
    """

    model_config = ConfigDict(extra="ignore")

    from_number: Annotated[PhoneText, BeforeValidator(scalar_text), Field(description="The number of the key.")]
    to_number: Annotated[PhoneText, BeforeValidator(scalar_text), Field(description="The lead's number.")]
    dynamic_variables: Annotated[
        Variables, BeforeValidator(_pairs), Field(description="Variables of the agent, `{{name}}` in its prompt.")
    ] = {}
    metadata: Annotated[
        Variables, BeforeValidator(_pairs), Field(description="Variables as well, and stored with the call.")
    ] = {}
    contact_id: Annotated[
        Annotated[str, StringConstraints(strip_whitespace=True)] | None,
        BeforeValidator(scalar_text),
        Field(description="The contact in your CRM; of more than 64 characters it is no id, and is ignored."),
    ] = None
    not_before: Annotated[AwareDatetime | None, Field(description="Not earlier than this, with a time zone.")] = None
    provider: Annotated[
        Annotated[str, StringConstraints(max_length=60)] | None,
        Field(description="The number's voice provider, as an answer names it; a call by another one is refused."),
    ] = None

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, body: dict[str, Any]) -> dict[str, Any]:
        """A blank field is an absent one."""
        return {
            name: value
            for name, value in body.items()
            if not (name in OPTIONAL and is_blank(value)) and not (name in REQUIRED and is_empty(value))
        }

    @property
    def variables(self) -> dict[str, str]:
        """What the agent gets to know: metadata and dynamic variables alike, as strings."""
        return as_text({**self.metadata, **self.dynamic_variables})


@dataclass(frozen=True)
class ReadCall:
    """What a body asks for, and the names of its fields that mean nothing here."""

    wanted: OutboundCall
    ignored: tuple[str, ...]


def read_outbound_call(body: dict[str, Any]) -> ReadCall:
    """Read a body in its plain form, or in the CRM's webhook envelope with `customData`.

    Raises InvalidRequest, and UnsupportedProvider for a call that another voice provider is to place.
    """
    fields = body
    custom = _custom_data(body) if is_blank(body.get("from_number")) else {}
    if custom:
        # The rest of the envelope is the CRM's own, and about the contact.
        fields = custom if "contact_id" in custom else custom | {"contact_id": body.get("contact_id")}
    known, ignored = _sorted(fields)
    try:
        wanted = OutboundCall.model_validate(known)
    except ValidationError as error:
        details = [_hinted(detail, fields) for detail in field_errors(error)]
        raise InvalidRequest("The request is not valid: " + summary(details), details=details) from None
    require_our_provider(wanted.provider)
    if wanted.contact_id and len(wanted.contact_id) > MAX_CONTACT_ID:
        ignored.append("contact_id")
        wanted = wanted.model_copy(update={"contact_id": None})
    ignored += unfilled("dynamic_variables", wanted.dynamic_variables) + unfilled("metadata", wanted.metadata)
    return ReadCall(wanted, named(ignored))


def _custom_data(body: dict[str, Any]) -> dict[str, Any]:
    """The custom data of the CRM's envelope, if they name the number to call from."""
    try:
        custom = read_pairs(body.get("customData"))
    except ValueError:
        return {}
    return custom if "from_number" in custom else {}


def _sorted(fields: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The fields that are known, with flat variables in their objects, and the names of the others."""
    known, flat, ignored = {}, {target: {} for target in FLAT.values()}, []  # type: dict[str, Any], dict[str, Any], list[str]
    for name, value in fields.items():
        prefix = next((it for it in FLAT if name.startswith(it) and name != it), None)
        if name in (*REQUIRED, *OPTIONAL):
            known[name] = value
        elif prefix is not None:
            flat[FLAT[prefix]][name.removeprefix(prefix)] = value
        else:
            ignored.append(name)
    return known | {name: _merged(known.get(name), more) for name, more in flat.items() if more}, ignored


def _merged(value: Any, flat: dict[str, Any]) -> Any:
    """Variables and those that stood flat beside them; of two with one name the one in the object counts."""
    if is_blank(value):
        return flat
    try:
        pairs = _pairs(value)
    except ValueError:
        return value
    return flat | pairs if isinstance(pairs, dict) else value


def _hinted(detail: dict[str, str], fields: dict[str, Any]) -> dict[str, str]:
    """The mistake, with what is likely to be meant where a number is missing."""
    field = detail["field"]
    if field not in NICKNAMES or not detail["message"].startswith("Field required"):
        return detail
    message = detail["message"]
    if field in fields:
        message += ", but it was sent empty"
    elif near := next((it for it in fields if re.sub(r"[^a-z]", "", it.lower()) in NICKNAMES[field]), None):
        message += f". The body has {near[:MAX_NAME]} instead: name it {field}"
    return detail | {"message": message}


def unfilled(field: str, values: dict[str, Any]) -> list[str]:
    """The variables whose merge field was not filled, like `metadata.campaign`; the agent gets them empty."""
    return [f"{field}.{name}" for name, value in values.items() if is_unfilled(value)]


def named(fields: Iterable[str]) -> tuple[str, ...]:
    """The first names of fields, cut to what an answer can say."""
    return tuple(name[:MAX_NAME] for name in dict.fromkeys(fields))[:MAX_IGNORED]


def require_our_provider(named: str | None) -> None:
    """Raise UnsupportedProvider unless the body names the number's voice provider or none."""
    if named is not None and named.strip().lower() != PROVIDER:
        message = "The body names another voice provider than the number has. Leave provider out, or name that one."
        raise UnsupportedProvider(message, details=[{"field": "provider", "message": message}])


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
    """Variables as the voice provider takes them: strings only, and no merge field that was not filled."""
    return {name: _text(value) for name, value in values.items()}


def _text(value: Any) -> str:
    if value is None or is_unfilled(value):
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)
