"""The field's standard words stay: what we once called otherwise comes back neither in code nor in documents."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Where a word is somebody else's, or the point of the sentence.
SKIPPED = ("app/web/embed/static/htmx", "requirements", "migrations/", "tests/docs/test_plain_words.py")
TEXT = {".py", ".md", ".js", ".css", ".html", ".json", ".yaml", ".toml", ".lua", ".example", ""}
FILES = [
    path
    for path in subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    if Path(path).suffix in TEXT and not path.startswith(SKIPPED) and (ROOT / path).is_file()
]

# The old word, and the one that took its place.
OLD: dict[str, str] = {
    r"\bcarry_out\b": "outbox, deliver",
    r"\bpromises\b|\bpromises?\.py\b": "admission",
    r"\b[Ff]uses?\b|\bblown\b": "circuit breaker, open",
    r"\bgrant\.(?:needs_reconnect|not_stored)\b|\bGrant: the CRM": "CrmToken",
    r"\bWish\b": "DialRequest",
    r"\b[Oo]rder_call\b|\bclass Order\b": "CallRequest",
    r"\bannounce_(?:agency|install|to)\b": "record_…, publish, notify",
    r"\bhints\.take\b|\bhints\.py\b": "unsigned_reports.look_up",
    r"\battempts\.(?:doubt|place|ask_a_person)\b": "mark_unconfirmed, mark_placed, mark_for_review",
    r"\bpacing\.(?:take|answered|call_up|tend)\b": "reserve, confirm_slot, start_next, start_all",
    r"\b[Cc]ustody\b": "TokenKeeper",
    r"\bvet_contact\b": "check_contact",
    r"\bkeep_order\b|\btend_installs\b|\bhousekeeping\b": "hourly, every_five_minutes, every_minute",
    r"\b(?:MOST|LONGEST|LEAST)_[A-Z]|\bAT_ONCE\b|\bLIVES\b": "MAX_…, MIN_…, BATCH_SIZE, MAX_CONCURRENT, TTL",
    r"\bretell_events\.(?:hear|learn)\b": "apply_report, store_analysis",
    r"\bmanners\.js\b|/local\.json\b|\bclass Local\b": "ui.js, locale.json, Locale",
    r"\bharmless\b": "escape_formula",
    r"\bclass Stage\b|\bTroubles\b|\bboard\.html\b": "Environment, FaultsMenu, behind_the_scenes",
    r"\bdoors?\b|\bDoors?\b|\bDOORS\b": "endpoint",
    r"\blines? (?:are|is) busy\b|\bfree line\b": "slot",
    r"\b[Mm]end(?:s|ed|ing)?\b": "fix",
    r"\bput (?:its|their) papers away\b": "shut down cleanly",
    r"\btook it back\b": "canceled by a workflow",
    r"\brandom_weather\b|\bstorm\.py\b|\bweather\.py\b|\btest_storm\b": "random_faults",
    r"\b[Rr]un it for real\b": "Run it",
}


@pytest.mark.parametrize("old", OLD, ids=OLD.values())
def test_an_old_word_stays_away(old: str) -> None:
    word = re.compile(old)

    found = [f"{path}: {match[0]}" for path in FILES for match in word.finditer((ROOT / path).read_text())]
    assert found + [path for path in FILES if word.search(path)] == []
