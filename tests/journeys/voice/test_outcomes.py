"""More ways for a call to end than answered: each is told alike by the API, the page, its file and a trigger."""

import csv
import io
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from app.domain.results.call_days import last_days
from app.outcomes import Outcome
from tests.house import House
from tests.settings_page import seated

# By the last two digits of the sandbox's numbers.
ENDS = {
    "19": Outcome.TRANSFERRED, "29": Outcome.TRANSFERRED, "31": Outcome.ANSWERED,
    "18": Outcome.CALLBACK_REQUESTED, "28": Outcome.TAKEN_OVER, "17": Outcome.NO_ANSWER, "30": Outcome.DECLINED,
}  # fmt: skip


async def test_how_a_call_ended_is_the_same_wherever_it_is_told(installed_house: House) -> None:
    house = installed_house
    wanted = [{"field": "outcome", "operator": "in", "value": ["transferred", "taken_over"]}]
    await house.subscribe("call_finished", wanted)
    calls = {}
    for digits in ENDS:
        calls[digits] = str((await house.ask(f"+141555501{digits}", contact_id=house.contact.id)).json()["call_id"])
        await house.written_back(calls[digits])
    seat = await seated(house)

    told = {
        digits: (await house.http.get(f"/api/outbound-call/{call_id}", headers=house.key())).json()["outcome"]
        for digits, call_id in calls.items()
    }
    table = csv.DictReader(io.StringIO((await seat.get("/embed/calls/export")).text))
    exported = {row["to_number"][-2:]: row["outcome"] for row in table}
    page = (await seat.get("/embed/calls/rows", status="taken_over")).text
    customer = house.seeded.customers[house.tenant.location_id]
    [today] = await last_days([customer.id], 1, ZoneInfo("UTC"), datetime.now(UTC))

    assert told == exported == ENDS
    assert calls["28"] in page
    assert "Taken over by a colleague" in page
    assert calls["19"] not in page
    assert (today.answered, today.unreached) == (5, 2), "a person talked in five of them"
    fired = sorted(run.payload["outcome"] for run in house.world.crm.trigger_runs)
    assert fired == ["taken_over", "transferred", "transferred"]
