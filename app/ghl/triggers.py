"""Triggers: what the CRM tells about subscriptions, and how a subscribed workflow is started.

Source: the CRM's custom-trigger page for the notice; that firing wants the sub-account's token is known
from developers only. The notice is not signed and names the URL that gets that token: hence only what lies
below the CRM's own execute address is taken, and only as a path.
"""

import re
from dataclasses import dataclass
from typing import Any

from app.errors import InvalidRequest, VendorRefused, VendorUnclear
from app.ghl.client import GhlClient

EXECUTE = "/workflows-marketplace/triggers/execute/"
PATH = re.compile(r"[A-Za-z0-9_-]{1,128}(?:/[A-Za-z0-9_-]{1,128}){0,3}")
IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{1,128}")
MAX_FILTERS = 50


@dataclass(frozen=True)
class Notice:
    """One subscription as the CRM tells it; `kind` is CREATED, UPDATED or DELETED."""

    kind: str
    trigger_id: str
    event: str
    location_id: str
    workflow_id: str
    filters: list[dict[str, Any]]
    target_url: str

    @classmethod
    def from_body(cls, body: dict[str, Any]) -> "Notice":
        """Read a notice; raises InvalidRequest when it is none."""
        trigger, extras = _object(body.get("triggerData")), _object(body.get("extras"))
        filters = trigger.get("filters")
        kind, trigger_id = str(trigger.get("eventType")), str(trigger.get("id"))
        if kind not in ("CREATED", "UPDATED", "DELETED") or not IDENTIFIER.fullmatch(trigger_id):
            raise InvalidRequest("The body is no notice of a trigger that was created, updated or deleted.")
        return cls(
            kind=kind,
            trigger_id=trigger_id,
            event=str(trigger.get("key") or "")[:60],
            location_id=str(extras.get("locationId") or ""),
            workflow_id=str(extras.get("workflowId") or "")[:128],
            filters=[item for item in filters if isinstance(item, dict)][:MAX_FILTERS]
            if isinstance(filters, list)
            else [],
            target_url=str(trigger.get("targetUrl") or ""),
        )


def execute_path(target_url: str, api_url: str) -> str:
    """The path below the CRM's API at which a trigger is fired; raises InvalidRequest for any other address."""
    base = api_url + EXECUTE
    rest = target_url.removeprefix(base)
    if not target_url.startswith(base) or not PATH.fullmatch(rest):
        raise InvalidRequest("targetUrl is not an address at which your CRM executes triggers.")
    return EXECUTE + rest


async def fire(crm: GhlClient, path: str, payload: dict[str, Any]) -> None:
    """Start the subscribed workflow with this payload."""
    try:
        await crm.ask("POST", path, scope="workflows.readonly", json=payload)
    except VendorUnclear as error:
        # It was accepted; what the answer looks like is not documented.
        if error.status is None or not 200 <= error.status < 300:
            raise


def is_inactive(refusal: VendorRefused) -> bool:
    """Whether the CRM says that nobody subscribes to this trigger any more."""
    text = refusal.message.lower()
    return "trigger with id" in text and "inactive" in text


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
