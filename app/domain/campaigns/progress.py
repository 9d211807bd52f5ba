"""How far a campaign has come: its contacts by where they stand, outcomes, cost, and when about it is done."""

import csv
import io
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tortoise import connections

from app.domain.calls.calls import Call
from app.domain.campaigns.campaigns import Campaign, CampaignContact, Place, Status
from app.domain.credits.statements import credits_of, escape_formula

LATELY = timedelta(minutes=30)
PAGE = 1000
COUNTS = """
SELECT m.place, k.outcome, count(*) AS contacts, coalesce(sum(k.charged), 0)::bigint AS charged,
       count(*) FILTER (WHERE m.called_at > $2) AS lately
FROM campaign_contacts m LEFT JOIN calls k ON k.id = m.call_id
WHERE m.campaign_id = $1 GROUP BY 1, 2
"""
COLUMNS = ("number", "contact", "standing", "called_at", "call", "state", "outcome", "credits", "code", "reason")


@dataclass(frozen=True)
class Progress:
    """The contacts of a campaign by where they stand, which adds up to all; `charged` is in 1/1000 credit.

    `ends_at` is when about the last of them has been called: at its pace of the last half hour, or else at the one
    that it is allowed; None unless it runs.
    """

    places: Counter[Place]
    outcomes: Counter[str]
    charged: int
    ends_at: datetime | None

    @property
    def contacts(self) -> int:
        """How many there are."""
        return self.places.total()

    @property
    def left(self) -> int:
        """How many are still to be called."""
        return self.places[Place.LISTED] + self.places[Place.WAITING]

    @property
    def finished(self) -> int:
        """How many nothing more happens with."""
        return self.contacts - self.left - self.places[Place.CALLED]


async def progress_of(campaign: Campaign, now: datetime) -> Progress:
    """Count it."""
    rows = await connections.get("default").execute_query_dict(COUNTS, [campaign.id, now - LATELY])
    places, outcomes = Counter[Place](), Counter[str]()
    for row in rows:
        places[Place(row["place"])] += row["contacts"]
        if row["outcome"] is not None:
            outcomes[row["outcome"]] += row["contacts"]
    left = places[Place.WAITING]
    lately = sum(row["lately"] for row in rows)
    ends_at = None
    if campaign.status is Status.RUNNING and left:
        begins = max(now, campaign.starts_at or now)
        each = LATELY / lately if lately else timedelta(minutes=1) / campaign.per_minute
        ends_at = begins + left * each
    return Progress(places, outcomes, sum(row["charged"] for row in rows), ends_at)


async def export(campaign_id: UUID) -> AsyncIterator[str]:
    """Every contact of a campaign with what came of it, as lines of CSV, heading first."""
    yield _line(COLUMNS)
    last = ""
    while (
        page := await CampaignContact.filter(campaign_id=campaign_id, to_number__gt=last)
        .order_by("to_number")
        .limit(PAGE)
    ):
        ids = [contact.call_id for contact in page if contact.call_id is not None]
        calls = {call.id: call for call in await Call.filter(id__in=ids)}
        for contact in page:
            yield _line(_cells(contact, calls.get(contact.call_id) if contact.call_id else None))
        last = page[-1].to_number


def _cells(contact: CampaignContact, call: Call | None) -> tuple[object, ...]:
    called_at = contact.called_at.isoformat(timespec="seconds") if contact.called_at else ""
    of_call = (call.id, call.state.value, call.outcome or "", credits_of(call.charged)) if call else ("", "", "", "")
    return (
        contact.to_number, contact.contact_id or "", contact.place.value, called_at, *of_call, contact.code or "",
        escape_formula(contact.reason or ""),
    )  # fmt: skip


def _line(cells: tuple[object, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
