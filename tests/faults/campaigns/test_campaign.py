"""A campaign while web, worker and database are killed, and people pause and stop it: nobody twice, nobody after."""

import asyncio
import os
import random
import signal
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tortoise import connections

from app.demo.seed import DEMO_SECRET_KEYS
from app.domain.calls.calls import Attempt, Call, State
from app.domain.campaigns import campaigns
from app.domain.campaigns.campaigns import Campaign, CampaignContact, Listed, Place, Status
from app.domain.telephony.workspaces import Workspace
from app.postgres import database
from tests.faults.conftest import Street, street_on
from tests.faults.test_database import Server, server
from tests.house import eventually
from tests.suite import app_process

__all__ = ["server"]
SEEDS = (1,)
LEADS, SLOTS, BLOWS = 30, 7, 3


async def clock() -> datetime:
    """What time it is for the database, which alone counts."""
    [row] = await connections.get("default").execute_query_dict("SELECT clock_timestamp() AS now")
    now: datetime = row["now"]
    return now


async def strike(street: Street, server: Server, victim: str) -> None:
    """kill -9 of a process, or a crash of the database; it comes back at once."""
    if victim == "database":
        pid = int((server.folder / "postgres" / "postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGQUIT)
        while (server.folder / "postgres" / "postmaster.pid").exists():  # noqa: ASYNC110 - a file tells nobody
            await asyncio.sleep(0.05)
        await database.until_answering(await server.start())
    else:
        street.processes.kill(victim)
        await street.processes.start(victim)
    # What was reported while nobody listened is lost: the clock's sweep reads those calls.
    await street.house.world.settled()
    await street.house.sweep_as_if_an_hour_later()


@pytest.mark.parametrize("seed", SEEDS)
async def test_nobody_is_called_twice_and_nobody_after_a_stop(server: Server, tmp_path: Path, seed: int) -> None:
    dice, url = random.Random(seed), await server.start()
    environment = os.environ | {"DATABASE_URL": url, "SECRET_KEYS": DEMO_SECRET_KEYS}
    code, printed = await app_process.run("migrate", environment=environment)
    assert code == 0, printed
    async with street_on(url, tmp_path) as street:
        house, now = street.house, datetime.now(UTC)
        await house.give_credits(100_000)
        house.world.voice.workspaces[0].concurrency_limit = SLOTS
        await Workspace.all().update(concurrency=SLOTS)
        campaign = await Campaign.create(
            customer_id=house.seeded.customers[house.tenant.location_id].id, name="Spring", per_minute=600,
            created_by="Ann", created_at=now,
        )  # fmt: skip
        await campaigns.put(campaign, [Listed(f"+1415555{n:02}01") for n in range(LEADS)], now)
        await street.processes.start("web", "worker")
        await campaigns.start(campaign, now)
        pauses: list[tuple[datetime, datetime]] = []
        for blow in range(BLOWS):

            async def got_on(blow: int = blow) -> bool:
                return len(house.accepted) > blow * SLOTS

            await eventually(got_on, "the campaign does not get on", patience=60)
            await strike(street, server, dice.choice(("web", "worker", "database")))
            if dice.random() < 0.6:
                await campaigns.pause(campaign)
                since = await clock()
                await strike(street, server, dice.choice(("worker", "database")))
                until = await clock()
                await campaigns.start(campaign, datetime.now(UTC))
                pauses.append((since, until))
        await campaigns.end(campaign.id, Status.STOPPED, datetime.now(UTC))
        stopped = await clock()
        await strike(street, server, "worker")

        # One whose answer got lost is looked for, and never sent again.
        async def all_over() -> bool:
            return not await Call.filter(state__in=[State.QUEUED, State.DIALING]).exists()

        await eventually(all_over, "a call is left", patience=90)

        dialed = [attempt.dialed_at for attempt in await Attempt.all() if attempt.dialed_at is not None]
        assert dialed
        assert [at for at in dialed if at > stopped] == [], "somebody was dialed after the stop"
        for since, until in pauses:
            assert [at for at in dialed if since < at < until] == [], "somebody was dialed during a pause"
        assert set(Counter(call.to_number for call in house.accepted).values()) == {1}, "somebody was called twice"
        left = await CampaignContact.filter(campaign_id=campaign.id, place__in=[Place.LISTED, Place.WAITING]).count()
        assert left == 0
        assert await CampaignContact.filter(campaign_id=campaign.id).count() == LEADS
