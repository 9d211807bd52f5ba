"""Every text is there in every language, and none names a vendor."""

import re
import string
from pathlib import Path

import pytest

from app.clients.voice_accounts import CHECKS
from app.domain import keys
from app.domain.calls import State
from app.web.embed import call_rows, layout, number, number_rows, words
from app.web.embed.call_story import VENDORS, unbranded
from app.web.embed.render import ENVIRONMENT, HERE

TEMPLATES = sorted((HERE / "templates").glob("*.html"))
CODE = sorted(HERE.glob("*.py"))
KEY = re.compile(r"""\bsay\(\s*"([a-z_.]+)"[,)]""")
# Knotie may be named where only the agency reads.
ONLY_AGENCY = re.compile(r"\bknotie\b", re.IGNORECASE)

# Groups whose keys are put together from a value.
BUILT = {"state", "outcome", "reason", "short", "source", "entry", "installation", "layout", "chart", "start", "shell"}
BUILT |= {"calls", "health", "version", "overlap", "check", "refusal", "rules", "day", "line", "kept", "listed"}


def fields_of(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", sorted(set(words.CATALOGUES) - {words.DEFAULT}))
def test_every_language_has_the_same_texts_with_the_same_values(language: str) -> None:
    ours, theirs = words.CATALOGUES[words.DEFAULT], words.CATALOGUES[language]

    assert set(ours) == set(theirs)
    different = [key for key in ours if fields_of(ours[key]) != fields_of(theirs[key]) or not theirs[key].strip()]
    assert different == []


def test_english_and_spanish_are_spoken() -> None:
    assert set(words.CATALOGUES) >= {"en", "es"}


@pytest.mark.parametrize("file", TEMPLATES + CODE, ids=lambda file: file.name)
def test_every_text_that_is_asked_for_exists(file: Path) -> None:
    wanted = set(KEY.findall(file.read_text()))

    assert {key for key in wanted if not words.has(key)} == set()


def test_every_value_of_our_own_lists_has_a_text() -> None:
    wanted = {f"state.{state}" for state in State} | {f"outcome.{outcome}" for outcome in call_rows.OUTCOMES}
    wanted |= {f"{group}.{reason.lower()}" for reason in call_rows.REASONS for group in ("reason", "short")}
    wanted |= {f"layout.{section.name}" for section in layout.SECTIONS}
    wanted |= {f"layout.in_{language}" for language in words.CATALOGUES}
    wanted |= {f"health.{name}" for name in number_rows.TONES}
    wanted |= {f"health.{name}.{who}" for name in number_rows.TONES if name != "ok" for who in ("agency", "sub")}
    wanted |= {f"version.{name}" for name in number.VERSIONS} | {f"overlap.{name}" for name in keys.OVERLAPS}
    wanted |= {f"check.{name}{part}" for name in ("key", "organisation", *CHECKS) for part in ("", ".todo")}

    assert {key for key in wanted if not words.has(key)} == set()


def test_every_text_is_asked_for_somewhere() -> None:
    """By its whole name, or, in a list like the outcomes, by the name of its group."""
    source = "\n".join(file.read_text() for file in TEMPLATES + CODE)
    unused = {
        key
        for key in words.CATALOGUES[words.DEFAULT]
        if key.partition(".")[0] not in BUILT and f'"{key.removesuffix(".zero").removesuffix(".one")}"' not in source
    }

    assert unused == set()


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_a_template_has_no_text_of_its_own(file: Path) -> None:
    source = re.sub(r"\{[#%{].*?[#%}]\}", " ", file.read_text(), flags=re.DOTALL)
    texts = re.findall(r">([^<>]+)<", source)
    spoken = [text.strip() for text in texts if re.search(r"[A-Za-z]{2,}", re.sub(r'[\w-]+="[^"]*"', "", text))]
    named = re.findall(r'(?:aria-label|placeholder|title|alt)="([^"{]*[A-Za-z][^"{]*)"', source)

    assert spoken + named == []


def is_agencys(file: Path) -> bool:
    return file.name in ("customers.html", "customer.html")


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_a_template_compiles_and_names_no_vendor(file: Path) -> None:
    ENVIRONMENT.get_template(file.name)

    text = file.read_text()
    assert not VENDORS.search(ONLY_AGENCY.sub("", re.sub(r"\bknotie_\w+", "", text)) if is_agencys(file) else text)


@pytest.mark.parametrize("language", words.CATALOGUES)
def test_no_text_names_a_vendor(language: str) -> None:
    named = {
        key: text
        for key, text in words.CATALOGUES[language].items()
        if VENDORS.search(ONLY_AGENCY.sub("", text) if key.startswith("customers.") else text)
    }

    assert named == {}


def test_a_stored_sentence_is_shown_without_its_vendor() -> None:
    assert unbranded("Retell AI: no such agent. GoHighLevel said so, GHL too.") == (
        "voice provider: no such agent. voice provider said so, voice provider too."
    )
