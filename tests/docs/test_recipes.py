"""The recipes of docs/webhooks.md, run as they stand there, but for the host and what a tool puts into them."""

import asyncio
import json
import os
import re
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.domain.telephony import keys
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.numbers import PhoneNumber
from app.sealing import KeyRing
from tests.house import House

RECIPES = Path(__file__).parents[2] / "docs" / "recipes"
TEXT = (Path(__file__).parents[2] / "docs" / "webhooks.md").read_text()
HOST = "https://calls.example.com"
OURS = "+14155550123"


def recipe(heading: str, language: str) -> str:
    """The one block of code below this heading."""
    section = re.split(r"^## ", TEXT.split(f"\n## {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    [code] = re.findall(rf"```{language}\n(.*?)```", section, re.DOTALL)
    return str(code)


async def key_of_the_guide(house: House) -> str:
    """A key for the number that the guide calls from."""
    tenant, known = house.tenant, await PhoneNumber.get(e164=house.tenant.number)
    number = await PhoneNumber.create(workspace_id=known.workspace_id, customer_id=known.customer_id, e164=OURS)
    await AgentAssignment.create(number_id=number.id, agent_id=tenant.agent_id, agent_name="Guide", outbound=True)
    house.world.voice.workspaces[0].add_number(OURS)
    _, key = await keys.issue(number, KeyRing.parse(house.settings.secret_keys), datetime.now(UTC))
    return key


async def printed_by(key: str, *command: str) -> dict[str, Any]:
    """What this command printed, as JSON."""
    process = await asyncio.create_subprocess_exec(
        *command, env={**os.environ, "KEY": key}, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    printed, failed = await process.communicate()
    assert process.returncode == 0, failed.decode()
    answer: dict[str, Any] = json.loads(printed)
    return answer


async def placed(house: House, answer: dict[str, Any], **variables: str) -> None:
    assert answer["status"] == "placed", answer
    assert "ignored" not in answer
    assert [call.dynamic_variables for call in house.accepted] == [variables]


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
async def test_curl(house: House) -> None:
    key = await key_of_the_guide(house)

    answer = await printed_by(key, "sh", "-c", recipe("curl", "sh").replace(HOST, house.url))

    await placed(house, answer, first_name="Maria")


async def test_python(house: House) -> None:
    key = await key_of_the_guide(house)
    code = recipe("Python", "python").replace(HOST, house.url)
    used = 'import json\nprint(json.dumps(place_call("(212) 555-0142", "form-1234", first_name="Maria")))'

    answer = await printed_by(key, sys.executable, "-c", f"{code}\n{used}")

    await placed(house, answer, first_name="Maria")


@pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")
async def test_javascript(house: House) -> None:
    key = await key_of_the_guide(house)
    code = recipe("JavaScript", "js").replace(HOST, house.url)
    [name] = re.findall(r"async function (\w+)\(", code)
    used = f'{name}("(212) 555-0142", "form-1234", {{ first_name: "Maria" }})'

    answer = await printed_by(key, "node", "-e", f"{code}\n{used}.then((it) => console.log(JSON.stringify(it)));")

    await placed(house, answer, first_name="Maria")


@pytest.mark.parametrize("nested", [True, False], ids=["Webhook", "Custom Webhook"])
async def test_the_crms_own_webhook(house: House, nested: bool) -> None:
    key = await key_of_the_guide(house)
    section = TEXT.split("\n## The CRM's own webhook\n", 1)[1].split("\n## ", 1)[0]
    rows = dict(re.findall(r"^\| `([^`]+)` \| `([^`]+)` \|$", section, re.MULTILINE))
    filled = {"{{contact.phone_raw}}": "+12125550142", "{{contact.first_name}}": "Maria"}
    data = {name: filled.get(value, value) for name, value in rows.items()}
    # The one step puts them into its envelope, the other sends them as they are.
    body = {"contact_id": "c1", "first_name": "Maria", "customData": data} if nested else data

    answer = await house.http.post("/api/outbound-call", json=body, headers={"Authorization": f"Bearer {key}"})

    assert answer.status_code == 200, answer.text
    await placed(house, answer.json(), first_name="Maria", campaign="spring")


async def test_n8n(house: House) -> None:
    key = await key_of_the_guide(house)
    item = {"={{ $json.phone }}": "(212) 555-0142", "={{ $json.first_name }}": "Maria", "={{ $execution.id }}": "231"}
    text = recipe("n8n", "json")
    for expression, value in item.items():
        text = text.replace(expression, value)

    answer = await house.http.post(
        "/api/outbound-call",
        content=text,
        headers={"Authorization": f"Bearer {key}", "Content-Type": "application/json", "Idempotency-Key": "231-0"},
    )

    assert answer.status_code == 200, answer.text
    await placed(house, answer.json(), first_name="Maria", execution="231")


async def test_a_form_that_sends_its_fields(house: House) -> None:
    key = await key_of_the_guide(house)
    fields = {"from_number": OURS, "to_number": "+12125550142", "dynamicdata_first_name": "Maria"}

    answer = await house.http.post("/api/outbound-call", data=fields, headers={"Authorization": f"Bearer {key}"})

    assert answer.status_code == 200, answer.text
    await placed(house, answer.json(), first_name="Maria")


async def test_the_n8n_file_is_whole_and_its_request_places_one_call(house: House) -> None:
    workflow = json.loads((RECIPES / "n8n-speed-to-lead.json").read_text())
    nodes = {node["name"]: node for node in workflow["nodes"]}
    assert len(nodes) == len({node["id"] for node in nodes.values()}) == len(workflow["nodes"])
    led_to = {to["node"] for way in workflow["connections"].values() for ends in way["main"] for to in ends}
    assert led_to | {"New lead"} == nodes.keys() >= workflow["connections"].keys()
    asked = nodes["Call the lead"]["parameters"]
    filled = {"$json.body.phone": "(212) 555-0142", "$json.body.first_name": "Maria", "$execution.id": "7"}
    filled |= {"$itemIndex": "0"}

    def fill(text: str) -> str:
        return re.sub(r"\{\{ (.*?) \}\}", lambda match: filled[match[1]], text.removeprefix("="))

    headers = {pair["name"]: fill(pair["value"]) for pair in asked["headerParameters"]["parameters"]}
    headers |= {"Authorization": f"Bearer {await key_of_the_guide(house)}"}
    path, body = asked["url"].removeprefix(HOST), json.loads(fill(asked["jsonBody"]))
    answers = [await house.http.request(asked["method"], path, json=body, headers=headers) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[1].json() == answers[0].json()
    await placed(house, answers[0].json(), first_name="Maria", execution="7")
