"""Requests: nothing that was asked for is lost in silence, wherever it came from and whatever it met."""

import csv
import io
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from app.demo.seed import DEMO_ACTION_SECRET, TENANTS
from app.domain.calls.calls import Call
from app.domain.calls.reasons import Reason
from app.domain.requests import refused
from app.domain.requests.requests import LoggedRequest
from app.domain.rules.policies import Policy
from app.domain.telephony import keys
from app.domain.telephony.keys import ApiKey
from app.domain.telephony.numbers import PhoneNumber
from app.domain.tenants.customers import Customer
from app.postgres.rate_windows import RateWindow
from app.web.embed.kit import messages
from tests.house import House
from tests.settings_page import seated

LEAD = "+14155550101"
MINE, OTHER = {"Idempotency-Key": "mine"}, {"Idempotency-Key": "other"}
OPEN = Policy(
    opens=0, closes=24 * 60, days=tuple(range(7)), closed_on_holidays=False, legal_hours=False, refuse_when_full=True
).model_dump()
Change = Callable[[House, str], Awaitable[Any]]


async def by_workflow(house: House, phone: str = LEAD, **data: Any) -> httpx.Response:
    """A step of a workflow asks."""
    body = {
        "data": {"phone": phone, "variables": {"first_name": "Maria"}, **data},
        "extras": {"locationId": house.tenant.location_id, "contactId": "contact-1"},
    }
    headers = {"X-Action-Secret": DEMO_ACTION_SECRET}
    return await house.http.post("/workflow/actions/place-call", json=body, headers=headers)


async def with_a_key(house: House, phone: str = LEAD, **more: Any) -> httpx.Response:
    """A webhook asks."""
    return await house.ask(phone, **more)


async def policy(**rules: Any) -> None:
    for customer in await Customer.all():
        await Customer.filter(id=customer.id).update(policy=customer.policy | rules)


async def nothing(_house: House, _lead: str) -> None:
    pass


async def no_credits(_house: House, _lead: str) -> None:
    await Customer.all().update(price_per_minute=10**9)


async def no_calls_today(_house: House, _lead: str) -> None:
    await Customer.all().update(calls_per_day=0)


async def number_gone(_house: House, _lead: str) -> None:
    await PhoneNumber.all().update(gone_at=datetime.now(UTC))


async def outbound_off(house: House, _lead: str) -> None:
    await house.switch_outbound(on=False)


async def called_already(house: House, lead: str) -> None:
    await house.ask(lead, headers={"Prefer": "respond-async"})


async def never_open(_house: House, _lead: str) -> None:
    await policy(days=[], closed_on_holidays=False)


async def listed(house: House, lead: str) -> None:
    await house.do_not_call(lead, "said so")


async def proof_wanted(_house: House, _lead: str) -> None:
    await policy(proof_required=True, proof_tag="consent")


async def paused(house: House, _lead: str) -> None:
    await house.pause("customer")


async def unanswered(house: House, lead: str) -> None:
    await house.settled((await house.ask(lead, headers=MINE)).json()["call_id"])
    await Call.filter(to_number=lead).update(answer=None, requested_at=datetime.now(UTC) + timedelta(days=1))


async def answered(house: House, lead: str) -> None:
    await house.ask(lead, headers=OTHER, metadata={"first": "body"})


async def too_often(house: House, _lead: str) -> None:
    number = await PhoneNumber.get(e164=house.tenant.number)
    await RateWindow.filter(name=f"number:{number.id}").update(hits=60, started_at=datetime.now(UTC))


async def put_back(house: House) -> None:
    """As it was before any change."""
    await Customer.all().update(price_per_minute=10_000, calls_per_day=1000, paused=False, policy=OPEN)
    await PhoneNumber.all().update(gone_at=None)
    await house.switch_outbound(on=True)


# Who asks, what is changed before, and what is asked for; every code that a request may be refused with has a row.
Row = tuple[tuple[Callable[..., Awaitable[httpx.Response]], ...], Change, dict[str, Any]]
BOTH, KEY = (with_a_key, by_workflow), (with_a_key,)
REFUSED: dict[Reason, Row] = {
    Reason.VALIDATION_ERROR: (BOTH, nothing, {"phone": "12"}),
    Reason.UNSUPPORTED_PROVIDER: (KEY, nothing, {"provider": "another"}),
    Reason.UNAUTHORIZED: (KEY, nothing, {"from_number": TENANTS[1].number}),
    Reason.INSUFFICIENT_CREDITS: (BOTH, no_credits, {}),
    Reason.QUOTA_EXCEEDED: (BOTH, no_calls_today, {}),
    Reason.NUMBER_NOT_FOUND: (BOTH, number_gone, {}),
    Reason.NO_AGENT_MAPPING: (BOTH, outbound_off, {}),
    Reason.DUPLICATE_CALL: (BOTH, called_already, {}),
    Reason.IDEMPOTENCY_KEY_IN_FLIGHT: (KEY, unanswered, {"headers": MINE}),
    Reason.TOO_LARGE: (KEY, nothing, {"metadata": {"long": "x" * 300_000}}),
    Reason.DESTINATION_NOT_ALLOWED: (BOTH, nothing, {"phone": "+442079460000"}),
    Reason.OUTSIDE_CALLING_HOURS: (BOTH, never_open, {}),
    Reason.DO_NOT_CALL: (BOTH, listed, {}),
    Reason.NO_CONSENT: (BOTH, proof_wanted, {}),
    Reason.PAUSED: (BOTH, paused, {}),
    Reason.IDEMPOTENCY_KEY_REUSED: (KEY, answered, {"headers": OTHER}),
    Reason.RATE_LIMITED: (KEY, too_often, {}),
}
# Whose body names no lead, or was not even read.
UNREAD = {Reason.VALIDATION_ERROR, Reason.TOO_LARGE, Reason.RATE_LIMITED}


