"""The lead calls by itself: it is known, what waited for it is canceled, and whoever wants to know is told."""

import asyncio
import json
from contextvars import Context
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import httpx
from tortoise.transactions import in_transaction

from app.demo.seed import TENANTS
from app.domain.callbacks import planning
from app.domain.callbacks.incoming import IncomingCall
from app.domain.calls.calls import Call
from app.domain.calls.leads import Lead
from app.domain.results.summary import result_of
from app.domain.settings import assignments
from app.domain.telephony import inbound_webhooks
from app.domain.telephony.inbound_webhooks import PATH, InboundWebhook
from app.domain.telephony.numbers import PhoneNumber, calling_number
from app.sandbox.retell.outcomes import OUTCOMES
from app.sandbox.retell.state import IncomingCall as Heard
from app.web.incoming import settled
from tests.house import House, eventually
from tests.journeys.callbacks.test_promised import promised
from tests.journeys.test_written_back import lead_is_called
from tests.web.test_voice_webhook import signature

LEAD = "+14155550101"
TOMORROW = (datetime.now(UTC) + timedelta(days=1)).isoformat()


async def switched(house: House, *, on: bool = True) -> InboundWebhook:
    """Have callers of the sub-account's number looked up, or not, and wait until the provider knows."""
    number = await PhoneNumber.get(e164=house.tenant.number)
    await inbound_webhooks.switch(number.id, on=on)
    await house.quiet()
    return await InboundWebhook.get(number_id=number.id)


async def lead_calls(house: House, from_number: str = LEAD) -> Heard:
    """The lead calls the sub-account's number at the imitated provider."""
    [workspace] = house.world.voice.workspaces
    return await house.world.voice.call_in(workspace, house.tenant.number, from_number)


async def asked(house: House, token: str, body: Any = None, **header: str) -> httpx.Response:
    """Ask as the provider does, with a right signature unless another one is given."""
    question = {"from_number": LEAD, "to_number": house.tenant.number}
    raw = body if isinstance(body, bytes) else json.dumps(body or {"event": "call_inbound", "call_inbound": question})
    raw = raw.encode() if isinstance(raw, str) else raw
    return await house.http.post(
        PATH + token, content=raw, headers={"X-Retell-Signature": header.get("signature", signature(raw))}
    )


NOTHING: dict[str, Any] = {"call_inbound": {}}


async def test_a_lead_that_calls_is_known_and_not_called_any_more(installed_house: House) -> None:
    house = installed_house
    webhook = await switched(house)
    await house.subscribe("lead_called_back", [{"field": "called_back_number", "value": house.tenant.number}])
    await house.settled(await lead_is_called(house))
    await Lead.all().update(guarded_until=None)
    contact: dict[str, Any] = {"contact_id": house.tenant.contact_id, "dynamic_variables": {"first_name": "Maria"}}
    waiting = (await house.ask(LEAD, not_before=TOMORROW, **contact)).json()["call_id"]
    held = (await house.account()).held

    heard = await lead_calls(house)

    assert heard.answer is not None
    told = heard.answer["dynamic_variables"]
    assert (told["caller_known"], told["contact_name"]) == ("yes", "Maria")
    assert told["last_call_at"]
    assert all(isinstance(value, str) for value in told.values())
    assert (await house.call_in("canceled", waiting)).reason_code == "LEAD_CALLED"
    await house.quiet()
    assert (await house.account()).held < held, "what was set aside for it is free again"
    [incoming] = await IncomingCall.all()
    [run] = house.world.crm.trigger_runs
    assert run.payload["called_back_at"] == incoming.called_at.isoformat()
    assert (run.payload["called_back_number"], run.payload["canceled_call_id"]) == (house.tenant.number, waiting)
    [note] = [note.body for note in house.contact.notes if "The lead called" in note.body]
    assert "What waited to be called was canceled." in note
    assert "ai-call-called-back" in house.contact.tags
    assert "ai-call-error-lead_called" not in house.contact.tags

    again = await house.ask(LEAD)
    assert again.status_code == 409
    assert "This lead has called" in again.json()["error"], "it may still be talking to us"
    assert (await asked(house, webhook.token)).json()["call_inbound"]["dynamic_variables"] == told
    assert await IncomingCall.all().count() == 1, "the provider asks up to three times for one call"
    assert len(house.accepted) == 1


async def test_a_callback_that_was_promised_ends_when_the_lead_calls_first(installed_house: House) -> None:
    house = installed_house
    await switched(house)
    callback = await promised(house, "in 2 hours")
    assert callback.at is not None

    heard = await lead_calls(house)

    assert heard.answer is not None
    told = heard.answer["dynamic_variables"]
    there = callback.at.astimezone(ZoneInfo(house.tenant.timezone))
    assert told["callback_at"] == f"{there:%Y-%m-%d %H:%M %Z}"
    assert told["last_call_outcome"] == "callback requested"
    assert (await house.call_in("canceled", str(callback.planned_call_id))).reason_code == "LEAD_CALLED"
    await house.quiet()
    [task] = house.contact.tasks
    assert task.completed, "nobody has to call any more"


