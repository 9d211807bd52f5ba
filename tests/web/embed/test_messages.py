"""Every text is there in every language, and none names a vendor."""

import re
import string
from pathlib import Path

import pytest

from app.clients.voice_accounts import CHECKS
from app.domain.alarms.incidents import Kind
from app.domain.calls.calls import State
from app.domain.calls.reasons import Reason
from app.domain.campaigns.campaigns import Place, Status
from app.domain.dry_runs.report import Fate
from app.domain.rules.white_label import VENDORS, unbranded
from app.domain.telephony import keys
from app.domain.telephony.account_troubles import SENTENCES
from app.outcomes import Outcome
from app.web.embed.frame import layout
from app.web.embed.kit import messages
from app.web.embed.kit.render import ENVIRONMENT, HERE
from app.web.embed.pages.numbers import number, number_rows

TEMPLATES = sorted((HERE / "templates").rglob("*.html"))
CODE = sorted(HERE.rglob("*.py"))
KEY = re.compile(r"""\bsay\(\s*"([a-z_.]+)"[,)]""")
# Knotie may be named where only the agency reads.
ONLY_AGENCY = re.compile(r"\bknotie\b", re.IGNORECASE)
# The audit log hides these from sub-accounts, or they are of no sub-account.
ONLY_AGENCYS = {"changed.agencies.sealed_knotie_key", "changed.customers.knotie_id"}

# Groups whose keys are put together from a value.
BUILT = {"state", "outcome", "reason", "short", "source", "entry", "installation", "layout", "chart", "start", "shell"}
BUILT |= {"calls", "health", "version", "overlap", "check", "refusal", "rules", "day", "line", "kept", "listed"}
BUILT |= {
    "trouble",
    "connection",
    "alone",
    "campaign_status",
    "place",
    "fate",
    "attention",
    "answers",
    "evidence",
    "paid",
}
BUILT |= {"audit", "changed", "brand", "reach", "purchase"}


def fields_of(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", sorted(set(messages.CATALOGUES) - {messages.DEFAULT}))
def test_every_language_has_the_same_texts_with_the_same_values(language: str) -> None:
    ours, theirs = messages.CATALOGUES[messages.DEFAULT], messages.CATALOGUES[language]

    assert set(ours) == set(theirs)
    different = [key for key in ours if fields_of(ours[key]) != fields_of(theirs[key]) or not theirs[key].strip()]
    assert different == []


def test_english_and_spanish_are_spoken() -> None:
    assert set(messages.CATALOGUES) >= {"en", "es"}


@pytest.mark.parametrize("file", TEMPLATES + CODE, ids=lambda file: str(file.relative_to(HERE)))
def test_every_text_that_is_asked_for_exists(file: Path) -> None:
    wanted = set(KEY.findall(file.read_text()))

    assert {key for key in wanted if not messages.has(key)} == set()


def test_every_value_of_our_own_lists_has_a_text() -> None:
    wanted = {f"state.{state}" for state in State} | {f"outcome.{outcome}" for outcome in Outcome}
    wanted |= {f"layout.{section.name}" for section in layout.SECTIONS}
    wanted |= {f"layout.in_{language}" for language in messages.CATALOGUES}
    wanted |= {f"health.{name}" for name in number_rows.TONES}
    wanted |= {f"health.{name}.{who}" for name in number_rows.TONES if name != "ok" for who in ("agency", "sub")}
    wanted |= {f"trouble.{name}" for name in SENTENCES}
    wanted |= {f"campaign_status.{one}" for one in Status} | {f"place.{one}" for one in Place}
    wanted |= {f"fate.{one}" for one in Fate}
    wanted |= {f"attention.{kind}" for kind in Kind}
    wanted |= {f"connection.{name}" for name in ("ok", "dead_key", "trouble")}
    wanted |= {f"version.{name}" for name in number.VERSIONS} | {f"overlap.{name}" for name in keys.OVERLAPS}
    wanted |= {f"check.{name}{part}" for name in ("key", "organisation", *CHECKS) for part in ("", ".todo")}

    assert {key for key in wanted if not messages.has(key)} == set()


def test_every_reason_of_a_call_has_a_sentence_and_a_short_name_as_every_refusal_has() -> None:
    of_calls = {reason.lower() for reason in Reason if reason.of_call}
    of_requests = {reason.lower() for reason in Reason if reason.refuses}
    told = {
        group: {key.partition(".")[2] for key in messages.CATALOGUES[messages.DEFAULT] if key.startswith(f"{group}.")}
        for group in ("reason", "short")
    }

    assert told["short"] == of_calls | of_requests
    assert of_calls <= told["reason"] <= {reason.lower() for reason in Reason}


def test_every_text_is_asked_for_somewhere() -> None:
    """By its whole name, or, in a list like the outcomes, by the name of its group."""
    source = "\n".join(file.read_text() for file in TEMPLATES + CODE)
    unused = {
        key
        for key in messages.CATALOGUES[messages.DEFAULT]
        if key.partition(".")[0] not in BUILT and f'"{key.removesuffix(".zero").removesuffix(".one")}"' not in source
    }

    assert unused == set()


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: str(file.relative_to(HERE)))
def test_a_template_has_no_text_of_its_own(file: Path) -> None:
    source = re.sub(r"\{[#%{].*?[#%}]\}", " ", file.read_text(), flags=re.DOTALL)
    texts = re.findall(r">([^<>]+)<", source)
    spoken = [text.strip() for text in texts if re.search(r"[A-Za-z]{2,}", re.sub(r'[\w-]+="[^"]*"', "", text))]
    named = re.findall(r'(?:aria-label|placeholder|title|alt)="([^"{]*[A-Za-z][^"{]*)"', source)

    assert spoken + named == []


def is_agencys(file: Path) -> bool:
    return file.name in ("customers.html", "customer.html")


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: str(file.relative_to(HERE)))
def test_a_template_compiles_and_names_no_vendor(file: Path) -> None:
    ENVIRONMENT.get_template(str(file.relative_to(HERE / "templates")))

    text = file.read_text()
    assert not VENDORS.search(ONLY_AGENCY.sub("", re.sub(r"\bknotie_\w+", "", text)) if is_agencys(file) else text)


@pytest.mark.parametrize("language", messages.CATALOGUES)
def test_no_text_names_a_vendor(language: str) -> None:
    named = {
        key: text
        for key, text in messages.CATALOGUES[language].items()
        if VENDORS.search(ONLY_AGENCY.sub("", text) if key.startswith("customers.") or key in ONLY_AGENCYS else text)
    }

    assert named == {}


def test_a_stored_sentence_is_shown_without_its_vendor() -> None:
    assert unbranded("Retell AI: no such agent. GoHighLevel said so, GHL too.") == (
        "voice provider: no such agent. voice provider said so, voice provider too."
    )
