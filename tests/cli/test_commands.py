"""Operations without the page, as an operator types them."""

import re

import pytest
from typer.testing import CliRunner

from app.cli import app
from app.demo.seed import DEMO_SECRET_KEYS
from app.domain.telephony.keys import ApiKey
from app.errors import AppError
from tests.house import House


async def test_credits_are_granted_and_the_ledger_adds_up(house: House) -> None:
    customer = house.seeded.customers[house.tenant.location_id]

    printed = await house.command("grant-credits", str(customer.id), "12.5", "--reason", "Top-up")

    assert "available now: 512.5." in printed
    assert (await house.account()).available == 512_500
    assert "0 drift" in await house.command("verify-ledger")


def issued(printed: str) -> tuple[str, dict[str, str]]:
    """The id of the key that was printed, and how it is sent."""
    found = re.search(r"Key id: (\S+)\nKey: (\S+)", printed)
    assert found, printed
    return found[1], {"X-API-Key": found[2]}


async def accepted(house: House, key: dict[str, str], to_number: str) -> bool:
    """Whether a webhook with this key places a call."""
    body = {"from_number": house.tenant.number, "to_number": to_number}
    return (await house.http.post("/api/outbound-call", json=body, headers=key)).is_success


async def test_a_key_is_issued_by_name_beside_the_others_and_revoked_alone(house: House) -> None:
    key_id, n8n = issued(await house.command("issue-key", house.tenant.number, "--name", "n8n"))

    assert (await ApiKey.get(id=key_id)).name == "n8n"
    assert await accepted(house, n8n, "+14155550101")
    assert "is revoked" in await house.command("revoke-key", key_id)
    assert not await accepted(house, n8n, "+14155550102")
    assert await accepted(house, house.key(), "+14155550103")


async def test_a_key_takes_the_place_of_another(house: House) -> None:
    number = house.tenant.number
    first_id, first = issued(await house.command("issue-key", number, "--name", "n8n"))
    second_id, second = issued(await house.command("issue-key", number, "--replaces", first_id, "--overlap", "1h"))
    _, third = issued(await house.command("issue-key", number, "--replaces", second_id))

    assert (await ApiKey.get(id=second_id)).name == "n8n"
    assert await accepted(house, first, "+14155550101"), "it goes on for an hour"
    assert not await accepted(house, second, "+14155550102")
    assert await accepted(house, third, "+14155550103")
    assert await accepted(house, house.key(), "+14155550104"), "no other key has ended"
    with pytest.raises(AssertionError, match="has no key NOSUCH"):
        await house.command("issue-key", number, "--replaces", "NOSUCH")


@pytest.mark.parametrize(
    ("options", "says"),
    [(("--expires", "2001-01-01"), "--expires is over already"), (("--overlap", ""), "0, 1h, 24h, 7d")],
)
async def test_a_key_is_not_ended_for_one_that_nobody_can_use_or_by_a_variable_that_is_not_set(
    house: House, options: tuple[str, ...], says: str
) -> None:
    key_id, clear = issued(await house.command("issue-key", house.tenant.number))

    with pytest.raises(AssertionError, match=says):
        await house.command("issue-key", house.tenant.number, "--replaces", key_id, *options)
    assert await accepted(house, clear, "+14155550101")


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
        (["issue-key", "+14155550100", "--overlap", "24h"], "Say with --replaces KEY_ID which key ends"),
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
