"""The documents say what the code does; whoever adds something is told where to write it down."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from starlette.routing import Route

from app import cli, errors, main
from app.config import Settings
from app.domain.calls.reasons import Reason, http_status
from app.domain.results.branches import OF_OUTCOME
from app.domain.results.triggers import EVENTS
from app.domain.rules.policies import Policy
from app.domain.tenants import customers
from app.retell.calls import read_call
from app.sandbox.retell.conversation import transcript_of
from app.sandbox.retell.outcomes import OUTCOMES
from app.web.embed.kit.page import PageRoute
from app.web.workflow.actions import answer
from app.web.workflow.steps import PlaceCallAndWait, PlaceCallOrEnroll

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text()
EXAMPLE = (ROOT / ".env.example").read_text()
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), ROOT / ".env.example", *(ROOT / "docs").rglob("*.md"), *ROOT.glob("manifest/*.md")]
)
MAX_LINES_OF_README = 120
WHY_NOT = "Why a call waits or was given up"

SETTINGS = {name.upper() for name in Settings.model_fields}
OURS = {"127.0.0.1", "calls.example.com"}


def named(document: Path) -> str:
    return str(document.relative_to(ROOT))


def pictures() -> set[str]:
    """The names of the pictures that the documents show."""
    return {name for page in DOCUMENTS for name in re.findall(r"screenshots/([\w-]+\.(?:png|gif))", page.read_text())}


def section(page: str, heading: str | None = None) -> str:
    """The text under a heading of a page in docs/; without one, what precedes the first."""
    title, *rest = re.split(r"^(#+ .+)$", (ROOT / "docs" / f"{page}.md").read_text(), flags=re.MULTILINE)[1:]
    texts = {line.lstrip("# "): text for line, text in zip([title, *rest[1::2]], rest[::2], strict=True)}
    return texts[heading or title.lstrip("# ")]


def rows(page: str, heading: str | None = None) -> list[list[str]]:
    """The cells of the tables in that section."""
    tables = [line.strip("|").split(" | ") for line in section(page, heading).splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in row] for row in tables]


def first_cells(page: str, heading: str | None = None) -> list[str]:
    """What the rows of these tables are about, without the backticks."""
    return [row[0].strip("`") for row in rows(page, heading)]


def refusals(of: type[errors.Refusal] = errors.Refusal) -> set[type[errors.Refusal]]:
    """Every kind of refusal, however deep in the tree."""
    return {kind for child in of.__subclasses__() for kind in {child} | refusals(child)} - {errors.PageRefusal}


def test_the_reference_lists_every_setting_once() -> None:
    assert sorted(first_cells("reference/settings")) == sorted(SETTINGS)


def test_the_example_names_every_setting_once() -> None:
    assert sorted(re.findall(r"^#([A-Z_]+)=", EXAMPLE, re.MULTILINE)) == sorted(SETTINGS)


def test_the_example_shows_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    everything = tmp_path / "everything.env"
    everything.write_text(re.sub(r"^#([A-Z_]+=)", r"\1", EXAMPLE, flags=re.MULTILINE))

    assert Settings(_env_file=everything) == Settings(_env_file=None)


def test_the_reference_lists_every_command_once() -> None:
    commands = [
        command.name or command.callback.__name__.replace("_", "-")
        for command in cli.app.registered_commands
        if command.callback
    ]

    assert sorted(first_cells("reference/commands")) == sorted(commands)


def test_the_reference_lists_every_route_once() -> None:
    """The pages inside the CRM share a row: each is on one line of app/web/embed/__init__.py, with its role."""
    pages = [route for route in main.ROUTES if isinstance(route, PageRoute)]
    routes = [
        f"{method} {route.path}"
        for route in main.ROUTES
        if isinstance(route, Route) and not isinstance(route, PageRoute)
        for method in (route.methods or set()) - {"HEAD"}
    ] + ["/embed/…"]

    assert len(routes) >= len(main.ROUTES) - len(pages)
    assert sorted(first_cells("reference/routes")) == sorted(routes)


def test_the_reference_lists_every_refusal_with_its_status() -> None:
    documented = {code.strip("`"): int(status) for code, status, _ in rows("reference/errors")}

    assert {kind.code for kind in refusals()} <= documented.keys()
    assert documented == {code: http_status(code) for code in documented}


def test_the_reference_lists_every_reason() -> None:
    published, others = first_cells("reference/errors"), first_cells("reference/errors", WHY_NOT)

    assert set(published) | set(others) == set(Reason)
    assert {code for code in Reason if code.status is None} <= set(others)


def test_the_reference_lists_every_calling_rule_once() -> None:
    documented = [name for row in rows("reference/rules") for name in re.findall(r"`(\w+)`", row[0])]

    assert sorted(documented) == sorted(Policy.model_fields)


def test_the_reference_tells_the_defaults_of_the_calling_rules() -> None:
    told = {row[0].strip("`"): row[1] for row in rows("reference/rules")}
    numbers = {name: field.default for name, field in Policy.model_fields.items() if type(field.default) is int}
    quotas = f"A new account has {customers.CALLS_PER_MINUTE} and {customers.CALLS_PER_DAY}."

    assert {name: told[name] for name in told.keys() & numbers.keys()} == {
        name: str(default) for name, default in numbers.items() if name in told
    }
    assert told["opens`, `closes`, `days"].startswith(f"{numbers['opens'] // 60}:00, {numbers['closes'] // 60}:00, ")
    assert quotas in section("reference/rules", "Quotas").replace("\n", " ")


def test_the_demo_page_lists_what_the_sandbox_numbers_come_to() -> None:
    happens = {
        digits: read_call(
            {
                "disconnection_reason": it.reason,
                "transcript": transcript_of(it.script),
                "call_analysis": {"in_voicemail": it.in_voicemail},
            }
        )
        for digits, it in OUTCOMES.items()
    }
    documented = {
        digits: row[0].strip("`")
        for row in rows("demo", "Numbers that decide how a call ends")
        for digits in re.findall(r"`(\d\d)`", row[1])
    }

    assert documented == {digits: report.outcome for digits, report in happens.items()}


def test_contributing_says_why_for_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = sum(project["optional-dependencies"].values(), project["dependencies"])
    names = [re.match(r"[\w-]+", line)[0] for line in wanted]  # type: ignore[index]

    assert [name for name in names if f"`{name}`" not in CONTRIBUTING] == []


def test_the_reference_lists_the_inputs_and_outputs_of_the_steps() -> None:
    inputs = [name for row in rows("reference/workflow", "Inputs") for name in re.findall(r"`(\w+)`", row[0])]
    paths = section("reference/workflow", "Place AI call and wait")
    paths_of = re.findall(r"^\| ([A-Z][^|]+) \| ([^|]+) \|$", paths, re.MULTILINE)[1:]
    branches = [path for path, _ in paths_of]
    outputs = [name for row in rows("reference/workflow", "Answer") for name in re.findall(r"`(\w+)`", row[0])]

    assert sorted(inputs) == sorted({**PlaceCallAndWait.model_fields, **PlaceCallOrEnroll.model_fields})
    assert sorted(outputs) == sorted(answer("queued", None, None, ""))
    waits = json.loads((ROOT / "manifest/src/modules/workflows/actions/place-call-and-wait.json").read_text())
    told = {outcome: path for path, text in paths_of for outcome in re.findall(r"`([a-z_]+)`", text)}
    assert {*told} - {"max_wait_minutes"} == {*OF_OUTCOME}
    assert branches == [
        branch["branchName"] for branch in waits["versions"][0]["branchesConfig"]["predefinedBranches"]["branches"]
    ]


def test_the_reference_lists_every_trigger_and_what_it_carries() -> None:
    told = set(re.findall(r"`(\w+)`", section("reference/workflow", "What a trigger carries")))
    facts = rows("reference/workflow", "What came of a call")
    told |= {name for row in facts for name in re.findall(r"`(\w+)`", row[0])}
    carried = {
        variable
        for trigger in (ROOT / "manifest").rglob("triggers/*.json")
        for version in json.loads(trigger.read_text())["versions"]
        for variable in version["customVarsJson"]
    }

    assert set(first_cells("reference/workflow", "What starts a workflow")) == EVENTS
    assert told == carried


def test_the_readme_stays_a_landing_page() -> None:
    assert len(README.splitlines()) <= MAX_LINES_OF_README


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_a_document_names_no_machine(document: Path) -> None:
    text = document.read_text()
    defaults = {str(field.default) for field in Settings.model_fields.values()}
    addresses = {
        url
        for url in re.findall(r"https?://[^\s`'\"/)]+", text)
        if not any(url in known.split() or known.startswith(url) for known in defaults)
    }

    assert {re.sub(r"https?://|:\d+$", "", url) for url in addresses} <= OURS
    assert re.findall(r"(?<![\w.])/(?:home|opt|root|tmp|Users|var|work)/\S*", text) == []


def test_no_picture_is_heavy() -> None:
    """The moving one is the first thing that a reader of the README waits for."""
    heavy = {
        picture.name for picture in (ROOT / "docs" / "screenshots").iterdir() if picture.stat().st_size > 2_000_000
    }
    assert heavy == set()


def test_every_picture_is_shown_somewhere_and_every_one_that_is_shown_is_there() -> None:
    assert pictures() == {picture.name for picture in (ROOT / "docs" / "screenshots").iterdir()}
