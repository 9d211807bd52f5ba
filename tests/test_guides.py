"""The guides in docs/: every link leads somewhere, every command, setting and code exists."""

import ast
import re
from pathlib import Path

import pytest

from app import cli
from app.config import Settings
from app.web import punctual
from tests.test_docs import refusals

ROOT = Path(__file__).parent.parent
GUIDES = sorted((ROOT / "docs").rglob("*.md"))
COMMANDS = {
    command.name or command.callback.__name__.replace("_", "-")
    for command in cli.app.registered_commands
    if command.callback
}
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
SETTINGS = {name.upper() for name in Settings.model_fields}


def named(guide: Path) -> str:
    return str(guide.relative_to(ROOT))


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_there_are_guides_for_everybody() -> None:
    names = {guide.stem for guide in GUIDES}

    assert names >= {"install", "voice-provider", "webhooks", "security", "upgrade", "scale", "benchmarks"}


@pytest.mark.parametrize("guide", GUIDES, ids=named)
def test_every_link_leads_somewhere(guide: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", guide.read_text()):
        path, _, anchor = target.partition("#")
        page = (guide.parent / path).resolve() if path else guide

        assert page.exists(), target
        assert not anchor or anchor in anchors(page), target


@pytest.mark.parametrize("guide", GUIDES, ids=named)
def test_every_command_setting_and_file_exists(guide: Path) -> None:
    text = guide.read_text()

    assert set(re.findall(r"python -m app ([a-z][a-z-]+)", text)) <= COMMANDS
    assert set(re.findall(r"\bmake ([a-z]+)\b", "\n".join(re.findall(r"`[^`]+`|^make .*$", text, re.M)))) <= TARGETS
    assert set(re.findall(r"`((?:GHL|RETELL|KNOTIE|SECRET|METRICS|TRUSTED)_[A-Z_]+)`", text)) <= SETTINGS
    assert [path for path in re.findall(r"`((?:app|tests)/[\w./]+)`", text) if not (ROOT / path).exists()] == []


def test_every_code_in_the_recipes_is_one_of_ours() -> None:
    codes = {kind.code for kind in refusals()}
    text = (ROOT / "docs" / "webhooks.md").read_text() + (ROOT / "docs" / "voice-provider.md").read_text()

    told = set(re.findall(r"[`\"]([A-Z]+_[A-Z_]+)[`\"]", text)) - SETTINGS
    assert told
    assert told <= codes


def test_the_python_of_the_recipes_can_be_read() -> None:
    [code] = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "webhooks.md").read_text(), re.DOTALL)

    assert [node.name for node in ast.parse(code).body if isinstance(node, ast.FunctionDef)] == ["order_call"]


def test_the_limits_that_are_told_are_the_limits() -> None:
    text = (ROOT / "docs" / "security.md").read_text()

    assert f"| {punctual.MOST_CONNECTIONS}; {punctual.MOST_FROM_ONE} from one address" in text
    assert f"{punctual.MOST_HEADER_BYTES // 1024} KiB; complete {punctual.HEADER_SECONDS:g} s" in text
