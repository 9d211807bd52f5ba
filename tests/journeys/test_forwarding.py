"""An agent's events reach the address that it named before its calls reported to us, as they came."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from retell.lib.webhook_auth import verify
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.clients import Clients, voice_agents
from app.demo.seed import DEMO_API_KEY
from app.domain.telephony import forwarding
from app.domain.telephony.forwarding import ForwardAddress, ForwardedEvent
from app.domain.telephony.workspaces import Workspace
from app.errors import InvalidRequest
from app.sandbox.server import serve_in_background
from app.sealing import KeyRing
from tests.house import House, eventually

NOW = datetime.now(UTC)


@dataclass
class Receiver:
    """The address that an agent names: what came, and how it answers (each status once, then 204)."""

    url: str = ""
    came: list[tuple[str, bytes]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)

    async def take(self, request: Request) -> Response:
        body = await request.body()
        status = self.statuses.pop(0) if self.statuses else 204
        if status < 300:
            self.came.append((request.headers["x-retell-signature"], body))
        return Response(status_code=status)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    async with serve_in_background(Starlette(routes=[Route("/hook", receiver.take, methods=["POST"])])) as address:
        receiver.url = f"{address.url}/hook"
        yield receiver


async def forward(house: House, url: str | None, clients: Clients | None = None) -> ForwardAddress:
    """Pass on the events of the first sub-account's agent, which names this address at the provider."""
    house.world.voice.workspaces[0].agents[house.tenant.agent_id].webhook_url = url
    workspace = await Workspace.get(id=house.seeded.workspace.id)
    return await voice_agents.forward_events(clients or house.clients, workspace, house.tenant.agent_id, NOW)


async def all_passed_on(count: int) -> list[ForwardedEvent]:
    async def passed() -> list[ForwardedEvent] | None:
        events = await ForwardedEvent.filter(done_at__isnull=False)
        return events if len(events) == count else None

    return await eventually(passed, "not every event was passed on")


async def test_every_event_is_passed_on_with_bytes_and_signature_as_they_came(house: House, receiver: Receiver) -> None:
    receiver.statuses = [503]
    await forward(house, receiver.url)

    call_id = (await house.ask(dynamic_variables={"name": "Zoë"})).json()["call_id"]
    await house.settled(call_id)

    events = await all_passed_on(3)
    assert all(verify(body.decode(), DEMO_API_KEY, signature) for signature, body in receiver.came)  # type: ignore[no-untyped-call]
    assert sum(event.tries for event in events) == 4, "the one that was refused for a moment came again"
    assert [event.content for event in events] == [{}] * 3, "what was passed on is not kept"


async def test_only_the_agent_that_was_chosen_is_passed_on(house: House, receiver: Receiver) -> None:
    await forward(house, receiver.url)
    await forwarding.stop(house.seeded.workspace.id, house.tenant.agent_id)

    await house.settled((await house.ask()).json()["call_id"])

    assert await ForwardedEvent.all().count() == 0
    assert receiver.came == []


async def test_a_repeated_event_is_passed_on_once(house: House, receiver: Receiver) -> None:
    house.fault("WEBHOOK /retell", "duplicate_webhooks", copies=3)
    await forward(house, receiver.url)

    await house.settled((await house.ask()).json()["call_id"])

    await all_passed_on(3)
    await asyncio.gather(house.world.settled())
    assert len(receiver.came) == 3


async def test_a_receiver_that_says_no_is_given_up_and_shown(house: House, receiver: Receiver) -> None:
    receiver.statuses = [410, 302, 404]
    await forward(house, receiver.url)

    await house.settled((await house.ask()).json()["call_id"])

    async def given_up() -> list[ForwardedEvent] | None:
        failed = await forwarding.failures(house.seeded.workspace.id)
        return failed if len(failed) == 3 else None

    failed = await eventually(given_up, "the events were not given up")
    assert {event.given_up_why.split("(")[0].strip(".") for event in failed if event.given_up_why} == {
        "The address answered 410",
        "The address redirects ",
        "The address answered 404",
    }


@pytest.mark.parametrize("url", [None, "", "https://example.com/{{customer_name}}"])
async def test_an_agent_without_a_usable_address_is_told_so(house: House, url: str | None) -> None:
    with pytest.raises(InvalidRequest) as refused:
        await forward(house, url)

    assert refused.value.details[0]["field"] == "forward"
    assert await ForwardAddress.all().count() == 0


async def test_an_address_that_leads_back_to_us_is_refused(house: House) -> None:
    with pytest.raises(InvalidRequest, match="leads here"):
        await forward(house, f"{house.settings.public_url}/webhooks/voice/{house.seeded.workspace.token}")


async def test_a_private_address_is_refused_unless_the_operator_allows_it(house: House, receiver: Receiver) -> None:
    settings = house.settings.model_copy(update={"private_urls": False})
    async with Clients(settings, KeyRing.parse(settings.secret_keys)).opened() as clients:
        for url in (receiver.url, "https://127.0.0.1/hook", "https://localhost/hook"):
            with pytest.raises(InvalidRequest, match="no public https address"):
                await forward(house, url, clients)

    assert await ForwardAddress.all().count() == 0
