"""Conversations: find or create, log a call, attach the recording later."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.sandbox.crm import Crm
from app.sandbox.crm.entities import Contact, Location
from app.sandbox.crm.tokens import Token

Sent = dict[str, str]


@pytest.fixture
def sent(token: Token, headers: Callable[..., Sent]) -> Sent:
    return headers(token, "2021-04-15")


@pytest.fixture
async def thread_id(http: httpx.AsyncClient, sent: Sent, location: Location, contact: Contact) -> str:
    body = {"locationId": location.id, "contactId": contact.id}
    created = await http.post("/conversations/", json=body, headers=sent)
    assert created.status_code == 201
    return str(created.json()["conversation"]["id"])


def call(crm: Crm, thread_id: str, **changes: Any) -> dict[str, Any]:
    return {
        "type": "Call",
        "conversationId": thread_id,
        "conversationProviderId": crm.app.conversation_provider_id,
        "altId": "call_1",
        "call": {"to": "+15035550142", "from": "+15035550100", "status": "completed"},
    } | changes


async def test_search_finds_what_was_created(
    http: httpx.AsyncClient, sent: Sent, location: Location, contact: Contact, thread_id: str
) -> None:
    query = {"locationId": location.id, "contactId": contact.id}
    found = (await http.get("/conversations/search", params=query, headers=sent)).json()
    assert ([row["id"] for row in found["conversations"]], found["total"]) == ([thread_id], 1)
    again = await http.post("/conversations/", json=query, headers=sent)
    assert again.status_code == 400


async def test_call_is_logged(crm: Crm, http: httpx.AsyncClient, sent: Sent, thread_id: str) -> None:
    answer = await http.post("/conversations/messages/outbound", json=call(crm, thread_id), headers=sent)
    assert answer.json()["success"] is True
    (message,) = crm.call_messages
    assert (message.id, message.alt_id, message.call["status"]) == (
        answer.json()["messageId"],
        "call_1",
        "completed",
    )
    url = f"/conversations/messages/{message.id}/attachments"
    stored = await http.put(url, json={"attachments": ["https://files.example/1.mp3"]}, headers=sent)
    assert stored.status_code == 200
    assert message.attachments == ["https://files.example/1.mp3"]
    too_many = await http.put(url, json={"attachments": ["x"] * 6}, headers=sent)
    assert too_many.status_code == 422


async def test_without_a_provider_id_nothing_is_stored(
    crm: Crm, http: httpx.AsyncClient, sent: Sent, thread_id: str
) -> None:
    body = call(crm, thread_id)
    del body["conversationProviderId"]
    answer = await http.post("/conversations/messages/outbound", json=body, headers=sent)
    assert (answer.status_code, answer.content) == (201, b"")
    assert crm.call_messages == []


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"type": "SMS"}, 422),
        ({"call": {"to": "+15035550142", "from": "+1", "status": "done"}}, 422),
        ({"call": {"to": "+15039990000", "from": "+1", "status": "completed"}}, 400),
        ({"conversationId": "unknown"}, 400),
    ],
)
async def test_bad_calls(
    crm: Crm, http: httpx.AsyncClient, sent: Sent, thread_id: str, changes: dict[str, Any], status: int
) -> None:
    body = call(crm, thread_id, **changes)
    answer = await http.post("/conversations/messages/outbound", json=body, headers=sent)
    assert answer.status_code == status
    assert crm.call_messages == []


async def test_attachments_of_an_unknown_message(http: httpx.AsyncClient, sent: Sent) -> None:
    url = "/conversations/messages/nothing/attachments"
    assert (await http.put(url, json={"attachments": ["x"]}, headers=sent)).status_code == 404
