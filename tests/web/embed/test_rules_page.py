"""The Rules page: calling rules, caps, write-backs and do-not-call lists, changed by whoever may."""

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest

from app.demo.seed import TENANTS
from app.domain.calls.do_not_call import DoNotCallEntry, Source
from app.domain.results.write_backs import WriteBack, WriteBackPolicy, policy_of
from app.domain.rules.number_lists import read_numbers
from app.domain.rules.policies import Policy
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import Installation
from tests.house import House
from tests.settings_page import Seat, seated

LEAD = "+14155550142"
FORM = {
    "opens": "8:30",
    "closes": "18:00",
    **{f"day:{day}": "on" for day in range(5)},
    "closed_on_holidays": "on",
    "legal_hours": "on",
    "countries": "us, ca",
    "country": "us",
    "line:fixed": "on",
    "line:mobile": "on",
    "guard_minutes": "15",
    "calls_per_lead_per_day": "2",
    "calls_per_lead_per_14_days": "6",
    "max_lead_age_minutes": "120",
    "redial_busy_minutes": "7",
    "redial_no_answer_minutes": "90",
    "double_dial": "on",
    "proof_tag": "",
    "proof_field": "",
    "note": "on",
    "tags": "on",
    "tag_prefix": "voice",
    "field:summary": "on",
    "calls_per_minute": "30",
    "calls_per_day": "",
    "spend_per_day": "40",
}


async def mine(house: House, tenant: int = 0) -> Customer:
    return await Customer.get(id=house.seeded.customers[TENANTS[tenant].location_id].id)


async def page(house: House, tenant: int = 0) -> str:
    return f"/embed/rules/{(await mine(house, tenant)).id}"


async def never(house: House, tenant: int = 0) -> str:
    return f"{await page(house, tenant)}/do-not-call"


async def import_text(seat: Seat, path: str, text: str, **query: str) -> tuple[int, str]:
    answer = await seat.house.http.post(f"{path}/import", params=query, content=text.encode(), headers=seat.headers)
    return answer.status_code, answer.text


async def test_the_rules_are_changed_and_say_what_they_mean_now(house: House) -> None:
    seat = await seated(house)

    answer = await seat.post(await page(house), **FORM)

    assert answer.status_code == 200
    assert "The rules are saved." in answer.headers["hx-trigger"]
    assert (
        "Calls Monday to Friday, 8:30 AM\N{EN DASH}6:00 PM, where the lead is; closed on public holidays; "
        "legal calling hours are not enforced; only to US and CA."
    ) in answer.text
    customer = await mine(house)
    policy = Policy.model_validate(customer.policy)
    assert (policy.opens, policy.closes, policy.days) == (510, 1080, (0, 1, 2, 3, 4))
    assert (policy.countries, customer.country, policy.lines) == (("US", "CA"), "US", ("fixed", "mobile"))
    assert (policy.guard_minutes, policy.calls_per_lead_per_day, policy.max_lead_age_minutes) == (15, 2, 120)
    again = (policy.redial_busy_minutes, policy.redial_no_answer_minutes, policy.redial_next_day, policy.double_dial)
    assert again == (7, 90, False, True)
    written = policy_of(await Installation.get(customer_id=customer.id))
    assert written == WriteBackPolicy(
        transcript=False,
        call_log=False,
        callback_task=False,
        do_not_call=False,
        tag_prefix="voice",
        fields=("summary",),
    )


async def test_only_what_differs_from_the_defaults_is_stored(house: House) -> None:
    await (await seated(house, "agency")).post(await page(house), **FORM | {"opens": "9:00", "guard_minutes": "10"})

    stored = (await mine(house)).policy

    assert not {"opens", "guard_minutes", "legal_hours", "closed_on_holidays"} & set(stored)


