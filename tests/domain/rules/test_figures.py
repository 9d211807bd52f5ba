"""Figures in sentences: one call, two calls, and never 1e+07."""

import re
import subprocess
from pathlib import Path

import pytest

from app.domain.rules.figures import counted, figure, typed

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 calls"), (1, "1 call"), (2, "2 calls"), (1000, "1,000 calls"), (0.5, "0.5 calls"), (1.0, "1 call")],
)
def test_one_is_one_and_the_others_are_many(count: float, said: str) -> None:
    assert counted(count, "call") == said


def test_a_plural_of_its_own() -> None:
    assert counted(1, "call was", "calls were") == "1 call was"
    assert counted(3, "call was", "calls were") == "3 calls were"


@pytest.mark.parametrize(
    ("value", "read", "in_a_form"),
    [(10_000_000, "10,000,000", "10000000"), (0.001, "0.001", "0.001"), (1234567.5, "1,234,567.5", "1234567.5"),
     (100, "100", "100"), (1e9, "1,000,000,000", "1000000000"), (0, "0", "0")],
)  # fmt: skip
def test_a_number_is_never_written_with_an_exponent(value: float, read: str, in_a_form: str) -> None:
    assert (figure(value), typed(value)) == (read, in_a_form)


def test_no_sentence_rounds_credits_by_the_format_of_floats() -> None:
    tracked = subprocess.run(["git", "ls-files", "app"], cwd=ROOT, capture_output=True, text=True, check=True)
    sources = [ROOT / name for name in tracked.stdout.split() if name.endswith(".py") and "/demo/" not in name]

    # Constants of a few seconds are short enough for it.
    found = [
        f"{source.name}: {it}" for source in sources for it in re.findall(r"\{[^}]*[^}A-Z]:g\}", source.read_text())
    ]
    assert [it for it in found if "wait:g" not in it] == []
