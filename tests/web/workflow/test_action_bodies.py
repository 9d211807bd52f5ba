"""What workflows really send, row by row, and what each gets for it."""

from typing import Any

from app.demo.seed import DEMO_ACTION_SECRET, TENANTS, demo_id
from app.domain.calls.calls import Call
from app.domain.calls.leads import Lead
from app.domain.calls.quotas import UsageDay
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.numbers import PhoneNumber
from tests.house import House
from tests.journeys.test_pacing import close_all_lines

URL = "/workflow/actions/place-call"
SECRET = {"X-Action-Secret": DEMO_ACTION_SECRET}
HERE = TENANTS[0].location_id
WEST, EAST, LONDON = TENANTS[0].number, "+12125550177", "+442079460018"
EXTRAS = {"locationId": HERE, "contactId": "c1", "workflowId": "w1"}
META = {"key": "place_call", "version": "1.0"}
MARIA, NEW_YORKER, LONDONER = "+14155550123", "+12125550199", "+442071838750"


def step(extras: dict[str, Any] | None = None, **data: Any) -> dict[str, Any]:
    """The body as the CRM documents it."""
    return {"data": {"phone": MARIA, **data}, "extras": EXTRAS | (extras or {}), "meta": META}


def flat(**fields: Any) -> dict[str, Any]:
    """A customized payload: everything on one level."""
    return {"phone": MARIA, "locationId": HERE, **fields}


QUEUED: dict[str, Any] = {"status": "queued", "reason": None, "to_number": MARIA}


def refused(reason: str) -> dict[str, Any]:
    return {"status": "refused", "reason": reason, "call_id": None, "not_before": None, "to_number": None}


