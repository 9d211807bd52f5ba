"""The manifest, the routes, the parsers and the scopes are held together: none has what another one lacks."""

import ast
import importlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from starlette.routing import Route
from typer.testing import CliRunner

from app import cli
from app.cli.manifest import EXAMPLE_URL, MANIFEST, OURS, portal_files
from app.demo.seed import DEMO_ACTION_SECRET
from app.domain.calls.calls import Call, State
from app.domain.calls.reasons import Reason
from app.domain.results.branches import Branch, branch_of
from app.domain.results.results import NOTHING_YET, as_facts, as_output, as_payload
from app.domain.results.summary import result_of
from app.domain.results.variables import COMMON
from app.domain.tenants.crm_events import KINDS
from app.ghl import oauth
from app.jobs.crm.crm_events import ON
from app.main import ROUTES
from app.outcomes import Outcome
from app.retell.agent_options import LANGUAGES
from app.web.api.request_models import CallStatus
from tests.house import House

ROOT = Path(__file__).parent.parent
SCHEMA_OF = {
    "ghl-app.json": "ghl-app",
    "src/webhooks/ghl-webhooks.json": "ghl-webhooks",
    "src/billing/subscription.json": "ghl-subscription",
    "src/billing/usage-based.json": "ghl-usage-based",
    "src/modules/workflows/actions": "ghl-workflow-action",
    "src/modules/workflows/triggers": "ghl-workflow-trigger",
    "handlers.json": "handlers",
}
# What the CRM subscribes every app to by itself.
UNASKED = {"INSTALL", "UNINSTALL", "UPDATE", "PLAN_CHANGE"}
# The triggers that tell of one call.
TELLING = ("call_finished", "call_not_placed", "callback_scheduled", "lead_called_back")
VENDORS = re.compile(r"go.?high.?level|high.?level|\bghl\b|leadconnector|retell|knotie", re.IGNORECASE)


def read(path: str) -> Any:
    return json.loads((MANIFEST / path).read_text())


def versions(kind: str) -> dict[str, dict[str, Any]]:
    """The newest version of every action or trigger, by its key."""
    files = sorted((MANIFEST / "src/modules/workflows" / kind).glob("*.json"))
    contents = [json.loads(path.read_text()) for path in files]
    assert [content["key"].replace("_", "-") for content in contents] == [path.stem for path in files]
    return {content["key"]: content["versions"][-1] for content in contents}


HANDLERS = read("handlers.json")
ACTIONS, TRIGGERS = versions("actions"), versions("triggers")
ENDPOINTS = {route.path: route.endpoint for route in ROUTES if isinstance(route, Route)}


def named(path: str) -> Any:
    """What a dotted name of handlers.json stands for."""
    module, _, name = path.rpartition(".")
    return getattr(importlib.import_module(module), name)


def path_of(url: str) -> str:
    assert url.startswith(EXAMPLE_URL + "/")
    return url.removeprefix(EXAMPLE_URL)


def texts(value: Any) -> list[str]:
    """Every string in a JSON value."""
    if isinstance(value, dict):
        return [*value, *(text for item in value.values() for text in texts(item))]
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    return [value] if isinstance(value, str) else []


def schema_of(path: str) -> Draft7Validator:
    name = next(schema for start, schema in SCHEMA_OF.items() if path.startswith(start))
    return Draft7Validator(read(f"schemas/{name}.schema.json"))


FILES = [str(path.relative_to(MANIFEST)) for path in portal_files()]


@pytest.mark.parametrize("path", [*FILES, "handlers.json"])
def test_a_file_is_as_the_portal_wants_it(path: str) -> None:
    found = [f"{list(error.path)}: {error.message}" for error in schema_of(path).iter_errors(read(path))]

    assert found == []


