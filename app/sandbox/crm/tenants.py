"""Who uses the CRM: agencies and the people who sign in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from app.sandbox.crm.ids import new_id
from app.sandbox.crm.locations import Location

if TYPE_CHECKING:
    from app.sandbox.crm.state import Crm


@dataclass(eq=False)
class Agency:
    """A company: it owns locations and may show the CRM under its own domain and logo."""

    crm: Crm = field(repr=False)
    id: str
    name: str
    whitelabel_domain: str = ""
    logo_url: str = ""
    active: bool = True
    locations: list[Location] = field(default_factory=list, repr=False)
    users: list[User] = field(default_factory=list, repr=False)

    @property
    def whitelabel(self) -> dict[str, str]:
        """`{domain, logoUrl}`, or `{}` where the agency uses the CRM's own brand."""
        return {"domain": self.whitelabel_domain, "logoUrl": self.logo_url} if self.whitelabel_domain else {}

    def add_location(
        self,
        name: str,
        *,
        id: str | None = None,
        timezone: str = "America/New_York",
        country: str = "US",
        address: str = "",
        city: str = "",
        state: str = "",
        postal_code: str = "",
        email: str = "",
        phone: str = "",
    ) -> Location:
        """Open a sub-account; the app comes along if the agency installed it for future locations."""
        location = Location(
            self, id or new_id(), name, timezone, country, address, city, state, postal_code, email, phone
        )
        self.locations.append(location)
        self.crm.locations[location.id] = location
        self.crm.install_in_new_location(location)
        return location

    def add_user(
        self,
        name: str,
        *,
        role: Literal["admin", "user"] = "admin",
        locations: Sequence[Location] = (),
        email: str | None = None,
        id: str | None = None,
        owner: bool = False,
    ) -> User:
        """Add a person: of the agency, or, when `locations` are named, of those sub-accounts only."""
        slug = ".".join(name.lower().split())
        user = User(self, id or new_id(), name, email or f"{slug}@example.com", role, list(locations), owner)
        self.users.append(user)
        self.crm.users[user.id] = user
        return user


@dataclass(eq=False)
class User:
    """A person who signs in: role `admin` or `user`, of the agency or of some locations."""

    agency: Agency = field(repr=False)
    id: str
    name: str
    email: str
    role: Literal["admin", "user"]
    locations: list[Location] = field(repr=False)
    owner: bool = False

    @property
    def type(self) -> Literal["agency", "location"]:
        """Whether the person belongs to the agency or to sub-accounts."""
        return "location" if self.locations else "agency"

    def to_json(self) -> dict[str, Any]:
        """The user as `GET /users/search` lists it."""
        first, _, last = self.name.partition(" ")
        roles = {
            "type": "account" if self.locations else "agency",
            "role": self.role,
            "locationIds": [location.id for location in self.locations],
        }
        return {
            "id": self.id,
            "name": self.name,
            "firstName": first,
            "lastName": last,
            "email": self.email,
            "roles": roles,
            "deleted": False,
        }
