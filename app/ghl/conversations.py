"""The call log in a contact's conversation.

Source: the CRM's OpenAPI for conversations, version 2021-04-15. A message without a provider id is answered
with an empty 201 and not stored, so an answer without `messageId` is a failure. A logged call is found again by our
`altId`, which older lists of messages do not show, or by the provider and the time, which may be cut to seconds.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from app.errors import VendorUnclear
from app.ghl.client import GhlClient
from app.outcomes import TALKED, Outcome

V_2021_04 = "2021-04-15"
STATUS_OF: dict[str, str] = {
    **dict.fromkeys(TALKED, "completed"),
    Outcome.VOICEMAIL: "voicemail",
    Outcome.NO_ANSWER: "no-answer",
    Outcome.DECLINED: "no-answer",
    Outcome.BUSY: "busy",
}
LATEST = 100


@dataclass(frozen=True)
class LoggedCall:
    """A call as a conversation shows it; `reference` is ours, `outcome` in our words, "" where nobody was dialed."""

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
    for one in found if isinstance(found, list) else []:
        if _object(one).get("id"):
            return str(one["id"])
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
    listed = [one for one in messages if isinstance(one, dict) and one.get("id")] if isinstance(messages, list) else []
    ours = [one for one in listed if one.get("altId") == call.reference] or [
        one for one in listed if one.get("conversationProviderId") == call.provider_id and _same_second(one, call.at)
    ]
    return str(ours[0]["id"]) if ours else None


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


def _same_second(message: dict[str, Any], at: datetime) -> bool:
    try:
        added = datetime.fromisoformat(str(message.get("dateAdded")))
        return added.replace(microsecond=0) == at.replace(microsecond=0)
    except (ValueError, TypeError):
        return False


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _missing(what: str, answer: dict[str, Any]) -> str:
    raise VendorUnclear(f"The answer of your CRM names no {what}.", answer=answer)
