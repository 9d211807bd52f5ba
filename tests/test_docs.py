"""The documents say what the code does; whoever adds something is told where to write it down."""

import re
import tomllib
from pathlib import Path

import pytest
from starlette.routing import Route

from app import cli, errors, main
from app.config import Settings
from app.retell.calls import read_call
from app.sandbox.retell.outcomes import OUTCOMES
from app.web.embed.page import PageRoute
from app.web.errors import STATUS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text()
EXAMPLE = (ROOT / ".env.example").read_text()
DOCUMENTS = {"README.md": README, "CONTRIBUTING.md": CONTRIBUTING, ".env.example": EXAMPLE}

SETTINGS = {name.upper() for name in Settings.model_fields}
OURS = {"127.0.0.1", "calls.example.com"}


def rows(heading: str) -> list[list[str]]:
    """The cells of all tables in one section of README."""
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    tables = [line.strip("|").split(" | ") for line in section.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in row] for row in tables]


def first_cells(heading: str) -> list[str]:
    """What the rows of a section's tables are about, without the backticks."""
    return [row[0].strip("`") for row in rows(heading)]


def refusals(of: type[errors.Refusal] = errors.Refusal) -> set[type[errors.Refusal]]:
    """Every kind of refusal, however deep in the tree."""
    return {kind for child in of.__subclasses__() for kind in {child} | refusals(child)}


def test_readme_lists_every_setting_once() -> None:
    assert sorted(first_cells("Settings")) == sorted(SETTINGS)


def test_the_example_names_every_setting_once() -> None:
    assert sorted(re.findall(r"^#([A-Z_]+)=", EXAMPLE, re.MULTILINE)) == sorted(SETTINGS)


def test_the_example_shows_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    everything = tmp_path / "everything.env"
    everything.write_text(re.sub(r"^#([A-Z_]+=)", r"\1", EXAMPLE, flags=re.MULTILINE))

    assert Settings(_env_file=everything) == Settings(_env_file=None)


def test_readme_lists_every_command_once() -> None:
    commands = [
        command.name or command.callback.__name__.replace("_", "-")
        for command in cli.app.registered_commands
        if command.callback
    ]

    assert sorted(first_cells("Commands")) == sorted(commands)


def test_readme_lists_every_route_once() -> None:
    """The pages inside the CRM share a row: each is on one line of app/web/embed/__init__.py, with its role."""
    pages = [route for route in main.ROUTES if isinstance(route, PageRoute)]
    routes = [
        f"{method} {route.path}"
        for route in main.ROUTES
        if isinstance(route, Route) and not isinstance(route, PageRoute)
        for method in (route.methods or set()) - {"HEAD"}
    ] + ["/embed/…"]

    assert len(routes) >= len(main.ROUTES) - len(pages)
    assert sorted(first_cells("Routes")) == sorted(routes)


def test_readme_lists_every_refusal_with_its_status() -> None:
    documented = {code.strip("`"): int(status) for code, status, *_ in rows("Errors") if status.isdecimal()}

    assert documented == {kind.code: STATUS[kind] for kind in refusals()}


def test_readme_lists_what_the_sandbox_numbers_come_to() -> None:
    happens = {
        digits: read_call({"disconnection_reason": it.reason, "call_analysis": {"in_voicemail": it.in_voicemail}})
        for digits, it in OUTCOMES.items()
    }
    documented = {
        digits: row[0].strip("`") for row in rows("Try it with curl") for digits in re.findall(r"`(\d\d)`", row[1])
    }

    assert documented == {digits: report.outcome for digits, report in happens.items()}


def test_contributing_says_why_for_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = sum(project["optional-dependencies"].values(), project["dependencies"])
    names = [re.match(r"[\w-]+", line)[0] for line in wanted]  # type: ignore[index]

    assert [name for name in names if f"`{name}`" not in CONTRIBUTING] == []


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_file_that_a_document_points_to_exists(document: str) -> None:
    text = DOCUMENTS[document]
    linked = re.findall(r"\]\((?!http|#)([^)#]+)", text)
    named = re.findall(r"`((?:app|migrations|tests)/[\w./]*)`", text)

    assert linked + named
    assert [path for path in linked + named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_names_no_machine(document: str) -> None:
    text = DOCUMENTS[document]
    defaults = {str(field.default) for field in Settings.model_fields.values()}
    addresses = {
        url
        for url in re.findall(r"https?://[^\s`'\"/)]+", text)
        if not any(url in known.split() or known.startswith(url) for known in defaults)
    }

    assert {re.sub(r"https?://|:\d+$", "", url) for url in addresses} <= OURS
    assert re.findall(r"(?<![\w.])/(?:home|opt|root|tmp|Users|var|work)/\S*", text) == []
