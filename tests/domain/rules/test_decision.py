"""May this lead be called, and when: each row of the scenarios, through the one decision."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.domain.rules.consent import Proof
from app.domain.rules.decision import ContactFacts, DialRequest, NotBefore, Now, Refused, Rules, Verdict, decide
from app.domain.rules.destinations import known_destination
from app.domain.rules.policies import HoursOverride, Policy
from app.domain.rules.zones import Address
from tests.domain.rules.decision_scenarios import CHI, CHICAGO, PROOF, ROWS, Row


def at(text: str, zone: str) -> datetime:
    """A local time as UTC; `+1` at its end means the second time that the clocks show it."""
    local, _, again = text.partition("+")
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone), fold=int(bool(again))).astimezone(UTC)


def decided(row: Row) -> Verdict:
    """What is decided in this scenario."""
    now = at(row.time, row.zone)
    known = dict(row.contact) if row.contact is not None else None
    if known is not None:
        known["address"] = Address(*(known.pop(part, "") for part in ("country", "state", "postal_code")))
    dial_request = dict(row.dial_request)
    due = now - timedelta(minutes=dial_request.pop("waited", 0))
    policy = HoursOverride(**row.hours).over(Policy(**row.policy))
    rules = Rules(policy, "US", (("the number", row.limits),), "America/Chicago")
    return decide(
        DialRequest(
            known_destination(row.to), due, ContactFacts(**known) if known is not None else None, **dial_request
        ),
        rules,
        now,
    )


def told(verdict: Verdict, row: Row) -> str:
    """The verdict as the table writes it."""
    if isinstance(verdict, Refused):
        return verdict.refusal.code
    if isinstance(verdict, Now):
        return "now"
    local = verdict.at.astimezone(ZoneInfo(row.zone))
    return f"{local:%Y-%m-%dT%H:%M}" + ("+1" if local.fold else "")


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_the_verdict(row: Row) -> None:
    verdict = decided(row)

    assert told(verdict, row) == row.verdict
    reason = {Refused: lambda: verdict.refusal.message, NotBefore: lambda: verdict.reason}.get(type(verdict))  # type: ignore[union-attr]
    assert reason is None or reason().endswith(".")


def test_there_are_scenarios_enough_and_none_twice() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS) >= 120


def test_the_proof_of_consent_is_told_with_its_time() -> None:
    row = Row("", CHICAGO, "2026-11-23T12:00", CHI, "now", {"fields": {"f1": "web form"}}, PROOF)

    assert decided(row) == Now(Proof("field", "f1", "web form", "2026-11-23T18:00:00+00:00"))


def test_a_waiting_call_says_until_when_and_what_would_change_it() -> None:
    verdict = decided(Row("", CHICAGO, "2026-11-23T08:00", CHI, ""))

    assert isinstance(verdict, NotBefore)
    assert verdict.reason == (
        "It is outside the calling hours where the lead is, so the call waits until Monday 09:00 (America/Chicago). "
        "To call earlier, widen the calling hours."
    )


def test_a_refused_country_names_the_list_that_lacks_it() -> None:
    allowed = Row("", "+14165550123", "2026-11-23T12:00", CHI, "", None, {"countries": ("US", "CA")}, limits=("US",))

    verdict = decided(allowed)

    assert isinstance(verdict, Refused)
    assert verdict.refusal.message == (
        "Calls to CA are not allowed here: the number allows US. Add CA to the countries of the number, or give "
        "another number."
    )
    assert verdict.refusal.details[0]["field"] == "to_number"
