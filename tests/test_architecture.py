"""The house keeps its plan: who may import whom is written in pyproject.toml."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parent.parent
LONGEST_MODULE = 250


def test_imports_follow_the_plan() -> None:
    # Not in this process: the linter's set-up of logging would silence every logger that is there already.
    lint = "import sys; from importlinter import cli; sys.exit(cli.lint_imports())"
    checked = subprocess.run([sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, check=False)

    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_no_module_is_long() -> None:
    lengths = {path.relative_to(ROOT): len(path.read_text().splitlines()) for path in ROOT.glob("app/**/*.py")}

    assert lengths
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_httpx2_is_not_installed() -> None:
    # Authlib would prefer it to httpx, and then neither timeouts nor pytest-httpx mean what we think.
    assert find_spec("httpx2") is None
