"""The whole CRM in one object: who is in it, what the app did to it, and what a test can make happen."""

from dataclasses import dataclass
from typing import Any

from app.sandbox.crm.entities import Agency, Location, User
from app.sandbox.crm.ids import new_id
from app.sandbox.crm.runs import AppCall, Resume
from app.sandbox.crm.sso import encrypt
from app.sandbox.crm.workflows import Workflows


@dataclass(eq=False, kw_only=True)
class Crm(Workflows):
    """Tables, webhooks, installs, tokens and workflows, each described in the class it inherits from."""

    def add_agency(
        self, name: str, *, id: str | None = None, whitelabel_domain: str = "", logo_url: str = ""
    ) -> Agency:
        """Add an agency (a company)."""
        agency = Agency(self, id or new_id(), name, whitelabel_domain, logo_url)
        self.agencies[agency.id] = agency
        return agency

    def resume_of(self, call: AppCall) -> Resume | None:
        """The first resume of the step that this action run paused."""
        status_id = call.extras["statusId"]
        return next((resume for resume in self.resumes if resume.extras.get("statusId") == status_id), None)

    def user_context(self, user: User, location: Location | None = None) -> str:
        """What the parent page answers to REQUEST_USER_DATA; `location` is the sub-account that is open."""
        return encrypt(self.user_context_payload(user, location), self.app.sso_key)

    def user_context_payload(self, user: User, location: Location | None = None) -> dict[str, Any]:
        """The user context before encryption; a test may change it and encrypt it itself."""
        payload: dict[str, Any] = {
            "userId": user.id,
            "companyId": user.agency.id,
            "role": user.role,
            "type": user.type,
            "userName": user.name,
            "email": user.email,
            "isAgencyOwner": user.owner,
            "versionId": self.app.version_id,
            "appStatus": "live",
            "whitelabelDetails": user.agency.whitelabel,
        }
        return payload | {"activeLocation": location.id} if location else payload