async def test_a_new_rule_holds_from_the_next_request_on(house: House) -> None:
    assert (await house.ask(LEAD)).status_code == 200
    await (await seated(house)).post(
        await page(house), **FORM | {"countries": "CA", "opens": "0:00", "closes": "24:00"}
    )

    refused = await house.ask(LEAD)

    assert refused.json()["error_code"] in ("DESTINATION_NOT_ALLOWED", "DUPLICATE_CALL")
    other = await house.ask("+14155550143")
    assert other.json()["error_code"] == "DESTINATION_NOT_ALLOWED"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("opens", ""),
        ("opens", "25:00"),
        ("opens", "13pm"),
        ("closes", "8:30"),
        ("closes", "24:01"),
        ("countries", "US, Atlantis"),
        ("country", "XX"),
        ("guard_minutes", "0"),
        ("guard_minutes", "100000"),
        ("calls_per_lead_per_day", "two"),
        ("redial_busy_minutes", "0"),
        ("redial_no_answer_minutes", "soon"),
        ("calls_per_lead_per_14_days", ""),
        ("max_lead_age_minutes", "-1"),
        ("proof_tag", "x" * 101),
        ("tag_prefix", ""),
        ("calls_per_minute", "0"),
        ("calls_per_day", "many"),
        ("spend_per_day", "0"),
    ],
)
async def test_what_is_wrong_is_told_beside_its_field_kept_there_and_not_stored(
    house: House, field: str, value: str
) -> None:
    seat, before = await seated(house, "agency"), await mine(house)

    answer = await seat.post(await page(house), **FORM | {field: value})

    assert answer.status_code == 422
    assert f'id="{field}-wrong"' in answer.text
    assert f'id="{field}" name="{field}" type="text" value="{value}"' in answer.text
    after = await mine(house)
    assert (after.policy, after.country, after.calls_per_minute) == (
        before.policy,
        before.country,
        before.calls_per_minute,
    )
    assert (await Installation.get(customer_id=after.id)).write_back is None


@pytest.mark.parametrize("language", ["en", "es"])
async def test_every_mistake_is_told_at_once_in_the_viewers_language(house: House, language: str) -> None:
    seat = await seated(house, "agency", language=language)
    wrong = {name: value for name, value in FORM.items() if not name.startswith(("day:", "line:"))}

    answer = await seat.post(await page(house), **wrong | {"proof_required": "on", "opens": "?"})

    assert answer.status_code == 422
    for field in ("days", "lines", "opens"):
        assert f'id="{field}-wrong"' in answer.text
    assert ("Choose at least one day." in answer.text) == (language == "en")
    assert ("Elija al menos un día." in answer.text) == (language == "es")


async def test_consent_needs_something_that_proves_it(house: House) -> None:
    seat = await seated(house)

    refused = await seat.post(await page(house), **FORM | {"proof_required": "on"})
    accepted = await seat.post(await page(house), **FORM | {"proof_required": "on", "proof_tag": "ok to call"})

    assert 'id="proof_required-wrong"' in refused.text
    assert accepted.status_code == 200
    assert Policy.model_validate((await mine(house)).policy).proof_tag == "ok to call"


async def test_a_sub_account_decides_neither_about_the_law_nor_about_caps(house: House) -> None:
    seat, before = await seated(house), await mine(house)

    shown = (await seat.get("/embed/rules")).text
    answer = await seat.post(await page(house), **FORM | {"spend_per_day": "999"})

    assert answer.status_code == 200
    assert "spend_per_day" not in shown
    assert "Only your agency can change this." in shown
    after = await mine(house)
    assert Policy.model_validate(after.policy).legal_hours is False  # as it was, whatever was sent
    assert (after.calls_per_minute, after.spend_per_day) == (before.calls_per_minute, before.spend_per_day)


async def test_the_agency_sets_caps_and_a_higher_ceiling_ends_its_pause(house: House) -> None:
    soon = datetime.now(UTC) + timedelta(hours=5)
    await Customer.all().update(closed_at=datetime.now(UTC), closed_until=soon, closed_why="the ceiling")
    seat = await seated(house, "agency")

    await seat.post(await page(house), **FORM)

    customer = await mine(house)
    assert (customer.calls_per_minute, customer.calls_per_day, customer.spend_per_day) == (30, None, 40_000)
    assert customer.closed_until is None
    assert Policy.model_validate(customer.policy).legal_hours is True
    assert (await house.ask(LEAD)).json().get("error_code") != "PAUSED"


async def test_a_user_reads_the_rules_and_changes_nothing(house: House) -> None:
    seat, before = await seated(house, "user"), (await mine(house)).policy

    shown = (await seat.get("/embed/rules")).text
    listed = (await seat.get(await never(house))).text

    assert '<fieldset class="whole" disabled>' in shown
    assert "savebar" not in shown
    assert "hx-post" not in listed
    assert (await seat.post(await page(house), **FORM)).status_code == 403
    assert (await mine(house)).policy == before


