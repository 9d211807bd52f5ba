"""The OAuth server: codes and refresh tokens become token pairs, a company token becomes location tokens."""

from dataclasses import dataclass
from datetime import timedelta

from app.sandbox.crm.errors import CrmError
from app.sandbox.crm.installs import Installation, Installs
from app.sandbox.crm.tokens import Token


@dataclass(eq=False, kw_only=True)
class OAuthServer(Installs):
    """Issues and checks tokens; `token_lifetime` in seconds may be changed, documented is 86399.

    Refresh tokens work once and live for a year; a second use is refused. Source: the CRM's OAuth guide.
    """

    token_lifetime: int = 86399
    lists_approved_locations: bool = False

    def exchange(self, code: str, redirect_uri: str | None = None) -> Token:
        """Turn an authorization code into a token pair."""
        grant = self.codes.pop(code, None)
        if grant is None or grant.expires_at <= self.clock.now():
            raise CrmError(400, "Invalid grant: authorization code is invalid")
        if redirect_uri and grant.redirect_uri and redirect_uri != grant.redirect_uri:
            raise CrmError(400, "Invalid grant: redirect_uri is invalid")
        return self._issue(grant.installation)

    def rotate(self, refresh: str) -> Token:
        """Turn a refresh token into a new pair; while the location is paused the old one stays good."""
        old = self.refresh_tokens.get(refresh)
        if old is None or old.refresh_expires_at <= self.clock.now():
            raise CrmError(400, "Invalid grant: refresh token is invalid")
        if not old.is_active:
            raise CrmError(400, "Location is not active")
        token = self._issue(self.installations[old.resource])
        del self.refresh_tokens[refresh]
        return token

    def location_token(self, company: Token, company_id: str, location_id: str) -> Token:
        """A token pair for one installed location of the company token's agency."""
        if company_id != company.agency.id:
            raise CrmError(403, "You do not have permission to access this resource")
        company.require(self.location(location_id))
        if not (installation := self.installations.get(location_id)):
            raise CrmError(400, "The app is not installed in this location")
        return self._issue(installation)

    def authenticate(self, authorization: str | None) -> Token:
        """The token named by an Authorization header, or a 401 refusal."""
        scheme, _, value = (authorization or "").partition(" ")
        token = self.access_tokens.get(value) if scheme.lower() == "bearer" else None
        if token is None:
            raise CrmError(401, "Invalid token: access token is invalid")
        if token.expires_at <= self.clock.now():
            raise CrmError(401, "Invalid JWT")
        return token

    def expire_access_tokens(self) -> None:
        """Let every access token issued so far expire now; refresh tokens stay good."""
        for token in self.access_tokens.values():
            token.expires_at = self.clock.now()

    def _issue(self, installation: Installation) -> Token:
        now = self.clock.now()
        token = Token(
            agency=installation.agency,
            location=installation.location,
            user=installation.user,
            scope=installation.scope,
            bulk=installation.bulk,
            lifetime=self.token_lifetime,
            expires_at=now + timedelta(seconds=self.token_lifetime),
            refresh_expires_at=now + timedelta(days=365),
            plan_id=installation.plan_id,
        )
        if not token.is_active:
            raise CrmError(400, "Location is not active")
        self.access_tokens[token.access] = token
        self.refresh_tokens[token.refresh] = token
        return token
