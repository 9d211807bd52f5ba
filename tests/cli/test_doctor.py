"""The doctor names what is wrong, what to do about it, and shows no secret."""

import os
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from tortoise import connections

from app.cli import doctor as doctor_command
from app.cli.doctor_database import of_database
from app.config import Settings
from app.demo.environment import free_port
from app.demo.seed import DEMO_SECRET_KEYS
from app.domain.lifecycle import key_rotation
from app.postgres import database
from app.sandbox.server import serve_in_background
from app.sealing import KeyRing
from tests.house import House
from tests.suite import app_process

OTHER_KEY = "other:" + "B" * 42 + "A="


async def doctor(house: House, **changed: str) -> tuple[int, dict[str, str]]:
    settings = house.settings
    environment = {
        **os.environ,
        "DATABASE_URL": house.database_url,
        "SECRET_KEYS": settings.secret_keys,
        "PUBLIC_URL": house.url,
        "GHL_API_URL": settings.ghl_api_url,
        "GHL_CLIENT_ID": settings.ghl_client_id,
        "GHL_CLIENT_SECRET": settings.ghl_client_secret,
        "GHL_SSO_KEY": settings.ghl_sso_key,
        "GHL_ACTION_SECRETS": settings.ghl_action_secrets,
        "RETELL_API_URL": settings.retell_api_url,
        "METRICS_TOKEN": "a-token-of-the-operator-that-is-long",
    }
    code, text = await app_process.run("doctor", environment=environment | changed)
    assert not [secret for secret in (OTHER_KEY[6:], settings.secret_keys.partition(":")[2]) if secret in text]
    return code, {line.split()[1]: line for line in text.splitlines() if line.strip()}


async def test_a_healthy_house_needs_nothing(house: House) -> None:
    code, found = await doctor(house)

    assert code == 0
    healthy = {"settings", "database", "clock", "SECRET_KEYS", "GHL_API_URL", "RETELL_API_URL", "webhooks"}
    assert {about for about, line in found.items() if line.startswith("ok ")} == healthy | {"PUBLIC_URL"} - set()


@pytest.mark.parametrize(
    ("changed", "about", "advice"),
    [
        ({"RETELL_API_URL": f"http://127.0.0.1:{free_port()}"}, "RETELL_API_URL", "Check the setting, DNS"),
        (
            {"DATABASE_URL": f"postgres://a@127.0.0.1:{free_port()}/b"},
            "database",
            "correct host and port in DATABASE_URL",
        ),
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
    assert found[about].startswith("fix ")
    assert advice in found[about]


@pytest.mark.parametrize(
    "changed",
    [{"GHL_ACTION_SECRETS": "x" * 32 + ",too-short"}, {"METRICS_TOKEN": "too-short"}],
    ids=lambda one: next(iter(one)),
)
async def test_a_secret_that_could_be_guessed_is_named_and_not_shown(house: House, changed: dict[str, str]) -> None:
    [about] = changed

    _, found = await doctor(house, **changed)

    assert found[about].startswith("look ")
    assert "shorter than 32 characters" in found[about]
    assert "too-short" not in found[about]


async def test_a_database_that_is_not_migrated_is_told_apart(house: House) -> None:
    connection = await database.connect(house.database_url)
    await connection.execute("DELETE FROM aerich")
    await connection.close()

    code, found = await doctor(house)

    assert code == 1
    assert "python -m app migrate" in found["database"]


async def test_secrets_under_a_wrong_key_are_counted_not_shown(house: House) -> None:
    ring = KeyRing.parse(house.settings.secret_keys)
    assert await key_rotation.unreadable(ring) == []

    impostor = OTHER_KEY.replace("other", ring.newest)
    code, found = await doctor(house, SECRET_KEYS=impostor)

    assert code == 1
    assert "cannot be opened, workspaces.sealed_api_key." in found["SECRET_KEYS"]


def settings(**changed: object) -> Settings:
    return Settings(**{"secret_keys": DEMO_SECRET_KEYS, **changed}, _env_file=None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("public_url", "proxies", "says"),
    [
        ("https://calls.example.com", "", "It is empty, though PUBLIC_URL needs a proxy"),
        ("https://calls.example.com", "10.0.0.1,0.0.0.0/0", "It names everybody"),
        ("https://calls.example.com", "::/0", "It names everybody"),
        ("https://calls.example.com", "10.0.0.1", None),
        ("http://127.0.0.1:8000", "", None),
    ],
)
def test_the_proxy_must_be_named_and_nobody_else(public_url: str, proxies: str, says: str | None) -> None:
    found = doctor_command.of_proxies(settings(public_url=public_url, trusted_proxies=proxies))

    assert [finding.state for finding in found] == (["fix"] if says else [])
    assert all(finding.says.startswith(says or "") for finding in found)


def test_a_name_that_is_no_setting_is_told_with_the_one_that_was_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("TRUSTED_PROXY=10.0.0.1\nPOSTGRES_PASSWORD=x\nPUBLIC_URL=http://127.0.0.1\n")

    [finding] = doctor_command.of_env_file()

    assert finding.says == "TRUSTED_PROXY is no setting of this app. Is TRUSTED_PROXIES meant?"


def test_a_closed_mail_server_and_a_page_that_cannot_open_must_be_fixed() -> None:
    assert doctor_command.of_mail(f"smtp://127.0.0.1:{free_port()}").state == "fix"
    found = doctor_command.of_settings(settings(ghl_client_id="id-1", ghl_client_secret="x"))
    assert ("fix", "GHL_SSO_KEY") in {(finding.state, finding.about) for finding in found}


async def test_what_answers_in_the_place_of_app_or_vendor_is_told_from_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{free_port()}")  # the app uses none, and neither does this

    async def nothing_behind(_request: Request) -> Response:
        return Response(status_code=502)

    proxy = Starlette(routes=[Route("/healthz", nothing_behind)])
    async with serve_in_background(proxy) as address:
        app = await doctor_command.of_app(address.url)
        vendor = await doctor_command.of_host("RETELL_API_URL", address.url)

    assert (app.state, "answers 502" in app.says) == ("fix", True)
    assert (vendor.state, "Check its path" in vendor.says) == ("fix", True)


async def test_a_database_in_which_no_call_can_be_kept_or_dialed_must_be_fixed(opened_database: str) -> None:
    job = "INSERT INTO pgqueuer (priority, entrypoint, payload, execute_after, headers, status) "
    values = "VALUES (0, 'place_call', '{}', now() - interval '5 minutes', 'null'::jsonb, 'queued')"
    tables = connections.get("default")
    await tables.execute_query(job + values)
    await tables.execute_script("CREATE ROLE reader LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader;"
                                "GRANT CREATE ON SCHEMA public TO reader")  # fmt: skip
    try:
        read_only = await of(opened_database + "&options=-c%20default_transaction_read_only%3Don")
        reader = await of(opened_database.replace("postgres@", "reader@"))
    finally:
        await tables.execute_script("DROP OWNED BY reader; DROP ROLE reader")

    assert read_only["database"].startswith("fix   database           It is read-only.")
    assert "Its role may not write the table calls" in reader["database"]
    assert "nobody does it. Start a worker" in read_only["worker"]


async def of(url: str) -> dict[str, str]:
    return {finding.about: str(finding) async for finding in of_database(settings(database_url=url))}
