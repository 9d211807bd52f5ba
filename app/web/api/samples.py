"""Examples for /docs: bodies, and how to send them with curl, Python and JavaScript."""

import json
from typing import Any

KEY = "owk_YOUR_KEY"
PLAIN = {
    "from_number": "+14155550123",
    "to_number": "(212) 555-0142",
    "dynamic_variables": {"first_name": "Maria", "service": "cleaning"},
    "metadata": {"campaign": "spring"},
}
WEBHOOK = {
    "contact_id": "ocQHyuzHvysMo5N5VsXc",
    "first_name": "Maria",
    "customData": {
        "from_number": "+14155550123",
        "to_number": "{{contact.phone_raw}}",
        "dynamicdata_first_name": "Maria",
        "metadata_campaign": "spring",
    },
}
BODIES = {
    "plain": {"summary": "From your own program", "value": PLAIN},
    "webhook": {"summary": "From a webhook step of your CRM", "value": WEBHOOK},
}

DRY_RUN = {"leads": [{"to_number": "(212) 555-0142"}, {"to_number": "+13035550199"}], "at": "2026-12-01T09:00:00-05:00"}
DRY_RUNS = {
    "list": {"summary": "A list", "value": DRY_RUN},
    "week": {"summary": "Everybody of the last seven days", "value": {"past_week": True}},
}

PLACE_CURL = """\
curl {server}/api/outbound-call \\
  -H 'Authorization: Bearer {key}' \\
  -H 'Content-Type: application/json' \\
  -H 'Idempotency-Key: "order-17"' \\
  -d '{body}'"""
PLACE_PYTHON = """\
import httpx

answer = httpx.post(
    "{server}/api/outbound-call",
    headers={{"Authorization": "Bearer {key}", "Idempotency-Key": '"order-17"'}},
    json={body},
    timeout=15,
)
print(answer.status_code, answer.json())"""
PLACE_JAVASCRIPT = """\
const answer = await fetch("{server}/api/outbound-call", {{
  method: "POST",
  headers: {{
    "Authorization": "Bearer {key}",
    "Content-Type": "application/json",
    "Idempotency-Key": '"order-17"',
  }},
  body: JSON.stringify({body}),
}});
console.log(answer.status, await answer.json());"""
READ_CURL = """\
curl {server}/api/outbound-call/$CALL_ID -H 'Authorization: Bearer {key}'"""
READ_PYTHON = """\
import httpx

answer = httpx.get(f"{server}/api/outbound-call/{{call_id}}", headers={{"Authorization": "Bearer {key}"}})
print(answer.json()["status"])"""
READ_JAVASCRIPT = """\
const answer = await fetch(`{server}/api/outbound-call/${{callId}}`, {{
  headers: {{ "Authorization": "Bearer {key}" }},
}});
console.log((await answer.json()).status);"""

CANCEL_CURL = """\
curl -X DELETE {server}/api/outbound-call/$CALL_ID -H 'Authorization: Bearer {key}'"""
CANCEL_PYTHON = """\
import httpx

answer = httpx.delete(f"{server}/api/outbound-call/{{call_id}}", headers={{"Authorization": "Bearer {key}"}})
print(answer.status_code, answer.json())"""
CANCEL_JAVASCRIPT = """\
const answer = await fetch(`{server}/api/outbound-call/${{callId}}`, {{
  method: "DELETE",
  headers: {{ "Authorization": "Bearer {key}" }},
}});
console.log(answer.status, await answer.json());"""

DRY_RUN_CURL = """\
curl {server}/api/dry-run \\
  -H 'Authorization: Bearer {key}' \\
  -H 'Content-Type: application/json' \\
  -d '{body}'"""
DRY_RUN_PYTHON = """\
import httpx

answer = httpx.post("{server}/api/dry-run", headers={{"Authorization": "Bearer {key}"}}, json={body}, timeout=15)
for row in answer.json()["rows"]:
    print(row["to_number"], row["status"], row["at"], row["reason"])"""
DRY_RUN_JAVASCRIPT = """\
const answer = await fetch("{server}/api/dry-run", {{
  method: "POST",
  headers: {{ "Authorization": "Bearer {key}", "Content-Type": "application/json" }},
  body: JSON.stringify({body}),
}});
console.log(await answer.json());"""


def of_place(server: str) -> list[dict[str, Any]]:
    """How to place a call."""
    return _in_three(server, PLACE_CURL, PLACE_PYTHON, PLACE_JAVASCRIPT)


def of_read(server: str) -> list[dict[str, Any]]:
    """How to read a call."""
    return _in_three(server, READ_CURL, READ_PYTHON, READ_JAVASCRIPT)


def of_cancel(server: str) -> list[dict[str, Any]]:
    """How to cancel a call."""
    return _in_three(server, CANCEL_CURL, CANCEL_PYTHON, CANCEL_JAVASCRIPT)


def of_dry_run(server: str) -> list[dict[str, Any]]:
    """How to try without calling."""
    return _in_three(server, DRY_RUN_CURL, DRY_RUN_PYTHON, DRY_RUN_JAVASCRIPT, DRY_RUN)


def _in_three(
    server: str, curl: str, python: str, javascript: str, sent: dict[str, Any] = PLAIN
) -> list[dict[str, Any]]:
    sources = (("curl", curl), ("Python", python), ("JavaScript", javascript))
    body = json.dumps(sent)
    return [{"lang": lang, "source": text.format(server=server, key=KEY, body=body)} for lang, text in sources]
