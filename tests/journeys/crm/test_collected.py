"""What an agent finds out reaches the workflow and the contact: names from its settings, fields from the CRM's list."""

import csv
import io
from dataclasses import replace
from typing import Any

from app.demo.seed import demo_id
from app.domain.telephony.agents import AgentAssignment
from app.domain.tenants.customers import Customer
from app.sandbox.retell.outcomes import OUTCOMES
from tests.house import House
from tests.journeys.test_one_description import finished
from tests.journeys.test_written_back import lead_is_called
from tests.settings_page import Seat, seated

WANTED: list[dict[str, Any]] = [
    {"type": "system-presets", "name": "call_summary"},
    {"type": "string", "name": "Preferred day", "description": "When?"},
    {"type": "number", "name": "rooms", "description": "How many?"},
    {"type": "enum", "name": "plan", "description": "Which?", "choices": ["Basic", "Pro"]},
    {"type": "number", "name": "budget", "description": "How much?"},
    {"type": "string", "name": "pets", "description": "Any?"},
]
SAID: dict[str, Any] = {"Preferred day": "2026-12-02", "rooms": 3, "plan": "pro", "budget": "a lot"}


async def page_of(house: House) -> tuple[Seat, str]:
    return await seated(house), f"/embed/numbers/{demo_id(house.tenant.number)}"


async def agent_wants(house: House) -> None:
    """Set the agent's post-call analysis at the provider, and have the page read it."""
    house.world.voice.workspaces[0].agents[house.tenant.agent_id].post_call_analysis_data = list(WANTED)
    seat, page = await page_of(house)
    answer = await seat.post(f"{page}/collected", again="on")
    assert answer.status_code == 200
    for name in ("Preferred_day", "rooms", "plan", "pets"):
        assert f"variables.{name}" in answer.text
    assert "call_summary" not in answer.text


async def test_it_is_told_by_its_name_and_written_to_the_chosen_fields(installed_house: House) -> None:
    house = installed_house
    await agent_wants(house)
    location = house.location
    day = location.add_custom_field("Visit", "DATE")
    plan = location.add_custom_field("Plan", "SINGLE_OPTIONS", options=["Basic", "Pro"])
    budget = location.add_custom_field("Budget", "NUMERICAL")
    location.add_custom_field("Contract", "FILE_UPLOAD")
    seat, _ = await page_of(house)
    path = f"/embed/rules/{(await Customer.get(id=demo_id(house.tenant.location_id))).id}/collected"
    assert "Contract" not in (await seat.get(path)).text, "a file cannot be written"
    chosen = {"Preferred_day": day.id, "plan": plan.id, "budget": budget.id, "rooms": "new", "pets": ""}
    saved = await seat.post(path, **{f"field:{name}": field for name, field in chosen.items()})
    assert saved.status_code == 200, saved.text
    await house.subscribe("call_finished")
    house.world.voice.next_outcomes = [replace(OUTCOMES["01"], collected=SAID)]

    call_id = await lead_is_called(house)

    told = (await finished(house))["variables"]
    assert {name: told[name] for name in ("Preferred_day", "rooms", "plan", "budget", "pets")} == {
        "Preferred_day": "2026-12-02", "rooms": "3", "plan": "pro", "budget": "a lot", "pets": "",
    }  # fmt: skip
    written = await house.written_back(call_id)
    assert written["fields"].done_at
    [made] = [field for field in location.custom_fields if field.name == "AI call: rooms"]
    assert made.data_type == "NUMERICAL"
    assert house.contact.fields == {day.id: "2026-12-02", plan.id: "Pro", made.id: 3}
    [note] = house.contact.notes
    assert "budget was not written to the field “Budget”, which does not take “a lot”." in note.body
    assert "Preferred_day: 2026-12-02" in note.body
    lines = csv.DictReader(io.StringIO((await seat.get("/embed/calls/export")).text))
    assert [(line["variables.rooms"], line["summary"]) for line in lines] == [("3", OUTCOMES["01"].summary)]


async def test_a_person_changes_the_names_and_the_agents_settings_leave_them_alone(house: House) -> None:
    await agent_wants(house)
    seat, page = await page_of(house)

    answer = await seat.post(f"{page}/collected", names="rooms\nHas garden\n--\nrooms")

    assert "variables.Has_garden" in answer.text
    kept = await AgentAssignment.get(number_id=demo_id(house.tenant.number))
    assert kept.collects == [
        {"name": "rooms", "kind": "number", "choices": []},
        {"name": "Has garden", "kind": "text", "choices": []},
    ]
    await seat.post(f"{page}/agent", agent=house.tenant.agent_id, version="latest_published")
    assert (await AgentAssignment.get(number_id=kept.number_id)).collects == kept.collects


async def test_a_field_that_is_gone_is_named_and_nothing_is_stored(installed_house: House) -> None:
    house = installed_house
    await agent_wants(house)
    seat, _ = await page_of(house)

    answer = await seat.post(f"/embed/rules/{demo_id(house.tenant.location_id)}/collected", **{"field:rooms": "gone"})

    assert answer.status_code == 422
    assert "This field is not in your CRM any more" in answer.text
