"""How often a request asks the database, whatever it finds there: no question for each row."""

import logging
from collections.abc import AsyncIterator, Iterator, Mapping

import httpx
import pytest

from app.demo.environment import sandbox_settings
from app.demo.seed import DEMO_ACTION_SECRET, TENANTS, Seeded, seed
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.numbers import PhoneNumber
from app.main import create_app
from app.postgres import database

TENANT = TENANTS[0]


class Statements(logging.Handler):
    """What is asked of the database, as its driver logs it."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one."""
        self.said.append(record.getMessage())


@pytest.fixture
def log() -> Iterator[Statements]:
    """The driver's log, whatever an earlier test has made of the others."""
    logger, heard = logging.getLogger("tortoise.db_client"), Statements()
    level, disabled = logger.level, logger.disabled
    logger.disabled = False
    logger.setLevel(logging.DEBUG)
    logger.addHandler(heard)
    yield heard
    logger.removeHandler(heard)
    logger.setLevel(level)
    logger.disabled = disabled


class Endpoints:
    """The app without a worker, so that every statement is of the request that a test makes."""

    def __init__(self, http: httpx.AsyncClient, seeded: Seeded, log: Statements) -> None:
        self.http, self.seeded, self.log = http, seeded, log

    async def statements(self, path: str, body: Mapping[str, object], **headers: str) -> list[str]:
        """What a request asks of the database."""
        key = {"Authorization": f"Bearer {self.seeded.api_keys[TENANT.number]}", "X-Action-Secret": DEMO_ACTION_SECRET}
        self.log.said.clear()
        answer = await self.http.post(path, json=body, headers=key | headers)
        assert answer.status_code in (200, 202), answer.text
        assert answer.json().get("status") == "queued", answer.text
        return [line for line in self.log.said if not line.startswith("Created connection pool")]

    async def add_numbers(self, count: int) -> None:
        """Give the account more numbers, each with an agent."""
        customer = self.seeded.customers[TENANT.location_id]
        for index in range(count):
            number = await PhoneNumber.create(
                workspace_id=self.seeded.workspace.id, customer_id=customer.id, e164=f"+1628200{index:04}"
            )
            await AgentAssignment.create(number_id=number.id, agent_id=f"agent-{index}", outbound=True)


@pytest.fixture
async def endpoints(database_url: str, log: Statements) -> AsyncIterator[Endpoints]:
    settings = sandbox_settings("http://127.0.0.1:9", 9)
    async with database.opened(database_url):
        seeded = await seed(settings)
    app = create_app(settings, database_url, with_worker=False)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://app") as http,
    ):
        yield Endpoints(http, seeded, log)


async def test_a_request_by_webhook_is_two_statements(endpoints: Endpoints) -> None:
    body = {"from_number": TENANT.number, "to_number": "+14155550101", "metadata": {"a": "b"}}

    asked = await endpoints.statements("/api/outbound-call", body, Prefer="respond-async")

    assert len(asked) == 2, asked


async def test_a_request_with_a_key_of_its_own_is_four(endpoints: Endpoints) -> None:
    body = {"from_number": TENANT.number, "to_number": "+14155550101"}

    asked = await endpoints.statements(
        "/api/outbound-call", body, Prefer="respond-async", **{"Idempotency-Key": "form-1"}
    )

    assert len(asked) == 4, asked


async def test_a_workflow_step_asks_as_often_for_one_number_as_for_forty(endpoints: Endpoints) -> None:
    def step(phone: str) -> dict[str, object]:
        extras = {"locationId": TENANT.location_id, "contactId": "contact-1"}
        return {"data": {"phone": phone}, "extras": extras}

    few = await endpoints.statements("/workflow/actions/place-call", step("+14155550101"))
    await endpoints.add_numbers(40)
    many = await endpoints.statements("/workflow/actions/place-call", step("+14155550111"))

    assert len(few) == len(many) <= 5, (few, many)
