"""What is read and written by statements of our own is what the object mapper reads and writes."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from tortoise.exceptions import DoesNotExist
from tortoise.models import Model
from tortoise.transactions import in_transaction

from app.demo.seed import TENANTS
from app.domain.calls.calls import Attempt, Call, State, attempt_as_told, attempt_with_call
from app.domain.results import write_backs
from app.domain.results.write_backs import WriteBack
from app.domain.tenants.installations import Installation
from app.postgres import outbox, rows
from tests.house import House

CAUSE = uuid4()
TO = "+14155550182"


def all_of(row: Model) -> dict[str, object]:
    return {name: getattr(row, name) for name in row._meta.db_fields}


async def test_an_attempt_comes_with_its_call_as_the_mapper_reads_them(house: House) -> None:
    call_id = (await house.ask(TO)).json()["call_id"]
    attempt, call = await house.settled(call_id), await house.call(call_id)
    workspace_id, told = house.seeded.workspace.id, str(attempt.provider_call_id)
    found = (
        await attempt_with_call(attempt.id),
        await attempt_as_told(workspace_id, told, None),
        await attempt_as_told(workspace_id, "call_of_somebody_else", attempt.id),
    )
    assert attempt.analysis
    for one in found:
        assert one is not None
        assert all_of(one) == all_of(attempt)
        assert all_of(one.call) == all_of(call)
    assert await attempt_as_told(uuid4(), told, attempt.id) is None
    with pytest.raises(DoesNotExist):
        await attempt_with_call(uuid4())


def test_only_columns_of_the_table_are_written() -> None:
    with pytest.raises(ValueError, match="no column ended, moved"):
        rows.assignments(Call, ("state", "moved", "ended"), 1)


def test_a_value_is_handed_over_as_its_column_wants_it() -> None:
    now = datetime.now(UTC)
    given = rows.values(
        Attempt, {"state": State.ENDED, "analysis": {"summary": "Yes"}, "ended_at": now, "outcome": None}
    )
    assert given == ["ended", '{"summary":"Yes"}', now, None]


@pytest.mark.usefixtures("installed_house")
async def test_what_is_planned_twice_is_written_once_and_claimed_whole_by_one_worker() -> None:
    installation, now = await Installation.get(location_id=TENANTS[0].location_id), datetime.now(UTC)
    planned = [
        WriteBack(
            cause_id=CAUSE, installation_id=installation.id, contact_id="Maria", effect=write_backs.CALLBACK_DONE,
            content={"task_id": "none"}, planned_at=now,
        )
        for _ in range(2)
    ]  # fmt: skip
    async with in_transaction() as tx:
        assert [await outbox.plan(tx, row, "no_worker_takes_this") for row in planned] == [True, False]
    claimed = await outbox.claim(WriteBack, planned[0].id, now)
    assert claimed is not None
    assert all_of(claimed) == all_of(planned[0]) | {"tries": 1, "lease_until": now + outbox.LEASE}
    with pytest.raises(outbox.UnderWay):
        await outbox.claim(WriteBack, planned[0].id, now)
    again = await outbox.claim(WriteBack, planned[0].id, now + outbox.LEASE + timedelta(seconds=1))
    assert again is not None
    assert again.tries == 2
    await outbox.done(again, now)
    assert await outbox.claim(WriteBack, planned[0].id, now) is None
