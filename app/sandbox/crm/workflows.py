"""The workflow engine: runs the app's actions, tells it about trigger subscriptions, takes its answers."""

import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import httpx

from app.sandbox.crm.entities import Contact, Location
from app.sandbox.crm.ids import new_hex_id, new_id
from app.sandbox.crm.merge_fields import fill_in
from app.sandbox.crm.oauth_server import OAuthServer
from app.sandbox.crm.runs import AppCall, Resume, Subscription, TriggerRun


@dataclass(eq=False, kw_only=True)
class Workflows(OAuthServer):
    """The engine's side of custom actions and triggers; every exchange is kept in these lists.

    `national_phone_format` fills `{{contact.phone}}` as people write it, `(503) 555-0142`; the raw
    number stays in `{{contact.phone_raw}}`.
    """

    national_phone_format: bool = False
    action_runs: list[AppCall] = field(default_factory=list, repr=False)
    subscriptions: dict[str, Subscription] = field(default_factory=dict, repr=False)
    trigger_runs: list[TriggerRun] = field(default_factory=list, repr=False)
    resumes: list[Resume] = field(default_factory=list, repr=False)

    async def run_action(
        self,
        location: Location,
        contact: Contact | None,
        *,
        action_key: str,
        url: str,
        headers: Mapping[str, str] | None = None,
        data: Mapping[str, Any] | None = None,
        meta_version: str = "1.0",
        workflow_id: str | None = None,
        step_id: str | None = None,
        status_id: str | None = None,
        step_index: int = 0,
    ) -> AppCall:
        """Run one step for a contact (None: contactless workflow) and return what the app answered.

        Merge fields are resolved; numbers and booleans go out as strings. Pass the same ids again to
        imitate a step that is tried a second time.
        """
        body = {
            "data": fill_in(dict(data or {}), location, contact),
            "extras": {
                "locationId": location.id,
                **({"contactId": contact.id} if contact else {}),
                "workflowId": workflow_id or str(uuid.uuid4()),
                "stepId": step_id or str(uuid.uuid4()),
                "statusId": status_id or new_hex_id(),
                "stepIndex": step_index,
                "companyId": location.agency.id,
            },
            "meta": {"key": action_key, "version": meta_version},
        }
        call = await self._post(url, headers, body)
        self.action_runs.append(call)
        return call

    async def load_fields(
        self,
        location: Location,
        *,
        action_key: str,
        url: str,
        headers: Mapping[str, str] | None = None,
        data: Mapping[str, Any] | None = None,
        contact: Contact | None = None,
        meta_version: str = "1.0",
    ) -> AppCall:
        """Ask the app for the DYNAMIC fields of an action, as the workflow editor does."""
        extras = {"locationId": location.id, "workflowId": str(uuid.uuid4())}
        if contact:
            extras["contactId"] = contact.id
        meta = {"key": action_key, "version": meta_version}
        return await self._post(url, headers, {"data": dict(data or {}), "extras": extras, "meta": meta})

    async def subscribe_trigger(
        self,
        location: Location,
        *,
        key: str,
        url: str,
        headers: Mapping[str, str] | None = None,
        filters: Sequence[Mapping[str, Any]] = (),
        workflow_id: str | None = None,
        version: str = "1.0",
        id: str | None = None,
    ) -> Subscription:
        """Put the app's trigger into a workflow and tell the app (CREATED)."""
        trigger_id = id or new_id()
        subscription = Subscription(
            location=location,
            key=key,
            url=url,
            headers=dict(headers or {}),
            filters=[dict(item) for item in filters],
            workflow_id=workflow_id or str(uuid.uuid4()),
            version=version,
            id=trigger_id,
            target_url=f"{self.base_url}/workflows-marketplace/triggers/execute/{new_id(12)}/{trigger_id}",
        )
        self.subscriptions[trigger_id] = subscription
        await self._tell(subscription, "CREATED")
        return subscription

    async def update_trigger(self, subscription: Subscription, *, filters: Sequence[Mapping[str, Any]]) -> AppCall:
        """Change the filters of a trigger and tell the app (UPDATED)."""
        subscription.filters = [dict(item) for item in filters]
        return await self._tell(subscription, "UPDATED")

    async def delete_trigger(self, subscription: Subscription, *, tell: bool = True) -> AppCall | None:
        """Take the trigger out of its workflow; `tell=False` imitates a DELETED notice that got lost."""
        subscription.active = False
        return await self._tell(subscription, "DELETED") if tell else None

    async def _tell(self, subscription: Subscription, event: Literal["CREATED", "UPDATED", "DELETED"]) -> AppCall:
        location = subscription.location
        body = {
            "triggerData": {
                "id": subscription.id,
                "key": subscription.key,
                "filters": subscription.filters,
                "eventType": event,
                "targetUrl": subscription.target_url,
            },
            "meta": {"key": subscription.key, "version": subscription.version},
            "extras": {
                "locationId": location.id,
                "workflowId": subscription.workflow_id,
                "companyId": location.agency.id,
            },
        }
        call = await self._post(subscription.url, subscription.headers, body)
        subscription.calls.append(call)
        return call

    async def _post(self, url: str, headers: Mapping[str, str] | None, body: dict[str, Any]) -> AppCall:
        started = time.perf_counter()
        try:
            async with self.open_client() as client:
                reply = await client.post(url, json=body, headers=dict(headers or {}))
        except httpx.HTTPError as failure:
            return AppCall(url, body, None, None, time.perf_counter() - started, repr(failure))
        try:
            answer = reply.json()
        except ValueError:
            answer = reply.text
        return AppCall(url, body, reply.status_code, answer, time.perf_counter() - started)
