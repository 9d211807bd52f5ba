"""Attempts that nobody looks at are found, each kind for itself."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from app.domain.calls import stuck_calls
from app.domain.calls.calls import Attempt, State
from tests.domain.calls.test_gate import FIRST, scene

pytestmark = pytest.mark.usefixtures("opened_database")


async def test_many_waiting_calls_do_not_keep_a_stuck_one_from_its_rescue() -> None:
    stuck = (await scene(FIRST)).attempt
    long_ago = datetime.now(UTC) - timedelta(days=1)
    await Attempt.filter(id=stuck.id).update(state=State.ENDED, ended_at=long_ago, due_at=datetime.now(UTC))
    waiting = []
    for _ in range(stuck_calls.BATCH_SIZE + 100):
        other = stuck.clone(pk=uuid4())
        other.due_at = other.next_look_at = long_ago
        waiting.append(other)
    await Attempt.bulk_create(waiting)

    found = await stuck_calls.sweep()

    assert found == stuck_calls.BATCH_SIZE + 1
    assert (await Attempt.get(id=stuck.id)).swept_at is not None
