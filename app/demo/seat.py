"""Who sits at the imitated CRM, what is in its frame, and what the CRM tells an embedded page about that person."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request

from app.demo.seed import COMPANY_ID, TENANTS, Tenant
from app.sandbox.crm.state import Crm

BY_LOCATION = {tenant.location_id: tenant for tenant in TENANTS}
PEOPLE = {"agency": "Agency admin", "admin": "Sub-account admin", "user": "User"}
VIEWS = {"app": "The app", "wide": "Wide", "workflow": "Workflow step", "behind-the-scenes": "Behind the scenes"}
THEMES = {"": "System", "light": "Light", "dark": "Dark"}


@dataclass(frozen=True)
class Seat:
    """A sub-account, a person, a view of the frame and its theme; each is chosen in the address.

    The app has an address of its own (`app_url`), whatever name the CRM goes by.
    """

    tenant: Tenant
    person: str
    view: str
    theme: str
    app_url: str

    @classmethod
    def of(cls, request: Request, app_url: str = "") -> "Seat":
        """What the query says, else an administrator of the first sub-account before the app."""
        query = request.query_params
        return cls(
            tenant_of(request),
            query["as"] if query.get("as") in PEOPLE else "admin",
            query["view"] if query.get("view") in VIEWS else "app",
            query["theme"] if query.get("theme") in THEMES else "",
            app_url,
        )

    def link(self, **changed: str) -> str:
        """The same seat, but for what is changed."""
        return "/demo?" + urlencode({**self.query, **changed})

    @property
    def query(self) -> dict[str, str]:
        """This seat as the address has it."""
        chosen = {"as": self.person, "view": self.view, "theme": self.theme}
        return {"location": self.tenant.location_id} | {name: value for name, value in chosen.items() if value}

    @property
    def frame(self) -> str:
        """What the CRM would put into its frame: the page's address with the sub-account's id filled in."""
        if self.view == "behind-the-scenes":
            return f"/demo/app?location={self.tenant.location_id}"
        if self.view == "workflow":
            return f"/demo/workflow?location={self.tenant.location_id}"
        filled = {} if self.person == "agency" else {"location_id": self.tenant.location_id}
        return f"{self.app_url}/embed?" + urlencode(filled | ({"theme": self.theme} if self.theme else {}))

    @property
    def choices(self) -> list[tuple[str, list[tuple[str, str, bool]]]]:
        """The switches above the frame: a name, and for each choice its text, its address, whether it is this one."""
        return [
            ("View", [(text, self.link(view=key), key == self.view) for key, text in VIEWS.items()]),
            ("Person", [(text, self.link(**{"as": key}), key == self.person) for key, text in PEOPLE.items()]),
            ("Theme", [(text, self.link(theme=key), key == self.theme) for key, text in THEMES.items()]),
        ]

    def at(self, tenant: Tenant) -> str:
        """The address of the same seat in another sub-account."""
        return replace(self, tenant=tenant).link()


def tenant_of(request: Request) -> Tenant:
    """The sub-account that the query names, the first one when it names none."""
    tenant = BY_LOCATION.get(request.query_params.get("location", TENANTS[0].location_id))
    if tenant is None:
        raise HTTPException(404, "There is no such sub-account")
    return tenant


def context_of(crm: Crm, seat: Seat) -> str:
    """The encrypted user context of the person, in the sub-account or, for the agency, in none."""
    users = crm.agencies[COMPANY_ID].users
    if seat.person == "agency":
        return crm.user_context(next(user for user in users if user.owner))
    location = crm.locations[seat.tenant.location_id]
    person = next(user for user in users if location in user.locations and user.role == seat.person)
    return crm.user_context(person, location)
