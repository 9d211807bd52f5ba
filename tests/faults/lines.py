"""More numbers for one customer, since a number takes sixty requests a minute."""

from datetime import UTC, datetime

from app.domain.telephony import keys
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.numbers import PhoneNumber
from app.sealing import KeyRing
from tests.house import House


async def calling_numbers_of(house: House, count: int) -> list[tuple[str, str]]:
    """Add so many numbers to the first sub-account; returns each with its key."""
    ring, found = KeyRing.parse(house.settings.secret_keys), []
    customer = house.seeded.customers[house.tenant.location_id]
    for index in range(count):
        e164 = f"+1415556{9000 + index}"
        house.world.voice.workspaces[0].add_number(e164)
        number = await PhoneNumber.create(workspace_id=house.seeded.workspace.id, customer_id=customer.id, e164=e164)
        await AgentAssignment.create(number_id=number.id, agent_id=house.tenant.agent_id, outbound=True)
        found.append((e164, (await keys.issue(number, ring, datetime.now(UTC), test=True))[1]))
    return found
