"""Credits for several accounts at once, and every month."""

import json
from uuid import UUID

import pytest

from app.demo.seed import TENANTS
from app.domain.credits import allowances, ledger
from app.domain.credits.allowances import Allowance
from app.domain.credits.ledger import Account, LedgerEntry
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from tests.domain.credits.test_allowances import EVENING, MORNING
from tests.house import House
from tests.settings_page import Seat, seated

PLAN = {"monthly": "2,500", "monthly_reason": "Plan", "rest": "lapses", "token": "t1"}


def ids(house: House) -> list[str]:
    return [str(house.seeded.customers[tenant.location_id].id) for tenant in TENANTS]


async def available(customer: str) -> int:
    return int((await Account.get(customer_id=UUID(customer))).available)


async def add(seat: Seat, *accounts: str, **changed: str) -> str:
    """Tick these accounts and say yes; returns the page with what it tells."""
    form = {"amount": "10", "reason": "New year", "token": "t1", "sure": "yes"} | changed
    answer = await seat.post("/embed/credits/grant", **form, **{f"account:{one}": "on" for one in accounts})
    return str(answer.headers.get("hx-trigger", "") + answer.text)


async def test_several_accounts_get_the_same_credits_once(house: House) -> None:
    seat, both = await seated(house, "agency"), ids(house)
    before = [await available(one) for one in both]

    first, second = await add(seat, *both), await add(seat, *both)

    assert "10.00 credits were added to 2 accounts." in first
    assert "sent before" in second
    assert [await available(one) for one in both] == [credits + 10_000 for credits in before]
    assert await LedgerEntry.filter(reason="New year").count() == 2
    assert await ledger.drifts() == []


async def test_what_several_accounts_get_is_said_before_it_is_booked(house: House) -> None:
    seat, both = await seated(house, "agency"), ids(house)

    asked = await seat.post(
        "/embed/credits/grant",
        amount="2,500",
        reason="New year",
        token="t1",
        **{f"account:{one}": "on" for one in both},
    )

    told = json.loads(asked.headers["hx-trigger"])["ask"]
    assert told["title"] == "Add 2,500.00 credits to each of 2 accounts?"
    assert "5,000.00 credits in all" in told["text"]
    assert not await LedgerEntry.filter(reason="New year").exists()


async def test_the_agencys_own_account_can_be_among_them_before_it_is_open(house: House) -> None:
    seat, agency = await seated(house, "agency"), str(house.seeded.agency.id)
    assert not await Account.exists(customer_id=agency)

    await add(seat, agency)

    assert await available(agency) == 10_000


async def test_nothing_is_added_without_a_tick_an_amount_or_to_somebody_elses_account(house: House) -> None:
    seat, both = await seated(house, "agency"), ids(house)
    before = [await available(one) for one in both]
    elsewhere = await Agency.create(company_id="Other", name="Other")
    stranger = await Customer.create(agency_id=elsewhere.id, name="Stranger")

    assert "Tick the accounts" in await add(seat)
    assert "Tick the accounts" in await add(seat, "nonsense")
    assert "Tick the accounts" in await add(seat, str(stranger.id))
    assert 'aria-invalid="true"' in await add(seat, *both, amount="")
    assert [await available(one) for one in both] == before
    assert not await Account.exists(customer_id=stranger.id)


@pytest.mark.parametrize("role", ["admin", "user"])
async def test_a_sub_account_sees_what_comes_every_month_and_changes_none_of_it(house: House, role: str) -> None:
    mine = ids(house)[0]
    plan = await allowances.start(UUID(mine), 500_000, "Plan", EVENING)
    assert plan is not None
    seat = await seated(house, role)

    page = (await seat.get("/embed/credits")).text

    assert "500.00 credits every month: Plan. What is left carries over." in page
    for word in ("Add every month", ">End<", "Find an account"):
        assert word not in page
    for path in ("grant", f"{mine}/monthly", f"{mine}/monthly/{plan.id}/end"):
        assert (await seat.post(f"/embed/credits/{path}", **PLAN)).status_code == 403
    assert (await Allowance.get(id=plan.id)).ended_at is None


async def test_a_plan_is_begun_once_and_ended_on_the_page(house: House) -> None:
    seat, mine = await seated(house, "agency"), ids(house)[0]
    before, path = await available(mine), f"/embed/credits/{mine}/monthly"

    asked = await seat.post(path, **PLAN)
    first, second = [await seat.post(path, **PLAN, sure="yes") for _ in range(2)]

    assert json.loads(asked.headers["hx-trigger"])["ask"]["title"].startswith("Add 2,500.00 credits to Sunrise Dental")
    assert "Added for this month" in first.headers["hx-trigger"]
    assert "sent before" in second.headers["hx-trigger"]
    assert "2,500.00 credits every month: Plan. What is left of them lapses." in second.text
    assert await available(mine) == before + 2_500_000

    plan = await Allowance.get(customer_id=UUID(mine), ended_at=None)
    ended = await seat.post(f"{path}/{plan.id}/end")
    follower = await seat.post(path, **PLAN | {"monthly": "9", "token": "t2"}, sure="yes")

    assert "What was added stays" in ended.headers["hx-trigger"]
    assert "begins with" in follower.headers["hx-trigger"]
    assert await available(mine) == before + 2_500_000


async def test_a_plan_of_another_account_is_not_ended_under_this_one(house: House) -> None:
    seat, (mine, other) = await seated(house, "agency"), ids(house)[:2]
    plan = await allowances.start(UUID(other), 500_000, "Plan", MORNING)
    assert plan is not None

    assert (await seat.post(f"/embed/credits/{mine}/monthly/{plan.id}/end")).status_code == 404
    assert (await Allowance.get(id=plan.id)).ended_at is None


@pytest.mark.parametrize(
    "wrong", [{"monthly": ""}, {"monthly": "-5"}, {"monthly": "lots"}, {"monthly_reason": ""}, {"token": ""}]
)
async def test_a_plan_without_amount_reason_or_form_is_not_begun(house: House, wrong: dict[str, str]) -> None:
    seat, mine = await seated(house, "agency"), ids(house)[0]

    answer = await seat.post(f"/embed/credits/{mine}/monthly", **PLAN | wrong, sure="yes")

    assert answer.status_code == 422
    assert not await Allowance.exists()


async def test_what_was_paid_each_day_is_drawn_also_of_the_account_that_pays_for_others(house: House) -> None:
    call_id = (await house.ask()).json()["call_id"]
    await house.settled(call_id)
    charged = (await house.call(call_id)).charged
    seat = await seated(house, "agency")

    own = (await seat.get(f"/embed/credits/{ids(house)[0]}")).text
    assert f"Paid for calls {charged / 1000:.2f}</title>" in own
    assert "A minute costs 10 credits, counted by the second. When a call is dialed" in own

    await Customer.filter(id=UUID(ids(house)[0])).update(own_credits=False)
    agency = (await seat.get(f"/embed/credits/{house.seeded.agency.id}")).text
    assert f"{charged / 1000:.2f} credits, at most {charged / 1000:.2f} in a day" in agency
