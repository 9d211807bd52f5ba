"""All that is written for people: every link leads somewhere, every command, setting and code exists."""

import ast
import json
import re
from datetime import timedelta
from pathlib import Path

import pytest

from app import cli
from app.clients import circuit_breaker
from app.config import Settings
from app.domain.calls import admission
from app.domain.calls.reasons import Reason
from app.domain.tenants import customers
from app.postgres import database, engine
from app.web import oauth
from app.web.guards import auth, connection_limits, limits, overload, strikes
from app.web.webhooks import MAX_EVENT_BYTES
from tests.docs.test_docs import refusals

ROOT = Path(__file__).parents[2]
GUIDES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("manifest/*.md"), *(ROOT / "tests").rglob("*.md")]
)
COMMANDS = {
    command.name or command.callback.__name__.replace("_", "-")
    for command in cli.app.registered_commands
    if command.callback
}
EMBED = ROOT / "app" / "web" / "embed"
# Words that the CRM and the voice provider show.
OF_OTHERS = {"Form submitted", "Settings, API Keys"}
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
SETTINGS = {name.upper() for name in Settings.model_fields}


def named(guide: Path) -> str:
    return str(guide.relative_to(ROOT))


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_there_are_guides_for_everybody() -> None:
    names = {guide.stem for guide in GUIDES}

    assert names >= {
        "agency",
        "sub-account",
        "workflows",
        "operator",
        "install",
        "voice-provider",
        "webhooks",
        "security",
    }


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
    assert set(re.findall(r"\bmake ([a-z-]+)\b", "\n".join(re.findall(r"`[^`\n]+`|^make .*$", text, re.M)))) <= TARGETS
    assert set(re.findall(r"`((?:GHL|RETELL|KNOTIE|SECRET|METRICS|TRUSTED)_[A-Z_]+)`", text)) <= SETTINGS
    assert [
        path for path in re.findall(r"`((?:app|migrations|tests)/[\w./]+)`", text) if not (ROOT / path).exists()
    ] == []


def test_every_code_in_the_recipes_is_one_of_ours() -> None:
    codes = {kind.code for kind in refusals()} | set(Reason)
    text = (ROOT / "docs" / "webhooks.md").read_text() + (ROOT / "docs" / "voice-provider.md").read_text()

    told = set(re.findall(r"[`\"]([A-Z]+_[A-Z_]+)[`\"]", text)) - SETTINGS
    assert told
    assert told <= codes


def test_the_python_of_the_recipes_can_be_read() -> None:
    [code] = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "webhooks.md").read_text(), re.DOTALL)

    assert [node.name for node in ast.parse(code).body if isinstance(node, ast.FunctionDef)] == ["place_call"]


def test_the_limits_that_are_told_are_the_limits() -> None:
    text = (ROOT / "docs" / "security.md").read_text()
    told = {row[0]: row[1] for row in re.findall(r"^\| ([^|]+) \| ([^|]+) \| [^|]+ \|$", text, re.MULTILINE)}
    body = Settings.model_fields["max_body_bytes"].default // 1024
    headers = f"{connection_limits.MAX_HEADER_BYTES // 1024} KiB; complete {connection_limits.HEADER_SECONDS:g} s"
    connections = f"{connection_limits.MAX_CONNECTIONS}; {connection_limits.MAX_FROM_ONE} from one address"
    account = f"{customers.CALLS_PER_MINUTE} a minute and {customers.CALLS_PER_DAY} a day"
    bad_ones = f"{strikes.LIMIT} in five minutes"

    assert timedelta(minutes=5) == strikes.WINDOW
    assert timedelta(minutes=15) == strikes.BLOCK
    for what, figure in {
        "Body": f"`MAX_BODY_BYTES` ({body} KiB)",
        "Event of a vendor": f"{MAX_EVENT_BYTES // 1024 // 1024} MiB",
        "Headers": headers,
        "Body, time": f"{limits.BODY_SECONDS:g} s",
        "Body that goes on after the answer": f"{limits.SWALLOWED_BYTES // 1024 // 1024} MiB",
        "Requests at once in a process": f"{overload.MAX_CONCURRENT}",
        "Connections to a process": connections,
        "Requests for one number": f"{auth.CALLS_PER_MINUTE} a minute",
        "Calls of one account, workflows and keys together": account,
        "Bad keys from one proven address": bad_ones,
        "Bad user contexts from one address": bad_ones,
        "Installs from one address": f"{oauth.INSTALLS_PER_MINUTE} a minute",
    }.items():
        assert told[what].startswith(figure), what


def test_the_figures_about_scale_are_those_of_the_code() -> None:
    text = " ".join((ROOT / "docs" / "scale.md").read_text().split())
    of_vendor = circuit_breaker.MAX_CONCURRENT

    assert f"up to {admission.BATCH_SIZE} at once" in text
    assert f"at most {2 * of_vendor} requests of a process ({of_vendor} that read, {of_vendor} that act;" in text
    assert f"up to {database.POOL_SIZE + 2} connections ({database.POOL_SIZE} in its pool," in text
    assert f"a worker up to {database.POOL_SIZE + engine.POOL_SIZE + 1}." in text


def test_a_guide_calls_everything_what_the_page_calls_it() -> None:
    """Words in italics are those of the settings page or of the workflow editor, letter by letter."""
    shown = {
        text.partition(" (")[0]
        for path in [*(EMBED / "messages" / "en").rglob("*.json"), *(ROOT / "manifest" / "src").rglob("*.json")]
        for text in strings(json.loads(path.read_text()))
    }
    for guide in [*(ROOT / "docs" / "guides").glob("*.md"), ROOT / "docs" / "voice-provider.md"]:
        named = re.findall(r"(?<![*\w])\*(?=[^*\s])([^*\n]+)\*(?!\*)", guide.read_text())
        assert named
        assert [words for words in named if words not in shown | OF_OTHERS] == [], guide.name


def strings(value: object) -> list[str]:
    """Every text in a JSON value."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value] if isinstance(value, str) else [text for one in inner for text in strings(one)]
