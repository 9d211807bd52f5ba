"""Makes the files in docs/samples anew, of calls of the demo's customer: `python -m tests.docs.samples`."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from app.demo.install import install
from app.domain.credits.allowances import month_of
from app.domain.tenants.customers import Customer
from tests.bench.__main__ import own_database
from tests.conftest import built
from tests.house import House
from tests.settings_page import seated

CONSENT = "agreed to calls by an artificial voice"
FOLDER = Path(__file__).parents[2] / "docs" / "samples"


async def take_all() -> None:
    """Place a call between the imitated vendors, and write down what its page gives."""
    FOLDER.mkdir(exist_ok=True)
    async with own_database() as (url, _), built(url) as house:
        await install(house.world, house.clients, house.settings)
        await statement(house)
        await evidence(house)


async def evidence(house: House) -> None:
    """The evidence of a call that a workflow has asked for, as both files."""
    customer = await Customer.get(id=house.seeded.customers[house.tenant.location_id].id)
    asked = {"proof_required": True, "proof_tag": CONSENT}
    await Customer.filter(id=customer.id).update(policy=customer.policy | asked)
    house.contact.tags.append(CONSENT)
    await house.run_workflow()
    call = await house.call_in("ended")
    await house.settled(str(call.id))
    await house.quiet()
    seat = await seated(house)
    for kind, query in (("json", {}), ("pdf", {"as": "pdf"})):
        answer = await seat.get(f"/embed/calls/{call.id}/evidence", **query)
        (FOLDER / f"evidence.{kind}").write_bytes(answer.content)


async def statement(house: House) -> None:
    """The statement of this month, after some calls, as both files."""
    for to in ("+14155550101", "+14155550111", "+14155550121"):
        await house.settled((await house.ask(to)).json()["call_id"])
    customer, seat = house.seeded.customers[house.tenant.location_id], await seated(house)
    month = month_of(customer, datetime.now(UTC))
    for kind in ("csv", "pdf"):
        answer = await seat.get(f"/embed/credits/{customer.id}/statement", month=month, **{"as": kind})
        (FOLDER / f"statement.{kind}").write_bytes(answer.content)


if __name__ == "__main__":
    asyncio.run(take_all())
