"""A call may be asked for up to 90 days ahead; a time that has passed means at once."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.calls.calls import Call
from tests.house import House

SENTENCE = (
    "not_before is more than 90 days ahead, and a call holds its credits until then. "
    "Ask for the call again when its day is nearer."
)


@pytest.mark.parametrize(
    "moment",
    ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59+14:00", "2999-01-01T00:00:00Z",
     "in 90 days and an hour"],
)  # fmt: skip
@pytest.mark.parametrize("envelope", [False, True], ids=["plain", "customData"])
async def test_a_time_beyond_the_horizon_is_refused_and_holds_nothing(
    house: House, moment: str, envelope: bool
) -> None:
    if moment == "in 90 days and an hour":
        moment = (datetime.now(UTC) + timedelta(days=90, hours=1)).isoformat()
    fields = {"from_number": house.tenant.number, "to_number": "+14155550101", "not_before": moment}
    body = {"customData": fields} if envelope else fields

    answer = await house.http.post("/api/outbound-call", json=body, headers=house.key())

    assert (answer.status_code, answer.json()["error"]) == (400, SENTENCE)
    assert answer.json()["details"] == [{"field": "not_before", "message": SENTENCE}]
    assert await Call.all().count() == 0
    assert (await house.account()).held == 0


@pytest.mark.parametrize(
    "moment",
    ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00-14:00", "1970-01-01T00:00:00Z", 0,
     "2020-01-01T10:00:00+02:00"],
)  # fmt: skip
async def test_a_time_that_has_passed_means_at_once(house: House, moment: str | int) -> None:
    answer = await house.ask(not_before=moment)

    assert (answer.status_code, answer.json()["status"]) == (200, "placed")


async def test_the_last_hour_within_the_horizon_is_kept(house: House) -> None:
    asked = datetime.now(UTC) + timedelta(days=89, hours=23)

    answer = await house.ask(not_before=asked.isoformat())

    assert (answer.status_code, answer.json()["status"]) == (202, "scheduled")
    assert (await house.call(answer.json()["call_id"])).asked_for == asked