BROKEN: list[tuple[str, str, Any]] = [
    ("src/modules/workflows/actions/place-call.json", "a secret in clear", ["headers", {"X-Action-Secret": "s3cret"}]),
    ("src/modules/workflows/actions/place-call.json", "a reserved key", ["key", "lc_call"]),
    ("src/modules/workflows/actions/place-call.json", "a select without options", ["fieldType", "select"]),
    ("src/modules/workflows/actions/place-call.json", "a docs' typo", ["fieldType", "numeric"]),
    ("src/modules/workflows/actions/place-call.json", "no address", ["url", "http://10.0.0.1/"]),
    ("src/modules/workflows/triggers/call-finished.json", "a long description", ["description", "x" * 201]),
    ("src/webhooks/ghl-webhooks.json", "events without an address", ["webhookUrl", ""]),
    ("src/billing/subscription.json", "a plan without a price", ["plans", [{"name": "Free"}]]),
    ("ghl-app.json", "a short description", ["description", "x"]),
    ("ghl-app.json", "no bulk install for both types", ["isAgencyBulkInstallEnabled", False]),
    ("ghl-app.json", "a field too many", ["basicInfo", read("ghl-app.json")["basicInfo"] | {"color": "red"}]),
]


@pytest.mark.parametrize(("path", "_what", "change"), BROKEN, ids=[row[1] for row in BROKEN])
def test_the_schemas_notice_what_the_portal_would_refuse(path: str, _what: str, change: list[Any]) -> None:
    name, value = change

    def changed(item: Any) -> Any:
        if isinstance(item, dict):
            return {key: value if key == name else changed(inner) for key, inner in item.items()}
        return [changed(inner) for inner in item] if isinstance(item, list) else item

    assert not schema_of(path).is_valid(changed(read(path)))


@pytest.mark.parametrize("path", FILES)
def test_no_file_names_a_vendor(path: str) -> None:
    assert [text for text in texts(read(path)) if VENDORS.search(text)] == []


def test_every_action_is_answered_by_its_handler() -> None:
    assert HANDLERS["actions"].keys() == ACTIONS.keys()
    for key, version in ACTIONS.items():
        path = path_of(version["executionConfig"]["url"])
        assert path == "/workflow/actions/" + key.replace("_", "-")
        assert ENDPOINTS[path] is named(HANDLERS["actions"][key]["handler"])
    steps = {path for path in ENDPOINTS if path.startswith("/workflow/actions/")}
    assert steps == {path_of(version["executionConfig"]["url"]) for version in ACTIONS.values()}


def test_only_the_step_that_waits_is_paused() -> None:
    assert [key for key, version in ACTIONS.items() if version["executionConfig"]["pauseExecution"]] == [
        "place_call_and_wait",
        "wait_until_open",
    ]


def test_dynamic_fields_are_answered_by_their_handler() -> None:
    fields = [field for version in ACTIONS.values() for field in version["inputs"] if field["field"] == "DYNAMIC"]
    paths = {path_of(field["dynamicFieldsConfig"]["url"]) for field in fields}

    assert paths == HANDLERS["fields"].keys() == {path for path in ENDPOINTS if path.startswith("/workflow/fields/")}
    for path in paths:
        assert ENDPOINTS[path] is named(HANDLERS["fields"][path]["handler"])


async def test_every_input_is_read_and_every_read_field_is_an_input(house: House) -> None:
    for key, version in ACTIONS.items():
        inputs = {field["field"] for field in version["inputs"]}
        if "DYNAMIC" in inputs:
            inputs = inputs - {"DYNAMIC"} | await dynamic_fields(house, version)
        assert inputs == named(HANDLERS["actions"][key]["parser"]).model_fields.keys(), key


@pytest.mark.parametrize("key", ["place_call", "place_call_and_wait"])
def test_every_default_of_an_input_is_the_parsers(key: str) -> None:
    parser = named(HANDLERS["actions"][key]["parser"])
    defaults = {field["field"]: field["value"] for field in ACTIONS[key]["inputs"] if "value" in field}
    given = {name: value for name, value in defaults.items() if not value.startswith("{{contact.")}

    assert given
    assert parser.model_validate(given) == parser()


@pytest.mark.parametrize("key", ["place_call", "place_call_and_wait"])
def test_every_option_of_an_input_is_understood(key: str) -> None:
    parser = named(HANDLERS["actions"][key]["parser"])
    options = [(field["field"], one["value"]) for field in ACTIONS[key]["inputs"] for one in field.get("options", [])]

    assert {field for field, _ in options} == {"outside_hours", "voicemail", "language"}
    for field, value in options:
        given = {field: value, "voicemail_message": "Hello"}
        assert getattr(parser.model_validate(given), field) == ("" if value == "its_own" else value)
    assert [value for field, value in options if field == "language"] == ["its_own", *LANGUAGES]


