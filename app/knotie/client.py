"""What we ask of Knotie's partner API: find a customer, or take one in.

Source: the partner API pages (2026): `{"success", "data", "pagination"}`, errors `{"success": false,
"error"}`. Two header styles are documented, and two ids of a customer (`cust_…`, `cid_…`); both are kept.
The texts of errors are shown to agencies, who may see another brand: they say "customer directory".
"""

from dataclasses import dataclass
from typing import Any

from app.errors import VendorUnclear
from app.wire import Sender, exchange, json_object

WHO = "The customer directory"
SECONDS = 20.0
PAGE = 100
MAX_PAGES = 20


@dataclass(frozen=True)
class KnotieCustomer:
    """A customer there; `id` is `cust_…`, `customer_id` is `cid_…`."""

    id: str
    customer_id: str | None
    email: str


class KnotieClient:
    """A partner's account; `style` is `bearer` or `x-api-key`. Nothing is retried here."""

    def __init__(self, http: Sender, base_url: str, api_key: str, style: str) -> None:
        self._http = http
        self._base_url = base_url
        self._headers = {"Authorization": f"Bearer {api_key}"} if style == "bearer" else {"X-API-Key": api_key}

    async def find(self, email: str) -> KnotieCustomer | None:
        """The customer with exactly this e-mail address, whatever its case (GET /customers?search=)."""
        for page in range(1, MAX_PAGES + 1):
            answer = await self._ask("GET", "/customers", params={"search": email, "page": page, "limit": PAGE})
            rows, pages = answer.get("data"), answer.get("pagination")
            if not isinstance(rows, list):
                raise VendorUnclear(f"{WHO} gave no list of customers.", answer=answer)
            for row in rows:
                if isinstance(row, dict) and str(row.get("email", "")).casefold() == email.casefold():
                    return _customer(row)
            if not isinstance(pages, dict) or not pages.get("hasNextPage"):
                return None
        raise VendorUnclear(f"{WHO} has too many customers like this one.")

    async def onboard(self, email: str, company: str) -> KnotieCustomer:
        """Take a customer in (POST /customers/onboard); with a known e-mail it returns that customer."""
        body = {"basic": {"email": email}, "business": {"companyName": company}, "isQuickOnboarding": True}
        await self._ask("POST", "/customers/onboard", json=body)
        # The answer of onboarding names one of the two ids only; the list names both.
        found = await self.find(email)
        if found is None:
            raise VendorUnclear(f"{WHO} took the customer in, but does not list it yet.")
        return found

    async def _ask(self, method: str, path: str, **request: Any) -> dict[str, Any]:
        url = self._base_url + path
        response = await exchange(self._http, WHO, method, url, timeout=SECONDS, headers=self._headers, **request)
        return json_object(response, WHO)


def _customer(row: dict[str, Any]) -> KnotieCustomer:
    if not isinstance(row.get("id"), str):
        raise VendorUnclear(f"{WHO} lists a customer without an id.")
    other = row.get("customerId")
    return KnotieCustomer(row["id"], other if isinstance(other, str) else None, str(row["email"]))
