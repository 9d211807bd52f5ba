"""The voice provider's cost beside what was charged, by month, and the daily check of both sums."""

from datetime import UTC, datetime, timedelta

from app.demo.seed import TENANTS
from app.domain.calls.calls import Attempt
from app.domain.credits import margins
from app.domain.credits.margins import By, DailyCheck
from app.domain.tenants.customers import Customer
from tests.house import House

DAY = timedelta(days=1)


async def test_a_month_shows_cost_charge_and_margin(house: House) -> None:
    attempt = await house.settled((await house.ask()).json()["call_id"])
    await Customer.all().update(credit_microcents=2_000_000)
    assert attempt.charged
    assert attempt.provider_cost_microcents

    [row] = await margins.of_month(f"{datetime.now(UTC):%Y-%m}")

    assert (row.calls, row.billed_seconds, row.charged) == (1, attempt.billed_seconds, attempt.charged)
    assert row.provider_cost_microcents == attempt.provider_cost_microcents
    assert row.revenue_microcents == attempt.charged * 2000
    assert row.margin_microcents == attempt.charged * 2000 - attempt.provider_cost_microcents
    assert await margins.of_month("2026-01") == []


async def test_a_month_is_told_by_agent_and_by_number(house: House) -> None:
    await Customer.all().update(credit_microcents=2_000_000)
    mine = await house.settled((await house.ask()).json()["call_id"])
    other = await house.settled((await house.ask("+14155550102", tenant=TENANTS[1])).json()["call_id"])
    month = f"{datetime.now(UTC):%Y-%m}"

    by_number = {row.name: row.charged for row in await margins.of_month(month, by=By.NUMBER)}
    by_agent = {row.name: row.margin_microcents for row in await margins.of_month(month, by=By.AGENT)}

    assert by_number == {TENANTS[0].number: mine.charged, TENANTS[1].number: other.charged}
    assert by_agent == {
        tenant.agent_name: (one.charged or 0) * 2000 - (one.provider_cost_microcents or 0)
        for tenant, one in ((TENANTS[0], mine), (TENANTS[1], other))
    }
    printed = await house.command("margins", month, "--by", "agent")
    assert f"{TENANTS[0].agent_name}: 1 call" in printed


async def test_without_a_price_of_a_credit_there_is_no_margin(house: House) -> None:
    await house.settled((await house.ask()).json()["call_id"])

    [row] = await margins.of_month(f"{datetime.now(UTC):%Y-%m}")

    assert (row.revenue_microcents, row.margin_microcents) == (None, None)


async def test_yesterdays_sums_are_compared_once(house: House) -> None:
    attempt = await house.settled((await house.ask()).json()["call_id"])
    tomorrow = datetime.now(UTC) + DAY

    check = await margins.check_yesterday(tomorrow)

    assert check is not None
    assert check.charged == check.captured == attempt.charged
    assert check.provider_cost_microcents == attempt.provider_cost_microcents
    assert (check.costs_missing, check.drifts) == (0, [])
    assert await margins.check_yesterday(tomorrow) is None
    assert await DailyCheck.all().count() == 1


async def test_a_difference_of_the_sums_and_a_missing_cost_are_written_down(house: House) -> None:
    attempt = await house.settled((await house.ask()).json()["call_id"])
    assert attempt.charged
    await Attempt.filter(id=attempt.id).update(charged=attempt.charged + 1, provider_cost_microcents=None)

    check = await margins.check_yesterday(datetime.now(UTC) + DAY)

    assert check is not None
    assert check.costs_missing == 1
    [drift] = check.drifts
    assert f"the calls say {attempt.charged + 1}, the ledger {attempt.charged}" in drift


async def test_a_customer_whose_calls_cost_more_than_it_pays_is_known_from_the_next_day_on(house: House) -> None:
    attempt = await house.settled((await house.ask()).json()["call_id"])
    assert attempt.charged
    await Customer.all().update(credit_microcents=1_000_000)
    tomorrow = datetime.now(UTC) + DAY
    cost = attempt.charged * 1000

    for costs, loses in ((cost - 1, False), (cost + 1, True), (cost - 1, False)):
        await Attempt.filter(id=attempt.id).update(provider_cost_microcents=costs)
        await margins.note_losses(tomorrow)
        found = [one.id for one in await Customer.filter(loses_since__isnull=False)]
        assert found == ([attempt.customer_id] if loses else [])
    await Attempt.filter(id=attempt.id).update(provider_cost_microcents=cost + 1)
    await margins.note_losses(tomorrow)
    await margins.note_losses(tomorrow + DAY)
    assert (await Customer.get(id=attempt.customer_id)).loses_since == tomorrow, "since when stays"
    await margins.note_losses(tomorrow + 8 * DAY)
    assert not await Customer.filter(loses_since__isnull=False).exists()


async def test_without_a_price_of_a_credit_nobody_loses(house: House) -> None:
    await house.settled((await house.ask()).json()["call_id"])

    assert await margins.check_yesterday(datetime.now(UTC) + DAY) is not None
    assert not await Customer.filter(loses_since__isnull=False).exists()
