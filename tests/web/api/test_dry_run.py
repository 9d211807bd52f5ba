"""POST /api/dry-run: what would come of leads, for the holder of a key; nobody is called and nothing is written."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from app.demo.seed import TENANTS
from tests.house import House
from tests.web.test_access_matrix import everything

AT = (datetime.now(UTC) + timedelta(days=2)).isoformat()


async def dry_run(house: House, **body: Any) -> httpx.Response:
    return await house.http.post("/api/dry-run", json=body, headers=house.key())


async def test_a_dry_run_says_who_would_be_called_and_leaves_no_trace(house: House) -> None:
    called = (await house.ask("+14155550102")).json()["call_id"]
    await house.settled(called)
    await house.do_not_call("+14155550103", "asked us not to")
    await house.quiet()
    before, asked = await everything(house), len(house.world.voice.requests)
    leads = [
        "(415) 555-0101",
        {"to_number": "415 555 0102", "contact_id": ""},
        {"to_number": "+14155550103"},
        "n/a",
        "",
    ]

    answer = await dry_run(house, leads=leads, from_number=house.tenant.number, colour="red")

    told = answer.json()
    assert answer.status_code == 200, answer.text
    assert [(row["to_number"], row["status"], row["reason_code"]) for row in told["rows"]] == [
        ("+14155550101", "called", None),
        ("+14155550102", "refused", "DUPLICATE_CALL"),
        ("+14155550103", "refused", "DO_NOT_CALL"),
        ("n/a", "refused", "VALIDATION_ERROR"),
        ("", "refused", "VALIDATION_ERROR"),
    ]
    assert {name: told[name] for name in ("leads", "called", "waits", "refused", "ignored")} == {
        "leads": 5, "called": 1, "waits": 0, "refused": 4, "ignored": ["colour"],
    }  # fmt: skip
    assert told["reasons"] == {"VALIDATION_ERROR": 2, "DUPLICATE_CALL": 1, "DO_NOT_CALL": 1}
    assert told["rows"][0]["from_number"] == house.tenant.number
    assert told["set_aside_credits"] > 0
    assert await everything(house) == before
    assert len(house.world.voice.requests) == asked


async def test_a_past_week_at_another_time(house: House) -> None:
    called = (await house.ask("+14155550102")).json()["call_id"]
    await house.settled(called)

    told = (await dry_run(house, past_week=True, at=AT)).json()

    [row] = told["rows"]
    assert (row["to_number"], row["status"]) == ("+14155550102", "called")
    assert row["at"] >= AT


async def test_what_cannot_be_understood_is_named(house: House) -> None:
    for body, field in (
        ({}, "body"),
        ({"leads": []}, "leads"),
        ({"leads": ["+14155550101"], "past_week": True}, "body"),
        ({"leads": ["+14155550101"], "at": "tomorrow"}, "at"),
        ({"leads": ["+14155550101"], "at": "2099-01-01T00:00:00Z"}, "at"),
    ):
        answer = await dry_run(house, **body)
        assert answer.status_code == 400, answer.text
        assert answer.json()["details"][0]["field"] == field, body


async def test_another_number_than_the_keys_is_unauthorized(house: House) -> None:
    answer = await dry_run(house, leads=["+14155550101"], from_number=TENANTS[1].number)

    assert answer.status_code == 401
