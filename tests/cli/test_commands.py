"""Operations without the page, as an operator types them."""

import re

import pytest
from typer.testing import CliRunner

from app.cli import app
from app.demo.seed import DEMO_SECRET_KEYS
from app.errors import AppError
from tests.house import House


async def test_credits_are_granted_and_the_ledger_adds_up(house: House) -> None:
    customer = house.seeded.customers[house.tenant.location_id]

    printed = await house.command("grant-credits", str(customer.id), "12.5", "--reason", "Top-up")

    assert "available now: 512.5." in printed
    assert (await house.account()).available == 512_500
    assert "0 drift" in await house.command("verify-ledger")


async def test_a_key_is_issued_once_and_ends_the_earlier_one(house: House) -> None:
    old = house.key()
    printed = await house.command("issue-key", house.tenant.number)
    key_id, key = re.search(r"Key id: (\S+)\nKey: (\S+)", printed).groups()  # type: ignore[union-attr]
    body = {"from_number": house.tenant.number, "to_number": "+14155550101"}

    assert (await house.http.post("/api/outbound-call", json=body, headers=old)).status_code == 401
    new = {"X-API-Key": key}
    assert (await house.http.post("/api/outbound-call", json=body, headers=new)).status_code == 200

    assert "is revoked" in await house.command("revoke-key", key_id)
    assert (await house.http.post("/api/outbound-call", json=body, headers=new)).status_code == 401


async def test_calls_are_listed_with_state_outcome_and_reason(house: House) -> None:
    call_id = (await house.ask()).json()["call_id"]
    await house.call_in("ended", call_id)

    listed = await house.command("calls", "--since", "2026-01-01")

    assert call_id in listed
    assert "ended" in listed
    assert "answered" in listed
    assert call_id not in await house.command("calls", "--state", "queued")


async def test_sub_accounts_are_listed_with_the_ids_that_other_commands_take(house: House) -> None:
    customer = house.seeded.customers[house.tenant.location_id]

    listed = await house.command("installations")

    line = next(line for line in listed.splitlines() if house.tenant.location_id in line)
    assert f"customer {customer.id}" in line
    assert f"agency {customer.agency_id}" in line


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (["revoke-key", "NOSUCH"], "There is no active key NOSUCH."),
        (["margins", "xx"], "xx is no month."),
        (["export-ledger", "00000000-0000-0000-0000-000000000000"], "There is no account"),
        (["grant-credits", "00000000-0000-0000-0000-000000000000", "nan", "--reason", "x"], "above 0"),
        (["failed-jobs", "4711", "--retry"], "has not failed"),
        (["backup", "/nowhere/before.dump"], "cannot be written"),
        (["serve", "--port", "99999"], "serve --help"),
    ],
    ids=lambda typed: typed[0],
)
def test_what_cannot_be_done_is_a_sentence_and_no_success(
    database_url: str, monkeypatch: pytest.MonkeyPatch, typed: list[str], says: str
) -> None:
    for name, value in {"DATABASE_URL": database_url, "SECRET_KEYS": DEMO_SECRET_KEYS}.items():
        monkeypatch.setenv(name, value)

    done = CliRunner().invoke(app, typed)

    assert done.exit_code != 0
    assert isinstance(done.exception, AppError | SystemExit)
    assert says in f"{done.exception} {done.output}"


async def test_an_operator_stops_a_sub_account_and_lets_it_go_on(house: House) -> None:
    customer = str(house.seeded.customers[house.tenant.location_id].id)

    assert "Paused." in await house.command("pause", "customer", customer, "--why", "Complaints")
    assert (await house.ask()).json()["error_code"] == "PAUSED"
    assert "Dialing goes on." in await house.command("resume", "customer", customer)
    assert (await house.ask()).status_code == 200
