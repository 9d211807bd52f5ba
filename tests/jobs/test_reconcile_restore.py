"""After a restore nothing is dialed until it is known what was dialed since the backup."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from tortoise import connections

from app.domain.calls import restore_hold
from app.domain.calls.calls import Attempt, Call, State
from app.domain.calls.do_not_call import DoNotCallEntry
from app.domain.calls.leads import Lead
from app.domain.calls.restore_hold import DIALING_ALLOWED
from app.errors import VendorError
from app.jobs.calls.reconcile_restore import reconcile_restore
from app.sandbox.retell.manners import Manners
from app.sandbox.retell.outcomes import OUTCOMES
from tests.house import House, minute_lasts


async def allowed() -> bool:
    [row] = await connections.get("default").execute_query_dict(f"SELECT {DIALING_ALLOWED} AS allowed")
    return bool(row["allowed"])


async def back_in_the_queue(call_id: str) -> None:
    """What the restore of a backup makes of a call that was dialed just after it."""
    await Attempt.filter(call_id=UUID(call_id)).update(
        state=State.QUEUED, provider_call_id=None, provider_answer=None, dialed_at=None, lease_until=None, heard_at=None
    )
    await Call.filter(id=UUID(call_id)).update(state=State.QUEUED)


async def held() -> str:
    """A hold that no minute's duty of the worker ends before the test does."""
    await minute_lasts(20)
    await restore_hold.open_hold(datetime.now(UTC))
    hold = await restore_hold.current()
    assert hold is not None
    return str(hold.id)


async def test_a_call_that_was_placed_since_the_backup_is_adopted_and_not_dialed(house: House) -> None:
    call_id = (await house.ask()).json()["call_id"]
    await house.call_in("placed", call_id)
    [placed] = house.accepted
    hold_id = await held()
    await back_in_the_queue(call_id)
    assert not await allowed()

    await reconcile_restore(house.clients, hold_id)

    assert await allowed()
    attempt = await house.attempt(call_id)
    assert attempt.provider_call_id == placed.call_id
    assert attempt.state in (State.PLACED, State.ENDED)
    assert len(house.accepted) == 1
    await house.settled(call_id)


@pytest.mark.parametrize("known", [True, False], ids=["asked for before the backup", "asked for since"])
async def test_who_was_called_since_the_backup_is_not_called_again_soon(house: House, *, known: bool) -> None:
    call_id = (await house.ask()).json()["call_id"]
    await house.settled(call_id)
    hold_id, [placed] = await held(), house.accepted
    if known:
        await back_in_the_queue(call_id)
        await Attempt.filter(call_id=UUID(call_id)).update(settled_at=None)
        await Lead.all().update(dialed_at=[], guarded_until=None, open=True)
    else:
        placed.metadata = {"attempt_id": str(uuid4())}
        await Lead.all().delete()

    await reconcile_restore(house.clients, hold_id)
    await reconcile_restore(house.clients, await held())

    [lead] = await Lead.all()
    assert lead.guarded_until is not None
    assert len(lead.dialed_at) == 1
    await Lead.all().update(open=False)
    assert (await house.ask()).json()["error_code"] == "DUPLICATE_CALL"


async def test_a_call_of_somebody_else_is_none_of_our_leads(house: House) -> None:
    call_id = (await house.ask()).json()["call_id"]
    await house.settled(call_id)
    [placed] = house.accepted
    placed.metadata = {}
    await Lead.all().delete()

    await reconcile_restore(house.clients, await held())

    assert await Lead.all().count() == 0


async def test_nothing_is_dialed_while_the_list_cannot_be_read(house: House) -> None:
    hold_id = await held()
    house.fault("POST /retell/v3/list-calls", "status", status=500)

    with pytest.raises(VendorError):
        await reconcile_restore(house.clients, hold_id)

    assert not await allowed()


async def test_a_wish_said_since_the_backup_is_taken_over(house: House) -> None:
    house.world.voice.next_outcomes = [OUTCOMES["07"]]
    call_id = (await house.ask()).json()["call_id"]
    await house.call_in("ended", call_id)
    hold_id = await held()
    await DoNotCallEntry.all().delete()

    await reconcile_restore(house.clients, hold_id)

    assert await DoNotCallEntry.exists(e164="+14155550101")


async def test_an_operator_can_let_calls_be_dialed_at_once(house: House) -> None:
    await held()

    said = await house.command("resume-dialing", "--by", "Alex: nothing was dialed since")

    assert "dialed again" in said
    assert await allowed()


async def test_a_call_whose_time_is_told_as_a_text_is_adopted_with_it(house: House) -> None:
    call_id = (await house.ask()).json()["call_id"]
    await house.settled(call_id)
    house.world.voice.workspaces[0].manners = Manners(iso_times=True, broken_text=True)
    hold_id = await held()
    await back_in_the_queue(call_id)
    await Attempt.filter(call_id=UUID(call_id)).update(settled_at=None)

    await reconcile_restore(house.clients, hold_id)

    [placed] = house.accepted
    assert placed.started_at is not None
    dialed_at = (await house.attempt(call_id)).dialed_at
    assert dialed_at is not None
    assert abs(dialed_at - placed.started_at) < timedelta(milliseconds=2)
