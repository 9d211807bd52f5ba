"""Statements that are run all the time are planned once for each connection, not each time."""

from datetime import UTC, datetime

import pytest
from tortoise import connections

from app.demo.seed import DEMO_SECRET_KEYS
from app.domain.telephony import key_auth, keys
from app.sealing import KeyRing

PLANS = "SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE statement = $1"


@pytest.mark.usefixtures("opened_database")
async def test_who_holds_a_key_is_planned_once() -> None:
    ring = KeyRing.parse(DEMO_SECRET_KEYS)
    for _ in range(20):
        await key_auth.authenticate(keys.generate(), ring, "127.0.0.1", datetime.now(UTC))
    # A statement is prepared for one connection, and the pool gives out the one that it got back last.
    [plans] = await connections.get("default").execute_query_dict(PLANS, [key_auth.AUTHENTICATE])

    assert plans == {"generic_plans": 20, "custom_plans": 0}
