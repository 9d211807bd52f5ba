"""A web process that is asked to end tells its balancer first, and loses nothing that still comes."""

import signal
from pathlib import Path

import httpx

from tests.faults.conftest import street_on
from tests.house import eventually


async def test_it_turns_red_takes_what_still_comes_and_ends(database_url: str, tmp_path: Path) -> None:
    async with street_on(database_url, tmp_path, drain_seconds=3.0) as street:
        await street.processes.start("web")
        web = street.processes.running["web"]
        async with httpx.AsyncClient(base_url=street.processes.url) as balancer:
            web.send_signal(signal.SIGTERM)

            async def red() -> bool:
                return (await balancer.get("/readyz")).status_code == 503

            await eventually(red, "the balancer is not told")
            late = await street.house.ask(headers={"Prefer": "respond-async"})

            assert late.status_code == 202
            assert late.headers["connection"] == "close"
            assert (await balancer.get("/healthz")).status_code == 200
            await street.processes.stop("web")
