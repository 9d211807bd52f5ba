"""The imitated CRM's workflow editor: our steps as the manifest describes them, tried with one contact.

Nothing here knows what a step does: fields, paths and names of what later steps see are read from the manifest, the
choices that differ from account to account are asked from the app, and a step is run as the CRM's engine runs it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from app.demo.environment import Environment
from app.demo.seed import DEMO_ACTION_SECRET, Tenant
from app.sandbox.crm.entities import Contact

ACTIONS = Path(__file__).parents[2] / "manifest" / "src" / "modules" / "workflows" / "actions"
SECRET = {"X-Action-Secret": DEMO_ACTION_SECRET}
# The fields that the app itself is asked for.
DYNAMIC = "DYNAMIC"
NO_PAIRS = [("", ""), ("", "")]


@dataclass(frozen=True)
class Step:
    """One action of the app as the workflow editor knows it.

    `inputs` are its fields, `outputs` the titles of what later steps can use, by their names, `paths` the names of its
    branches by their ids, `otherwise` the branch for everything else; a step that `pauses` goes on when it is resumed.
    """

    key: str
    name: str
    summary: str
    inputs: list[dict[str, Any]]
    outputs: dict[str, str]
    paths: dict[str, str]
    otherwise: str | None
    path: str
    pauses: bool


@dataclass(frozen=True)
class Trial:
    """What a step that was run has answered so far; `waits`: it is paused. `message` is what it was resumed with."""

    step: Step
    answer: Mapping[str, Any]
    waits: bool
    message: str = ""

    @property
    def branch(self) -> str | None:
        """The path that the contact takes: the one that was named, else the one for everything else."""
        named = self.answer.get("branchId")
        return None if self.waits else str(named) if named in self.step.paths else self.step.otherwise

    @property
    def found(self) -> dict[str, str]:
        """What later steps see, as text, by the names of the manifest."""
        return {name: text for name in self.step.outputs if (text := _text(_at(self.answer, name)))}

    @property
    def sentence(self) -> str:
        """What happened, and where the contact goes on."""
        said = self.message or str(self.answer.get("message") or "The step was run.")
        if self.waits:
            return f"{said} The contact waits at this step."
        return f"{said} The contact goes on with: {self.step.paths[self.branch]}." if self.branch else said


@cache
def steps() -> dict[str, Step]:
    """All steps of the manifest by their keys, those that call first."""
    found = [_step(json.loads(file.read_text())) for file in ACTIONS.glob("*.json")]
    found.sort(key=lambda step: (not step.key.startswith("place_call"), step.name))
    return {step.key: step for step in found}


async def fields_of(environment: Environment, tenant: Tenant, step: Step, chosen: Mapping[str, Any]) -> list[Any]:
    """The fields of a step for this sub-account, `asked` those of the app; what was `chosen` may change its choices."""
    fields: list[dict[str, Any]] = []
    for field in step.inputs:
        if field["fieldType"] != DYNAMIC:
            fields.append(field)
            continue
        crm = environment.world.crm
        loaded = await crm.load_fields(
            crm.locations[tenant.location_id],
            action_key=step.key,
            url=_here(environment, field["dynamicFieldsConfig"]["url"]),
            headers=SECRET,
            data=chosen,
        )
        fields += [one | {"asked": True} for section in loaded.answer["inputs"] for one in section["fields"]]
    return fields


async def try_step(
    environment: Environment, tenant: Tenant, step: Step, contact: Contact, chosen: Mapping[str, Any]
) -> tuple[str, Trial]:
    """Run a step for this contact once; returns the id of this pass, for `trial_of`, and what was answered."""
    crm, status_id = environment.world.crm, uuid4().hex
    environment.sent[tenant.location_id] += 1
    await crm.run_action(
        crm.locations[tenant.location_id],
        contact,
        action_key=step.key,
        url=_here(environment, step.path),
        headers=SECRET,
        data={name: value for name, value in chosen.items() if value},
        status_id=status_id,
    )
    return status_id, trial_of(environment, tenant, step, status_id)


def trial_of(environment: Environment, tenant: Tenant, step: Step, status_id: str) -> Trial:
    """How a pass of a step stands by now. Raises KeyError when this sub-account has none of this id."""
    crm = environment.world.crm
    for run in crm.action_runs:
        if run.extras["statusId"] == status_id and run.extras["locationId"] == tenant.location_id:
            break
    else:
        raise KeyError(status_id)
    resumed = next((one.body for one in crm.resumes if one.extras.get("statusId") == status_id), None)
    if resumed is not None:
        return Trial(step, resumed["executionResponse"], waits=False, message=resumed["successMessage"])
    answered = run.answer if isinstance(run.answer, dict) else {"message": "The step got no answer."}
    return Trial(step, answered, waits=step.pauses and run.status == 200)


def _step(action: dict[str, Any]) -> Step:
    newest = action["versions"][-1]
    branches = (newest["branchesConfig"].get("predefinedBranches") or {}).get("branches", [])
    return Step(
        key=action["key"],
        name=newest["info"]["name"],
        summary=newest["info"]["summary"],
        inputs=[field | {"pairs": NO_PAIRS} for field in newest["inputs"]],
        outputs={output["reference"]: output["name"] for output in newest["customVars"]},
        paths={branch["id"]: branch["branchName"] for branch in branches},
        otherwise=next((branch["id"] for branch in branches if branch["conditionType"] == "default"), None),
        path=newest["executionConfig"]["url"],
        pauses=newest["executionConfig"]["pauseExecution"],
    )


def _here(environment: Environment, url: str) -> str:
    """An address of the manifest, at this app."""
    return str(environment.http.base_url.join(urlsplit(url).path))


def _at(answer: Mapping[str, Any], name: str) -> Any:
    """The value at a dotted name."""
    value: Any = answer
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
