"""One number whose carrier permits no calls stands still by itself; the others of its account go on."""

from datetime import UTC, datetime, timedelta

from app.domain.telephony.account_troubles import OWN_TRUNK
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.sandbox.retell.manners import Manners
from tests.house import House
from tests.journeys.crm.test_vendors_at_their_worst import ask
from tests.journeys.voice.test_lost_asset import SPARE, account, spare, step
from tests.settings_page import seated


async def with_a_bad_trunk(house: House, *numbers: str) -> None:
    """Two numbers on trunks of their own; from these no calls are permitted."""
    await spare(house, house.tenant.agent_id)
    await PhoneNumber.all().update(kind=OWN_TRUNK)
    await PhoneNumber.exclude(e164__in=[house.tenant.number, SPARE]).update(customer_id=None)
    account(house).manners = Manners(not_permitted=numbers)


async def number(house: House) -> PhoneNumber:
    return await PhoneNumber.get(e164=house.tenant.number)


async def test_leads_that_any_number_may_call_are_called_from_another(installed_house: House) -> None:
    house = installed_house
    await with_a_bad_trunk(house, house.tenant.number)
    await house.subscribe("needs_attention")

    leads = [house.location.add_contact(first_name="Lead", phone=f"+1415{500 + lead}0101") for lead in range(4)]
    calls = [(await ask(house, lead))["call_id"] for lead in leads]

    for call_id in calls:
        call = await house.call_in("ended", call_id)
        assert (call.outcome, call.from_number) == ("answered", SPARE)
    await house.quiet()
    assert (await Workspace.get(id=house.seeded.workspace.id)).trouble is None
    [run] = house.world.crm.trigger_runs
    assert (run.payload["kind"], house.tenant.number in run.payload["sentence"]) == ("number_problem", True)
    page = (await (await seated(house, "agency")).get("/embed/numbers")).text
    assert "Not permitted" in page


async def test_calls_of_this_number_wait_until_one_is_put_through(house: House) -> None:
    await with_a_bad_trunk(house, house.tenant.number)
    first = (await house.ask(headers={"Prefer": "respond-async"})).json()["call_id"]
    await house.waits_because("ACCOUNT_PROBLEM", first)
    second = (await house.ask("+14155550111", headers={"Prefer": "respond-async"})).json()["call_id"]
    await house.waits_because("ACCOUNT_PROBLEM", second)
    account(house).manners = Manners()
    await PhoneNumber.all().update(probe_at=datetime.now(UTC) - timedelta(seconds=1))

    await house.place_now(first)

    for call_id in (first, second):
        call = await house.call_in("ended", call_id)
        assert (call.outcome, call.from_number) == ("answered", house.tenant.number)
    assert (await number(house)).trouble_at is None


async def test_when_no_number_is_permitted_it_is_the_account(house: House) -> None:
    await with_a_bad_trunk(house, house.tenant.number, SPARE)

    call_id = await step(house, 1)
    await house.waits_because("ACCOUNT_PROBLEM", call_id)
    await house.quiet()

    assert len(house.accepted) == 2, "each number was tried once"
    assert (await Workspace.get(id=house.seeded.workspace.id)).trouble == "telephony_provider_permission_denied"
