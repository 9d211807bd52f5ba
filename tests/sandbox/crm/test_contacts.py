"""Contacts: do-not-disturb, tags, custom fields, notes."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.sandbox.crm.entities import Contact, Location
from app.sandbox.crm.tokens import Token

Headers = Callable[..., dict[str, str]]


async def test_dnd_channels_have_capital_names(
    http: httpx.AsyncClient, token: Token, contact: Contact, headers: Headers
) -> None:
    answer = await http.get(f"/contacts/{contact.id}", headers=headers(token))
    body = answer.json()["contact"]
    assert body["dndSettings"] == {"Call": {"status": "active", "message": "", "code": ""}}
    assert body["dnd"] is False
    assert (body["phone"], body["country"], body["tags"]) == ("+15035550142", "US", ["new"])


async def test_put_replaces_tags_where_post_adds(
    http: httpx.AsyncClient, token: Token, contact: Contact, headers: Headers
) -> None:
    url, sent = f"/contacts/{contact.id}", headers(token)
    added = await http.post(url + "/tags", json={"tags": ["called", "new"]}, headers=sent)
    assert (added.status_code, added.json()["tags"]) == (201, ["new", "called"])
    removed = await http.request("DELETE", url + "/tags", json={"tags": ["new"]}, headers=sent)
    assert (removed.status_code, removed.json()["tags"]) == (200, ["called"])
    replaced = await http.put(url, json={"tags": ["only"]}, headers=sent)
    assert replaced.json()["succeded"] is True
    assert contact.tags == ["only"]


async def test_custom_fields_are_written_by_id_or_key(
    http: httpx.AsyncClient, token: Token, contact: Contact, location: Location, headers: Headers
) -> None:
    outcome, score = location.add_custom_field("Last Outcome"), location.add_custom_field("Score", "NUMERICAL")
    written = [
        {"id": outcome.id, "field_value": "answered"},
        {"key": "score", "field_value": 7},
        {"key": "unknown", "field_value": "x"},
        {"key": "score", "fieldValue": "the name that a later version uses"},
    ]
    body = {"customFields": written[:3]}
    answer = await http.put(f"/contacts/{contact.id}", json=body, headers=headers(token))
    assert answer.json()["contact"]["customFields"] == [
        {"id": outcome.id, "value": "answered"},
        {"id": score.id, "value": 7},
    ]


async def test_custom_fields_are_created_and_listed(
    http: httpx.AsyncClient, token: Token, location: Location, headers: Headers
) -> None:
    url, sent = f"/locations/{location.id}/customFields", headers(token)
    new = {"name": "AI Call Outcome", "dataType": "TEXT", "model": "contact"}
    created = await http.post(url, json=new, headers=sent)
    assert created.status_code == 201
    assert created.json()["customField"]["fieldKey"] == "contact.ai_call_outcome"
    assert (await http.post(url, json=new, headers=sent)).status_code == 400
    listed = await http.get(url, params={"model": "contact"}, headers=sent)
    assert [row["name"] for row in listed.json()["customFields"]] == ["AI Call Outcome"]


async def test_notes(http: httpx.AsyncClient, token: Token, contact: Contact, headers: Headers) -> None:
    url, sent = f"/contacts/{contact.id}/notes", headers(token)
    created = await http.post(url, json={"body": "Spoke for 2 minutes", "title": "Call"}, headers=sent)
    assert created.status_code == 201
    listed = await http.get(url, headers=sent)
    assert listed.json()["notes"] == [created.json()["note"]]
    assert contact.notes[0].body == "Spoke for 2 minutes"


@pytest.mark.parametrize(
    ("path", "body", "problems"),
    [
        ("/notes", {}, ["body should not be empty"]),
        ("/notes", {"body": "x", "text": "y"}, ["property text should not exist"]),
        ("/tags", {"tags": "one"}, ["tags must be an array"]),
    ],
)
async def test_bad_bodies_are_refused_with_a_list(
    http: httpx.AsyncClient,
    token: Token,
    contact: Contact,
    headers: Headers,
    path: str,
    body: dict[str, Any],
    problems: list[str],
) -> None:
    answer = await http.post(f"/contacts/{contact.id}{path}", json=body, headers=headers(token))
    assert (answer.status_code, answer.json()["message"]) == (422, problems)
    assert answer.json()["error"] == "Unprocessable Entity"


async def test_dnd_can_be_written(http: httpx.AsyncClient, token: Token, contact: Contact, headers: Headers) -> None:
    url, sent = f"/contacts/{contact.id}", headers(token)
    lower = await http.put(url, json={"dndSettings": {"call": {"status": "active"}}}, headers=sent)
    assert lower.status_code == 422
    await http.put(url, json={"dnd": True, "dndSettings": {"Call": {"status": "permanent"}}}, headers=sent)
    assert contact.dnd
    assert contact.dnd_settings["Call"]["status"] == "permanent"


async def test_deleted_contact(http: httpx.AsyncClient, token: Token, contact: Contact, headers: Headers) -> None:
    contact.delete()
    answer = await http.get(f"/contacts/{contact.id}", headers=headers(token))
    assert (answer.status_code, answer.json()["message"]) == (400, "Contact not found")
