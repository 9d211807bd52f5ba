"""The demo's workflow editor: every step with its fields and paths, run as the CRM's engine runs it."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.demo import editor
from app.demo.editor import Trial
from app.demo.environment import Environment
from app.demo.seed import TENANTS
from app.domain.results.branches import Branch
from app.sandbox.crm.entities import Contact
from app.sandbox.retell.outcomes import OUTCOMES
from tests.house import House, eventually

ACTIONS = Path(__file__).parents[2] / "manifest" / "src" / "modules" / "workflows" / "actions"
# What a new step has when nothing in it was touched.
UNTOUCHED = {
    "phone": "{{contact.phone}}",
    "number": "best_match",
    "first_name": "{{contact.first_name}}",
}


@pytest.fixture
def environment(installed_house: House) -> Environment:
    """The demo around a house."""
    return Environment(installed_house.world, installed_house.seeded, installed_house.http)


async def tried(house: House, environment: Environment, key: str, contact: Contact, **chosen: Any) -> Trial:
    """Run a step of the editor and wait until the contact goes on."""
    step = editor.steps()[key]
    status_id, _ = await editor.try_step(environment, house.tenant, step, contact, UNTOUCHED | chosen)

    async def over() -> Trial | None:
        trial = editor.trial_of(environment, house.tenant, step, status_id)
        return None if trial.waits else trial

    return await eventually(over, "the contact waits at this step for ever", patience=60)


@pytest.mark.parametrize(
    "action",
    [json.loads(file.read_text()) for file in sorted(ACTIONS.glob("*.json"))],
    ids=lambda action: action["key"],
)
async def test_each_step_shows_the_fields_and_paths_of_the_manifest(
    installed_house: House, environment: Environment, action: dict[str, Any]
) -> None:
    newest = action["versions"][-1]
    named = {one["field"] for one in newest["inputs"] if one["field"] != "DYNAMIC"}
    asked = {"number", "agent"} if len(named) < len(newest["inputs"]) else set()
    step = editor.steps()[action["key"]]

    fields = await editor.fields_of(environment, installed_house.tenant, step, {})

    assert {field["field"] for field in fields} == named | asked
    branches = newest["branchesConfig"].get("predefinedBranches", {}).get("branches", [])
    assert list(step.paths.values()) == [branch["branchName"] for branch in branches]
    assert set(step.outputs) == {output["reference"] for output in newest["customVars"]}


async def test_the_numbers_of_the_account_can_be_chosen(installed_house: House, environment: Environment) -> None:
    house = installed_house
    step = editor.steps()["place_call"]

    [number] = [one for one in await editor.fields_of(environment, house.tenant, step, {}) if one["field"] == "number"]

    assert any("+1 415-555-0100" in option["label"] for option in number["options"])


@pytest.mark.parametrize(
    ("ending", "branch"),
    [("01", Branch.ANSWERED), ("02", Branch.VOICEMAIL), ("04", Branch.NOT_REACHED), ("18", Branch.CALLBACK_REQUESTED)],
)
async def test_a_step_that_waits_goes_on_by_the_path_of_its_outcome(
    installed_house: House, environment: Environment, ending: str, branch: Branch
) -> None:
    house = installed_house
    house.world.voice.next_outcomes = [OUTCOMES[ending]]

    trial = await tried(house, environment, "place_call_and_wait", house.contact)

    assert trial.branch == branch
    assert trial.sentence == f"The call has ended. The contact goes on with: {trial.step.paths[branch]}."
    assert trial.found["status"] == "ended"
    assert len(house.accepted) == 1


async def test_what_the_agent_found_out_is_what_later_steps_see(
    installed_house: House, environment: Environment
) -> None:
    trial = await tried(installed_house, environment, "place_call_and_wait", installed_house.contact)

    assert trial.found["variables.appointment"] == "Tuesday 10:00"
    assert trial.found["successful"] == "yes"
    assert "variables.budget" not in trial.found, "it was not said"


async def test_a_step_that_is_refused_goes_on_as_not_called(installed_house: House, environment: Environment) -> None:
    house = installed_house
    await house.do_not_call(str(house.contact.phone), "asked us not to")

    waited = await tried(house, environment, "place_call_and_wait", house.contact)
    at_once = await tried(house, environment, "place_call", house.contact)

    assert waited.branch == Branch.NOT_CALLED
    assert at_once.branch is None, "a step without paths has one way to go on"
    assert at_once.found["reason"] == waited.found["reason"] == "do_not_call"
    assert house.accepted == []


async def test_the_pass_of_another_sub_account_is_not_shown(installed_house: House, environment: Environment) -> None:
    house = installed_house
    step = editor.steps()["place_call"]
    status_id, _ = await editor.try_step(environment, house.tenant, step, house.contact, UNTOUCHED)
    [other] = [tenant for tenant in TENANTS if tenant != house.tenant]

    with pytest.raises(KeyError):
        editor.trial_of(environment, other, step, status_id)
