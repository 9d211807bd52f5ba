"""Location routes: the location, its custom fields, its workflows, its users."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.sandbox.crm.entities import Location
from app.sandbox.crm.errors import CrmError
from app.sandbox.crm.routes.bearer import api, crm_of
from app.sandbox.crm.routes.body import query_number, read_object, require_query
from app.sandbox.crm.tokens import Token

_CUSTOM_FIELD = {"name": str, "dataType": str, "placeholder": str, "position": int, "model": str, "options": list}


def _location(request: Request, caller: Token) -> Location:
    # A foreign id and an unknown one get the same refusal: ids of other tenants cannot be probed.
    location = crm_of(request).locations.get(request.path_params["location_id"])
    if location is None:
        raise CrmError(403, "The token does not have access to this location.")
    caller.require(location)
    return location


@api("locations.readonly", classes="Location Company")
async def read(request: Request, caller: Token) -> Response:
    """GET /locations/{locationId}."""
    return JSONResponse({"location": _location(request, caller).to_json()})


@api("locations/customFields.readonly")
async def list_custom_fields(request: Request, caller: Token) -> Response:
    """GET /locations/{locationId}/customFields: `model` is contact, opportunity or all."""
    location = _location(request, caller)
    wanted = request.query_params.get("model", "contact") in ("contact", "all")
    fields = [custom.to_json() for custom in location.custom_fields] if wanted else []
    return JSONResponse({"customFields": fields})


@api("locations/customFields.write")
async def add_custom_field(request: Request, caller: Token) -> Response:
    """POST /locations/{locationId}/customFields; a name that is taken is refused."""
    location = _location(request, caller)
    body = await read_object(request, _CUSTOM_FIELD, ["name", "dataType"])
    if any(custom.name == body["name"] for custom in location.custom_fields):
        raise CrmError(400, f"{body['name']} already exists")
    custom = location.add_custom_field(body["name"], body["dataType"], options=body.get("options", []))
    custom.placeholder = body.get("placeholder", "")
    return JSONResponse({"customField": custom.to_json()}, 201)


@api("workflows.readonly")
async def list_workflows(request: Request, caller: Token) -> Response:
    """GET /workflows/?locationId=."""
    (location_id,) = require_query(request, "locationId")
    location = crm_of(request).location(location_id)
    caller.require(location)
    return JSONResponse({"workflows": location.workflows})


@api("users.readonly", classes="Location Company")
async def search_users(request: Request, caller: Token) -> Response:
    """GET /users/search?companyId=&locationId=: a location token sees the users of its location only."""
    (company_id,) = require_query(request, "companyId")
    if company_id != caller.agency.id:
        raise CrmError(403, "You do not have permission to access this resource")
    wanted = request.query_params.get("locationId") or (caller.location.id if caller.location else None)
    if wanted:
        caller.require(crm_of(request).location(wanted))
    users = [
        user for user in caller.agency.users if wanted is None or wanted in [location.id for location in user.locations]
    ]
    skip, limit = query_number(request, "skip", 0), query_number(request, "limit", 25)
    return JSONResponse({"users": [user.to_json() for user in users[skip : skip + limit]], "count": len(users)})


@api("users.readonly", classes="Location Company")
async def read_user(request: Request, caller: Token) -> Response:
    """GET /users/{userId}: people of the token's own company; a location token sees who may enter its location."""
    user = crm_of(request).users.get(request.path_params["user_id"])
    if user is None or user.agency is not caller.agency:
        raise CrmError(400, "User not found")
    if caller.location and user.locations and caller.location not in user.locations:
        raise CrmError(403, "The token does not have access to this user.")
    return JSONResponse(user.to_json())
