"""A thousand leads, number here and contact there, against an oracle that looks at one minute after the other."""

import random
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.domain.rules.decision import ContactFacts, DialRequest, NotBefore, Now, Rules, decide
from app.domain.rules.destinations import known_destination
from app.domain.rules.policies import Policy
from app.domain.rules.zones import Address

Law = tuple[tuple[int, int] | None, ...]
CASES, BATCHES = 1000, 10
MINUTE, DAY = timedelta(minutes=1), 24 * 60
# Written down here by hand: numbers, where they are, and which hours of law hold there (weekday, Saturday, Sunday).
NINE_PM, EIGHT_PM = (480, 1260), (480, 1200)
PLACES: list[tuple[str, str, str, Law]] = [
    ("+12125550123", "NY", "America/New_York", (NINE_PM, NINE_PM, NINE_PM)),
    ("+13055550123", "FL", "America/New_York", (EIGHT_PM, EIGHT_PM, EIGHT_PM)),
    ("+14155550123", "CA", "America/Los_Angeles", (NINE_PM, NINE_PM, NINE_PM)),
    ("+12065550123", "WA", "America/Los_Angeles", (EIGHT_PM, EIGHT_PM, EIGHT_PM)),
    ("+13035550123", "CO", "America/Denver", (NINE_PM, NINE_PM, NINE_PM)),
    ("+12145550123", "TX", "America/Chicago", ((540, 1260), (540, 1260), (720, 1260))),
    ("+13125550123", "IL", "America/Chicago", (NINE_PM, NINE_PM, NINE_PM)),
    ("+18085550123", "HI", "Pacific/Honolulu", (NINE_PM, NINE_PM, NINE_PM)),
    ("+16015550123", "MS", "America/Chicago", (EIGHT_PM, EIGHT_PM, None)),
]
# States with a second zone: as an address they are both.
ALSO = {"FL": "America/Chicago", "TX": "America/Denver"}
HERE = ["America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
        "America/Anchorage", "Pacific/Honolulu", "US/Eastern", "US/Pacific"]  # fmt: skip
NOWHERE = ["Pacific/Midway", "Etc/GMT+12", "UTC", "Asia/Karachi", "Asia/Tokyo", "Europe/London", "localtime",
           "America/Toronto", "Mars/Olympus", ""]  # fmt: skip
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)


OPEN_POLICY = Policy(opens=0, closes=DAY, days=tuple(range(7)), closed_on_holidays=False)
MOVED = 0.5


def lawful(moment: datetime, zone: str, law: Law) -> bool:
    """Whether the law of a place is kept at this minute on this clock."""
    local = moment.astimezone(ZoneInfo(zone))
    window = law[{5: 1, 6: 2}.get(local.weekday(), 0)]
    return window is not None and window[0] <= local.hour * 60 + local.minute < window[1]


@dataclass(frozen=True)
class Oracle:
    """What must hold at one minute: every law, on every clock that is known of the lead."""

    clocks: set[str]
    laws: list[Law]

    def allows(self, moment: datetime) -> bool:
        """Whether a call may be made in this minute."""
        return all(lawful(moment, clock, law) for clock in self.clocks for law in self.laws)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_it_is_never_open_where_either_zone_is_closed_by_law(batch: int) -> None:
    dice = random.Random(batch)
    open_ones = 0
    for _ in range(CASES // BATCHES):
        e164, _, zone, law = dice.choice(PLACES)
        _, moved_to, moved_zone, moved_law = dice.choice(PLACES)
        claimed = dice.choice(HERE + NOWHERE)
        oracle = Oracle({zone} | {claimed} & set(HERE), [law])
        address = Address(dice.choice(["", "US"]))
        if dice.random() < MOVED:
            address = replace(address, state=moved_to)
            oracle = Oracle(oracle.clocks | {moved_zone, ALSO.get(moved_to, zone)}, [law, moved_law])
        now = BEGIN + MINUTE * dice.randrange(365 * DAY)
        contact = ContactFacts(timezone=claimed or None, address=address)
        verdict = decide(DialRequest(known_destination(e164), now, contact), Rules(OPEN_POLICY, "US"), now)
        case = (e164, claimed, address.state, now)

        assert isinstance(verdict, Now) is oracle.allows(now), case
        open_ones += isinstance(verdict, Now)
        if isinstance(verdict, NotBefore):
            assert oracle.allows(verdict.at), case
            minutes = (verdict.at - now) // MINUTE
            assert not any(oracle.allows(now + MINUTE * minute) for minute in range(minutes)), case
        else:
            assert isinstance(verdict, Now), case
    assert open_ones > CASES // BATCHES / 10


def test_the_year_of_the_cases_has_both_changes_of_the_clocks() -> None:
    offsets = {datetime(2026, month, 1, tzinfo=ZoneInfo("America/New_York")).utcoffset() for month in range(1, 13)}

    assert len(offsets) == 2
    assert BEGIN.date() == date(2026, 1, 1)
