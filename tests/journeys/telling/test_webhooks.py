"""The results of calls reach the address of a key's holder, signed as Standard Webhooks describes, each until heard."""

import base64
import hmac
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.demo.seed import demo_id
from app.domain.callbacks.incoming import SAME_CALL, IncomingCall
from app.domain.results.results import NOTHING_YET
from app.domain.results.webhooks import OVERLAP, WebhookDelivery, WebhookEndpoint
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import UNINSTALLED, Installation
from app.jobs.calls.after_call import after_call
from app.sandbox.retell.outcomes import OUTCOMES
from app.sandbox.server import serve_in_background
from tests.house import House, eventually
from tests.journeys.callbacks.test_called_back import LEAD, lead_calls, switched
from tests.settings_page import Seat, seated


@dataclass
class Receiver:
    """The address of a key's holder: what came, and how it answers (each status once, then 204)."""

    url: str = ""
    came: list[tuple[Mapping[str, str], bytes]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)

    async def take(self, request: Request) -> Response:
        self.came.append((dict(request.headers), await request.body()))
        return Response(status_code=self.statuses.pop(0) if self.statuses else 204)

    def bodies(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _, body in self.came]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    async with serve_in_background(Starlette(routes=[Route("/hook", receiver.take, methods=["POST"])])) as address:
        receiver.url = f"{address.url}/hook"
        yield receiver


def verified(headers: Mapping[str, str], body: bytes, secret: str) -> bool:
    """What a receiver does, written from the specification."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    content = b".".join([headers["webhook-id"].encode(), headers["webhook-timestamp"].encode(), body])
    mine = base64.b64encode(hmac.new(key, content, "sha256").digest()).decode()
    fresh = abs(datetime.now(UTC).timestamp() - int(headers["webhook-timestamp"])) < 300
    return fresh and f"v1,{mine}" in headers["webhook-signature"].split(" ")


async def without_crm(house: House) -> None:
    """The sub-account has the app in no CRM: its customer goes on with its key alone."""
    await Customer.filter(id=house.seeded.customers[house.tenant.location_id].id).update(without_crm=True)
    await Installation.filter(location_id=house.tenant.location_id).update(status=UNINSTALLED)


async def page_of(house: House) -> tuple[Seat, str]:
    return await seated(house, "agency"), f"/embed/numbers/{demo_id(house.tenant.number)}/webhook"


async def secret_of(house: House) -> str:
    endpoint = await WebhookEndpoint.get(number_id=demo_id(house.tenant.number))
    return endpoint.secret(house.clients.ring)


async def delivered(count: int) -> list[WebhookDelivery]:
    async def done() -> list[WebhookDelivery] | None:
        rows = await WebhookDelivery.filter(done_at__isnull=False).order_by("planned_at")
        return rows if len(rows) == count else None

    return await eventually(done, "not every event was delivered")


async def test_a_result_is_sent_signed_until_it_is_heard(house: House, receiver: Receiver) -> None:
    seat, page = await page_of(house)
    assert (await seat.post(page, url=receiver.url)).status_code == 200
    await without_crm(house)
    receiver.statuses = [503, 404]
    house.world.voice.next_outcomes = [replace(OUTCOMES["18"], collected={"callback_time": "in 2 hours"})]

    call_id = (await house.ask(metadata={"order": 17})).json()["call_id"]

    rows = await delivered(2)
    assert [row.event for row in rows] == ["call.finished", "callback.scheduled"]
    secret = await secret_of(house)
    assert all(verified(headers, body, secret) for headers, body in receiver.came)
    assert len(receiver.came) == 4
    told = {body["type"]: body["data"] for body in receiver.bodies()}
    finished, promised = told["call.finished"], told["callback.scheduled"]
    assert finished.keys() >= NOTHING_YET.keys()
    assert (finished["call_id"], finished["outcome"], finished["complete"]) == (call_id, "callback_requested", True)
    assert finished["variables"]["callback_time"] == "in 2 hours"
    assert promised["callback_at"] is not None
    ids = [headers["webhook-id"] for headers, _ in receiver.came]
    assert len(set(ids)) == 2, "a repeated delivery has the id of the first"
    await after_call(house.settings, call_id)
    assert await WebhookDelivery.all().count() == 2


async def test_that_a_lead_has_called_is_told_for_each_time_it_does(house: House, receiver: Receiver) -> None:
    seat, page = await page_of(house)
    await seat.post(page, url=receiver.url)
    await without_crm(house)
    await switched(house)
    call_id = (await house.ask(LEAD)).json()["call_id"]
    await delivered(1)

    await lead_calls(house)
    await delivered(2)
    await IncomingCall.all().update(called_at=datetime.now(UTC) - SAME_CALL)
    await lead_calls(house)
    first, second = (await delivered(3))[1:]

    assert (first.event, second.event) == ("lead.called_back", "lead.called_back")
    told, again = (body for body in receiver.bodies() if body["type"] == "lead.called_back")
    assert (told["data"]["call_id"], told["data"]["called_back_number"]) == (call_id, house.tenant.number)
    assert told["data"]["called_back_at"] < again["data"]["called_back_at"]
    assert f"#/embed/calls/{call_id}" in (await seat.get(page)).text
    assert (await seat.post(f"{page}/{first.id}/again")).status_code == 200
    await delivered(3)
    assert receiver.bodies()[-1]["data"].keys() == told["data"].keys()


async def test_two_secrets_sign_for_a_day_after_a_change(house: House, receiver: Receiver) -> None:
    seat, page = await page_of(house)
    await seat.post(page, url=receiver.url)
    old = await secret_of(house)
    changed = (await seat.post(f"{page}/secret")).text
    new = await secret_of(house)
    assert old != new
    assert new in changed

    call_id = (await house.ask()).json()["call_id"]
    await delivered(1)
    await WebhookEndpoint.all().update(rotated_at=datetime.now(UTC) - OVERLAP - timedelta(minutes=1))
    log = (await seat.get(page)).text
    assert "Delivered" in log
    [row] = await WebhookDelivery.all()
    again = await seat.post(f"{page}/{row.id}/again")
    assert again.status_code == 200
    await delivered(1)

    (headers, body), (later, same) = receiver.came
    assert verified(headers, body, old)
    assert verified(headers, body, new)
    assert (verified(later, same, old), verified(later, same, new)) == (False, True)
    assert later["webhook-id"] == headers["webhook-id"]
    assert json.loads(same)["data"]["call_id"] == call_id


async def test_who_wants_no_more_is_left_alone(house: House, receiver: Receiver) -> None:
    seat, page = await page_of(house)
    await seat.post(page, url=receiver.url)
    receiver.statuses = [410]

    call_id = (await house.ask()).json()["call_id"]
    await house.settled(call_id)

    async def given_up() -> bool:
        return await WebhookDelivery.filter(given_up_why__isnull=False).exists()

    await eventually(given_up, "it was not given up")
    assert "it wants no more events" in (await seat.get(page)).text
    await house.settled((await house.ask("+14155550190")).json()["call_id"])
    await house.quiet()
    assert len(receiver.came) == 1
    assert await WebhookDelivery.all().count() == 1
    await seat.post(page, url="")
    assert await WebhookDelivery.all().count() == 0


async def test_only_a_public_https_address_is_taken(house: House) -> None:
    seat, page = await page_of(house)

    for url in ("ftp://example.com/x", "https://user:pw@example.com/", "not an address"):
        answer = await seat.post(page, url=url)
        assert answer.status_code == 422, url
        assert "no public https address" in answer.text
    assert await WebhookEndpoint.all().count() == 0