Row = tuple[str, dict[str, Any], dict[str, Any], dict[str, Any]]
# What it is, the body, what the answer holds, what the call holds.
ROWS: list[Row] = [
    ("as documented", step(), QUEUED | {"from_number": WEST, "agent": "Receptionist"}, {"contact_id": "c1"}),
    ("national format", step(phone="(415) 555-0123"), QUEUED, {}),
    ("dots", step(phone="415.555.0123"), QUEUED, {}),
    ("dashes and a one", step(phone="1-415-555-0123"), QUEUED, {}),
    ("spaces around", step(phone="  +1 415 555 0123  "), QUEUED, {}),
    ("international prefix", step(phone="011 1 415 555 0123"), QUEUED, {}),
    ("no-break spaces", step(phone="+1\u00a0415\u00a0555\u00a00123"), QUEUED, {}),
    ("a link", step(phone="tel:+1-415-555-0123"), QUEUED, {}),
    ("wide digits", step(phone="\uff0b\uff11\uff14\uff11\uff15\uff15\uff15\uff15\uff10\uff11\uff12\uff13"), QUEUED, {}),
    ("a phone that arrives as a number", step(phone=14155550123), QUEUED, {}),
    ("British, national, from a British number", step(phone="020 7183 8750", number=LONDON),
     {"status": "queued", "to_number": LONDONER, "from_number": LONDON}, {}),
    ("no phone", step(phone=""), refused("validation_error"), {}),
    ("a phone of blanks", step(phone="   "), refused("validation_error"), {}),
    ("a phone that is null", step(phone=None), refused("validation_error"), {}),
    ("a merge field that was not filled in", step(phone="{{contact.phone}}"), refused("validation_error"), {}),
    ("too few digits", step(phone="555-0123"), refused("validation_error"), {}),
    ("two numbers in one field", step(phone="415 555 0123 / 415 555 0124"), refused("validation_error"), {}),
    ("a list of phones", step(phone=[MARIA]), refused("validation_error"), {}),
    ("a toll-free number", step(phone="+18005550199"), refused("destination_not_allowed"), {}),
    ("a country without a number of ours", step(phone="+33142685300"), refused("destination_not_allowed"), {}),
    ("contactless", {"data": {"phone": MARIA}, "extras": {"locationId": HERE, "workflowId": "w1"}, "meta": META},
     QUEUED, {"contact_id": None}),
    ("an empty contact", step(extras={"contactId": ""}), QUEUED, {"contact_id": None}),
    ("a contact id that is none", step(extras={"contactId": "x" * 100}), refused("validation_error"), {}),
    ("the whole context", step(extras={"companyId": "a", "stepId": "s", "statusId": "e", "stepIndex": 3}), QUEUED,
     {"request_key": f"step:{HERE}|w1|s|e|c1"}),
    ("ids as numbers", step(extras={"workflowId": 1, "stepId": 2, "statusId": 3}), QUEUED,
     {"request_key": f"step:{HERE}|1|2|3|c1"}),
    ("ids without end", step(extras={"stepId": "s" * 900, "statusId": "e"}), QUEUED, {}),
    ("branches", step(branches=[{"id": "a8d14b13", "name": "Placed", "fields": {"x": "y"}}]), QUEUED, {}),
    ("flat", flat(contactId="c1"), QUEUED, {"contact_id": "c1"}),
    ("flat, with a step", flat(contactId="c1", workflowId="w", stepId="s", statusId="e", attempts="2"), QUEUED,
     {"max_attempts": 2, "request_key": f"step:{HERE}|w|s|e|c1"}),
    ("flat fields, wrapped context", {"phone": MARIA, "extras": EXTRAS, "meta": META}, QUEUED, {"contact_id": "c1"}),
    ("no account", {"data": {"phone": MARIA}, "extras": {}, "meta": META}, refused("no_agent_mapping"), {}),
    ("another account's number", step(number=TENANTS[1].number), refused("number_not_found"), {}),
    ("best match by name", step(number="best_match"), QUEUED | {"from_number": WEST}, {}),
    ("best match in the area", step(phone=NEW_YORKER), {"status": "queued", "from_number": EAST}, {}),
    ("best match in the country", step(phone=LONDONER), {"status": "queued", "from_number": LONDON}, {}),
    ("a number by its id", step(number=str(demo_id(EAST))), QUEUED | {"from_number": EAST, "agent": "Night"}, {}),
    ("a number as people write it", step(number="(212) 555-0177"), QUEUED | {"from_number": EAST}, {}),
    ("its own agent", step(agent="its_own"), QUEUED | {"agent_id": TENANTS[0].agent_id}, {}),
    ("another agent", step(agent="agent_night"), QUEUED | {"from_number": WEST, "agent": "Night"},
     {"agent_id": "agent_night"}),
    ("another account's agent", step(agent=TENANTS[1].agent_id), refused("no_agent_mapping"), {}),
    ("variables as an object", step(variables={"first_name": "Zoë", "visits": "3"}), QUEUED,
     {"variables": {"first_name": "Zoë", "visits": "3"}}),
    ("variables as a list", step(variables=[{"key": "name", "value": "李雷 🎉"}, {"key": "n", "value": 2}]), QUEUED,
     {"variables": {"name": "李雷 🎉", "n": "2"}}),
    ("variables as text", step(variables='{"first_name": "Maria \\"M\\"", "vip": true}'), QUEUED,
     {"variables": {"first_name": 'Maria "M"', "vip": "true"}}),
    ("a list as text", step(variables='[{"key":"a","value":"b"},{"key":"","value":"c"}]'), QUEUED,
     {"variables": {"a": "b"}}),
    ("no variables", step(variables=""), QUEUED, {"variables": {}}),
    ("variables that are a sentence", step(variables="first name: Maria"), refused("validation_error"), {}),
    ("variables without a bottom", step(variables="[" * 5000), refused("validation_error"), {}),
    ("numbers as text", step(attempts="3", minutes_between="45", max_lead_age_minutes="120"), QUEUED,
     {"max_attempts": 3, "minutes_between": 45, "max_lead_age_minutes": 120}),
    ("numbers as numbers", step(attempts=3, minutes_between=45.0), QUEUED, {"max_attempts": 3, "minutes_between": 45}),
    ("numbers with blanks and a point", step(attempts=" 3 ", minutes_between="45.0"), QUEUED,
     {"max_attempts": 3, "minutes_between": 45}),
    ("empty numbers", step(attempts="", minutes_between=None, max_lead_age_minutes=" "), QUEUED,
     {"max_attempts": 1, "minutes_between": None, "max_lead_age_minutes": None}),
    ("too many attempts", step(attempts="6"), refused("validation_error"), {}),
    ("a word for a number", step(attempts="two"), refused("validation_error"), {}),
    ("Arabic digits", step(attempts="٣"), refused("validation_error"), {}),
    ("no lead is that young", step(max_lead_age_minutes="0"), refused("validation_error"), {}),
    ("skip, in capitals", step(outside_hours="Skip"), QUEUED, {"skips_closed_hours": True}),
    ("wait", step(outside_hours="wait"), QUEUED, {"skips_closed_hours": False}),
    ("hours and days of its own", step(hours=" 0:00 - 24 ", days="Monday-sun"), QUEUED,
     {"hours": {"opens": 0, "closes": 1440, "days": [0, 1, 2, 3, 4, 5, 6]}}),
    ("no hours of its own", step(hours="", days=" "), QUEUED, {"hours": None}),
    ("hours over midnight", step(hours="22:00-6:00"), refused("validation_error"), {}),
    ("hours in words", step(hours="all day"), refused("validation_error"), {}),
    ("a day that does not exist", step(days="Mon-Funday"), refused("validation_error"), {}),
    ("neither wait nor skip", step(outside_hours="maybe"), refused("validation_error"), {}),
    ("fields that nobody knows", step(color="blue", consent="true"), QUEUED, {}),
    ("data as text", {"data": "phone", "extras": EXTRAS}, refused("validation_error"), {}),
    ("an empty body", {}, refused("no_agent_mapping"), {}),
]  # fmt: skip


