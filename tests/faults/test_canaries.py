"""Secrets, phone numbers, names and transcripts go through every route and every fault, and show up nowhere.

Nowhere: in no line of log, no metric, no address that is asked for, no error and no answer to a stranger. The holder
of a key may see the numbers of its own calls.
"""

import itertools
import json
import logging
from collections.abc import AsyncIterator
from uuid import uuid4

import httpx
import pytest
import structlog
from starlette.routing import Route
from tortoise.transactions import in_transaction

from app.demo.install import install
from app.demo.seed import DEMO_ACTION_SECRET, TENANTS
from app.domain.telephony.keys import generate
from app.domain.tenants.crm_tokens import CrmToken
from app.logs import configure_logging
from app.main import ROUTES
from app.postgres import database, queue
from app.sandbox.faults import Fault
from app.sealing import KeyRing
from tests.conftest import built
from tests.house import House
from tests.plain_logs import log_plainly

TOKEN = "metrics_canary_5f0c1e"
NAME, WISH, MAIL = "Zacharias Canarius", "the zebra package", "canary@birds.example"
# What the imitated agent always says; the e-mail below belongs to a contact.
SPOKEN = ("Tuesday at ten", "booked a visit")
PHONES = [f"+1415555{middle}01" for middle in range(61, 90)]


@pytest.fixture
async def watched_house(database_url: str) -> AsyncIterator[House]:
    async with built(database_url, metrics_token=TOKEN, dial_timeout_seconds=1.0) as house:
        await install(house.world, house.clients, house.settings)
        await house.give_credits(100_000)
        handlers, level = logging.getLogger().handlers, logging.getLogger().level
        yield house
        logging.getLogger().handlers = handlers
        logging.getLogger().setLevel(level)
        structlog.reset_defaults()
        log_plainly()


async def secrets_of(house: House) -> dict[str, str]:
    ring, settings = KeyRing.parse(house.settings.secret_keys), house.settings
    found = {"metrics token": TOKEN, "action secret": DEMO_ACTION_SECRET, "client secret": settings.ghl_client_secret}
    found["master key"] = settings.secret_keys.partition(":")[2]
    found["voice key"] = house.seeded.workspace.api_key(ring)
    found |= {f"owk key of {number}": key for number, key in house.seeded.api_keys.items()}
    for grant in await CrmToken.all():
        found[f"access token of {grant.resource_id}"] = grant.access_token(ring)
        found[f"refresh token of {grant.resource_id}"] = grant.refresh_token(ring)
    return found


def people() -> dict[str, str]:
    found = {"name": NAME, "wish": WISH, "mail": MAIL}
    found |= {f"said: {words}": words for words in SPOKEN}
    for phone in PHONES:
        found[phone], found[f"{phone} as people write it"] = phone, f"555-{phone[-4:]}"
    return found


def body_to(phone: str) -> dict[str, object]:
    call = {"dynamic_variables": {"name": NAME, "mail": MAIL}, "metadata": {"wish": WISH}}
    return {"from_number": TENANTS[0].number, "to_number": phone, "contact_id": TENANTS[0].contact_id, **call}


def step_to(phone: str) -> dict[str, object]:
    data = {"phone": phone, "variables": {"name": NAME, "mail": MAIL, "wish": WISH}}
    return {"data": data, "extras": {"locationId": TENANTS[0].location_id, "contactId": TENANTS[0].contact_id}}


async def through_every_route(house: House, phones: "itertools.cycle[str]") -> list[httpx.Response]:
    """Each route with right credentials, with wrong ones, and with a broken body; returns what strangers were told."""
    told: list[httpx.Response] = []
    insider = house.key() | {"X-Action-Secret": DEMO_ACTION_SECRET}
    strangers: tuple[dict[str, str], ...] = (
        {},
        {"Authorization": f"Bearer {generate()}", "X-Action-Secret": NAME},
        {"X-GHL-Signature": WISH},
    )
    for headers, route in itertools.product((insider, *strangers), ROUTES):
        assert isinstance(route, Route)
        path = route.path.replace("{workspace_token}", house.seeded.workspace.token).replace("{call_id}", str(uuid4()))
        [method] = (route.methods or set()) - {"HEAD"}
        phone = next(phones)
        bodies = [json.dumps(body_to(phone)), json.dumps(step_to(phone)), f'{{"to_number": "{phone}", "{NAME}']
        query = {"phone": phone, "name": NAME, "code": WISH, "state": MAIL}
        for body in bodies:
            answer = await house.http.request(method, path, content=body, headers=headers, params=query)
            told += [answer] if headers != insider or answer.status_code >= 400 else []
    return told


async def through_every_fault(house: House, phones: "itertools.cycle[str]") -> list[httpx.Response]:
    """Calls to people, while vendors fail in every way that we know."""
    refusal = {"status": "error", "message": f"{NAME} at {PHONES[0]} cannot be called", "error": WISH}
    faults = [
        Fault(f"{route}", kind, status=status, body=refusal, seconds=1.5, times=2)  # type: ignore[arg-type]
        for route in ("POST /retell/v2/create-phone-call", "GET /crm/contacts", "GET /retell/v2/get-call")
        for kind, status in (
            ("status", 422), ("status", 500), ("status", 429), ("drop_before", 0), ("drop_after", 0), ("garbage", 0),
            ("delay", 0),
        )
    ]  # fmt: skip
    told: list[httpx.Response] = []
    for fault in faults:
        house.world.faults.add(fault)
        headers = house.key() | {"Prefer": "wait=1"}
        answer = await house.http.post("/api/outbound-call", json=body_to(next(phones)), headers=headers)
        # Whoever ordered the call is told why the provider refused it, in the provider's words.
        refused = answer.json().get("error_code") == "CALL_REJECTED"
        told += [answer] if answer.status_code >= 400 and not refused else []
        house.world.faults.clear()
    await house.run_workflow()
    return told


async def a_database_that_stumbles(house: House) -> list[httpx.Response]:
    """Connections that are cut, and jobs that can never succeed."""
    async with in_transaction() as tx:
        await queue.defer(tx, "place_call", attempt_id=str(uuid4()))
    cut = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    outside = await database.connect(house.database_url)
    await outside.execute(cut)
    await outside.close()
    return [await house.ask(PHONES[1], dynamic_variables={"name": NAME}) for _ in range(3)]


async def test_nothing_shows_anywhere(watched_house: House, capfd: pytest.CaptureFixture[str]) -> None:
    house, phones = watched_house, itertools.cycle(PHONES)
    hidden = await secrets_of(house) | people()
    house.world.crm.contacts[house.tenant.contact_id].first_name = NAME

    configure_logging("json")
    told = await through_every_fault(house, phones)
    told += await a_database_that_stumbles(house)
    # At last, since so many bad keys block this address.
    told += await through_every_route(house, phones)

    await house.quiet()
    metrics = (await house.http.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})).text
    places = {
        "the log": capfd.readouterr().err,
        "the metrics": metrics,
        "errors and answers to strangers": "\n".join(f"{one.headers} {one.text}" for one in told),
        "addresses": "\n".join(
            f"{one.path}?{one.query}" for vendor in (house.world.crm, house.world.voice) for one in vendor.requests
        ),
    }

    assert len(told) > 100
    assert house.accepted, "calls were made"
    assert '"event": "job.failed"' in places["the log"]
    assert "leadcall_vendor_seconds_bucket" in metrics
    shown = [(what, where) for what, text in hidden.items() for where, all_of_it in places.items() if text in all_of_it]
    assert shown == []
