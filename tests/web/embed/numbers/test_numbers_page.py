"""The Numbers page: who sees which numbers, and what each button of a number does."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from app.demo.seed import TENANTS, demo_id
from app.domain.rules.white_label import VENDORS
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.forwarding import ForwardAddress
from app.domain.telephony.inbound_webhooks import InboundWebhook
from app.domain.telephony.keys import ApiKey
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.customers import Customer
from app.sandbox.retell.workspaces import Workspace as VoiceAccount
from app.web.embed.pages.numbers import numbers
from tests.house import House
from tests.settings_page import Seat, seated

SUNRISE, HARBOR = TENANTS
SPARE = "+16285550140"


def page_of(tenant_number: str) -> str:
    """The address of a seeded number's page."""
    return f"/embed/numbers/{demo_id(tenant_number)}"


def account(house: House) -> VoiceAccount:
    """The account at the imitated voice provider."""
    return house.world.voice.workspaces[0]


async def spare(house: House) -> str:
    """The address of the page of a number that nobody has yet."""
    account(house).add_number(SPARE, nickname="Spare line")
    number = await PhoneNumber.create(workspace_id=house.seeded.workspace.id, e164=SPARE, nickname="Spare line")
    return f"/embed/numbers/{number.id}"


async def with_agents(seat: Seat, page: str) -> str:
    """The page once it has read the agents."""
    return (await seat.get(f"{page}/agents")).text


def key_in(page: str) -> str:
    """The key that a page shows in clear."""
    found = re.search(r'<code id="issued">([^<]+)</code>', page)
    assert found, page
    return found[1]


async def test_the_agency_sees_every_number_the_unassigned_ones_first(house: House) -> None:
    await spare(house)

    page = (await (await seated(house, "agency")).get("/embed/numbers")).text

    places = [page.index(text) for text in ("+1 628-555-0140", "+1 212-555-0100", "+1 415-555-0100")]
    assert places == sorted(places)
    for shown in ("Spare line", "Unassigned", "Sunrise Dental", "Receptionist", "owk_…", "Bright Voice", "3 numbers"):
        assert shown in page
    assert page.count("Outbound On") == 2


async def test_a_sub_account_sees_its_own_numbers_and_no_account(house: House) -> None:
    await spare(house)

    page = (await (await seated(house)).get("/embed/numbers")).text

    assert "+1 415-555-0100" in page
    for hidden in ("+1 212-555-0100", "+1 628-555-0140", "Bright Voice", "Harbor Realty", "Import numbers", "Customer"):
        assert hidden not in page


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ({"q": "415-555"}, [SUNRISE.number]),
        ({"q": "harbor"}, [HARBOR.number]),
        ({"q": "booking"}, [HARBOR.number]),
        ({"q": "spare"}, [SPARE]),
        ({"customer": "none"}, [SPARE]),
        ({"customer": str(demo_id(SUNRISE.location_id))}, [SUNRISE.number]),
        ({"customer": "nonsense", "page": "x"}, [SUNRISE.number, HARBOR.number, SPARE]),
        ({"q": "nobody"}, []),
    ],
    ids=str,
)
async def test_the_list_is_narrowed(house: House, query: dict[str, str], seen: list[str]) -> None:
    await spare(house)

    page = (await (await seated(house, "agency")).get("/embed/numbers/rows", **query)).text

    every = (SUNRISE.number, HARBOR.number, SPARE)
    shown = {number for number in every if f"+1 {number[2:5]}-{number[5:8]}-{number[8:]}" in page}
    assert shown == set(seen)
    assert ("No numbers match" in page) == (not seen)


