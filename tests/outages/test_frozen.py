"""A process that stands still, by SIGSTOP or with its machine, while it holds a row that others need."""

import pytest

from app.postgres import database
from tests.conftest import built


async def test_who_is_frozen_while_it_holds_an_account_loses_it_before_others_give_up(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "IDLE_SECONDS", 1)
    async with built(database_url) as house:
        frozen = await database.connect(database_url)
        await frozen.execute(database.session(database.DEFAULT_LIMITS))
        await frozen.execute("BEGIN; SELECT FROM accounts FOR UPDATE")

        answer = await house.ask(headers={"Prefer": "respond-async"})

        assert answer.status_code == 202
        frozen.terminate()


def test_who_waits_for_a_row_waits_longer_than_a_frozen_process_may_keep_it() -> None:
    assert database.IDLE_SECONDS < database.LOCK_SECONDS < database.STATEMENT_SECONDS
