"""Bad days of the network in front of the imitated voice provider."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from app.sandbox.faults import Fault, Faults, HttpKind
from app.sandbox.server import SandboxServer
from app.sandbox.world import World
from tests.house import eventually
from tests.sandbox.retell.conftest import ANSWERED, FROM, Dial

CREATE = "POST /retell/v2/create-phone-call"
IMPATIENT = httpx.Timeout(5, read=0.05)


async def test_drop_after_acts_once_and_answers_nothing(world: World, dial: Dial) -> None:
    world.faults.add(Fault(CREATE, "drop_after", times=1))
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        await dial(idempotency_key="a1")
    again = await dial(idempotency_key="a1")

    assert [call.call_id for call in world.voice.accepted] == [again.json()["call_id"]]


async def test_drop_before_acts_never(world: World, dial: Dial) -> None:
    fault = world.faults.add(Fault(CREATE, "drop_before"))
    for _ in range(3):
        with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
            await dial()

    assert fault.fired == 3
    assert world.voice.accepted == []
    assert [request.fault for request in world.voice.requests] == ["drop_before"] * 3


@pytest.mark.parametrize("kind", ["drop_before", "drop_after"])
async def test_a_dropped_connection_carries_not_one_byte(world: World, sandbox: SandboxServer, kind: HttpKind) -> None:
    world.faults.add(Fault("GET /retell/get-concurrency", kind))
    reader, writer = await asyncio.open_connection("127.0.0.1", sandbox.port)
    writer.write(b"GET /retell/get-concurrency HTTP/1.1\r\nHost: sandbox\r\n\r\n")

    assert await reader.read() == b""
    writer.close()


async def test_a_delayed_request_is_served_even_when_nobody_waits_any_more(
    world: World, api: httpx.AsyncClient
) -> None:
    world.faults.add(Fault(CREATE, "delay", seconds=1))
    body = {"from_number": FROM, "to_number": ANSWERED}
    with pytest.raises(httpx.ReadTimeout):
        await api.post("/v2/create-phone-call", json=body, timeout=IMPATIENT)
    assert world.voice.accepted == []
    await api.post("/v2/create-phone-call", json=body)

    assert len(world.voice.accepted) == 2


async def test_delay_after_acts_at_once_and_answers_late(world: World, api: httpx.AsyncClient) -> None:
    world.faults.add(Fault(CREATE, "delay_after", seconds=1))
    body = {"from_number": FROM, "to_number": ANSWERED}
    answer = asyncio.create_task(api.post("/v2/create-phone-call", json=body))

    async def acted() -> bool:
        return bool(world.voice.accepted)

    await eventually(acted, "the call is not placed")
    assert not answer.done()
    assert (await answer).status_code == 201


async def test_a_status_is_answered_without_acting(world: World, dial: Dial) -> None:
    world.faults.add(
        Fault(CREATE, "status", times=1, status=429, body={"message": "slow"}, headers={"retry-after": "7"})
    )
    world.faults.add(Fault(CREATE, "status", times=1, status=502))
    limited, broken, served = await dial(), await dial(), await dial()

    assert (limited.status_code, limited.json(), limited.headers["retry-after"]) == (
        429,
        {"message": "slow"},
        "7",
    )
    assert (broken.status_code, broken.text) == (502, "Bad Gateway")
    assert served.status_code == 201
    assert len(world.voice.accepted) == 1


async def test_garbage_is_a_201_that_cannot_be_read(world: World, dial: Dial) -> None:
    world.faults.add(Fault(CREATE, "garbage"))
    answer = await dial()

    assert answer.status_code == 201
    with pytest.raises(ValueError, match=r"."):
        answer.json()
    assert len(world.voice.accepted) == 1


@pytest.mark.parametrize(
    ("route", "struck"),
    [
        ("GET /retell/v2/get-call/{call_id}", True),
        ("GET /retell/v2/get-call", True),
        ("GET /retell", True),
        ("* /", True),
        ("GET /{vendor}/v2", True),
        ("POST /retell", False),
        ("GET /retell/v2/get", False),
        ("GET /v2/get-call", False),
    ],
)
def test_a_route_is_a_method_and_a_prefix_or_template(route: str, struck: bool) -> None:
    faults = Faults()
    faults.add(Fault(route, "status"))

    assert (faults.for_request("GET", "/retell/v2/get-call/call_1") is not None) is struck


def test_the_same_seed_strikes_the_same_requests() -> None:
    def struck(seed: int) -> list[bool]:
        faults = Faults(seed)
        faults.add(Fault("* /", "status", probability=0.5))
        return [faults.for_request("GET", "/x") is not None for _ in range(50)]

    assert struck(1) == struck(1) != struck(2)
    assert 10 < sum(struck(1)) < 40


def test_a_fault_that_could_never_strike_is_not_accepted() -> None:
    with pytest.raises(ValueError, match="METHOD /path"):
        Fault("/retell", "status")
    with pytest.raises(ValueError, match="WEBHOOK"):
        Fault("POST /retell", "lose_webhooks")


@pytest.fixture
async def control(sandbox: SandboxServer) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=f"{sandbox.url}/control") as client:
        yield client


async def test_faults_are_switched_on_and_off_over_http(control: httpx.AsyncClient, dial: Dial) -> None:
    assert (await control.post("/faults", json={"route": CREATE, "kind": "status", "status": 500})).status_code == 201
    assert (await dial()).status_code == 500
    assert [fault["fired"] for fault in (await control.get("/faults")).json()] == [1]
    assert (await control.post("/faults", json={"route": CREATE, "kind": "explode"})).status_code == 400
    assert (await control.delete("/faults")).status_code == 204
    assert (await dial()).status_code == 201


async def test_the_witness_tells_over_http_what_was_asked_and_what_was_accepted(
    world: World, control: httpx.AsyncClient, dial: Dial
) -> None:
    await control.post("/voice/next-outcomes", json=["dial_busy"])
    await dial(idempotency_key="a1", metadata={"attempt": "a1"})
    await dial(idempotency_key="a1")
    await dial("nonsense")
    await world.settled()
    calls = (await control.get("/voice/calls")).json()
    requests = (await control.get("/voice/requests")).json()

    assert [(call["idempotency_key"], call["metadata"], call["replays"]) for call in calls] == [
        ("a1", {"attempt": "a1"}, 1)
    ]
    assert calls[0]["disconnection_reason"] == "dial_busy"
    assert [request["body"]["to_number"] for request in requests] == [ANSWERED, ANSWERED, "nonsense"]
    assert {(request["method"], request["path"]) for request in requests} == {tuple(CREATE.split())}
    assert (await control.get("/voice/webhooks")).json() == []


async def test_manners_are_switched_over_http_for_every_account(world: World, control: httpx.AsyncClient) -> None:
    [workspace] = world.voice.workspaces
    before = (await control.get("/voice/manners")).json()
    after = (await control.patch("/voice/manners", json={"iso_times": True, "list_lag_seconds": 20})).json()
    unknown = await control.patch("/voice/manners", json={"is_rude": True})
    no_answer = await control.patch("/voice/manners", json={"storage": "nothing"})

    assert after == {workspace.org_id: before[workspace.org_id] | {"iso_times": True, "list_lag_seconds": 20}}
    assert (unknown.status_code, no_answer.status_code) == (400, 400)
    assert workspace.manners.iso_times
