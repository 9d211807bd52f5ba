"""The bodies that a workflow of the CRM sends when it runs one of our actions, and resumes a paused step with.

Source: the CRM's custom-action page: `{"data": {<field>: …}, "extras": {"locationId", "contactId",
"workflowId", …}, "meta": {"key", "version"}}`. Numbers and booleans arrive as strings; `contactId` is
missing in workflows without a contact; `stepId` and `statusId` are sent but not documented. A customized
payload, and the portal's test run, put the fields flat on the body, with the location there or in the query.

How a paused step is resumed is shown in the developer portal only: address and body are settings for this reason.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from pydantic_core import from_json

from app.blanks import is_blank
from app.ghl.refusals import WHO, refusal_of
from app.storable import unstorable
from app.wire import Sender, exchange

SCALARS = (str, int, float, bool)
RESUME_SECONDS = 20.0
MAX_KEY = 300
# What `extras` is known to hold; on a flat body these are no fields of the step.
EXTRAS = ("locationId", "companyId", "contactId", "workflowId", "stepId", "statusId", "stepIndex", "actionId", "key")


@dataclass(frozen=True)
class ActionRequest:
    """One execution: the fields of the step, and where it came from; `extras` as it was sent.

    `wrapped`: the fields stood apart from everything else, so that an unknown one is meant for the step.
    """

    location_id: str
    contact_id: str | None
    fields: dict[str, Any]
    extras: dict[str, Any]
    step_key: str | None
    wrapped: bool = True

    @classmethod
    def from_body(cls, body: dict[str, Any], location_id: str = "") -> "ActionRequest":
        """Read an execution; what is missing or of another type is left out.

        `location_id` is that of the query, for a body that names none.
        """
        extras = _object(body.get("extras")) or {name: body[name] for name in EXTRAS if name in body}
        fields = body["data"] if "data" in body else {name: body[name] for name in body if name not in EXTRAS}
        contact_id = _id(extras.get("contactId"))
        return cls(
            location_id=_id(extras.get("locationId")) or location_id,
            contact_id=contact_id or None,
            fields=_object(fields),
            extras=extras,
            step_key=_step_key(extras, contact_id),
            wrapped="data" in body,
        )


def _step_key(extras: dict[str, Any], contact_id: str) -> str | None:
    """Names one pass of one contact through one step, so that a repeated execution is known as such.

    Without `statusId` (the contact's pass through the workflow) a later pass would look the same: no key then.
    """
    parts = [as_text(extras.get(name)) for name in ("workflowId", "stepId", "statusId")]
    key = "|".join([*parts, contact_id]) if all(parts) else None
    return hashlib.sha256(key.encode()).hexdigest() if key and len(key) > MAX_KEY else key


def read_pairs(value: Any) -> dict[str, Any]:
    """Key-value pairs in every form they come in: an object, a list of `{"key", "value"}`, or either as JSON text.

    Raises ValueError for anything else.
    """
    if isinstance(value, str):
        value = from_json(value, allow_inf_nan=False) if value.strip() else {}
    if isinstance(value, list):
        value = {as_text(pair["key"]): pair.get("value") for pair in value if isinstance(pair, dict) and "key" in pair}
    if not isinstance(value, dict | None):
        raise ValueError("must be pairs of a key and a value")
    if wrong := unstorable(value):
        raise ValueError(" ".join(wrong))
    return {str(name): item for name, item in (value or {}).items() if str(name).strip()}


def resume_body(template: str, extras: dict[str, Any], response: dict[str, Any], message: str) -> dict[str, Any]:
    """The body that lets a paused step go on: the template (JSON) with its `$words` filled in."""
    branch = response.get("branchId")
    words = {"$extras": extras, "$response": response, "$message": message, "$success": True, "$branch": branch}

    def filled(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: filled(item) for name, item in value.items()}
        return words.get(value, value) if isinstance(value, str) else value

    return _object(filled(json.loads(template)))


async def resume(http: Sender, url: str, body: dict[str, Any]) -> None:
    """Let a paused step go on; no Authorization is known to be asked for. Raises a VendorError."""
    response = await exchange(http, WHO, "POST", url, timeout=RESUME_SECONDS, json=body)
    if not response.is_success:
        raise refusal_of(response)


def as_text(value: Any) -> str:
    """A field as text: a boolean as `true` or `false`, nothing for what is no scalar."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).strip() if isinstance(value, SCALARS) else ""


def _id(value: Any) -> str:
    return "" if is_blank(value) else as_text(value)


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