async def test_a_list_that_leaves_numbers_out_says_so(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    await spare(house)
    seat, told = await seated(house, "agency"), "Only the first 2 numbers are looked through"
    monkeypatch.setattr(numbers, "READ", 3)
    assert told[:15] not in (await seat.get("/embed/numbers/rows")).text

    monkeypatch.setattr(numbers, "READ", 2)

    page = (await seat.get("/embed/numbers/rows")).text
    assert told in page
    assert "2 numbers</p>" in page
    assert told not in (await seat.get("/embed/numbers/rows", q="spare")).text


async def test_a_sub_account_without_numbers_is_told_who_assigns_them(house: House) -> None:
    await PhoneNumber.all().update(customer_id=None)

    assert "Your agency assigns them to you." in (await (await seated(house)).get("/embed/numbers")).text
    spanish = await seated(house, language="es")
    assert "Su agencia se los asigna." in (await spanish.get("/embed/numbers")).text


@pytest.mark.parametrize(
    ("what", "health"),
    [
        ("gone", "Gone"),
        ("dead key", "Key rejected"),
        ("pause", "Paused"),
        ("outbound", "Not calling"),
        ("agent", "No agent"),
    ],
)
async def test_a_number_says_what_keeps_it_from_calling(house: House, what: str, health: str) -> None:
    if what == "gone":
        await PhoneNumber.all().update(gone_at=datetime.now(UTC))
    elif what == "dead key":
        await Workspace.all().update(status="dead_key")
    elif what == "pause":
        await Customer.all().update(paused=True)
    elif what == "outbound":
        await house.switch_outbound(on=False)
    else:
        await AgentAssignment.all().delete()

    for role in ("agency", "admin"):
        seat = await seated(house, role)
        assert health in (await seat.get("/embed/numbers")).text
        page = (await seat.get(page_of(SUNRISE.number))).text
        assert 'class="banner' in page
        assert ("Replace the key" in page) == (what == "dead key" and role == "agency")


async def test_a_customer_is_assigned_and_sees_the_number_then(house: House) -> None:
    page, agency, sub = await spare(house), await seated(house, "agency"), await seated(house)
    assert (await sub.get(page)).status_code == 404

    answer = await agency.post(f"{page}/customer", customer=str(demo_id(SUNRISE.location_id)))

    assert "The number was assigned." in answer.headers["hx-trigger"]
    assert (await sub.get(page)).status_code == 200
    assert (await (await seated(house, "admin", HARBOR)).get(page)).status_code == 404


@pytest.mark.parametrize("customer", ["", "nonsense", "00000000-0000-0000-0000-000000000001"])
async def test_a_customer_that_is_not_there_is_told_beside_the_field(house: House, customer: str) -> None:
    page, agency = await spare(house), await seated(house, "agency")

    answer = await agency.post(f"{page}/customer", customer=customer)

    assert answer.status_code == 422
    assert 'id="customer-wrong" role="alert"' in answer.text
    assert not await PhoneNumber.filter(e164=SPARE, customer_id__isnull=False).exists()


async def test_unassigning_says_first_what_will_happen_and_ends_key_and_agent(house: House) -> None:
    agency = await seated(house, "agency")
    page = (await agency.get(page_of(SUNRISE.number))).text
    assert "Sunrise Dental loses this number: its keys end at once" in page

    answer = await agency.post(f"{page_of(SUNRISE.number)}/unassign")

    assert "Assign customer" in answer.text
    assert (await house.ask()).status_code == 401
    assert not await AgentAssignment.filter(number_id=demo_id(SUNRISE.number)).exists()


async def test_unassigning_is_refused_while_a_call_is_under_way(house: House) -> None:
    await house.ask(not_before=(datetime.now(UTC) + timedelta(hours=1)).isoformat())
    agency = await seated(house, "agency")

    answer = await agency.post(f"{page_of(SUNRISE.number)}/unassign")

    assert answer.status_code == 422
    assert "1 call of this number is not over yet" in answer.text
    assert (await PhoneNumber.get(e164=SUNRISE.number)).customer_id is not None


async def test_an_agent_is_chosen_from_the_account_and_speaks(house: House) -> None:
    account(house).add_agent("Closer", agent_id="agent_closer")
    seat = await seated(house)
    page = await with_agents(seat, page_of(SUNRISE.number))
    assert "Closer" in page

    answer = await seat.post(f"{page_of(SUNRISE.number)}/agent", agent="agent_closer", version="latest_published")
    call_id = (await house.ask()).json()["call_id"]
    await house.settled(call_id)

    assert "Closer" in answer.text
    assert house.accepted[-1].agent.agent_id == "agent_closer"


async def test_the_agents_of_other_customers_are_neither_shown_nor_given_to_a_sub_account(house: House) -> None:
    seat, agency = await seated(house), await seated(house, "agency")
    assert HARBOR.agent_name in await with_agents(agency, page_of(SUNRISE.number))
    assert HARBOR.agent_name not in await with_agents(seat, page_of(SUNRISE.number))

    answer = await seat.post(f"{page_of(SUNRISE.number)}/agent", agent=HARBOR.agent_id)

    assert answer.status_code == 422
    assert "This agent speaks for another customer." in answer.text
    assert (await AgentAssignment.get(number_id=demo_id(SUNRISE.number))).agent_id == SUNRISE.agent_id


async def test_a_new_agent_appears_when_the_list_is_refreshed(house: House) -> None:
    seat = await seated(house)
    await with_agents(seat, page_of(SUNRISE.number))
    account(house).add_agent("Newcomer")

    again = (await seat.get(f"{page_of(SUNRISE.number)}/agents", refresh="1")).text

    assert "Newcomer" in again
    assert "Newcomer" in (await seat.get(page_of(SUNRISE.number))).text


async def test_a_version_is_chosen_or_the_mistake_is_shown_with_what_was_typed(house: House) -> None:
    seat, form = await seated(house), {"agent": SUNRISE.agent_id, "version": "other"}
    await with_agents(seat, page_of(SUNRISE.number))

    wrong = await seat.post(f"{page_of(SUNRISE.number)}/agent", **form, version_other="no such thing")
    right = await seat.post(f"{page_of(SUNRISE.number)}/agent", **form, version_other="1")

    assert (wrong.status_code, right.status_code) == (422, 200)
    assert 'value="no such thing"' in wrong.text
    assert "A version is a number, a tag" in wrong.text
    assert (await AgentAssignment.get(number_id=demo_id(SUNRISE.number))).agent_version == "1"


async def test_only_the_agency_binds_an_agent_at_the_voice_provider(house: House) -> None:
    form = {"agent": SUNRISE.agent_id, "version": "latest_published", "bind": "on"}
    bound = account(house).numbers[SUNRISE.number]

    await (await seated(house)).post(f"{page_of(SUNRISE.number)}/agent", **form)
    before = list(bound.outbound_agents)
    await (await seated(house, "agency")).post(f"{page_of(SUNRISE.number)}/agent", **form)

    assert before == []
    assert [agent["agent_id"] for agent in bound.outbound_agents] == [SUNRISE.agent_id]


async def test_without_an_answer_of_the_provider_the_page_says_so_and_names_nobody(house: House) -> None:
    account(house).api_keys.clear()
    agency, sub = await seated(house, "agency"), await seated(house)

    answers = (
        await agency.get(f"{page_of(SUNRISE.number)}/agents"),
        await sub.get(f"{page_of(SUNRISE.number)}/agents"),
    )

    assert [answer.status_code for answer in answers] == [422, 422]
    assert "Paste a new one, then try again." in answers[0].text
    assert "Ask your agency." in answers[1].text
    assert not any(VENDORS.search(answer.text) for answer in answers)
    assert 'hx-trigger="load"' not in answers[0].text


async def test_outbound_off_takes_the_key_section_away_and_refuses_calls(house: House) -> None:
    seat = await seated(house)

    off = await seat.post(f"{page_of(SUNRISE.number)}/outbound", outbound="off")
    refused = await house.ask()
    on = await seat.post(f"{page_of(SUNRISE.number)}/outbound", outbound="on")

    assert "Revoke" not in off.text
    assert "Switch Outbound on to get a key" in off.text
    assert refused.json()["error_code"] == "NO_AGENT_MAPPING"
    assert "Revoke" in on.text


async def test_a_key_is_shown_once_with_its_recipe_and_places_a_call_as_the_earlier_one_does(house: House) -> None:
    seat, page = await seated(house), page_of(SUNRISE.number)

    shown = (await seat.post(f"{page}/key", key_name="n8n")).text
    key = key_in(shown)
    call = {"from_number": SUNRISE.number, "to_number": "+14155550101"}
    answer = await house.http.post("/api/outbound-call", json=call, headers={"Authorization": f"Bearer {key}"})

    assert shown.count(key) >= 4, "the key, its copy button, and the recipe"
    assert f"{house.settings.public_url}/api/outbound-call" in shown
    assert "{{contact.phone_raw}}" in shown
    assert answer.json()["success"] is True
    assert (await house.ask("+14155550102")).status_code == 200, "the earlier key goes on"
    again = (await seat.get(page)).text
    assert key not in again
    assert f"owk_…{key[-4:]}" in again
    assert "last used" in again
    assert " by Sam Rivera" in again
    assert [name in again for name in (">n8n<", ">Website form<")] == [True, True]
    assert "and 1 more" in (await seat.get("/embed/numbers")).text


async def test_a_key_has_an_end_and_networks_if_one_wants(house: House) -> None:
    seat, page = await seated(house), page_of(SUNRISE.number)
    day = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()

    shown = (await seat.post(f"{page}/key", expires=day, networks="203.0.113.0/24, 198.51.100.7")).text
    key = key_in(shown)
    call = {"from_number": SUNRISE.number, "to_number": "+14155550101"}
    answer = await house.http.post("/api/outbound-call", json=call, headers={"Authorization": f"Bearer {key}"})

    assert "Only from 203.0.113.0/24, 198.51.100.7/32" in shown
    assert "ends " in shown
    assert answer.status_code == 401, "this machine is in none of these networks"


@pytest.mark.parametrize(
    ("form", "field", "sentence"),
    [
        ({"expires": "2020-01-01"}, "expires", "This day is over."),
        ({"expires": "soon"}, "expires", "Choose a day."),
        ({"networks": "my office"}, "networks", "is no address or network"),
        ({"key_name": "x" * 61}, "key_name", "at most 60 characters"),
    ],
)
async def test_a_mistake_about_a_key_stands_beside_its_field(
    house: House, form: dict[str, str], field: str, sentence: str
) -> None:
    answer = await (await seated(house)).post(f"{page_of(SUNRISE.number)}/key", **form)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert f'id="{field}-wrong" role="alert"' in answer.text
    assert await ApiKey.filter(number_id=demo_id(SUNRISE.number)).count() == 1
    assert (await house.ask()).status_code == 200


async def test_a_revoked_key_is_refused_at_once_and_only_its_own_number_can_revoke_it(house: House) -> None:
    seat = await seated(house)
    own = await ApiKey.get(number_id=demo_id(SUNRISE.number))
    foreign = await ApiKey.get(number_id=demo_id(HARBOR.number))
    assert f'data-confirm-typed="{own.last4}"' in (await seat.get(page_of(SUNRISE.number))).text

    stranger = await seat.post(f"{page_of(SUNRISE.number)}/keys/{foreign.id}/revoke")
    revoked = await seat.post(f"{page_of(SUNRISE.number)}/keys/{own.id}/revoke")

    assert stranger.status_code == 404
    assert (await house.ask("+12125550111", tenant=HARBOR)).status_code == 200
    assert "Generate key" in revoked.text
    assert (await house.ask()).status_code == 401


async def test_a_paused_number_refuses_calls_until_it_goes_on(house: House) -> None:
    seat = await seated(house)

    paused = await seat.post(f"{page_of(SUNRISE.number)}/pause", paused="on")
    refused = await house.ask()
    await seat.post(f"{page_of(SUNRISE.number)}/pause", paused="off")

    assert "Paused" in paused.text
    assert refused.json()["error_code"] == "PAUSED"
    assert (await house.ask()).status_code == 200


async def test_the_agency_limits_a_number_and_mistakes_keep_what_was_typed(house: House) -> None:
    agency, page = await seated(house, "agency"), f"{page_of(SUNRISE.number)}/limits"

    wrong = await agency.post(page, calls_per_minute="many", calls_per_day="0")
    right = await agency.post(page, calls_per_minute="", calls_per_day="1")
    first = await house.ask("+14155550101")
    second = await house.ask("+14155550202")

    assert wrong.status_code == 422
    assert 'value="many"' in wrong.text
    assert "or leave this empty for no limit" in wrong.text
    assert right.status_code == first.status_code == 200
    assert second.json()["error_code"] == "QUOTA_EXCEEDED"


async def test_a_sub_account_reads_its_limits_and_does_not_set_them(house: House) -> None:
    await PhoneNumber.all().update(calls_per_day=77)
    seat = await seated(house)

    page = (await seat.get(page_of(SUNRISE.number))).text

    assert "<dd>77</dd>" in page
    assert 'name="calls_per_day"' not in page
    assert (await seat.post(f"{page_of(SUNRISE.number)}/limits", calls_per_day="")).status_code == 403


async def test_events_are_passed_on_to_the_agents_own_address_or_the_reason_is_told(house: House) -> None:
    agency, page = await seated(house, "agency"), f"{page_of(SUNRISE.number)}/forward"

    none = await agency.post(page, forward="on")
    account(house).agents[SUNRISE.agent_id].webhook_url = "http://127.0.0.1:9/events"
    on = await agency.post(page, forward="on")
    known = await ForwardAddress.filter(agent_id=SUNRISE.agent_id).count()
    await agency.post(page, forward="off")

    assert none.status_code == 422
    assert "This agent has no webhook address of its own" in none.text
    assert "http://127.0.0.1:9/events" in on.text
    assert known == 1
    assert not await ForwardAddress.all().exists()


async def test_a_user_reads_a_number_and_is_offered_no_button(house: House) -> None:
    page = (await (await seated(house, "user")).get(page_of(SUNRISE.number))).text

    assert SUNRISE.agent_name in page
    assert "owk_…" in page
    assert "<button" not in page
    assert "<form" not in page


@pytest.mark.parametrize("role", ["agency", "admin", "user"])
@pytest.mark.parametrize("language", ["en", "es"])
async def test_no_page_of_a_number_names_a_vendor(house: House, role: str, language: str) -> None:
    seat = await seated(house, role, language=language)

    pages = [(await seat.get("/embed/numbers")).text, (await seat.get(page_of(SUNRISE.number))).text]

    assert not any(VENDORS.search(page) for page in pages)


async def test_the_agency_switches_on_that_callers_are_known(house: House) -> None:
    agency, page = await seated(house, "agency"), f"{page_of(SUNRISE.number)}/callers"
    at_provider = house.world.voice.workspaces[0].numbers[SUNRISE.number]
    at_provider.settings["inbound_webhook_url"] = "https://desk.example.com/who"

    on = await agency.post(page, callers="on")
    await house.quiet()
    shown = (await agency.get(page_of(SUNRISE.number))).text
    await agency.post(page, callers="off")
    await house.quiet()

    assert "Leads that call are looked up." in on.headers["HX-Trigger"] + on.text
    assert "Until now the voice provider asked https://desk.example.com/who" in shown
    assert "has not confirmed it yet" not in shown
    assert at_provider.settings["inbound_webhook_url"] == "https://desk.example.com/who"

    await PhoneNumber.all().update(customer_id=None)
    refused = await agency.post(page, callers="on")
    assert (refused.status_code, await InboundWebhook.filter(wanted=True).count()) == (422, 0)