def test_every_code_that_a_request_may_be_refused_with_is_tried() -> None:
    assert set(REFUSED) == {reason for reason in Reason if reason.refuses}


async def test_a_refusal_is_kept_and_shown_whatever_its_code(house: House) -> None:
    seat, [key] = await seated(house), await ApiKey.filter(number__e164=house.tenant.number)
    await put_back(house)
    for index, (code, (sources, change, wanted)) in enumerate(REFUSED.items()):
        lead = f"+141555501{index:02}"
        await change(house, lead)
        for ask in sources:
            answer = (await ask(house, **{"phone": lead, **wanted})).json()
            by_key = ask is with_a_key
            asked = {"reason": code, "source": "api" if by_key else "workflow"}

            assert code in (answer.get("error_code"), str(answer.get("reason")).upper()), answer
            kept = await LoggedRequest.get(code=code, source=asked["source"])
            assert kept.reason, code
            assert (kept.key_id, kept.contact_id) == ((key.id, None) if by_key else (None, "contact-1")), code
            assert (kept.to_number is None) == (code in UNREAD), code
            page = (await seat.get("/embed/calls/requests/rows", **asked)).text
            assert messages.say("en", f"short.{code.lower()}") in page
            [row] = csv.DictReader(io.StringIO((await seat.get("/embed/calls/requests/export", **asked)).text))
            assert (row["code"], row["source"], row["result"]) == (code, asked["source"], "refused")
            assert row["key"] == (key.masked if by_key else "")
        await put_back(house)


async def test_what_was_taken_stands_among_them_with_its_call(house: House) -> None:
    placed = (await with_a_key(house)).json()["call_id"]
    await by_workflow(house, "+14155550202")
    [key] = await ApiKey.filter(number__e164=house.tenant.number)

    by_key = await LoggedRequest.get(call_id=placed)
    page = (await (await seated(house)).get("/embed/calls/requests", key=key.id)).text

    assert (by_key.code, by_key.key_id, by_key.to_number, by_key.times) == (None, key.id, LEAD, 1)
    assert f"#/embed/calls/{placed}" in page
    assert await LoggedRequest.filter(source="workflow", code=None, contact_id="contact-1").count() == 1
    assert page.count("Became a call") == 2, "an option of the filter, and the one request of that key"


async def test_a_repeated_request_is_the_same_one(house: House) -> None:
    for _ in range(3):
        await house.ask(headers={"Idempotency-Key": "mine"})

    assert await LoggedRequest.all().count() == 1


async def test_a_revoked_key_that_is_still_used_is_shown_to_its_sub_account(house: House) -> None:
    await with_a_key(house)
    [key] = await ApiKey.filter(number__e164=house.tenant.number)
    await keys.revoke(key.id, datetime.now(UTC))

    assert (await with_a_key(house)).status_code == 401

    kept = await LoggedRequest.get(code=Reason.UNAUTHORIZED)
    assert (kept.key_id, kept.from_number) == (key.id, house.tenant.number)
    assert key.masked in (await (await seated(house)).get("/embed/calls/requests", came="refused")).text


async def test_a_flood_is_one_row_that_counts(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refused, "KEEP", refused.KEEP.replace(str(refused.MAX_A_MINUTE), "3"))
    await paused(house, LEAD)
    for index in range(8):
        await by_workflow(house, f"+141555502{index:02}")

    single = await LoggedRequest.filter(minute=None)
    crowds = await LoggedRequest.filter(minute__isnull=False)
    page = (await (await seated(house)).get("/embed/calls/requests")).text

    assert len(single) + sum(crowd.times for crowd in crowds) == 8
    assert all((crowd.to_number, crowd.contact_id, crowd.wanted) == (None, None, None) for crowd in crowds)
    assert crowds
    assert "requests like this in that minute" in page


async def test_a_refused_request_is_called_once_its_cause_is_gone(house: House) -> None:
    await outbound_off(house, LEAD)
    await by_workflow(house, attempts=3)
    kept = await LoggedRequest.get(code=Reason.NO_AGENT_MAPPING)
    seat, path = await seated(house), f"/embed/calls/requests/{kept.id}/call"

    still = await seat.post(path)
    await house.switch_outbound(on=True)
    called, twice = await seat.post(path), await seat.post(path)

    assert "Still refused: No number has Outbound on" in still.headers["hx-trigger"]
    assert await LoggedRequest.filter(code=Reason.NO_AGENT_MAPPING, source="page").count() == 1
    assert "The call was requested." in called.headers["hx-trigger"]
    assert twice.status_code == 200
    call = await Call.get()
    assert (call.to_number, call.contact_id, call.max_attempts) == (LEAD, "contact-1", 3)
    assert call.variables == {"first_name": "Maria"}
    assert (await LoggedRequest.get(id=kept.id)).call_id == call.id
    assert f"#/embed/calls/{call.id}" in called.text
