"""Who somebody is in the CRM, as the CRM itself says it.

Source: the CRM's OpenAPI, users (v2). `roles.type` is `agency` for the agency's own people and `account` for those
of sub-accounts, `roles.role` is `admin` or `user`, `roles.locationIds` the sub-accounts that somebody may enter;
a token is answered about the people of its own company only.
"""

from dataclasses import dataclass
from urllib.parse import quote

from app.errors import VendorRefused, VendorUnclear
from app.ghl.client import GhlClient
from app.ghl.refusals import is_missing

ELSEWHERE = 403


@dataclass(frozen=True)
class CrmUser:
    """One person; `location_ids` is empty for somebody of the agency who may enter all of its sub-accounts."""

    name: str
    of_agency: bool
    admin: bool
    location_ids: tuple[str, ...]


async def read(crm: GhlClient, user_id: str) -> CrmUser | None:
    """The person as it is now (GET /users/{id}); None when the account of this token has nobody like that.

    Raises a VendorError when the CRM does not say, a missing permission among it.
    """
    try:
        user = await crm.ask("GET", f"/users/{quote(user_id, safe='')}", scope="users.readonly")
    except VendorRefused as refusal:
        if is_missing(refusal, "user") or refusal.status == ELSEWHERE:
            return None
        raise
    roles = user.get("roles")
    if user.get("id") != user_id or not isinstance(roles, dict):
        raise VendorUnclear("The answer of your CRM names no user.", answer=user)
    if user.get("deleted") not in (None, False):
        return None
    places = roles.get("locationIds")
    return CrmUser(
        name=str(user.get("name") or "")[:200],
        of_agency=roles.get("type") == "agency",
        admin=roles.get("role") == "admin",
        location_ids=tuple(str(place) for place in places) if isinstance(places, list) else (),
    )
