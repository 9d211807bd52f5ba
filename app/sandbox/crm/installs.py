"""Installations of the app: who approved it for whom, and the tokens that came of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from app.sandbox.crm.entities import Agency, Location, User
from app.sandbox.crm.errors import CrmError
from app.sandbox.crm.ids import new_id
from app.sandbox.crm.tokens import Token
from app.sandbox.crm.webhooks import Webhooks


@dataclass(eq=False)
class Installation:
    """The app in one location, or (no location) in an agency; `future` follows new locations."""

    agency: Agency
    location: Location | None
    user: User | None
    scope: str
    version_id: str
    installed_at: datetime
    bulk: bool
    future: bool = False
    plan_id: str | None = None
    approved: list[Location] = field(default_factory=list)


@dataclass(eq=False)
class Code:
    """An authorization code on its way to the app: single use, ten minutes."""

    installation: Installation
    redirect_uri: str | None
    expires_at: datetime


@dataclass(eq=False, kw_only=True)
class Installs(Webhooks):
    """Installing, updating and uninstalling the app; `installations` by location id or company id."""

    installations: dict[str, Installation] = field(default_factory=dict, repr=False)
    codes: dict[str, Code] = field(default_factory=dict, repr=False)
    access_tokens: dict[str, Token] = field(default_factory=dict, repr=False)
    refresh_tokens: dict[str, Token] = field(default_factory=dict, repr=False)

    def approve(
        self,
        user: User,
        locations: Sequence[Location],
        *,
        future: bool = False,
        scope: str | None = None,
        redirect_uri: str | None = None,
    ) -> str:
        """Consent to the app for these locations and return the authorization code.

        A location user installs one location (Location token). An agency user always makes a bulk
        install (Company token), even for one location. The INSTALL events start now, before the code
        can be exchanged, as in the real CRM.
        """
        granted = self.app.scopes if scope is None else scope
        bulk = user.type == "agency"
        if not bulk and (len(locations) != 1 or locations[0] not in user.locations):
            raise CrmError(400, "A sub-account user installs the app in one sub-account of his own")
        if any(location.agency is not user.agency for location in locations):
            raise CrmError(400, "All sub-accounts must belong to the agency of the user")
        for location in locations:
            self._install(user.agency, location, user, granted, bulk)
        subject = self.installations[locations[0].id] if not bulk else self._install_agency(user, granted)
        if bulk:
            subject.future = subject.future or future
            subject.approved = list(dict.fromkeys([*subject.approved, *locations]))
        code = new_id(40)
        self.codes[code] = Code(subject, redirect_uri, self.clock.now() + timedelta(minutes=10))
        return code

    def install_in_new_location(self, location: Location) -> None:
        """Follow a new location where the agency asked for it; INSTALL then names no user and no company."""
        agency = self.installations.get(location.agency.id)
        if agency and agency.future:
            self._install(location.agency, location, None, agency.scope, bulk=True)

    def uninstall(self, target: Location | Agency) -> None:
        """Remove the app from a location, or from a whole agency, and revoke the tokens; sends UNINSTALL."""
        everything: list[Agency | Location] = [target]
        if isinstance(target, Agency):
            everything += target.locations
        for gone in everything:
            self.installations.pop(gone.id, None)
            for store in (self.access_tokens, self.refresh_tokens):
                for value in [value for value, token in store.items() if token.resource == gone.id]:
                    del store[value]
        self.publish("UNINSTALL", {"companyId" if isinstance(target, Agency) else "locationId": target.id})

    def update_app(self, version_id: str, target: Location) -> None:
        """Move an installation to another version of the app; sends UPDATE with `previousVersionId`."""
        installation = self.installations[target.id]
        previous, installation.version_id = installation.version_id, version_id
        self.publish("UPDATE", _install_event(installation) | {"previousVersionId": previous})

    def change_plan(self, target: Location, plan_id: str) -> None:
        """Move an installation to another plan; sends PLAN_CHANGE."""
        installation = self.installations[target.id]
        previous, installation.plan_id = installation.plan_id, plan_id
        plans = {"currentPlanId": previous or "", "newPlanId": plan_id}
        who = {"userId": installation.user.id} if installation.user else {}
        self.publish("PLAN_CHANGE", {"locationId": target.id, "companyId": target.agency.id} | who | plans)

    def publish_to(self, location: Location, kind: str, event: dict[str, Any], *, scope: str) -> None:
        """Send a data event of a location, if the app is installed there with the scope it needs."""
        installation = self.installations.get(location.id)
        if installation and scope in installation.scope.split():
            self.publish(kind, event | {"locationId": location.id})

    def _install(self, agency: Agency, location: Location, user: User | None, scope: str, bulk: bool) -> None:
        now = self.clock.now()
        new = Installation(agency, location, user, scope, self.app.version_id, now, bulk)
        self.installations[location.id] = new
        self.publish("INSTALL", _install_event(new))

    def _install_agency(self, user: User, scope: str) -> Installation:
        found = self.installations.get(user.agency.id)
        if found is None:
            now = self.clock.now()
            found = Installation(user.agency, None, user, scope, self.app.version_id, now, bulk=True)
            self.installations[user.agency.id] = found
            self.publish("INSTALL", {"installType": "Company", "companyId": user.agency.id})
        found.scope = scope
        return found


def _install_event(installation: Installation) -> dict[str, Any]:
    agency, location = installation.agency, installation.location
    event: dict[str, Any] = {"installType": "Location", "versionId": installation.version_id}
    if location:
        event["locationId"] = location.id
    if installation.plan_id:
        event["planId"] = installation.plan_id
    if installation.user:
        event |= {
            "companyId": agency.id,
            "userId": installation.user.id,
            "companyName": agency.name,
            "isWhitelabelCompany": bool(agency.whitelabel),
            "whitelabelDetails": agency.whitelabel,
        }
    return event
