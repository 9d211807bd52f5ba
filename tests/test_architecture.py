"""The house keeps its plan: who may import whom is written in pyproject.toml."""

import ast
import io
import subprocess
import sys
import tokenize
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parent.parent
MAX_LINES_OF_CODE = 300
MAX_FILES_PER_FOLDER = 20


def test_imports_follow_the_plan() -> None:
    # Not in this process: the linter's set-up of logging would silence every logger that is there already.
    lint = "import sys; from importlinter import cli; sys.exit(cli.lint_imports())"
    checked = subprocess.run([sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, check=False)

    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_no_module_is_long() -> None:
    lengths = {str(path.relative_to(ROOT)): lines_of_code(path.read_text()) for path in ROOT.glob("app/**/*.py")}

    assert lengths
    assert {path: lines for path, lines in lengths.items() if lines > MAX_LINES_OF_CODE} == {}


def test_no_folder_is_crowded() -> None:
    folders = Counter(
        path.parent.relative_to(ROOT)
        for room in ("app", "tests")
        for path in (ROOT / room).rglob("*.py")
        if path.name != "__init__.py"
    )

    assert folders
    assert {str(folder): files for folder, files in folders.items() if files > MAX_FILES_PER_FOLDER} == {}


def lines_of_code(source: str) -> int:
    """How many lines have code on them: a comment, a docstring and a blank line cost nothing."""
    told = {
        line
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    silent = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)
    coded = {
        line
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type not in silent
        for line in range(token.start[0], token.end[0] + 1)
    }
    return len(coded - told)


def test_httpx2_is_not_installed() -> None:
    # Authlib would prefer it to httpx, and then neither timeouts nor pytest-httpx mean what we think.
    assert find_spec("httpx2") is None
