"""The house keeps its plan: who may import whom is written in pyproject.toml."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from importlinter import cli

ROOT = Path(__file__).parent.parent
LONGEST_MODULE = 250


def test_imports_follow_the_plan(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)

    kept = cli.lint_imports() == cli.EXIT_STATUS_SUCCESS

    assert kept, capsys.readouterr().out


def test_no_module_is_long() -> None:
    lengths = {path.relative_to(ROOT): len(path.read_text().splitlines()) for path in ROOT.glob("app/**/*.py")}

    assert lengths
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_httpx2_is_not_installed() -> None:
    # Authlib would prefer it to httpx, and then neither timeouts nor pytest-httpx mean what we think.
    assert find_spec("httpx2") is None
