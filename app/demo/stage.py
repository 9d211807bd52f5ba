"""Settings and ports for an app that talks to the sandbox vendors."""

import socket

from app.config import Settings
from app.demo.seed import DEMO_ACTION_SECRET, DEMO_SECRET_KEYS


def free_port() -> int:
    """A port on the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def sandbox_settings(sandbox_url: str, port: int, *, dial_timeout_seconds: float = 10.0) -> Settings:
    """Settings of an app on this port whose vendors are the sandbox; `.env` and environment do not matter."""
    return Settings(
        _env_file=None,
        database_url=None,
        public_url=f"http://127.0.0.1:{port}",
        secret_keys=DEMO_SECRET_KEYS,
        ghl_action_secrets=DEMO_ACTION_SECRET,
        retell_api_url=f"{sandbox_url}/retell",
        dial_timeout_seconds=dial_timeout_seconds,
        log_format="console",
    )
