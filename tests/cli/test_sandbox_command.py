"""The imitated vendors alone: what they print is the `.env` of an app that uses them."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.config import Settings
from app.demo.environment import free_port

LAST_LINE = "# Sandbox vendors"
API_KEY = "# The voice provider's API key: "


@pytest.fixture
def printed() -> Iterator[list[str]]:
    """What the command prints until it serves; it is stopped at the end."""
    command = [sys.executable, "-m", "app", "sandbox", "--port", str(free_port())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line.rstrip())
            if line.startswith(LAST_LINE):
                break
        yield lines
        process.terminate()


def test_the_sandbox_prints_settings_that_work(printed: list[str], tmp_path: Path) -> None:
    env = tmp_path / ".env"
    env.write_text("\n".join(printed))
    settings = Settings(_env_file=env)
    api_key = next(line for line in printed if line.startswith(API_KEY)).removeprefix(API_KEY)
    patient = httpx.HTTPTransport(retries=10)  # connections only: it may not listen yet

    with httpx.Client(transport=patient) as http:
        voice = http.get(f"{settings.retell_api_url}/get-concurrency", headers={"Authorization": f"Bearer {api_key}"})
        knotie = http.get(
            f"{settings.knotie_api_url}/customers", headers={"Authorization": f"Bearer {settings.knotie_api_key}"}
        )

    assert voice.json()["concurrency_limit"] > 0
    assert knotie.json()["success"] is True
    assert settings.webhook_keys
