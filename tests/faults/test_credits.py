"""Credits for one call, and fifty requests at once over two web processes."""

import asyncio
from pathlib import Path

import httpx
from tortoise.transactions import in_transaction

from app.demo.environment import free_port
from app.demo.seed import TENANTS
from app.domain.credits import ledger
from app.domain.credits.ledger import Account, LedgerEntry
from tests.faults.conftest import Street
from tests.faults.processes import processes

TENANT = TENANTS[0]
PRICE_OF_ONE = 30_000


async def test_of_fifty_requests_with_credits_for_one_call_one_is_accepted(street: Street, tmp_path: Path) -> None:
    house = street.house
    customer = house.seeded.customers[TENANT.location_id]
    async with in_transaction() as tx:
        account = await Account.get(customer_id=customer.id)
        await ledger.adjust(tx, customer.id, PRICE_OF_ONE - account.available, "One call is left")
    await street.processes.start("web")
    second_port, logs = free_port(), tmp_path / "second"
    logs.mkdir()
    async with processes(house.settings, second_port, logs) as second, httpx.AsyncClient(timeout=30) as http:
        await second.start("web")

        async def ask(index: int) -> httpx.Response:
            url = (street.processes.url, second.url)[index % 2]
            body = {"from_number": TENANT.number, "to_number": f"+1415555{1000 + index}"}
            headers = house.key() | {"Prefer": "respond-async"}
            return await http.post(f"{url}/api/outbound-call", json=body, headers=headers)

        answers = await asyncio.gather(*(ask(index) for index in range(50)))

    codes = sorted(answer.json().get("error_code", "accepted") for answer in answers)
    assert codes == ["INSUFFICIENT_CREDITS"] * 49 + ["accepted"]
    assert sorted(answer.status_code for answer in answers) == [202] + [402] * 49
    account = await Account.get(customer_id=customer.id)
    assert (account.available, account.held) == (0, PRICE_OF_ONE)
    assert not await LedgerEntry.filter(customer_id=customer.id, available_after__lt=0).exists()
