"""When a lead that was not reached is called again: by how the call ended, within law and policy."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.domain.rules.cadence import CALLED_AGAIN, allowed_from, next_dial
from app.domain.rules.decision import DialRequest, lawful
from app.domain.rules.destinations import known_destination
from app.domain.rules.policies import Policy
from app.domain.rules.state_rules import DAILY_CAPS, daily_cap, may_double_dial
from app.outcomes import Outcome

NEW_YORK = ZoneInfo("America/New_York")
MIDDAY = datetime(2026, 7, 1, 12, 0, tzinfo=NEW_YORK)
AN_HOUR = timedelta(hours=1)
NEXT_DAY_LATER, NEXT_DAY_EARLIER = (
    datetime(2026, 7, 2, 16, 0, tzinfo=NEW_YORK),
    datetime(2026, 7, 2, 15, 0, tzinfo=NEW_YORK),
)
DOUBLE = {"double_dial": True}

CASES = [
    ("a busy line", {}, Outcome.BUSY, [], MIDDAY, timedelta(minutes=5)),
    ("a busy line for the third time", {}, Outcome.BUSY, [AN_HOUR, 2 * AN_HOUR], MIDDAY, timedelta(minutes=5)),
    ("a busy line by the rules", {"redial_busy_minutes": 9}, Outcome.BUSY, [], MIDDAY, timedelta(minutes=9)),
    ("no answer", {}, Outcome.NO_ANSWER, [], MIDDAY, timedelta(hours=2)),
    ("a voicemail", {}, Outcome.VOICEMAIL, [], MIDDAY, timedelta(hours=2)),
    ("no answer by the rules", {"redial_no_answer_minutes": 45}, Outcome.NO_ANSWER, [], MIDDAY, timedelta(minutes=45)),
    ("no answer a second time", {}, Outcome.NO_ANSWER, [2 * AN_HOUR], MIDDAY, NEXT_DAY_LATER),
    ("a second time in the evening", {}, Outcome.NO_ANSWER, [2 * AN_HOUR], MIDDAY + 7 * AN_HOUR, NEXT_DAY_EARLIER),
    ("a second time, on another day", {}, Outcome.NO_ANSWER, [24 * AN_HOUR], MIDDAY, timedelta(hours=2)),
    ("a second time, same day wanted", {"redial_next_day": False}, Outcome.NO_ANSWER, [AN_HOUR], MIDDAY, 2 * AN_HOUR),
    ("no answer, twice at once", DOUBLE, Outcome.NO_ANSWER, [], MIDDAY, timedelta(0)),
    ("a voicemail, twice at once", DOUBLE, Outcome.VOICEMAIL, [], MIDDAY, timedelta(hours=2)),
    ("no answer to either", DOUBLE, Outcome.NO_ANSWER, [timedelta(minutes=1)], MIDDAY, timedelta(hours=2)),
    ("nor hours later", DOUBLE, Outcome.NO_ANSWER, [2 * AN_HOUR, 2 * AN_HOUR], MIDDAY, NEXT_DAY_LATER),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rules", "outcome", "before", "now", "due"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_when_the_rules_want_a_lead_called_again(
    rules: dict[str, object], outcome: Outcome, before: list[timedelta], now: datetime, due: datetime | timedelta
) -> None:
    dials = [now - age for age in before] + [now - timedelta(seconds=30)]

    wanted = next_dial(Policy.model_validate(rules), outcome, dials, NEW_YORK, now, may_double=True)

    assert wanted == (now + due if isinstance(due, timedelta) else due)


def test_where_the_law_counts_nobody_is_called_twice_at_once() -> None:
    wanted = next_dial(Policy(double_dial=True), Outcome.NO_ANSWER, [MIDDAY], NEW_YORK, MIDDAY, may_double=False)

    assert wanted == MIDDAY + timedelta(hours=2)
    assert may_double_dial("US", ("NY",))
    assert [state for state in ("FL", "MD", "OK", "TX") if not may_double_dial("US", (state,))] == ["FL", "MD", "OK"]
    assert not may_double_dial("GB", ())


def test_only_who_was_not_reached_is_called_again() -> None:
    assert {outcome for outcome in Outcome if outcome.talked or outcome is Outcome.DECLINED}.isdisjoint(CALLED_AGAIN)


def test_a_dial_above_a_cap_waits_until_it_is_allowed() -> None:
    now = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
    dials = [now - 20 * AN_HOUR, now - 3 * AN_HOUR, now - AN_HOUR]
    day = timedelta(days=1)

    assert allowed_from(dials, [(4, day)], now) == now
    assert allowed_from(dials, [(3, day)], now) == now + 4 * AN_HOUR + timedelta(seconds=1)
    assert allowed_from(dials, [(4, day), (2, 14 * day)], now) == now - 3 * AN_HOUR + 14 * day + timedelta(seconds=1)
    assert allowed_from([], [(1, day)], now) == now


@pytest.mark.parametrize(
    ("phone", "rules", "cap"),
    [
        ("+13055550142", {"calls_per_lead_per_day": 10}, 3),
        ("+13055550142", {"calls_per_lead_per_day": 2}, 2),
        ("+13055550142", {"calls_per_lead_per_day": 10, "legal_hours": False}, 10),
        ("+12125550142", {"calls_per_lead_per_day": 10}, 10),
        ("+442079460000", {"calls_per_lead_per_day": 10}, 10),
    ],
)
def test_the_law_of_a_state_caps_the_calls_of_a_day(phone: str, rules: dict[str, object], cap: int) -> None:
    dial_request = DialRequest(known_destination(phone), MIDDAY)

    assert lawful(dial_request, Policy.model_validate(rules)).calls_per_lead_per_day == cap


def test_every_cap_of_a_state_names_its_source() -> None:
    assert all(cap.source.startswith("https://") and cap.calls > 0 for cap in DAILY_CAPS.values())
    assert daily_cap("US", ("NY", "FL", "MD")) == 3
    assert daily_cap("CA", ("FL",)) is None