async def test_the_agency_sees_every_sub_account_and_what_its_rules_mean(house: House) -> None:
    shown = (await (await seated(house, "agency")).get("/embed/rules")).text

    for tenant in TENANTS:
        assert tenant.name in shown
    assert "every day, at any hour" in shown


async def test_the_agency_limits_countries_for_all(house: House) -> None:
    seat, account = await seated(house, "agency"), house.seeded.workspace
    form = {"countries": "us gb", f"account:{account.id}": "US"}

    saved = await seat.post("/embed/rules/limits", **form)
    wrong = await seat.post("/embed/rules/limits", **form | {f"account:{account.id}": "Atlantis"})

    assert saved.status_code == 200
    assert (await Agency.get(id=house.seeded.agency.id)).countries == ["US", "GB"]
    assert (await Workspace.get(id=account.id)).countries == ["US"]
    assert wrong.status_code == 422
    assert f'id="account:{account.id}-wrong"' in wrong.text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("us ca", ["US", "CA"]),
        ("United States, Spain; alemania", ["US", "ES", "DE"]),
        ("US,\nUnited States", ["US"]),
        ("", []),
    ],
)
async def test_countries_are_named_as_people_name_them(house: House, typed: str, kept: list[str]) -> None:
    seat = await seated(house, "agency")

    saved = await seat.post(await page(house), **FORM | {"countries": typed, "country": "Deutschland"})

    assert saved.status_code == 200
    customer = await mine(house)
    assert (customer.policy.get("countries", []), customer.country) == (kept, "DE")


@pytest.mark.parametrize(("language", "spain"), [("en", "Spain"), ("es", "España")])
async def test_countries_and_times_are_offered_in_the_viewers_language(house: House, language: str, spain: str) -> None:
    seat = await seated(house, "agency", language=language)

    shown = (await seat.get(await page(house))).text

    assert f'<option value="ES">{spain}</option>' in shown
    assert ('<option value="1:30 PM">' in shown) == (language == "en")
    assert ('<option value="13:30">' in shown) == (language == "es")


async def test_the_contacts_fields_are_offered_as_the_crm_lists_them(installed_house: House) -> None:
    house = installed_house
    consent = house.location.add_custom_field("Consent given", "TEXT")
    seat = await seated(house)
    path = f"{await page(house)}/fields"

    assert f'<option value="{consent.id}">Consent given</option>' in (await seat.get(path)).text

    house.fault("GET /crm/locations", "status", status=503)
    silent = await seat.get(path)
    assert (silent.status_code, silent.text.strip()) == (200, ""), "the ID can be typed all the same"


async def test_the_agency_decides_whether_do_not_disturb_on_another_channel_stops_calls(house: House) -> None:
    seat = await seated(house, "agency")
    ticked = 'name="dnd_stops_calls" checked'

    before = (await seat.get("/embed/rules")).text
    off = (await seat.post("/embed/rules/limits", countries="")).text
    kept = (await Agency.get(id=house.seeded.agency.id)).dnd_stops_calls
    on = (await seat.post("/embed/rules/limits", countries="", dnd_stops_calls="on")).text

    assert [ticked in page for page in (before, off, on)] == [True, False, True]
    assert not kept
    assert (await Agency.get(id=house.seeded.agency.id)).dnd_stops_calls


async def test_a_number_is_put_on_the_list_refused_and_taken_off(house: House) -> None:
    seat, path = await seated(house), await never(house)

    added = await seat.post(f"{path}/add", number="(415) 555-0142", why="asked by letter")
    again = await seat.post(f"{path}/add", number=LEAD)

    assert "will not be called again." in added.headers["hx-trigger"]
    assert "is already on the list." in again.headers["hx-trigger"]
    for text in ("+1 415-555-0142", "asked by letter", "By hand"):
        assert text in added.text
    assert (await house.ask(LEAD)).json()["error_code"] == "DO_NOT_CALL"
    removed = await seat.post(f"{path}/remove", number=LEAD)
    assert "may be called again." in removed.headers["hx-trigger"]
    assert (await house.ask(LEAD)).status_code == 200


@pytest.mark.parametrize(("field", "form"), [("number", {"number": "12"}), ("home", {"number": LEAD, "home": "USA"})])
async def test_what_is_no_number_is_told_beside_its_field(house: House, field: str, form: dict[str, str]) -> None:
    answer = await (await seated(house)).post(f"{await never(house)}/add", **form)

    assert answer.status_code == 422
    assert f'id="{field}-wrong"' in answer.text
    assert await DoNotCallEntry.all().count() == 0


