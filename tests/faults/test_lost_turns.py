"""What a killed process had taken of a workspace's limits is free again, and whoever waited for it is called."""

import pytest

from app.domain.calls.calls import Attempt, Call
from app.domain.telephony.workspaces import Workspace
from app.sandbox.retell.outcomes import ANSWERED
from tests.faults.conftest import Street
from tests.house import eventually

LEADS = ["+14155550111", "+14155550117", "+14155550118"]


@pytest.mark.parametrize("failpoint", ["dialing-committed", "placed-committed"])
async def test_the_only_line_of_a_workspace_is_not_lost_with_a_killed_worker(street: Street, failpoint: str) -> None:
    house, processes = street.house, street.processes
    account = house.world.voice.workspaces[0]
    account.concurrency_limit = account.calls_per_second = 1
    await Workspace.all().update(concurrency=1, calls_per_second=1, reserve_inbound=0)
    house.world.voice.next_outcomes = [ANSWERED] * len(LEADS)
    await processes.start("web")
    call_ids = [(await house.ask(lead, headers={"Prefer": "respond-async"})).json()["call_id"] for lead in LEADS]
    await processes.start("worker", failpoint=failpoint)
    await processes.died("worker")

    await processes.start("worker")

    async def all_over() -> bool:
        return await Call.filter(state="ended").count() == len(LEADS)

    await eventually(all_over, "a lead was lost", patience=90)
    for call_id in call_ids:
        assert (await house.call(call_id)).outcome == "answered"
    assert sorted(call.to_number for call in house.accepted) == LEADS
    assert account.most_living == 1
    assert account.turned_down == 0
    assert await Attempt.filter(state="queued").count() == 0
