"""A sandbox on a real port, one seeded workspace, a client of it, and somebody who receives its webhooks."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.sandbox.retell.agents import Agent
from app.sandbox.retell.workspaces import Workspace
from app.sandbox.server import SandboxServer, serve_in_background
from app.sandbox.world import World

TLS = httpx.create_ssl_context()  # shared, because every client would take 30 ms to build its own
KEY = "key_of_the_clinic"
FROM = "+14155550100"
OTHER_FROM = "+14155550101"
ANSWERED, VOICEMAIL, NO_ANSWER, DO_NOT_CALL, LONG = (f"+121355501{digits}" for digits in ("01", "02", "03", "07", "12"))


@dataclass
class Clinic:
    """The seeded workspace and its agents."""

    workspace: Workspace
    receptionist: Agent
    chat: Agent
    suspended: Agent


@dataclass
class Receiver:
    """Somebody's webhook endpoint: what came in, and how it answers (each status once, then 204)."""

    url: str = ""
    received: list[tuple[str, bytes]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    _arrival: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def events(self) -> list[str]:
        return [json.loads(body)["event"] for _, body in self.received]

    def calls(self, event: str) -> list[dict[str, Any]]:
        return [json.loads(body)["call"] for _, body in self.received if json.loads(body)["event"] == event]

    async def take(self, request: Request) -> Response:
        self.received.append((request.headers["x-retell-signature"], await request.body()))
        return Response(status_code=self.statuses.pop(0) if self.statuses else 204)


@pytest.fixture
def world() -> World:
    return World(speed=1000, seed=1)


@pytest.fixture
def clinic(world: World) -> Clinic:
    workspace = world.voice.add_workspace(api_key=KEY, org_name="Clinic", calls_per_second=100)
    receptionist = workspace.add_agent("Receptionist", version=3, published_version=2, tags={"prod": 2})
    workspace.add_number(FROM, nickname="Front desk", outbound_agent=receptionist)
    workspace.add_number(OTHER_FROM, nickname="Spare")
    chat = workspace.add_agent("Website chat", channel="chat")
    suspended = workspace.add_agent("Suspended", is_suspended=True)
    return Clinic(workspace, receptionist, chat, suspended)


@pytest.fixture
async def sandbox(world: World, clinic: Clinic) -> AsyncIterator[SandboxServer]:  # noqa: ARG001
    async with SandboxServer(world) as server:
        yield server


@pytest.fixture
async def api(sandbox: SandboxServer) -> AsyncIterator[httpx.AsyncClient]:
    headers = {"authorization": f"Bearer {KEY}"}
    base_url = f"{sandbox.url}/retell"
    async with httpx.AsyncClient(base_url=base_url, headers=headers, timeout=5, verify=TLS) as client:
        yield client


@pytest.fixture
async def receiver(clinic: Clinic) -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = Starlette(routes=[Route("/hook", receiver.take, methods=["POST"])])
    async with serve_in_background(app) as address:
        receiver.url = f"{address.url}/hook"
        clinic.workspace.webhook_url = receiver.url
        yield receiver


Dial = Callable[..., Any]


@pytest.fixture
def dial(api: httpx.AsyncClient) -> Dial:
    """Asks for a call, ANSWERED unless told otherwise, and returns the answer."""

    async def dial(to_number: str = ANSWERED, from_number: str = FROM, **fields: Any) -> httpx.Response:
        body = {"from_number": from_number, "to_number": to_number, **fields}
        return await api.post("/v2/create-phone-call", json=body)

    return dial