async def test_a_promise_is_not_planned_for_a_lead_that_has_called_since(installed_house: House) -> None:
    house = installed_house
    await switched(house)
    house.world.voice.next_outcomes = [OUTCOMES["01"]]
    call_id = await lead_is_called(house)
    await house.written_back(call_id)
    await Call.filter(id=UUID(call_id)).update(ended_at=datetime.now(UTC))
    await lead_calls(house)
    call = await house.call(call_id)

    plan = await planning.plan(
        call, await result_of(call), "in 2 hours", await calling_number(call.number_id), None, datetime.now(UTC)
    )

    assert (plan.call, plan.why) == (None, planning.CALLED_FIRST)


async def test_whatever_is_in_doubt_changes_nothing(house: House) -> None:
    webhook = await switched(house)
    waiting = (await house.ask(LEAD, not_before=TOMORROW)).json()["call_id"]
    other = TENANTS[1]
    await house.ask("+14155550102", tenant=other, not_before=TOMORROW)
    here = {"from_number": LEAD, "to_number": house.tenant.number}
    doubts: list[Any] = [
        b"", b"[]", b"{", b"\xff", {"event": "call_inbound"}, {"event": "call_inbound", "call_inbound": None},
        {"event": "call_ended", "call_inbound": here}, {"event": "call_inbound", "call_inbound": []},
        *(
            {"event": "call_inbound", "call_inbound": here | changed}
            for changed in (
                {"from_number": "anonymous"}, {"from_number": ""}, {"from_number": None}, {"from_number": ["+1"]},
                {"from_number": "+14155550199"}, {"from_number": "+14155550102"}, {"to_number": other.number},
                {"from_number": "+1" + "4" * 400},
            )
        ),
    ]  # fmt: skip

    answers = [await asked(house, webhook.token, doubt) for doubt in doubts]
    strange = await asked(house, "unknown-token")
    await switched(house, on=False)
    off = await asked(house, webhook.token)

    assert [(answer.status_code, answer.json()) for answer in (*answers, strange, off)] == [(200, NOTHING)] * (
        len(doubts) + 2
    )
    assert await IncomingCall.all().count() == 0
    assert (await house.call(waiting)).state == "queued"
    assert (await asked(house, webhook.token, b"x" * 20_000)).status_code == 413
    for forged in (signature(b"another body"), "", "v=1,d=2"):
        assert (await asked(house, webhook.token, signature=forged)).status_code == 401


async def test_nobody_waits_for_a_database_that_does_not_answer(house: House) -> None:
    webhook = await switched(house)
    await house.ask(LEAD, not_before=TOMORROW)

    async with in_transaction() as tx:
        await tx.execute_query("SELECT FROM leads FOR UPDATE")
        answer = await asked(house, webhook.token)

        assert (answer.status_code, answer.json()) == (200, NOTHING)
        assert await IncomingCall.all().count() == 0
        # The process is asked to end meanwhile.
        ending = asyncio.create_task(settled(), context=Context())

    # The provider does not ask again, so what waited for this lead must end all the same.
    await ending
    assert await IncomingCall.all().count() == 1
    await house.quiet()
    assert (await Call.get()).state == "canceled"


async def test_the_address_that_was_there_before_is_put_back(house: House) -> None:
    [workspace] = house.world.voice.workspaces
    at_provider = workspace.numbers[house.tenant.number]
    at_provider.settings["inbound_webhook_url"] = before = "https://desk.example.com/who"

    webhook = await switched(house)
    assert at_provider.settings["inbound_webhook_url"] == f"{house.settings.public_url}{PATH}{webhook.token}"
    assert (webhook.before, webhook.trouble) == (before, None)
    await switched(house)
    assert (await switched(house, on=False)).set_at is None
    assert at_provider.settings["inbound_webhook_url"] == before

    # The provider is down while it is switched on; and the number is taken from its customer.
    house.fault("PATCH /retell/update-phone-number", "status", times=1, status=503)
    number = await PhoneNumber.get(e164=house.tenant.number)
    await inbound_webhooks.switch(number.id, on=True)

    async def set_in_the_end() -> bool:
        return PATH in at_provider.settings["inbound_webhook_url"]

    await eventually(set_in_the_end, "it was not tried again")
    await assignments.unassign(house.seeded.agency.id, number.id, datetime.now(UTC))
    await house.quiet()
    assert at_provider.settings["inbound_webhook_url"] == before
    # Its next customer wants it as well, and somebody has put another address there since.
    customer = house.seeded.customers[house.tenant.location_id]
    await assignments.assign_customer(house.seeded.agency.id, number.id, customer.id)
    await inbound_webhooks.switch(number.id, on=True)
    await house.quiet()
    at_provider.settings["inbound_webhook_url"] = "https://other.example.com"
    await switched(house, on=False)
    assert at_provider.settings["inbound_webhook_url"] == "https://other.example.com"
