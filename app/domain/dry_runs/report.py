"""What a dry run is asked and what it says: leads, terms, and a row for each lead."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.rules.decision import ContactFacts
from app.domain.rules.policies import HoursOverride
from app.domain.telephony.numbers import CallingNumber


class Fate(StrEnum):
    """What would become of a lead: called at a known time, waiting for something that a person must do, or refused."""

    CALLED = "called"
    WAITS = "waits"
    REFUSED = "refused"


@dataclass(frozen=True)
class Candidate:
    """A lead as it was given, and what the CRM says about it, if that is known."""

    phone: str
    contact_id: str | None = None
    contact: ContactFacts | None = None


@dataclass(frozen=True)
class Terms:
    """How they would be called: from which number, by which agent (empty: as it fits), and in which hours.

    `per_minute`: no more of them in a minute.
    """

    number: str = ""
    agent: str = ""
    hours: HoursOverride | None = None
    skips_closed_hours: bool = False
    max_lead_age_minutes: int | None = None
    per_minute: int | None = None


@dataclass(frozen=True)
class Row:
    """One lead: what would become of it, when, from which line, and why not or why not sooner.

    `asks`: the CRM is asked about the contact before the dial, and may forbid it.
    """

    phone: str
    fate: Fate
    caller: CallingNumber | None = None
    at: datetime | None = None
    code: str | None = None
    reason: str | None = None
    asks: bool = False


@dataclass(frozen=True)
class Report:
    """What would become of all of them, in their order. Amounts are in 1/1000 credit.

    `set_aside` is what their calls set aside when they are asked for, `cost` what they will cost by the calls of the
    past; None while there are too few. `ends_at` is when the last one has been called, about.
    """

    at: datetime
    rows: list[Row]
    set_aside: int
    cost: int | None
    available: int
    ends_at: datetime | None

    @property
    def fates(self) -> dict[str, int]:
        """How many of them are called, wait, and are refused; each is named."""
        counted = Counter(row.fate for row in self.rows)
        return {fate.value: counted[fate] for fate in Fate}

    @property
    def reasons(self) -> Counter[str]:
        """Why the others are not called, most frequent first."""
        return Counter(row.code for row in self.rows if row.code and row.fate is not Fate.CALLED)
