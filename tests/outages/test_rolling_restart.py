"""Two web processes behind nginx, with our sample of its settings, are restarted one after the other."""

import asyncio
import contextlib
import dataclasses
import re
import shutil
import signal
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from app.demo.environment import free_port
from tests.faults.conftest import street_on
from tests.faults.processes import processes
from tests.house import eventually
from tests.outages.steady import SteadyOrders

SAMPLE = Path(__file__).parents[2] / "deploy" / "nginx.conf"
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin:/opt/homebrew/bin")
CALLERS = 4
# So that the leads last however slow a restart is: each caller has 175 of them, for half a minute and more.
PAUSE_SECONDS = 0.2
# For so long a process still takes what comes, and closes each connection with its answer.
DRAIN_SECONDS = 2.0


def settings_for(ports: tuple[int, int], listens: int, folder: Path) -> str:
    """Our sample, with these two machines in it, and on a port without TLS."""
    sample = SAMPLE.read_text()
    for place, port in zip(("10.0.0.11:8000", "10.0.0.12:8000"), ports, strict=True):
        assert place in sample
        sample = sample.replace(place, f"127.0.0.1:{port}")
    sample, lines = re.subn(r"(?m)^ *(listen 443 ssl|ssl_certificate(_key)? .*);\n", "", sample)
    assert lines == 3
    sample = sample.replace("server {", f"server {{\n    listen 127.0.0.1:{listens};", 1)
    kept = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return f"daemon off;\npid {folder}/pid;\nevents {{}}\nhttp {{\naccess_log off;\n{kept}{sample}}}\n"


@contextlib.asynccontextmanager
async def nginx_before(ports: tuple[int, int], folder: Path) -> AsyncIterator[str]:
    """nginx before two web processes; yields its address."""
    listens, file = free_port(), folder / "nginx.conf"
    file.write_text(settings_for(ports, listens, folder))
    assert NGINX
    process = subprocess.Popen([NGINX, "-c", file, "-e", folder / "nginx.log"])  # noqa: ASYNC220 - returns at once
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{listens}") as http:

            async def answers() -> bool:
                with contextlib.suppress(httpx.HTTPError):
                    return (await http.get("/healthz")).status_code == 200
                return False

            await eventually(answers, "nginx does not pass on")
        yield f"http://127.0.0.1:{listens}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


@pytest.mark.skipif(NGINX is None, reason="needs nginx (Debian has it: apt-get install nginx)")
async def test_nobody_is_refused_while_one_web_process_after_the_other_is_restarted(
    database_url: str, tmp_path: Path
) -> None:
    async with contextlib.AsyncExitStack() as stack:
        street = await stack.enter_async_context(street_on(database_url, tmp_path, drain_seconds=DRAIN_SECONDS))
        one, ports = street.processes, (street.processes.port, free_port())
        (tmp_path / "other").mkdir()
        other = await stack.enter_async_context(processes(one.settings, ports[1], tmp_path / "other"))
        await asyncio.gather(one.start("web", "worker"), other.start("web"))
        url = await stack.enter_async_context(nginx_before(ports, tmp_path))
        http = await stack.enter_async_context(httpx.AsyncClient(base_url=url, timeout=30))
        orders = SteadyOrders(dataclasses.replace(street.house, url=url, http=http))

        async with orders.coming(CALLERS, PAUSE_SECONDS):
            for group in (one, other):
                await orders.more_promised()
                await group.stop("web")
                await group.start("web")
            await orders.more_promised()

        assert (orders.refused, orders.unanswered) == ({}, [])
        assert await orders.all_dialed() == dict.fromkeys(orders.promised, 1)
        print(f"{len(orders.promised)} orders by {CALLERS} callers, two web processes restarted: 0 refused.")
