"""Alarms: the agency hears of each incident once, on every way that it has chosen, and once more when it is over."""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.demo.install import install
from app.domain.alarms import alarms
from app.domain.alarms.alarms import Alarm
from app.domain.alarms.incidents import Kind
from app.domain.calls.calls import Attempt
from app.domain.health.falls import NumberFall
from app.domain.results.triggers import TriggerDelivery, TriggerSubscription
from app.domain.results.write_backs import WriteBack
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import Installation
from app.jobs.alarms.tell_alarm import OF_AGENCY, TOLD_ELSEWHERE
from app.sandbox.server import serve_in_background
from tests.conftest import built
from tests.house import House, eventually
from tests.jobs.test_mail_low_credits import Mailbox, mailbox
from tests.settings_page import seated

__all__ = ["mailbox"]
BOSS = "boss@agency.example"
LONG_AGO = timedelta(hours=2)


@dataclass
class Receiver:
    """The agency's webhook: what came; it fails at first (each status once)."""

    url: str = ""
    came: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)

    async def take(self, request: Request) -> Response:
        body = await request.body()
        status = self.statuses.pop(0) if self.statuses else 204
        if status < 300:
            self.came.append(json.loads(body))
            self.headers.append(dict(request.headers))
            self.bodies.append(body)
        return Response(status_code=status)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    async with serve_in_background(Starlette(routes=[Route("/hook", receiver.take, methods=["POST"])])) as address:
        receiver.url = f"{address.url}/hook"
        yield receiver


@pytest.fixture
async def mailing_house(database_url: str, mailbox: tuple[Mailbox, str]) -> AsyncIterator[House]:
    async with built(database_url, smtp_url=mailbox[1], mail_from="calls@agency.example") as house:
        await install(house.world, house.clients, house.settings)
        await house.quiet()
        await Agency.all().update(alert_email=BOSS)
        yield house


async def account_in_trouble(_: House, *, on: bool) -> None:
    trouble = {"trouble": "credit_exhausted", "trouble_at": datetime.now(UTC)} if on else {"trouble": None}
    await Workspace.all().update(**trouble)


async def key_dead(_: House, *, on: bool) -> None:
    await Workspace.all().update(status="dead_key" if on else "ok")


async def number_gone(house: House, *, on: bool) -> None:
    await PhoneNumber.filter(e164=house.tenant.number).update(gone_at=datetime.now(UTC) if on else None)


async def number_falls(house: House, *, on: bool) -> None:
    if on:
        number = await PhoneNumber.get(e164=house.tenant.number)
        await NumberFall.create(
            number_id=number.id, customer_id=number.customer_id, found_at=datetime.now(UTC), since=date(2026, 3, 2),
            dials=200, hits=12, before_dials=1000, before_hits=310,
        )  # fmt: skip
    else:
        await NumberFall.all().update(over_at=datetime.now(UTC))


async def no_credits(house: House, *, on: bool) -> None:
    mine = Customer.filter(id=house.seeded.customers[house.tenant.location_id].id)
    await mine.update(price_per_minute=10**9 if on else 10_000)


async def costs_too_much(house: House, *, on: bool) -> None:
    mine = Customer.filter(id=house.seeded.customers[house.tenant.location_id].id)
    await mine.update(loses_since=datetime.now(UTC) if on else None)


async def late(house: House, *, on: bool) -> None:
    if on:
        await Customer.all().update(policy={**(await Customer.first()).policy, "max_lead_age_minutes": 600})  # type: ignore[union-attr]
        await Workspace.all().update(concurrency=1, reserve_inbound=1, other_calls=9)
        call_id = (await house.ask(headers={"Prefer": "respond-async"})).json()["call_id"]
        await house.waits_because("PACED", call_id)
        await Attempt.filter(call_id=call_id).update(due_at=datetime.now(UTC) - LONG_AGO)
    else:
        await Workspace.all().update(concurrency=20, reserve_inbound=0, other_calls=0)
        await Attempt.filter(state="queued").update(due_at=datetime.now(UTC))


async def not_written(house: House, *, on: bool) -> None:
    if on:
        mine = await Installation.get(location_id=house.tenant.location_id)
        await WriteBack.create(
            installation_id=mine.id, contact_id="c", effect="note", cause_id=uuid4(), content={},
            planned_at=datetime.now(UTC), given_up_why="The CRM said no.",
        )  # fmt: skip
    else:
        await WriteBack.filter(given_up_why__isnull=False).update(planned_at=datetime.now(UTC) - LONG_AGO)