async def test_an_answer_holds_what_its_action_declares(house: House) -> None:
    for key, version in ACTIONS.items():
        path = path_of(version["executionConfig"]["url"])
        body = {"data": {"phone": "+14155550123"}, "extras": {"locationId": house.tenant.location_id}}
        answer = await house.http.post(path, json=body, headers={"X-Action-Secret": DEMO_ACTION_SECRET})
        assert answer.status_code == 200
        assert answer.json().keys() == version["customVarsJson"].keys(), key
    call = await Call.all().first()
    assert call is not None
    assert as_output(await result_of(call)).keys() == ACTIONS["place_call_and_wait"]["customVarsJson"].keys()


@pytest.mark.parametrize("version", [*ACTIONS.values(), *TRIGGERS.values()], ids=[*ACTIONS, *TRIGGERS])
def test_every_variable_is_in_the_sample(version: dict[str, Any]) -> None:
    assert [variable["reference"] for variable in version["customVars"] if value_at(version, variable) is MISSING] == []


TOLD = {"place_call_and_wait": ACTIONS["place_call_and_wait"], **{key: TRIGGERS[key] for key in TELLING}}


async def test_whoever_tells_of_a_call_names_the_same_fields(house: House) -> None:
    """Payloads, samples, what can be selected in the editor, OpenAPI and the documentation."""
    call_id = (await house.ask()).json()["call_id"]
    result = await result_of(await house.call(call_id))
    facts = NOTHING_YET.keys()

    assert as_facts(result).keys() == facts
    samples = {key: version["customVarsJson"] for key, version in TOLD.items()}
    for told, key in ((as_output(result), "place_call_and_wait"), (as_payload(result), "call_finished")):
        framed = {"event", "delivery_id"} if key in TRIGGERS else set()
        assert samples[key].keys() == told.keys() | framed, key
    for key in TOLD:
        assert facts <= samples[key].keys(), key
        assert tuple(samples[key]["variables"]) == COMMON, key
        kinds = {name: type(value) for name, value in NOTHING_YET.items() if value is not None}
        assert {name: type(samples[key][name]) for name in kinds} == kinds, key
    for key in ("place_call_and_wait", "call_finished"):
        selectable = {variable["reference"] for variable in TOLD[key]["customVars"]}
        assert {*facts, *(f"variables.{name}" for name in COMMON)} - {"variables"} <= selectable, key
    status = await house.http.get(f"/api/outbound-call/{call_id}", headers=house.key())
    assert status.json().keys() == CallStatus.model_fields.keys() >= facts
    reference = (ROOT / "docs/reference/workflow.md").read_text()
    assert [name for name in (*facts, *(f"variables.{name}" for name in COMMON)) if f"`{name}`" not in reference] == []


MISSING = object()


def value_at(version: dict[str, Any], variable: dict[str, Any]) -> Any:
    """What a variable stands for in the sample; its reference is a path."""
    value: Any = version["customVarsJson"]
    for name in variable["reference"].split("."):
        value = value.get(name, MISSING) if isinstance(value, dict) else MISSING
    return value


def test_every_trigger_is_answered_by_its_handler() -> None:
    assert HANDLERS["triggers"].keys() == TRIGGERS.keys()
    paths = {path_of(version["subscriptionConfig"]["url"]) for version in TRIGGERS.values()}
    for path in paths:
        assert {ENDPOINTS[path]} == {named(entry["handler"]) for entry in HANDLERS["triggers"].values()}


def test_every_reason_that_a_workflow_is_told_can_be_filtered_by() -> None:
    """Of a call that an uninstall has ended nobody is told."""
    [reasons] = [item for item in TRIGGERS["call_not_placed"]["filters"] if item["field"] == "reason"]

    told = {reason.lower() for reason in Reason if reason.ends and reason is not Reason.UNINSTALLED}
    assert {option["value"] for option in reasons["options"]} == told


def test_an_outcome_can_be_filtered_by() -> None:
    [outcomes] = [item for item in TRIGGERS["call_finished"]["filters"] if item["field"] == "outcome"]

    assert {option["value"] for option in outcomes["options"]} == {*Outcome}


