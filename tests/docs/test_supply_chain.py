"""What the image is made of: every package by its hash, with a licence that lets it be resold, and no installer."""

import re

import pytest

from tests.docs.test_docs import ROOT

LOCKED = (ROOT / "requirements.lock").read_text().splitlines()
LISTED = re.findall(r"^\| ([\w.-]+) \| (\d[\w.]*) \| (.+) \|$", (ROOT / "docs/reference/licences.md").read_text(), re.M)
# Those whose code may be used in a service and given on, under terms that ask nothing of ours.
PERMISSIVE = re.compile(
    r"MIT|MIT-0|MIT-CMU|ISC|BSD-[23]-Clause|BSD License|Apache-2\.0|Apache Software License|PSF-2\.0|Python-2\.0"
)
# Used as they are, as packages of their own; a change of theirs would have to be published.
WEAK_COPYLEFT = {"fpdf2": "LGPL-3.0-only", "certifi": "MPL-2.0"}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_list_of_licences_has_every_package_of_the_image_in_its_version() -> None:
    of_image = {
        (normal(name), version)
        for name, version in (re.match(r"([\w.-]+)==([\w.]+)", line).groups() for line in LOCKED)  # type: ignore[union-attr]
        if not name.startswith("pixeltable")
    }

    assert {(normal(name), version) for name, version, _ in LISTED} == of_image, "run `make sbom`"


@pytest.mark.parametrize(("name", "licence"), [(name, licence) for name, _, licence in LISTED])
def test_no_licence_asks_anything_of_the_app(name: str, licence: str) -> None:
    if name in WEAK_COPYLEFT:
        assert licence == WEAK_COPYLEFT[name]
    else:
        parts = re.split(r", | AND | OR ", licence)
        assert all(PERMISSIVE.fullmatch(part) for part in parts)


@pytest.mark.parametrize("line", LOCKED, ids=lambda line: line.partition("==")[0])
def test_every_package_is_locked_with_its_hashes(line: str) -> None:
    assert re.fullmatch(r"[\w.-]+==[\w.]+( --hash=sha256:[0-9a-f]{64})+", line)


def test_the_image_takes_what_is_locked_and_keeps_no_installer() -> None:
    image = (ROOT / "Dockerfile").read_text()

    assert "--no-deps --require-hashes -r packages.txt" in image
    assert "venv --without-pip" in image
    assert "pip uninstall -y setuptools wheel pip" in image
    assert "gcc" not in image
