"""The body that a workflow of the CRM sends when it executes one of our actions.

Source: the CRM's custom-action page: `{"data": {<field>: …}, "extras": {"locationId", "contactId",
"workflowId", …}, "meta": {"key", "version"}}`. Numbers and booleans arrive as strings; `contactId` is
missing in workflows without a contact; `stepId` and `statusId` are sent but not documented.
"""

from dataclasses import dataclass
from typing import Any

SCALARS = (str, int, float, bool)


@dataclass(frozen=True)
class ActionRequest:
    """One execution: the fields of the step as text, the agent's variables, and where it came from."""

    location_id: str
    contact_id: str | None
    fields: dict[str, str]
    variables: dict[str, Any]
    step_key: str | None

    @classmethod
    def from_body(cls, body: dict[str, Any]) -> "ActionRequest":
        """Read an execution; what is missing or of another type is left out."""
        data, extras = _object(body.get("data")), _object(body.get("extras"))
        contact_id = _text(extras.get("contactId"))
        return cls(
            location_id=_text(extras.get("locationId")),
            contact_id=contact_id or None,
            fields={name: _text(value) for name, value in data.items() if isinstance(value, SCALARS)},
            variables=_object(data.get("variables")),
            step_key=_step_key(extras, contact_id),
        )


def _step_key(extras: dict[str, Any], contact_id: str) -> str | None:
    """Names one pass of one contact through one step, so that a repeated execution is known as such.

    Without `statusId` (the contact's pass through the workflow) a later pass would look the same: no key then.
    """
    parts = [_text(extras.get(name)) for name in ("workflowId", "stepId", "statusId")]
    return "|".join([*parts, contact_id]) if all(parts) else None


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).strip() if isinstance(value, SCALARS) else ""
