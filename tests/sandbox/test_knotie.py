"""Knotie's partner API: customers, onboarding in both published shapes, refusals."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from app.sandbox.knotie import Knotie, create_knotie


@pytest.fixture
def knotie() -> Knotie:
    return Knotie(api_key="pkt_test")


@pytest.fixture
async def http(knotie: Knotie) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_knotie(knotie))
    headers = {"Authorization": "Bearer pkt_test"}
    async with httpx.AsyncClient(transport=transport, base_url="http://knotie.test", headers=headers) as client:
        yield client


async def test_list_is_paged_and_searched(knotie: Knotie, http: httpx.AsyncClient) -> None:
    for number in range(25):
        knotie.add_customer(email=f"c{number}@example.com", first_name="Kim", company=f"Shop {number}")
    second = (await http.get("/customers", params={"page": 2})).json()
    assert len(second["data"]) == 5
    assert second["pagination"] == {
        "currentPage": 2,
        "totalPages": 2,
        "totalCount": 25,
        "limit": 20,
        "hasNextPage": False,
        "hasPrevPage": True,
    }
    found = (await http.get("/customers", params={"search": "shop 24"})).json()["data"]
    assert [row["email"] for row in found] == ["c24@example.com"]
    assert found[0]["id"].startswith("cust_")
    assert found[0]["customerId"].startswith("cid_")


async def test_either_id_names_a_customer(knotie: Knotie, http: httpx.AsyncClient) -> None:
    customer = knotie.add_customer(email="kim@example.com")
    for id in (customer.id, customer.customer_id):
        assert (await http.get(f"/customers/{id}")).json()["data"]["email"] == "kim@example.com"
    missing = await http.get("/customers/cust_none")
    assert (missing.status_code, missing.json()["success"]) == (404, False)


@pytest.mark.parametrize(
    ("body", "first_status"),
    [
        ({"basic": {"email": "Kim@example.com", "firstName": "Kim"}, "business": {"companyName": "Shop"}}, 200),
        ({"email": "Kim@example.com", "name": "Kim Lee", "initialAiCredits": 5}, 201),
    ],
)
async def test_onboarding_is_idempotent(
    knotie: Knotie, http: httpx.AsyncClient, body: dict[str, Any], first_status: int
) -> None:
    first = await http.post("/customers/onboard", json=body)
    assert (first.status_code, first.json()["created"], first.json()["existing"]) == (
        first_status,
        True,
        False,
    )
    second = await http.post("/customers/onboard", json=body)
    assert (second.status_code, second.json()["created"], second.json()["existing"]) == (200, False, True)
    (customer,) = knotie.customers
    assert customer.details["firstName"] == "Kim"
    assert (await http.post("/customers/onboard", json={"basic": {}})).status_code == 400


async def test_patch(knotie: Knotie, http: httpx.AsyncClient) -> None:
    customer = knotie.add_customer(email="kim@example.com")
    knotie.add_customer(email="taken@example.com")
    changed = await http.patch(f"/customers/{customer.id}", json={"companyName": "New", "email": "k@example.com"})
    assert changed.json()["data"]["companyName"] == "New"
    assert customer.email == "k@example.com"
    taken = await http.patch(f"/customers/{customer.id}", json={"email": "taken@example.com"})
    assert taken.status_code == 400
    assert (await http.patch(f"/customers/{customer.id}", json={"unknown": 1})).status_code == 400


async def test_key_in_either_header(http: httpx.AsyncClient) -> None:
    del http.headers["Authorization"]
    assert (await http.get("/customers")).status_code == 401
    assert (await http.get("/customers", headers={"X-API-Key": "pkt_test"})).status_code == 200
    assert (await http.get("/customers", headers={"Authorization": "Bearer wrong"})).status_code == 401


@pytest.mark.parametrize("status", [401, 500, 503])
async def test_failures_on_request(knotie: Knotie, http: httpx.AsyncClient, status: int) -> None:
    knotie.fail_with = status
    answer = await http.get("/customers")
    assert (answer.status_code, answer.json()["success"]) == (status, False)
    knotie.fail_with = None
    assert (await http.get("/customers")).status_code == 200
