"""OAuth routes: tokens, location tokens, and where the app is installed."""

import hmac
import uuid
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.sandbox.crm.entities import Location
from app.sandbox.crm.errors import CrmError
from app.sandbox.crm.ids import iso
from app.sandbox.crm.routes.bearer import api, crm_of
from app.sandbox.crm.routes.body import query_number, read_form, require_query
from app.sandbox.crm.state import Crm
from app.sandbox.crm.tokens import Token

# What the published answer of /oauth/locationToken does not have, though the real one has been seen with it.
BARE = ("refresh_token", "refreshTokenId", "companyId", "userType")


async def token(request: Request) -> Response:
    """POST /oauth/token: authorization_code and refresh_token, as form or JSON (snake case, before v3)."""
    crm, form = crm_of(request), await read_form(request)
    for name in ("client_id", "client_secret", "grant_type"):
        _require(form, name)
    expected = f"{crm.app.client_id}:{crm.app.client_secret}".encode()
    if not hmac.compare_digest(f"{form['client_id']}:{form['client_secret']}".encode(), expected):
        raise CrmError(401, "Invalid client: client is invalid")
    if form["grant_type"] == "authorization_code":
        issued = crm.exchange(_require(form, "code"), form.get("redirect_uri"))
    elif form["grant_type"] == "refresh_token":
        issued = crm.rotate(_require(form, "refresh_token"))
    else:
        raise CrmError(400, "Invalid parameter: grant_type")
    return JSONResponse(issued.to_json() | _agency_choices(crm, issued))


@api("oauth.write", classes="Company")
async def location_token(request: Request, caller: Token) -> Response:
    """POST /oauth/locationToken: a location's own token pair for a company token."""
    crm, form = crm_of(request), await read_form(request)
    missing = [f"{name} should not be empty" for name in ("companyId", "locationId") if not form.get(name)]
    if missing:
        raise CrmError(422, missing)
    issued = crm.location_token(caller, form["companyId"], form["locationId"])
    answer = issued.to_json() | {"appId": crm.app.id, "versionId": crm.app.version_id}
    if crm.manners.mints_bare_tokens:
        answer = {name: answer[name] for name in answer if name not in BARE}
    return JSONResponse(answer, 201)


@api("oauth.readonly", classes="Company")
async def installed_locations(request: Request, caller: Token) -> Response:
    """GET /oauth/installedLocations: the agency's locations and whether the app is in them, paged."""
    crm = crm_of(request)
    company_id, app_id = require_query(request, "companyId", "appId")
    if company_id != caller.agency.id or app_id != crm.app.id:
        raise CrmError(403, "You do not have permission to access this resource")
    rows = [_row(crm, location) for location in caller.agency.locations]
    if (wanted := request.query_params.get("isInstalled")) is not None:
        rows = [row for row in rows if row["isInstalled"] is (wanted == "true")]
    if one := request.query_params.get("locationId"):
        rows = [row for row in rows if row["_id"] == one]
    if text := request.query_params.get("query"):
        rows = [row for row in rows if text.lower() in row["name"].lower()]
    skip, limit = query_number(request, "skip", 0), query_number(request, "limit", 20)
    agency = crm.installations.get(company_id)
    return JSONResponse(
        {
            "locations": rows[skip : skip + limit],
            "count": len(rows),
            "installToFutureLocations": bool(agency and agency.future),
            "traceId": str(uuid.uuid4()),
        }
    )


def _require(form: dict[str, str], name: str) -> str:
    if not form.get(name):
        raise CrmError(400, f"Missing parameter: {name}")
    return form[name]


def _agency_choices(crm: Crm, issued: Token) -> dict[str, Any]:
    # Listing the chosen locations is documented, but developers report that agency installs lack it.
    agency = crm.installations.get(issued.agency.id)
    if issued.location or not agency or not crm.lists_approved_locations:
        return {}
    return {
        "approvedLocations": [location.id for location in agency.approved],
        "installToFutureLocations": agency.future,
        "approveAllLocations": len(agency.approved) == len(agency.agency.locations),
    }


def _row(crm: Crm, location: Location) -> dict[str, Any]:
    installation = crm.installations.get(location.id)
    row: dict[str, Any] = {"_id": location.id, "name": location.name, "address": location.address}
    row["isInstalled"] = installation is not None
    if installation:
        row |= {"versionId": installation.version_id, "installedAt": iso(installation.installed_at)}
    return row
