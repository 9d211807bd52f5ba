"""The same small world on both sides: at the imitated vendors, and in our database."""

import base64
import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from tortoise.transactions import in_transaction

from app.config import Settings
from app.domain.credits import ledger
from app.domain.telephony import keys
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.keys import ApiKey
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import Installation
from app.sandbox.crm.state import Crm
from app.sandbox.world import World
from app.sealing import KeyRing

# Nothing of this is secret: it guards imitated vendors on the loopback address.
DEMO_SECRET_KEYS = "demo:" + base64.b64encode(hashlib.sha256(b"demo").digest()).decode()
DEMO_ACTION_SECRET = "demo-action-secret"  # noqa: S105
DEMO_API_KEY = "key_demo_0123456789abcdef"
# An account that is not connected yet, for whoever tries the import.
SECOND_API_KEY = "key_demo_second_0123456789"
SECOND_NUMBERS = (("+16285550140", "Spare line"), ("+13105550150", "West coast"), ("+442079460160", "London"))
COMPANY_ID = "DemoAgency0123456789"
# Whoever plays with the demo or measures it is not to be slowed down.
ANY_HOUR = {
    "opens": 0,
    "closes": 1440,
    "days": [0, 1, 2, 3, 4, 5, 6],
    "closed_on_holidays": False,
    "legal_hours": False,
}
UNLIMITED: dict[str, int | None] = {"calls_per_minute": None, "calls_per_day": None}
START_CREDITS = 500_000
KEY_NAME = "Website form"
CALLS_PER_SECOND, CONCURRENCY = 50, 100


@dataclass(frozen=True)
class Tenant:
    """One sub-account of the demo: its location, its number and agent, and the people it may call.

    New leads get numbers in `area_codes`, which lie in the sub-account's own time zone.
    """

    location_id: str
    name: str
    timezone: str
    number: str
    agent_id: str
    agent_name: str
    area_codes: tuple[str, ...]
    contacts: tuple[tuple[str, str, str], ...]

    @property
    def contact_id(self) -> str:
        """The first contact, the one that the demo prints."""
        return f"{self.location_id[:12]}Contact0"


TENANTS = (
    Tenant(
        location_id="SunriseDental0123456",
        name="Sunrise Dental",
        timezone="America/Los_Angeles",
        number="+14155550100",
        agent_id="agent_demo_receptionist",
        agent_name="Receptionist",
        area_codes=("408", "510", "650", "707", "916", "213", "310", "323", "619", "714", "818", "858", "925", "949"),
        contacts=(
            ("Maria", "Lopez", "+14155550101"),
            ("James", "Chen", "+14155550202"),
            ("Aisha", "Khan", "+14155550303"),
            ("Daniel", "Rossi", "+14155550104"),
            ("Grace", "Okafor", "+14155550105"),
            ("Peter", "Novak", "+14155550107"),
        ),
    ),
    Tenant(
        location_id="HarborRealty01234567",
        name="Harbor Realty",
        timezone="America/New_York",
        number="+12125550100",
        agent_id="agent_demo_booking",
        agent_name="Booking assistant",
        area_codes=("718", "917", "516", "646", "347", "585", "716", "518", "914"),
        contacts=(
            ("Olivia", "Martin", "+12125550111"),
            ("Noah", "Smith", "+12125550204"),
            ("Ethan", "Brooks", "+12125550102"),
            ("Mia", "Torres", "+12125550123"),
            ("Liam", "Walsh", "+12125550107"),
        ),
    ),
)


@dataclass(frozen=True)
class Seeded:
    """What was seeded in our database; `api_keys` maps a number to its key in clear."""

    agency: Agency
    workspace: Workspace
    customers: dict[str, Customer]
    api_keys: dict[str, str] = field(default_factory=dict)


def demo_id(name: str) -> UUID:
    """The same id at every start, so that a kept data folder fits the imitated vendors."""
    return uuid5(UUID(int=0x5EED), name)


def furnish(world: World, *, calls_per_second: int = CALLS_PER_SECOND, concurrency: int = CONCURRENCY) -> None:
    """Give the imitated vendors their side: an agency with its sub-accounts, numbers, agents and contacts."""
    workspace = world.voice.add_workspace(
        DEMO_API_KEY, "Bright Voice", concurrency_limit=concurrency, calls_per_second=calls_per_second
    )
    for tenant in TENANTS:
        workspace.add_number(tenant.number, nickname=f"{tenant.name} line")
        workspace.add_agent(tenant.agent_name, agent_id=tenant.agent_id)
    workspace.add_agent("Website chat", channel="chat")
    workspace.add_agent("Old agent", is_suspended=True)
    furnish_crm(world.crm)


