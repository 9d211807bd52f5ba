"""Many grants from one file: all of it or nothing, and each reference once."""

from pathlib import Path

import pytest

from app.demo.seed import TENANTS
from app.domain.credits import bulk_grants, ledger
from app.errors import InvalidRequest
from tests.house import House

HEAD = "customer,credits,reference,reason"


async def available(house: House, tenant: int) -> int:
    account = await house.account(TENANTS[tenant])
    return int(account.available)


async def test_a_file_is_granted_and_run_again_it_grants_what_is_new(installed_house: House, tmp_path: Path) -> None:
    house = installed_house
    one, two = (house.seeded.customers[tenant.location_id].id for tenant in TENANTS[:2])
    location, file = TENANTS[1].location_id, tmp_path / "paid.csv"
    before = await available(house, 0), await available(house, 1)
    # As a spreadsheet of half of Europe saves it.
    file.write_text(
        f"\ufeffCredits;Customer;Reason;Reference\r\n12,5;{one};Invoice 7;INV-7\r\n\r\n100;{two};Plan;INV-8\r\n"
    )

    assert "Granted 112.5 credits in 2 lines." in await house.command("grant-many", str(file))
    file.write_text(file.read_text() + f"2.25;{location};Plan;INV-9\r\n")
    again = await house.command("grant-many", str(file))

    assert "Line 2 was granted before, and not again.\nLine 4 was granted before, and not again." in again
    assert "Granted 2.25 credits in 1 line." in again
    assert await available(house, 0) == before[0] + 12_500
    assert await available(house, 1) == before[1] + 102_250
    assert await ledger.drifts() == []


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("nobody,5,INV-1,Plan", "there is no customer nobody"),
        ("00000000-0000-0000-0000-000000000000,5,INV-1,Plan", "there is no customer and no agency"),
        ('{one},"2,500",INV-1,Plan', "2,500 may mean 2500 or 2."),
        ("{one},2.500,INV-1,Plan", "2.500 may mean 2500 or 2."),
        ("{one},-5,INV-1,Plan", "-5 is no number of credits"),
        ("{one},1e3,INV-1,Plan", "1e3 is no number of credits"),
        ("{one},0.00,INV-1,Plan", "must be above 0"),
        ("{one},5,,Plan", "a reference has 1 to 49 characters"),
        ("{one},5," + "x" * 50 + ",Plan", "a reference has 1 to 49 characters"),
        ("{one},5,INV-1", "a reason has 1 to 200 characters"),
        ("{one},5,INV-0,Plan", "line 2 has the same reference"),
    ],
)
async def test_one_line_that_cannot_be_read_keeps_the_file_from_being_granted(
    house: House, line: str, says: str
) -> None:
    one = house.seeded.customers[house.tenant.location_id].id
    text = f"{HEAD}\n{one},5,INV-0,Plan\n{line.format(one=one)}\n"

    with pytest.raises(InvalidRequest) as refused:
        await bulk_grants.read(text)

    assert refused.value.message.startswith("Line 3: ")
    assert says in refused.value.message
    assert refused.value.message.endswith("Nothing was added. Correct the file, and run this again.")


async def test_a_file_with_other_columns_says_which_are_missing() -> None:
    with pytest.raises(InvalidRequest, match="It lacks reference"):
        await bulk_grants.read("customer,credits,reason\n")
