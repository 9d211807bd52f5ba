"""`make quick`: the tests nearest to what was changed, for as long as a minute lasts.

Changed is what is not committed, or else the last commit. The tests of its mirror in tests/ come first, then those
that import it, then those that import what imports it, and so on. Browsers, bad days and demonstrations are left to
`make test`, unless they were changed themselves; so is what the time does not suffice for.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import grimp
import pytest

ROOT = Path(__file__).parents[2]
SLOW = ("tests/browser/", "tests/demo/", "tests/faults/")
# More would not be reached in time, and has to be imported before the first one runs.
MAX_FILES = 40
# How far away a test is that lies in the mirrored folder, measured in imports.
NEIGHBOR = 2


class Clock:
    """Ends a run of pytest when its time is over; one test may still be finished."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds
        self._ran = 0

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> None:
        """Say how many are left."""
        self._ran += 1
        if time.monotonic() > self._until and (left := len(item.session.items) - self._ran):
            item.session.shouldstop = f"the time is over; {left} tests are left to `make test`"


def changed() -> list[str]:
    """The files that differ from the last commit, or else those that the last commit changed."""
    asked = (["status", "--porcelain", "--untracked-files=all"], ["show", "--name-status", "--format="])
    for words in asked:
        command = ["git", *words, "--no-renames"]
        said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        if said:
            return [line.split(maxsplit=1)[1].strip('"') for line in said.splitlines()]
    return []


def nearest(files: Iterable[str]) -> list[str]:
    """The files of tests that these files touch, the nearest first."""
    graph = grimp.build_graph("app", "tests", cache_dir=str(ROOT / ".import_linter_cache"))
    away: dict[str, int] = {}
    for file in map(PurePosixPath, files):
        near = mirrored(file) if file.parts[0] == "app" else dict.fromkeys(mentioning(file), 0)
        for test, distance in (near | importing(graph, module_of(file))).items():
            away[test] = min(distance, near.get(test, distance), away.get(test, distance))
    return sorted(
        (test for test, distance in away.items() if distance == 0 or not test.startswith(SLOW)),
        key=lambda test: (away[test], test),
    )


def module_of(file: PurePosixPath) -> str:
    """The module that a file is, or the package that it belongs to."""
    if file.suffix != ".py":
        file = next((folder for folder in file.parents if (ROOT / folder / "__init__.py").exists()), file)
    return ".".join(file.with_suffix("").parts).removesuffix(".__init__")


def importing(graph: grimp.ImportGraph, module: str) -> dict[str, int]:
    """The files of tests that reach a module, with the number of imports on the way."""
    found, here, distance = {module}, {module} & graph.modules, 0
    tests: dict[str, int] = {}
    while here:
        files = [name.replace(".", "/") + ".py" for name in here]
        tests |= {file: distance for file in files if Path(file).name.startswith("test_")}
        here = {more for one in here for more in graph.find_modules_that_directly_import(one)} - found
        found |= here
        distance += 1
    return tests


def mirrored(file: PurePosixPath) -> dict[str, int]:
    """The test of the same name, and its neighbors in the deepest folder that mirrors the file's."""
    inside = PurePosixPath(*file.parts[1:])
    folder = next(folder for folder in inside.parents if (ROOT / "tests" / folder).is_dir())
    tests = [(PurePosixPath("tests") / folder / path.name) for path in (ROOT / "tests" / folder).glob("test_*.py")]
    return {str(test): 0 if test.stem == f"test_{inside.stem}" else NEIGHBOR for test in tests}


def mentioning(file: PurePosixPath) -> list[str]:
    """The files of tests that name this file, or the first folder on its path."""
    names = {f'"{name}"' for name in (file.parts[0], file.name)} | {f'"{file}"'}
    tests = sorted((ROOT / "tests").rglob("test_*.py"))
    return [str(path.relative_to(ROOT)) for path in tests if any(name in path.read_text() for name in names)]


def main() -> int:
    """Run them; everything after `--` is given to pytest."""
    parser = argparse.ArgumentParser(prog="quick", description=__doc__, epilog="Anything else is given to pytest.")
    parser.add_argument("--seconds", type=float, default=45, help="how long tests are begun")
    chosen, options = parser.parse_known_args()
    clock = Clock(chosen.seconds)
    files = changed()
    tests = nearest(files)
    if not tests:
        print("No test knows what was changed.")
        return 0
    print(f"{len(files)} files changed; {len(tests)} files of tests are within reach.")
    return int(pytest.main([*tests[:MAX_FILES], *options], plugins=[clock]))


if __name__ == "__main__":
    sys.exit(main())
