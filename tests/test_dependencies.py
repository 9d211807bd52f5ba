"""The locks pin everything that pyproject.toml asks for, and all that this needs in turn."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
APP_LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"
PIN = re.compile(r"([A-Za-z0-9._-]+)==([0-9][0-9A-Za-z.+!]*)(?: --hash=sha256:[0-9a-f]{64})+")

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
EXTRAS = PROJECT["optional-dependencies"]


def pins(*locks: str) -> dict[str, str]:
    """Name and version of every line of these files."""
    lines = [line for lock in locks for line in (ROOT / lock).read_text().splitlines()]
    found = [PIN.fullmatch(line) for line in lines]
    return {canonicalize_name(match[1]): match[2] for match in found if match}


def needs(names: Iterable[str]) -> Iterator[Requirement]:
    """What the installed packages of these names need on this machine."""
    for name in names:
        for line in requires(name) or []:
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                yield requirement


def unmet(requirements: Iterable[Requirement], pinned: dict[str, str]) -> list[str]:
    """The requirements that no pin satisfies."""

    def met(requirement: Requirement) -> bool:
        version = pinned.get(canonicalize_name(requirement.name))
        return version is not None and requirement.specifier.contains(version, prereleases=True)

    return [str(requirement) for requirement in requirements if not met(requirement)]


@pytest.mark.parametrize("lock", [APP_LOCK, DEV_LOCK])
def test_a_lock_holds_names_versions_and_hashes_only(lock: str) -> None:
    lines = (ROOT / lock).read_text().splitlines()

    assert lines
    assert [line for line in lines if not PIN.fullmatch(line)] == []


def test_the_app_gets_every_dependency_in_a_version_that_fits() -> None:
    wanted = [*PROJECT["dependencies"], *EXTRAS["embedded"]]

    assert unmet(map(Requirement, wanted), pins(APP_LOCK)) == []


def test_the_tests_get_every_dependency_in_a_version_that_fits() -> None:
    assert unmet(map(Requirement, EXTRAS["dev"]), pins(APP_LOCK, DEV_LOCK)) == []


@pytest.mark.parametrize("locks", [(APP_LOCK,), (APP_LOCK, DEV_LOCK)])
def test_what_a_locked_package_needs_is_locked_too(locks: tuple[str, ...]) -> None:
    pinned = pins(*locks)

    assert unmet(needs(pinned), pinned) == []


def test_no_package_is_pinned_twice() -> None:
    assert pins(APP_LOCK).keys() & pins(DEV_LOCK).keys() == set()
