"""The doctor names what is wrong, what to do about it, and shows no secret."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import database
from app.demo.stage import free_port
from app.domain import rotation
from app.domain.secrets import KeyRing
from tests.house import House

OTHER_KEY = "other:" + "B" * 42 + "A="


async def doctor(house: House, **changed: str) -> tuple[int, dict[str, str]]:
    settings = house.settings
    environment = {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": house.database_url,
        "SECRET_KEYS": settings.secret_keys,
        "PUBLIC_URL": house.url,
        "GHL_API_URL": settings.ghl_api_url,
        "GHL_CLIENT_ID": settings.ghl_client_id,
        "GHL_CLIENT_SECRET": settings.ghl_client_secret,
        "GHL_ACTION_SECRETS": settings.ghl_action_secrets,
        "RETELL_API_URL": settings.retell_api_url,
        "METRICS_TOKEN": "a-token-of-the-operator",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "app", "doctor", env=environment | changed, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, cwd=Path(__file__).parent.parent,
    )  # fmt: skip
    printed, _ = await process.communicate()
    text = printed.decode()
    assert not [secret for secret in (OTHER_KEY[6:], settings.secret_keys.partition(":")[2]) if secret in text]
    return process.returncode or 0, {line.split()[1]: line for line in text.splitlines() if line.strip()}


async def test_a_healthy_house_needs_nothing(house: House) -> None:
    code, found = await doctor(house)

    assert code == 0
    healthy = {"settings", "database", "clock", "SECRET_KEYS", "GHL_API_URL", "RETELL_API_URL"}
    assert {about for about, line in found.items() if line.startswith("ok ")} == healthy | {"PUBLIC_URL"} - set()


@pytest.mark.parametrize(
    ("changed", "about", "advice"),
    [
        ({"RETELL_API_URL": f"http://127.0.0.1:{free_port()}"}, "RETELL_API_URL", "Check the setting, DNS"),
        ({"DATABASE_URL": f"postgres://a@127.0.0.1:{free_port()}/b"}, "database", "Check DATABASE_URL"),
        ({"SECRET_KEYS": "short:AAAA"}, "settings", "python -m app generate-secret"),
        ({"SECRET_KEYS": OTHER_KEY}, "SECRET_KEYS", "Add it again"),
        ({"PUBLIC_URL": "http://calls.example.invalid"}, "PUBLIC_URL", "start the app"),
    ],
)
async def test_what_is_wrong_is_named_with_what_to_do(
    house: House, changed: dict[str, str], about: str, advice: str
) -> None:
    code, found = await doctor(house, **changed)

    assert code == 1
    if about == "PUBLIC_URL":
        assert found[about].startswith("look ")
        return
    assert found[about].startswith("mend ")
    assert advice in found[about]


async def test_a_database_that_is_not_migrated_is_told_apart(house: House) -> None:
    connection = await database.connect(house.database_url)
    await connection.execute("DELETE FROM aerich")
    await connection.close()

    code, found = await doctor(house)

    assert code == 1
    assert "python -m app migrate" in found["database"]


async def test_secrets_under_a_wrong_key_are_counted_not_shown(house: House) -> None:
    ring = KeyRing.parse(house.settings.secret_keys)
    assert await rotation.unreadable(ring) == []

    impostor = OTHER_KEY.replace("other", ring.newest)
    code, found = await doctor(house, SECRET_KEYS=impostor)

    assert code == 1
    assert "cannot be opened, workspaces.sealed_api_key." in found["SECRET_KEYS"]