async def not_started(house: House, *, on: bool) -> None:
    if on:
        mine = await Installation.get(location_id=house.tenant.location_id)
        subscription = await TriggerSubscription.create(
            installation_id=mine.id, trigger_id="t", event="credits_low", path="/t", changed_at=datetime.now(UTC)
        )
        await TriggerDelivery.create(
            subscription_id=subscription.id, event="credits_low", cause_id=uuid4(), content={},
            planned_at=datetime.now(UTC), given_up_why="The CRM said no.",
        )  # fmt: skip
    else:
        await TriggerDelivery.filter(given_up_why__isnull=False).update(planned_at=datetime.now(UTC) - LONG_AGO)


# What makes each kind of incident, and ends it; and what the agency reads of it.
INCIDENTS: dict[Kind, tuple[Callable[..., Awaitable[None]], str]] = {
    Kind.ACCOUNT_PROBLEM: (account_in_trouble, "it has no credits left"),
    Kind.KEY_REJECTED: (key_dead, "does not take the key"),
    Kind.NUMBER_GONE: (number_gone, "is not in its account"),
    Kind.NUMBER_FALLS: (number_falls, "and in 31% before"),
    Kind.NO_CREDITS: (no_credits, "too few credits"),
    Kind.NEGATIVE_MARGIN: (costs_too_much, "cost more in the last seven days"),
    Kind.LEADS_LATE: (late, "1 leads of"),
    Kind.WRITE_BACK_FAILING: (not_written, "The CRM said no."),
    Kind.TRIGGER_FAILING: (not_started, "The CRM said no."),
}


def test_every_kind_of_incident_is_tried() -> None:
    assert set(INCIDENTS) == set(Kind)


async def test_the_agency_is_told_of_each_incident_once_and_once_more_when_it_is_over(
    mailing_house: House, mailbox: tuple[Mailbox, str], receiver: Receiver
) -> None:
    house, (box, _) = mailing_house, mailbox
    seat = await seated(house, "agency")
    saved = await seat.post("/embed/calls/attention", alarm_url=receiver.url, late_minutes="30", rest_days="3")
    [secret] = re.findall(r"<code>(whsec_[^<]+)</code>", saved.text)
    await house.subscribe("needs_attention")
    await alarms.watch(datetime.now(UTC))
    assert await Alarm.all().count() == 0, "nothing is wrong in the beginning"

    for kind, (change, sentence) in INCIDENTS.items():
        for heard in (receiver.came, box.taken, house.world.crm.trigger_runs):
            heard.clear()
        receiver.statuses = [503]
        await change(house, on=True)
        for _ in range(2):
            await alarms.watch(datetime.now(UTC))
        assert sentence in (await seat.get("/embed/start")).text, kind
        await came(receiver, 1)
        await change(house, on=False)
        for _ in range(2):
            await alarms.watch(datetime.now(UTC))
        await came(receiver, 2)
        await house.quiet()

        assert [told["type"] for told in receiver.came] == ["alarm.begins", "alarm.is_over"], kind
        assert {told["kind"] for told in receiver.came} == {kind}
        assert sentence in receiver.came[0]["sentence"]
        times = 0 if kind in TOLD_ELSEWHERE else 2
        assert [mail["To"] for mail in box.taken] == [BOSS] * times, kind
        assert not times or "This is over" in box.taken[-1].get_payload()
        told = 0 if kind in OF_AGENCY else times
        assert [run.payload["kind"] for run in house.world.crm.trigger_runs] == [kind] * told
        assert await Alarm.filter(over_at=None).count() == 0

    headers, body = receiver.headers[0], receiver.bodies[0]
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"


async def came(receiver: Receiver, count: int) -> None:
    async def arrived() -> bool:
        return len(receiver.came) >= count

    await eventually(arrived, f"{count} were not sent to the webhook")


async def test_a_late_lead_is_shown_with_its_cause_and_speed_is_measured(house: House) -> None:
    fast = (await house.ask("+14155550111")).json()["call_id"]
    await house.settled(fast)
    await late(house, on=True)

    page = (await (await seated(house)).get("/embed/calls/attention")).text

    assert "+1 415-555-0101" in page
    assert "Waits for its turn" in page
    assert "Half of them within" in page


async def test_an_address_that_nobody_may_reach_is_not_saved(house: House) -> None:
    seat = await seated(house, "agency")

    wrong = await seat.post("/embed/calls/attention", alarm_url="ftp://example.com", late_minutes="0", rest_days="3")

    assert wrong.status_code == 422
    assert 'id="late_minutes-wrong"' in wrong.text
    assert (await Agency.get()).alarm_url is None
