"""Viewer: who is asking on the settings page; every read starts from one of its roots."""

from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.requests import Request
from tortoise.queryset import QuerySet

from app.domain.audit.trail import OF_AGENCY, AuditEntry
from app.domain.calls.calls import Attempt, Call, State
from app.domain.calls.reasons import Reason
from app.domain.campaigns.campaigns import Campaign
from app.domain.requests.requests import LoggedRequest
from app.domain.telephony.keys import ApiKey
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants import page_sessions
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import UNINSTALLED, Installation
from app.domain.tenants.people import Role
from app.errors import Forbidden, Unauthorized
from app.web.embed.kit.locale import Locale

ENDED = "Your session has ended. Reload the page."


@dataclass(frozen=True)
class Viewer:
    """Somebody with a session: of the agency (all sub-accounts), or of one sub-account (`installation`).

    `role` is what may be done on this page, `rank` what the person is: an administrator of the agency who has opened
    a sub-account does there what its own administrators do, and may lift what the agency has set. `confirmed`: the
    CRM has said who this is.
    """

    agency: Agency
    installation: Installation | None
    role: Role
    rank: Role
    confirmed: bool
    name: str
    say: Locale

    @property
    def of_agency(self) -> bool:
        """Whether this is the agency's page; only here are prices shown, and Knotie named."""
        return self.role is Role.AGENCY

    def may(self, role: Role) -> bool:
        """Whether this person may do what needs that role."""
        return self.role.may(role)

    def require(self, role: Role) -> None:
        """Raise Forbidden unless this person may do what needs that role."""
        if not self.may(role):
            raise Forbidden(self.say("problem.forbidden"))

    def installations(self) -> QuerySet[Installation]:
        """The sub-accounts that have the app: all of the agency, or the one that is open."""
        ours = Installation.filter(agency_id=self.agency.id).exclude(status=UNINSTALLED)
        return ours.filter(id=self.installation.id) if self.installation else ours

    def customers(self) -> QuerySet[Customer]:
        """The customers of the agency (its own account among them), or the sub-account's."""
        ours = Customer.filter(agency_id=self.agency.id)
        return ours.filter(id=self.installation.customer_id) if self.installation else ours

    def numbers(self) -> QuerySet[PhoneNumber]:
        """The numbers of the agency's workspaces, or those that the sub-account was given."""
        ours = PhoneNumber.filter(workspace__agency_id=self.agency.id)
        return ours.filter(customer_id=self.installation.customer_id) if self.installation else ours

    def keys(self) -> QuerySet[ApiKey]:
        """The API keys of those numbers, also those that have ended."""
        ours = ApiKey.filter(number__workspace__agency_id=self.agency.id)
        return ours.filter(number__customer_id=self.installation.customer_id) if self.installation else ours

    def workspaces(self) -> QuerySet[Workspace]:
        """The agency's accounts at the voice provider; a sub-account has none, whatever its numbers are in."""
        ours = Workspace.filter(agency_id=self.agency.id)
        return ours.filter(id__in=[]) if self.installation else ours

    def calls(self) -> QuerySet[Call]:
        """The calls of all of the agency's customers, or the sub-account's."""
        ours = Call.filter(customer__agency_id=self.agency.id)
        return ours.filter(customer_id=self.installation.customer_id) if self.installation else ours

    def campaigns(self) -> QuerySet[Campaign]:
        """The campaigns of all of the agency's customers, or the sub-account's."""
        ours = Campaign.filter(customer__agency_id=self.agency.id)
        return ours.filter(customer_id=self.installation.customer_id) if self.installation else ours

    def requests(self) -> QuerySet[LoggedRequest]:
        """What was asked for, for all of the agency's customers, or for the sub-account."""
        ours = LoggedRequest.filter(customer__agency_id=self.agency.id)
        return ours.filter(customer_id=self.installation.customer_id) if self.installation else ours

    def audit(self) -> QuerySet[AuditEntry]:
        """What was changed, of the agency and all its customers, or what the sub-account may know of its own."""
        ours = AuditEntry.filter(agency_id=self.agency.id)
        if self.installation is None:
            return ours
        return ours.filter(customer_id=self.installation.customer_id).exclude(what__in=list(OF_AGENCY))

    def waiting(self) -> QuerySet[Attempt]:
        """The dials of those calls that still wait."""
        return self._open_dials(State.QUEUED)

    def in_doubt(self) -> QuerySet[Attempt]:
        """Those of which nobody can tell whether they were made, until a person has looked."""
        return self._open_dials(State.UNCONFIRMED).filter(call__reason_code=Reason.NEEDS_REVIEW)

    def _open_dials(self, state: State) -> QuerySet[Attempt]:
        # Few are open at any time, and they have an index of their own: the calls of years are not read for them.
        ours = Attempt.filter(call__customer__agency_id=self.agency.id, state=state, settled_at=None)
        return ours.filter(customer_id=self.installation.customer_id) if self.installation else ours


async def viewer_of(request: Request) -> Viewer:
    """Who holds the session in `Authorization: Bearer`; raises Unauthorized for none, or one that is over."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    session = await page_sessions.holder_of(token.strip(), datetime.now(UTC)) if scheme.lower() == "bearer" else None
    if session is None:
        raise Unauthorized(ENDED)
    return Viewer(
        agency=session.agency,
        installation=session.installation,
        role=session.role,
        rank=session.rank or Role.USER,
        confirmed=session.confirmed_at is not None,
        name=session.user_name,
        say=Locale.of(request),
    )