def furnish_second_account(world: World) -> None:
    """Give the imitated voice provider one more account, which our database has never heard of."""
    account = world.voice.add_workspace(SECOND_API_KEY, "Bright Voice West", calls_per_second=CALLS_PER_SECOND)
    for number, nickname in SECOND_NUMBERS:
        account.add_number(number, nickname=nickname)
    account.add_agent("Receptionist West", agent_id="agent_demo_west")
    account.add_agent("Follow-up caller", agent_id="agent_demo_follow_up")


def furnish_crm(crm: Crm) -> None:
    """The CRM's side: one agency, its people, and the sub-accounts with their contacts."""
    agency = crm.add_agency("Bright Agency", id=COMPANY_ID)
    for tenant in TENANTS:
        location = agency.add_location(tenant.name, id=tenant.location_id, timezone=tenant.timezone)
        for index, (first, last, phone) in enumerate(tenant.contacts):
            contact_id = f"{tenant.location_id[:12]}Contact{index}"
            location.add_contact(id=contact_id, first_name=first, last_name=last, phone=phone)
    agency.add_user("Alex Morgan", owner=True)
    for location in agency.locations:
        agency.add_user("Sam Rivera", locations=[location])
        agency.add_user("Kim Bauer", role="user", locations=[location])


async def seed(
    settings: Settings, *, calls_per_second: int = CALLS_PER_SECOND, concurrency: int = CONCURRENCY
) -> Seeded:
    """Write our side, unless it is there from an earlier start, and issue fresh keys."""
    ring, now = KeyRing.parse(settings.secret_keys), datetime.now(UTC)
    agency, _ = await Agency.get_or_create(
        id=demo_id("agency"), defaults={"company_id": COMPANY_ID, "name": "Bright Agency"}
    )
    # A second name of this machine, under which the demo is the agency's white-label CRM.
    await Agency.filter(id=agency.id).update(
        whitelabel_domain=f"crm.bright.localhost:{urlsplit(settings.public_url).port}"
    )
    workspace = await Workspace.get_or_none(id=demo_id("workspace"))
    if workspace is None:
        workspace = Workspace(id=demo_id("workspace"), agency_id=agency.id, name="Bright Voice", checked_at=now)
        workspace.calls_per_second, workspace.concurrency = calls_per_second, concurrency
        workspace.keep_api_key(DEMO_API_KEY, ring)
        await workspace.save(force_create=True)
    seeded = Seeded(agency, workspace, {})
    for tenant in TENANTS:
        customer, number = await _seed_tenant(agency, workspace, tenant)
        seeded.customers[tenant.location_id] = customer
        seeded.api_keys[tenant.number] = await _fresh_key(number, ring, now)
    return seeded


async def _fresh_key(number: PhoneNumber, ring: KeyRing, now: datetime) -> str:
    """A key in the place of the one of an earlier start, which nobody knows any more."""
    earlier = await ApiKey.filter(number_id=number.id, name=KEY_NAME, created_by=None, revoked_at=None).first()
    if earlier is not None:
        return (await keys.replace(earlier, ring, now, test=True))[1]
    return (await keys.issue(number, ring, now, name=KEY_NAME, test=True))[1]


async def _seed_tenant(agency: Agency, workspace: Workspace, tenant: Tenant) -> tuple[Customer, PhoneNumber]:
    customer, new = await Customer.get_or_create(
        id=demo_id(tenant.location_id),
        defaults={"agency_id": agency.id, "name": tenant.name, "policy": ANY_HOUR} | UNLIMITED,
    )
    if new:
        async with in_transaction() as tx:
            await ledger.grant(tx, customer.id, START_CREDITS, "Welcome credits")
    await Installation.get_or_create(
        location_id=tenant.location_id,
        defaults={"agency_id": agency.id, "customer_id": customer.id, "name": tenant.name},
    )
    number, _ = await PhoneNumber.get_or_create(
        id=demo_id(tenant.number),
        defaults={
            "workspace_id": workspace.id,
            "customer_id": customer.id,
            "e164": tenant.number,
            "nickname": f"{tenant.name} line",
        },
    )
    await AgentAssignment.get_or_create(
        number_id=number.id,
        defaults={"agent_id": tenant.agent_id, "agent_name": tenant.agent_name, "outbound": True},
    )
    return customer, number
