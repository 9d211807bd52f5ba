"""The settings page as a test speaks of it: somebody in the imitated CRM has opened it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx

from app.demo.seed import COMPANY_ID, Tenant
from app.domain.tenants import people
from app.domain.tenants.agencies import Agency
from app.domain.tenants.people import Person
from app.sandbox.crm.entities import User
from app.sandbox.crm.sso import encrypt
from tests.house import House


def person(house: House, role: str, tenant: Tenant | None = None) -> User:
    """Somebody of the demo's agency: `agency` (its owner), or `admin` or `user` of one sub-account."""
    users = house.world.crm.agencies[COMPANY_ID].users
    if role == "agency":
        return next(user for user in users if user.owner)
    location = house.world.crm.locations[(tenant or house.tenant).location_id]
    return next(user for user in users if location in user.locations and user.role == role)


def context(house: House, role: str = "admin", tenant: Tenant | None = None, **changed: Any) -> str:
    """What the CRM tells the page of this person, encrypted; `changed` as a forger with the secret would."""
    crm = house.world.crm
    location = None if role == "agency" else crm.locations[(tenant or house.tenant).location_id]
    payload = crm.user_context_payload(person(house, role, tenant), location) | changed
    return encrypt(payload, crm.app.sso_key)


async def confirmed(house: House) -> None:
    """Let it be known already who the demo's people are, where the house holds no tokens to ask the CRM with."""
    agency = await Agency.get(company_id=COMPANY_ID)
    for user in house.world.crm.agencies[COMPANY_ID].users:
        places = tuple(location.id for location in user.locations)
        person = Person(user.name, user.type == "agency", user.role == "admin", places)
        await people.keep(agency.id, user.id, person, datetime.now(UTC))


async def exchange(house: House, context: str, **headers: str) -> httpx.Response:
    """POST /embed/session."""
    return await house.http.post("/embed/session", json={"context": context}, headers=headers)


@dataclass
class Seat:
    """One person with a session."""

    house: House
    token: str
    language: str = "en"

    @property
    def headers(self) -> dict[str, str]:
        """What the page's script sends along."""
        return {
            "Authorization": f"Bearer {self.token}",
            "X-Language": self.language,
            "X-Time-Zone": "America/Los_Angeles",
        }

    async def get(self, path: str, **query: str) -> httpx.Response:
        """GET a page or a part of one."""
        return await self.house.http.get(path, params=query or None, headers=self.headers)

    async def post(self, path: str, **form: str) -> httpx.Response:
        """Send a form."""
        return await self.house.http.post(path, data=form, headers=self.headers)


async def seated(house: House, role: str = "admin", tenant: Tenant | None = None, language: str = "en") -> Seat:
    """Open the page as this person, whom the CRM has confirmed."""
    await confirmed(house)
    answer = await exchange(house, context(house, role, tenant))
    assert answer.status_code == 200, answer.text
    return Seat(house, answer.json()["token"], language)