async def add_number(e164: str, agent_id: str, agent_name: str) -> None:
    """One more number of the first account, with Outbound on."""
    known = await PhoneNumber.get(e164=WEST)
    number = await PhoneNumber.create(
        id=demo_id(e164), workspace_id=known.workspace_id, customer_id=known.customer_id, e164=e164
    )
    await AgentAssignment.create(number_id=number.id, agent_id=agent_id, agent_name=agent_name, outbound=True)


async def test_a_body_gets_its_answer(house: House) -> None:
    await add_number(EAST, "agent_night", "Night")
    await add_number(LONDON, "agent_london", "London")
    await house.give_credits(10_000)
    await close_all_lines(house)  # what is asked for is looked at, not what comes of it
    for row, body, told, kept in ROWS:
        answer = await house.http.post(URL, json=body, headers=SECRET)

        assert answer.status_code == 200, row
        said = answer.json()
        assert {name: said[name] for name in told} == told, (row, said["message"])
        assert said["message"].endswith("."), row
        if said["call_id"]:
            call = await house.call(said["call_id"])
            assert {name: getattr(call, name) for name in kept} == kept, row
        # The next row asks for the same lead for the first time.
        await Lead.all().delete()
        await Call.all().update(request_key=None)
        await UsageDay.all().delete()


async def test_the_account_may_be_named_in_the_query(house: House) -> None:
    answer = await house.http.post(f"{URL}?locationId={HERE}", json={"phone": MARIA}, headers=SECRET)

    assert answer.json()["status"] == "queued"


async def test_every_answer_has_the_same_fields(house: House) -> None:
    accepted = await house.http.post(URL, json=step(), headers=SECRET)
    repeated = await house.http.post(URL, json=step(), headers=SECRET)
    refusal = await house.http.post(URL, json={}, headers=SECRET)

    assert accepted.json().keys() == repeated.json().keys() == refusal.json().keys()
