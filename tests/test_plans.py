"""Statements that are run all the time are planned once for each connection, and read no whole table."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest
from tortoise import connections
from tortoise.transactions import in_transaction

from app import database
from app.config import Settings
from app.demo.seed import DEMO_SECRET_KEYS, TENANTS, seed
from app.domain import cancellation, do_not_call, keys, pacing, request_keys, stuck, waiting
from app.domain.numbers import PhoneNumber
from app.domain.secrets import KeyRing
from tests.bench.history import fill

SETTINGS = Settings(secret_keys=DEMO_SECRET_KEYS)
PAST = 5_000
READ = "SELECT relname, seq_tup_read FROM pg_stat_user_tables WHERE relname IN ('calls', 'attempts', 'leads')"
PLANS = "SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE statement = $1"


@pytest.mark.usefixtures("opened_database")
async def test_who_holds_a_key_is_planned_once() -> None:
    ring = KeyRing.parse(DEMO_SECRET_KEYS)
    # A statement is prepared for one connection, which a transaction keeps.
    async with in_transaction():
        for _ in range(20):
            await keys.authenticate(keys.generate(), ring, "127.0.0.1", datetime.now(UTC))
        [plans] = await connections.get("default").execute_query_dict(PLANS, [keys.AUTHENTICATE])

    assert plans == {"generic_plans": 20, "custom_plans": 0}


async def _wake(customer_id: UUID, _now: datetime) -> None:
    async with in_transaction() as tx:
        await waiting.wake(tx, customer_id, "PAUSED")


LOOKS: dict[str, Callable[[UUID, datetime], Awaitable[object]]] = {
    "what is stuck": lambda _, now: stuck.sweep(now),
    "who waits for a turn": lambda _, now: pacing.tend(now),
    "keys to be freed": lambda _, now: request_keys.forget(now),
    "what waits for a reason": _wake,
    "what waits for a number": lambda customer_id, now: cancellation.cancel_waiting(
        customer_id, "CANCELED", "For the test.", now, to_number="+14155550101"
    ),
    "what waits for a listed number": lambda customer_id, _: do_not_call.waiting_for_listed(customer_id, 100),
}


@pytest.mark.parametrize("name", LOOKS)
async def test_a_long_past_is_not_read(opened_database: str, name: str) -> None:
    seeded = await seed(SETTINGS)
    customer = seeded.customers[TENANTS[0].location_id]
    number = await PhoneNumber.get(e164=TENANTS[0].number)
    connection = await database.connect(opened_database)
    try:
        await fill(connection, customer.id, number.id, from_=0, to=PAST)
        before = dict(await connection.fetch(READ))
        await LOOKS[name](customer.id, datetime.now(UTC))
        # A connection of the pool reports what it has counted when it is told to, after its statement.
        await connections.get("default").execute_query("SELECT pg_stat_force_next_flush()")
        await connections.get("default").execute_query("SELECT 1")
        after = dict(await connection.fetch(READ))
    finally:
        await connection.close()

    assert {table: after[table] - before[table] for table in after} == {"calls": 0, "attempts": 0, "leads": 0}
