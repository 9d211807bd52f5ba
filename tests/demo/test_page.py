"""The demo's page over HTTP: only in the demo, nothing from elsewhere, nothing for strangers."""

from collections.abc import Iterator
from functools import partial

import httpx
import pytest

from app.demo.buttons import call_in
from app.demo.environment import Environment
from app.demo.faults_menu import FaultsMenu
from app.demo.seed import TENANTS
from app.domain.telephony import inbound_webhooks
from app.domain.telephony.numbers import PhoneNumber
from tests.demo.process import started_demo
from tests.house import House

PATHS = ["/demo", "/demo/app", "/demo/behind-the-scenes", "/demo/status", "/demo/context", "/demo/workflow"]


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    """A client at the root of one running demo."""
    with started_demo() as demo, httpx.Client(base_url=demo.url.removesuffix("/demo"), timeout=20) as client:
        yield client


async def test_outside_the_demo_there_is_no_such_page(house: House) -> None:
    assert (await house.http.get("/demo")).status_code == 404


@pytest.mark.parametrize("path", [*PATHS, "/demo/static/crm.js"])
def test_every_answer_forbids_what_is_inline_or_foreign(client: httpx.Client, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
    assert "unsafe" not in policy
    assert " style=" not in answer.text


def test_the_app_answers_beside_the_page(client: httpx.Client) -> None:
    assert client.get("/readyz").json()["status"] == "ready"


@pytest.mark.parametrize("path", PATHS)
def test_an_unknown_sub_account_is_not_found(client: httpx.Client, path: str) -> None:
    assert client.get(path, params={"location": "nowhere"}).status_code == 404


def test_an_unknown_button_or_a_contact_of_another_sub_account_is_not_found(client: httpx.Client) -> None:
    own, other = ({"contact": tenant.contact_id} for tenant in TENANTS)

    assert client.post("/demo/buttons/heal", params=own).status_code == 200
    assert client.post("/demo/buttons/explode", params=own).status_code == 404
    assert client.post("/demo/buttons/heal", params=other).status_code == 404


@pytest.mark.parametrize(
    ("query", "body", "status"),
    [
        ({"step": "no_such_step"}, "{}", 404),
        ({}, "[]", 400),
        ({}, "{", 400),
        ({}, "x" * 100_000, 413),
        ({"contact": TENANTS[1].contact_id}, "{}", 404),
    ],
)
def test_a_step_that_makes_no_sense_is_not_run(
    client: httpx.Client, query: dict[str, str], body: str, status: int
) -> None:
    query = {"contact": TENANTS[0].contact_id, **query}

    assert client.post("/demo/workflow/runs", params=query, content=body).status_code == status
    assert client.get("/demo/workflow/runs/never", params={"step": "place_call"}).status_code == 404


def test_after_taking_the_provider_down_the_page_says_so_until_it_is_healed(client: httpx.Client) -> None:
    contact = {"contact": TENANTS[0].contact_id}

    client.post("/demo/buttons/take-down", params=contact)
    assert client.get("/demo/status").json()["fault"].startswith("Down for")

    client.post("/demo/buttons/heal", params=contact)
    assert client.get("/demo/status").json()["fault"] is None


async def test_a_contact_that_calls_is_known_once_that_is_switched_on(house: House) -> None:
    environment = Environment(house.world, house.seeded, house.http)
    press = partial(call_in, environment, FaultsMenu(house.world.faults), house.tenant, house.contact)
    number = await PhoneNumber.get(e164=house.tenant.number)

    off = await press()
    await inbound_webhooks.switch(number.id, on=True)
    await house.quiet()
    stranger = await press()
    await house.ask(str(house.contact.phone), dynamic_variables={"first_name": "Maria"})
    known = await press()

    assert "nobody was asked" in off.sentence
    assert "is a stranger" in stranger.sentence
    assert "is known" in known.sentence
    assert "contact_name Maria" in known.sentence
