"""A duty of the clock that fails or hangs stops no other."""

import asyncio
from datetime import datetime

import pytest

from app import worker
from app.jobs.periodic import PERIODIC, Periodic
from app.postgres.counters import Counters
from app.postgres.engine import Outage, engine_driver
from tests.house import eventually

EVERY_SECOND = "* * * * * *"


def test_every_duty_has_a_name_of_its_own() -> None:
    assert len({duty.name for duty in PERIODIC}) == len(PERIODIC)


async def test_one_that_fails_and_one_that_hangs_stop_no_other(
    opened_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hung, ran = asyncio.Event(), list[datetime]()

    async def fails(_now: datetime) -> None:
        raise RuntimeError("broken")

    async def hangs(_now: datetime) -> None:
        await hung.wait()

    async def runs(now: datetime) -> None:
        ran.append(now)

    duties = [Periodic(duty.__name__, EVERY_SECOND, duty) for duty in (fails, hangs, runs)]
    monkeypatch.setattr(worker, "PERIODIC", duties)
    outage = Outage(opened_database)
    async with engine_driver(opened_database, outage) as driver:
        engine = worker.engine_on(driver, {}, outage, Counters())
        clock = asyncio.create_task(engine.sm.run())

        async def again_and_again() -> bool:
            return len(ran) >= 2

        assert await eventually(again_and_again, "the others were held up")
        hung.set()
        engine.shutdown.set()
        await clock
