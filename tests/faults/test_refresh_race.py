"""Two real processes want the same expired token at the same moment: the CRM sees one refresh.

REFRESH_RACES=1000 runs the full thousand; the suite runs fewer.
"""

import asyncio
import os
import sys
from datetime import UTC, datetime

from app.domain.tenants.crm_tokens import CrmToken
from tests.faults.conftest import Street
from tests.faults.processes import ROOT
from tests.market import Market

RACES = int(os.environ.get("REFRESH_RACES", "60"))
RACERS = 2


async def test_two_processes_that_want_the_same_token_refresh_it_once(street: Street) -> None:
    house = street.house
    market = Market.opened(house)
    branch = market.branch()
    await house.clients.redeem(house.world.crm.approve(market.clerk(branch), [branch]))
    grant = await market.grant(branch)
    racers = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.faults.racer", str(grant.id),
            cwd=ROOT, env=street.processes.environment(), stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        )
        for _ in range(RACERS)
    ]  # fmt: skip
    try:
        assert {await line(racer) for racer in racers} == {"ready"}
        # The CRM takes its time, so that the second process always comes while the first one waits.
        house.fault("POST /crm/oauth/token", "delay_after", seconds=0.02)
        for race in range(RACES):
            await CrmToken.filter(id=grant.id).update(expires_at=datetime.now(UTC))
            before = len(market.asked("/oauth/token", "refresh_token="))
            for racer in racers:
                assert racer.stdin is not None
                racer.stdin.write(b"go\n")
            tokens = await asyncio.gather(*(line(racer) for racer in racers))

            assert len(set(tokens)) == 1, f"race {race}: {tokens}"
            assert len(tokens[0]) == 64, tokens[0]
            posts = len(market.asked("/oauth/token", "refresh_token=")) - before
            assert posts == 1, f"race {race}: {posts} refreshes"
        after = await market.grant(branch)
        assert (after.state, after.version) == ("good", grant.version + RACES)
        assert not await CrmToken.filter(state="needs_reconnect").exists()
        print(f"{RACES} races, {len(market.asked('/oauth/token', 'refresh_token='))} token POSTs, 0 lost")
    finally:
        for racer in racers:
            racer.kill()
            await racer.wait()


async def line(racer: asyncio.subprocess.Process) -> str:
    assert racer.stdout is not None
    async with asyncio.timeout(30):
        return (await racer.stdout.readline()).decode().strip()