def test_the_app_is_told_of_what_it_handles() -> None:
    webhooks = read("src/webhooks/ghl-webhooks.json")

    assert ENDPOINTS[path_of(webhooks["webhookUrl"])].__name__ == "crm"
    assert {event["name"] for event in webhooks["subscribedEvents"]} | UNASKED == KINDS == ON.keys()
    assert {kind: named(entry["handler"]) for kind, entry in HANDLERS["webhooks"].items()} == ON


def test_people_come_back_to_an_address_that_answers() -> None:
    redirects = [path_of(url) for url in read("ghl-app.json")["oauth"]["redirectUris"]]

    assert {path: ENDPOINTS[path] for path in redirects} == {
        path: named(entry["handler"]) for path, entry in HANDLERS["redirects"].items()
    }


def scopes_of_requests() -> set[str]:
    """The scope of every request to the CRM's API, as it stands next to it in the code."""
    scopes = set()
    for path in sorted((ROOT / "app/ghl").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "ask":
                scope = next((word.value for word in node.keywords if word.arg == "scope"), None)
                where = f"{path.name}:{node.lineno}"
                assert isinstance(scope, ast.Constant), f"{where} does not name its scope"
                scopes.add(str(scope.value))
    return scopes


def test_the_app_asks_for_the_scopes_that_it_needs_and_for_no_other() -> None:
    entries = [entry for kind in HANDLERS.values() for entry in kind.values()]
    needed = scopes_of_requests() | {scope for entry in entries for scope in entry["scopes"]}

    assert needed == set(read("ghl-app.json")["oauth"]["allowedScopes"]) == set(oauth.SCOPES.split())


def test_a_contact_takes_one_path_for_each_way_that_a_call_can_end() -> None:
    branches = ACTIONS["place_call_and_wait"]["branchesConfig"]["predefinedBranches"]["branches"]

    assert [branch["id"] for branch in branches] == [str(branch.value) for branch in Branch]
    assert [branch["id"] for branch in branches if branch["conditionType"] == "default"] == [Branch.OTHER]
    assert {branch_of(State.ENDED, outcome) for outcome in Outcome} == {*Branch} - {Branch.OTHER}
    for colleague in (Outcome.TRANSFERRED, Outcome.TAKEN_OVER):
        assert branch_of(State.ENDED, colleague) is Branch.TRANSFERRED
    assert {branch_of(state, None) for state in State if state.over} == {Branch.NOT_CALLED}
    assert {branch_of(state, Outcome.NO_ANSWER) for state in State if not state.over} == {Branch.OTHER}


def test_every_step_and_trigger_has_an_icon_of_its_own() -> None:
    icons = [version["info"]["icon"] for version in (*ACTIONS.values(), *TRIGGERS.values())]

    assert len(set(icons)) == len(icons)
    assert all(re.fullmatch(r"mdi-[a-z-]+", icon) for icon in icons)


def test_the_command_fills_in_the_address(tmp_path: Path) -> None:
    base = "https://voice.example.org"

    done = CliRunner().invoke(cli.app, ["manifest", "--public-url", base + "/", "--out", str(tmp_path)])

    assert done.exit_code == 0, done.output
    written = {str(path.relative_to(tmp_path)): path.read_text() for path in tmp_path.rglob("*.json")}
    assert sorted(written) == sorted(FILES)
    assert not any(name.startswith(ours) for name in written for ours in OURS)
    assert [name for name, text in written.items() if EXAMPLE_URL in text] == []
    assert f'"url": "{base}/workflow/actions/place-call"' in written["src/modules/workflows/actions/place-call.json"]
    for name, text in written.items():
        assert schema_of(name).is_valid(json.loads(text))


def test_the_command_takes_public_addresses_only(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli.app, ["manifest", "--public-url", "http://127.0.0.1:8000", "--out", str(tmp_path)])

    assert done.exit_code == 1
    assert list(tmp_path.iterdir()) == []


async def dynamic_fields(house: House, version: dict[str, Any]) -> set[str]:
    """The fields that the app itself adds to an action."""
    [field] = [field for field in version["inputs"] if field["field"] == "DYNAMIC"]
    crm = house.world.crm
    call = await crm.load_fields(
        crm.locations[house.tenant.location_id],
        action_key="place_call",
        url=house.url + path_of(field["dynamicFieldsConfig"]["url"]),
        headers={"X-Action-Secret": DEMO_ACTION_SECRET},
    )
    return {inner["field"] for section in call.answer["inputs"] for inner in section["fields"]}