async def test_the_agencys_list_is_the_agencys_alone(house: House) -> None:
    agency, path = await seated(house, "agency"), f"/embed/rules/{house.seeded.agency.id}/do-not-call"

    await agency.post(f"{path}/add", number=LEAD)

    [entry] = await DoNotCallEntry.all()
    assert (entry.list_id, entry.customer_id, entry.source) == (house.seeded.agency.id, None, Source.PERSON)
    assert "+1 415-555-0142" in (await agency.get(path)).text
    for role in ("admin", "user"):
        assert (await (await seated(house, role)).get(path)).status_code == 404


async def test_another_sub_accounts_rules_and_list_are_not_there(house: House) -> None:
    seat = await seated(house, "admin", TENANTS[1])

    assert (await seat.get(await page(house))).status_code == 404
    assert (await seat.post(await page(house), **FORM)).status_code == 404
    assert (await seat.get(await never(house))).status_code == 404
    assert (await seat.post(f"{await never(house)}/add", number=LEAD)).status_code == 404
    assert (await import_text(seat, await never(house), LEAD))[0] == 404
    assert await DoNotCallEntry.all().count() == 0


async def test_the_list_is_searched_and_turned_page_by_page(house: House) -> None:
    seat, path = await seated(house), await never(house)
    numbers = [f"+1415555{line:04}" for line in range(150, 270)]
    await import_text(seat, path, "\n".join(numbers), why="from the old system")

    first = (await seat.get(f"{path}/rows")).text
    second = (await seat.get(f"{path}/rows", after="+14155550249")).text

    assert ("120 numbers" in first, "555-0249" in first, "555-0250" in first) == (True, True, False)
    assert ("555-0250" in second, "555-0249" in second) == (True, False)
    assert (await seat.get(f"{path}/rows", q="0199")).text.count("<tr>") == 2
    assert (await seat.get(f"{path}/rows", q="old system")).text.count("<tr>") == 101
    assert "No numbers match this search." in (await seat.get(f"{path}/rows", q="nobody")).text


async def test_a_long_list_arrives_in_parts_and_says_which_lines_it_could_not_read(house: House) -> None:
    seat, path = await seated(house), await never(house)

    status, part = await import_text(seat, path, "number,name\n+14155550151,Ana\n12,Ben")
    _, rest = await import_text(
        seat, path, "nonsense\n415 555 0152\n+14155550151", first="3", added="1", unread="1", home="US"
    )

    assert status == 200
    assert "1 new number was added to the list." in part
    assert "<li>Line 3</li>" in part
    assert "2 new numbers were added to the list." in rest
    assert "2 lines have no phone number that exists" in rest
    assert "<li>Line 4</li>" in rest
    listed = await DoNotCallEntry.all().order_by("e164").values_list("e164", "source")
    assert listed == [("+14155550151", Source.IMPORT), ("+14155550152", Source.IMPORT)]
    refused = await import_text(seat, path, LEAD, home="Spain")
    assert (refused[0], "two-letter country code" in refused[1]) == (422, True)


async def test_what_is_exported_can_be_imported_again(house: House) -> None:
    seat, path = await seated(house), await never(house)
    await seat.post(f"{path}/add", number=LEAD, why="=cmd()")

    text = (await seat.get(f"{path}/export")).text

    [row] = csv.DictReader(io.StringIO(text))
    assert (row["number"], row["why"], row["source"]) == (LEAD, "'=cmd()", "person")
    assert read_numbers(text, "US").numbers == (LEAD,)


async def test_the_lead_of_a_call_is_never_called_again_after_one_click(installed_house: House) -> None:
    house = installed_house
    call_id = str((await house.run_workflow()).answer["call_id"])
    await house.settled(call_id)
    seat, path = await seated(house), f"/embed/calls/{call_id}"
    assert "Do not call this number again" in (await seat.get(path)).text
    assert "/do-not-call" not in (await (await seated(house, "user")).get(path)).text

    answer = await seat.post(f"{path}/do-not-call")

    assert "will not be called again." in answer.headers["hx-trigger"]
    assert "This number is on the do-not-call list." in answer.text
    call = await house.call(call_id)
    assert await DoNotCallEntry.exists(list_id=call.customer_id, e164=call.to_number)
    assert await WriteBack.exists(cause_id=call.id, effect="do_not_call")
