"""However badly the CRM answers, and whenever the work is cut off: each charge has its grant, and each grant one."""

from tests.faults.campaigns.top_ups import campaign
from tests.house import House


async def test_every_charge_has_one_grant_and_every_grant_one_charge(installed_house: House) -> None:
    found = await campaign(installed_house, 40, seed=7)

    assert found.unexplained == []
    assert found.charges == found.grants > 30
    assert found.credits_charged == found.credits_granted
    assert found.cut_off > 5
