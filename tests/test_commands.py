"""Operations without the page, as an operator types them."""

import re

from tests.house import House


async def test_credits_are_granted_and_the_ledger_adds_up(house: House) -> None:
    customer = house.seeded.customers[house.tenant.location_id]

    printed = await house.command("grant-credits", str(customer.id), "12.5", "--reason", "Top-up")

    assert "512.5 are available now" in printed
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
