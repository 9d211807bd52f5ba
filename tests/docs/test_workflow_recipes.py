"""The recipes for workflows: every step, field, path and value in them is one of the manifest's, and is accepted."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from app.ghl.actions import ActionRequest
from app.web.workflow import steps
from tests.docs.test_recipes import HOST, key_of_the_guide
from tests.house import House

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "recipes"
CASES = ("speed-to-lead", "no-show", "reactivation", "missed-call", "callback", "appointment-reminder")
WORKFLOWS = ROOT / "manifest" / "src" / "modules" / "workflows"
ACTIONS, TRIGGERS = (
    {
        version["info"]["name"]: version
        for path in WORKFLOWS.glob(f"{kind}/*.json")
        for version in json.loads(path.read_text())["versions"]
    }
    for kind in ("actions", "triggers")
)
PARSERS: dict[str, type[BaseModel]] = {
    "Place AI call": steps.PlaceCallOrEnroll,
    "Place AI call and wait": steps.PlaceCallAndWait,
    "Wait until AI calls are allowed": steps.WaitUntilOpen,
    "Cancel AI calls": steps.CancelCalls,
}
# What a step may say of itself, and what an agent collects by the name that its owner gave.
STATUSES = {"refused", "scheduled", "duplicate", "never"}


def paths_of(action: dict[str, Any]) -> set[str]:
    """The paths that a contact may take after this step."""
    return {branch["branchName"] for branch in action["branchesConfig"]["predefinedBranches"]["branches"]}


def tables(text: str, first: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The tables with this first heading: the step that was named last before each, and its rows."""
    found = []
    for table in re.finditer(rf"^ *\| {first} \| .*\n *\|---\|---\|\n((?: *\|.*\n)+)", text, re.MULTILINE):
        step = re.findall(r"\*\*(.+?)\*\*", text[: table.start()])[-1]
        found.append((step, re.findall(r"^ *\| (.+?) \| (.+?) \|$", table[1], re.MULTILINE)))
    return found


def filled(step: str, rows: list[tuple[str, str]]) -> dict[str, Any]:
    """What the CRM would send for these fields, by the manifest's names; merge fields are filled."""
    fields = {field["title"]: field for field in ACTIONS[step]["inputs"]}
    given: dict[str, Any] = {"phone": "+12125550142"}
    for title, value in rows:
        field = fields[title.strip("*")]
        chosen = re.match(r"[*`](.+?)[*`]", value)
        if field["fieldType"] == "key-value":
            given["variables"] = dict.fromkeys(re.findall(r"`(\w+)` = ", value), "something")
            assert given["variables"], value
        elif field["fieldType"] == "select" and chosen:
            given[field["field"]] = {option["label"]: option["value"] for option in field["options"]}[chosen[1]]
        elif field["field"] not in ("phone", "DYNAMIC"):
            given[field["field"]] = chosen[1] if chosen else value
    return given


@pytest.mark.parametrize("case", CASES)
def test_a_recipe_names_what_the_editor_shows_and_the_app_accepts(case: str) -> None:
    text = (FOLDER / f"{case}.md").read_text()
    named = set(re.findall(r"\*\*(.+?)\*\*", text))
    assert named
    assert named <= ACTIONS.keys() | TRIGGERS.keys()

    for step, rows in tables(text, "Field"):
        given = filled(step, rows)
        read = steps.read_step(PARSERS[step], ActionRequest.from_body({"data": given, "extras": {}}))
        assert given.keys() <= type(read).model_fields.keys()
    for step, rows in tables(text, "Path"):
        taken = [path for row in rows for path in re.findall(r"\*(.+?)\*", row[0])]
        assert sorted(taken) == sorted(paths_of(ACTIONS[step])), "each path once"
    for title, values in re.findall(r"filter \*(.+?)\*: ((?:\*[^*]+\*(?:, )?)+)", text):
        [labels] = [
            {option["label"] for option in field["options"]}
            for name in named & TRIGGERS.keys()
            for field in TRIGGERS[name]["filters"]
            if field["title"] == title
        ]
        assert set(re.findall(r"\*(.+?)\*", values)) <= labels

    outside = re.sub(r"^ *\| \*(What the agent knows|Message).*$", "", text, flags=re.MULTILINE)
    outputs = {it["reference"] for name in named for it in (ACTIONS | TRIGGERS)[name]["customVars"]}
    selected = set(re.findall(r"`([a-z]+(?:[_.][a-z]+)+|status|reason|message|summary|outcome)`", outside))
    assert selected - {"callback_time"} <= outputs
    assert set(re.findall(r"`(\w+)`(?: ends here| says why|: the contact waits)", outside)) <= STATUSES


def test_the_recipes_are_all_in_their_list() -> None:
    listed = set(re.findall(r"\]\(([\w-]+)\.md\)", (FOLDER / "README.md").read_text()))

    assert listed == {path.stem for path in FOLDER.glob("*.md")} - {"README"} >= set(CASES)


async def test_the_bodies_for_zapier_and_make_place_a_call_each(house: House) -> None:
    text = (FOLDER / "other-tools.md").read_text()
    assert text.count(f"`{HOST}/api/outbound-call`") == 2
    bodies = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    authorized = {"Authorization": f"Bearer {await key_of_the_guide(house)}"}

    for body, number in zip(bodies, ("(212) 555-0142", "(212) 555-0143"), strict=True):
        content = body.replace("PHONE", number).replace("FIRST_NAME", "Maria")
        headers = {**authorized, "Content-Type": "application/json", "Idempotency-Key": number}
        answers = [await house.http.post("/api/outbound-call", content=content, headers=headers) for _ in range(2)]
        assert answers[0].json()["status"] == "placed", answers[0].text
        assert answers[1].json() == answers[0].json()

    assert [call.dynamic_variables for call in house.accepted] == [{"first_name": "Maria"}] * 2
