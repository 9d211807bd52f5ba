"""The marketplace, as a test speaks of it: who installs the app where, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import httpx

from app.domain.tenants.crm_events import CrmEvent
from app.domain.tenants.crm_tokens import CrmToken
from app.domain.tenants.installations import Installation
from app.sandbox.crm.entities import Agency, Location, User
from app.sandbox.network import ReceivedRequest
from tests.house import House, eventually


@dataclass
class Market:
    """One more agency in the imitated CRM, which our database has never heard of."""

    house: House
    agency: Agency
    owner: User

    @classmethod
    def opened(cls, house: House, name: str = "North Agency") -> "Market":
        """Open the agency, with an owner and no sub-accounts yet."""
        agency = house.world.crm.add_agency(name, whitelabel_domain="crm.north.example")
        return cls(house, agency, agency.add_user("Nora Owner", owner=True))

    def branch(self, name: str = "Branch", email: str = "") -> Location:
        """Open a sub-account."""
        return self.agency.add_location(name, timezone="America/Chicago", email=email)

    def clerk(self, location: Location) -> User:
        """An administrator of this sub-account only."""
        return self.agency.add_user("Cleo Clerk", locations=[location])

    async def from_inside(self, user: User, locations: Sequence[Location], *, future: bool = False) -> httpx.Response:
        """Install from inside the CRM: the browser comes back with a code and without a state."""
        code = self.house.world.crm.approve(user, locations, future=future)
        return await self.house.http.get("/oauth/callback", params={"code": code})

    async def from_our_page(self, user: User, locations: Sequence[Location]) -> httpx.Response:
        """Install by our own link, with a browser that keeps cookies and clicks through the CRM's chooser."""
        async with httpx.AsyncClient(timeout=30) as browser:
            start = await browser.get(f"{self.house.url}/oauth/install")
            form = {"user": user.id, "location": [one.id for one in locations], "decision": "allow"}
            consent = await browser.post(start.headers["location"], data=form)
            return await browser.get(consent.headers["location"])

    async def active(self, location: Location) -> Installation:
        """Wait until the sub-account is active, has tokens and its own name."""

        async def reached() -> Installation | None:
            found = Installation.filter(location_id=location.id, status="active", name=location.name)
            return await found.filter(grant__state="good").select_related("customer", "agency").first()

        return await eventually(reached, f"{location.name} does not become active")

    async def installation(self, location: Location) -> Installation:
        """The sub-account as it stands now."""
        return await Installation.get(location_id=location.id)

    async def is_in(self, status: str, location: Location) -> Installation:
        """Wait until the sub-account is in this status."""

        async def reached() -> Installation | None:
            return await Installation.get_or_none(location_id=location.id, status=status)

        return await eventually(reached, f"{location.name} does not become {status}")

    async def heard(self) -> None:
        """Wait until every event that the CRM has sent was delivered and handled."""
        await self.house.world.crm.delivered()

        async def all_handled() -> bool:
            return not await CrmEvent.filter(handled_at=None).exists()

        await eventually(all_handled, "events are left")

    async def quiet(self) -> None:
        """Wait until nothing is under way any more: no event on its way, no job that could run."""
        await self.house.quiet()

    async def grant(self, location: Location) -> CrmToken:
        """The tokens of a sub-account."""
        return await CrmToken.get(resource_id=location.id)

    async def reads_its_location(self, location: Location) -> str:
        """Use the sub-account's client; returns the name that the CRM gives."""
        installation = await Installation.get(location_id=location.id)
        crm = await self.house.clients.crm(installation.id)
        return str((await crm.location(location.id))["name"])

    def asked(self, path: str, word: str = "") -> list[ReceivedRequest]:
        """The requests that reached the CRM on this path, with this word in their body."""
        requests = self.house.world.crm.requests
        return [one for one in requests if one.path == f"/crm{path}" and word in str(one.body)]
