"""The app as real processes that can be killed, with the sandbox provider of the test as the witness."""

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from app.config import Settings
from tests.suite.app_process import AppProcess

ROOT = Path(__file__).parent.parent.parent
START_SECONDS = 120.0
VENDORS = {name for name in Settings.model_fields if name.startswith(("ghl_", "knotie_"))}


@dataclass
class Processes:
    """Web and worker processes of one app on one port."""

    settings: Settings
    port: int
    logs: Path
    running: dict[str, AppProcess] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Where the web process answers."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self, *names: str, failpoint: str = "", options: tuple[str, ...] = ()) -> None:
        """Start `web` (with options of `serve`) and `worker…` processes; returns when the web process answers.

        With a failpoint they die when they reach it.
        """
        environment = self.environment() | {"LEADCALL_FAILPOINT": failpoint}
        for name in names:
            command = ["serve", "--port", str(self.port), *options] if name == "web" else ["worker"]
            self.running[name] = AppProcess(*command, environment=environment, output=self.logs / f"{name}.log")
        if "web" in names:
            await self._answering()

    async def died(self, name: str) -> None:
        """Wait until this process has been killed at its failpoint."""
        code = await asyncio.to_thread(self.running[name].wait, 30)
        assert code == -signal.SIGKILL, f"{name} ended with {code} instead of dying at its failpoint"
        del self.running[name]

    def kill(self, *names: str) -> None:
        """kill -9: no handler runs, nothing is flushed."""
        for name in names:
            self.running[name].kill()
            self.running.pop(name).wait()

    async def stop(self, name: str) -> int:
        """SIGTERM, and wait for the process without holding up the imitated vendors; returns its exit code."""
        process = self.running.pop(name)
        process.send_signal(signal.SIGTERM)
        return await asyncio.to_thread(process.wait, 60)

    def environment(self) -> dict[str, str]:
        """The settings as a process of this app reads them."""
        named = {
            "DATABASE_URL": self.settings.database_url or "",
            "PUBLIC_URL": self.url,
            "SECRET_KEYS": self.settings.secret_keys,
            "GHL_ACTION_SECRETS": self.settings.ghl_action_secrets,
            "METRICS_TOKEN": self.settings.metrics_token,
            "RETELL_API_URL": self.settings.retell_api_url,
            "DIAL_TIMEOUT_SECONDS": str(self.settings.dial_timeout_seconds),
            "DRAIN_SECONDS": str(self.settings.drain_seconds),
        }
        vendors = self.settings.model_dump(include=VENDORS)
        named |= {name.upper(): str(value) for name, value in vendors.items()}
        return {**os.environ, **named}

    async def _answering(self) -> None:
        deadline = asyncio.get_running_loop().time() + START_SECONDS
        async with httpx.AsyncClient() as http:
            while asyncio.get_running_loop().time() < deadline:
                with contextlib.suppress(httpx.HTTPError):
                    if (await http.get(f"{self.url}/readyz")).status_code == 200:
                        return
                await asyncio.sleep(0.05)
        raise AssertionError(f"the web process does not answer: {(self.logs / 'web.log').read_text()[-2000:]}")


@contextlib.asynccontextmanager
async def processes(settings: Settings, port: int, logs: Path) -> AsyncIterator[Processes]:
    """Processes that are gone when the block is left, whatever happened in it."""
    group = Processes(settings, port, logs)
    try:
        yield group
    finally:
        group.kill(*list(group.running))
