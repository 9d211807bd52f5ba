"""The call log in a contact's conversation.

Source: the CRM's OpenAPI for conversations, version 2021-04-15. A message without a provider id is answered
with an empty 201 and not stored, so an answer without `messageId` is a failure. The list of messages does
not show our `altId`, so a logged call is found again by the provider and the exact time.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from app.errors import VendorUnclear
from app.ghl.client import GhlClient

V_2021_04 = "2021-04-15"
STATUS_OF = {
    "answered": "completed",
    "do_not_call": "completed",
    "voicemail": "voicemail",
    "no_answer": "no-answer",
    "declined": "no-answer",
    "busy": "busy",
}
LATEST = 100


@dataclass(frozen=True)
class LoggedCall:
    """A call as a conversation shows it; `reference` is ours, `outcome` in our words."""

    provider_id: str
    reference: str
    from_number: str
    to_number: str
    outcome: str
    at: datetime


async def conversation_with(crm: GhlClient, location_id: str, contact_id: str) -> str:
    """The id of the conversation with this contact, begun if there is none."""
    ids = {"locationId": location_id, "contactId": contact_id}
    found = (
        await crm.ask("GET", "/conversations/search", scope="conversations.readonly", version=V_2021_04, params=ids)
    ).get("conversations")
    if isinstance(found, list) and found:
        return str(found[0]["id"])
    answer = await crm.ask("POST", "/conversations/", scope="conversations.write", version=V_2021_04, json=ids)
    return str(_object(answer.get("conversation")).get("id") or _missing("conversation", answer))


async def find_call(crm: GhlClient, conversation_id: str, call: LoggedCall) -> str | None:
    """The id of the message that logs this call, if there is one among the latest."""
    path = f"/conversations/{quote(conversation_id, safe='')}/messages"
    answer = await crm.ask(
        "GET", path, scope="conversations/message.readonly", version=V_2021_04, params={"limit": LATEST}
    )
    page = answer.get("messages")
    # The published schema has the list here; answers have been seen with one more object around it.
    messages = page.get("messages") if isinstance(page, dict) else page
    for message in messages if isinstance(messages, list) else []:
        if message.get("conversationProviderId") == call.provider_id and _same_moment(message, call.at):
            return str(message["id"])
    return None


async def log_call(crm: GhlClient, conversation_id: str, call: LoggedCall) -> str:
    """Log a call that was made elsewhere; returns the message's id (POST /conversations/messages/outbound)."""
    body = {
        "type": "Call",
        "conversationId": conversation_id,
        "conversationProviderId": call.provider_id,
        "altId": call.reference,
        "date": _iso(call.at),
        "call": {"to": call.to_number, "from": call.from_number, "status": STATUS_OF.get(call.outcome, "failed")},
    }
    answer = await crm.ask(
        "POST", "/conversations/messages/outbound", scope="conversations/message.write", version=V_2021_04, json=body
    )
    return str(answer.get("messageId") or _missing("messageId", answer))


async def attach(crm: GhlClient, message_id: str, url: str) -> None:
    """Attach a recording to a logged call (PUT /conversations/messages/{id}/attachments)."""
    path = f"/conversations/messages/{quote(message_id, safe='')}/attachments"
    await crm.ask("PUT", path, scope="conversations/message.write", version=V_2021_04, json={"attachments": [url]})


def _iso(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _same_moment(message: dict[str, Any], at: datetime) -> bool:
    try:
        return datetime.fromisoformat(str(message.get("dateAdded"))) == datetime.fromisoformat(_iso(at))
    except (ValueError, TypeError):
        return False


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _missing(what: str, answer: dict[str, Any]) -> str:
    raise VendorUnclear(f"The answer of your CRM names no {what}.", answer=answer)
