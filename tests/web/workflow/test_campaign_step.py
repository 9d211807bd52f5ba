"""A step may put its contact into a campaign, and a campaign may take its contacts from a tag."""

from datetime import UTC, datetime
from typing import Any

from app.demo.seed import DEMO_ACTION_SECRET
from app.domain.calls.calls import Call
from app.domain.campaigns import campaigns
from app.domain.campaigns.campaigns import Campaign, CampaignContact
from app.domain.campaigns.progress import progress_of
from app.jobs.crm.read_tag import read_tag
from app.sandbox.crm.runs import AppCall
from tests.house import House
from tests.settings_page import seated


async def campaign_of(house: House, **terms: Any) -> Campaign:
    customer = house.seeded.customers[house.tenant.location_id]
    return await Campaign.create(
        customer_id=customer.id, name="Spring", created_by="Ann", created_at=datetime.now(UTC), **terms
    )


async def step(house: House, **data: object) -> AppCall:
    return await house.world.crm.run_action(
        house.location, house.contact, action_key="place_call", url=f"{house.url}/workflow/actions/place-call",
        headers={"X-Action-Secret": DEMO_ACTION_SECRET}, data={"phone": "{{contact.phone}}"} | data,
    )  # fmt: skip


async def test_a_step_puts_its_contact_into_a_campaign_once(house: House) -> None:
    campaign = await campaign_of(house)

    first = (await step(house, campaign="spring", variables={"first_name": "Maria"})).answer
    again = (await step(house, campaign="Spring")).answer
    unknown = (await step(house, campaign="Winter")).answer

    assert (first["status"], first["call_id"]) == ("scheduled", None)
    assert (again["status"], again["reason"]) == ("duplicate", "duplicate_call")
    assert (unknown["status"], unknown["reason"]) == ("refused", "validation_error")
    contact = await CampaignContact.get(campaign_id=campaign.id)
    assert (contact.to_number, contact.contact_id) == (house.contact.phone, house.contact.id)
    assert contact.variables == {"first_name": "Maria"}
    assert await Call.all().count() == 0


async def test_whoever_has_the_tag_is_on_the_list_and_whoever_gets_it_joins(installed_house: House) -> None:
    house = installed_house
    seat = await seated(house, "admin")
    contacts = house.location.contacts
    contacts[0].add_tags(["Spring Sale"])
    made = await seat.post("/embed/campaigns/new", name="Spring", tag="spring sale", stays_open="on", attempts="1",
                           minutes_between="60", per_minute="10", max_age_days="7", **{"day:0": "on"})  # fmt: skip
    assert made.status_code == 200, made.text
    await house.quiet()
    campaign = await Campaign.get()
    assert (campaign.tag_problem, await CampaignContact.all().count()) == (None, 1)
    await campaigns.start(campaign, datetime.now(UTC))

    contacts[1].add_tags(["spring sale"])
    await read_tag(house.clients, house.settings, str(campaign.id))

    assert (await progress_of(campaign, datetime.now(UTC))).contacts == 2


async def test_a_dry_run_of_a_tag_knows_what_the_crm_says(installed_house: House) -> None:
    house = installed_house
    first, second = house.location.contacts[:2]
    for contact in (first, second):
        contact.add_tags(["sale"])
    second.set_dnd(None, Call="active")

    answer = await house.http.post("/api/dry-run", json={"tag": "sale"}, headers=house.key())

    told = {row["to_number"]: (row["status"], row["reason_code"]) for row in answer.json()["rows"]}
    assert told == {first.phone: ("called", None), second.phone: ("refused", "DO_NOT_CALL")}
    assert not any(row["contact_is_asked"] for row in answer.json()["rows"])


async def test_a_dry_run_of_a_campaign_keeps_its_pace(house: House) -> None:
    campaign = await campaign_of(house, per_minute=1)
    now = datetime.now(UTC)
    await campaigns.put(campaign, [campaigns.Listed("+14155550101"), campaigns.Listed("+14155550102")], now)

    answer = await house.http.post("/api/dry-run", json={"campaign": "spring"}, headers=house.key())

    first, second = answer.json()["rows"]
    assert [first["status"], second["status"], second["reason_code"]] == ["called", "called", "QUOTA_EXCEEDED"]
