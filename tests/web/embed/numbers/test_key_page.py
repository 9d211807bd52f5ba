"""The page of one key: its name, its end, what was asked for with it, and a trial on one's own phone."""

import html
import json
import re
import shlex
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.demo.seed import TENANTS, demo_id
from app.domain.calls.calls import Call
from app.domain.requests.requests import LoggedRequest
from app.domain.rules.white_label import VENDORS
from app.domain.telephony import keys
from app.domain.telephony.keys import ApiKey
from tests.house import House
from tests.settings_page import Seat, seated
from tests.web.embed.numbers.test_numbers_page import key_in, page_of
from tests.web.embed.test_start_page import hidden

PHONE = "+14155550303"
NUMBER = TENANTS[0].number


async def the_key(number: str = NUMBER) -> ApiKey:
    """The newest key of a seeded number."""
    key = await ApiKey.filter(number_id=demo_id(number)).order_by("-created_at").first()
    assert key is not None
    return key


async def address() -> str:
    """Where the page of that key is."""
    return f"{page_of(NUMBER)}/keys/{(await the_key()).id}"


def lines_of(page: str) -> list[str]:
    """What the page shows to be copied whole."""
    return [html.unescape(found) for found in re.findall(r"<pre [^>]*><code>(.*?)</code></pre>", page, re.DOTALL)]


async def tried(seat: Seat, phone: str = PHONE, variables: str = "") -> str:
    """The page after the request was shown and sent."""
    page = f"{await address()}/try"
    shown = await seat.post(page, trial_phone=phone, trial_variables=variables)
    return (await seat.post(page, **hidden(shown.text))).text


def answer_of(page: str) -> dict[str, Any]:
    """The answer that the page shows."""
    [told] = lines_of(page)
    answer: dict[str, Any] = json.loads(told)
    return answer


async def test_a_key_is_named_anew(house: House) -> None:
    seat, page = await seated(house), await address()

    renamed = await seat.post(f"{page}/name", key_name="  Landing   page ")

    assert '<h1 tabindex="-1">Landing page</h1>' in renamed.text
    assert (await the_key()).name == "Landing page"
    refused = await seat.post(f"{page}/name", key_name="x" * 61)
    assert 'id="key_name-wrong"' in refused.text
    await seat.post(f"{page}/name", key_name="")
    assert '<h1 tabindex="-1">Key</h1>' in (await seat.get(page)).text


async def test_another_key_takes_its_place_and_it_goes_on_for_the_chosen_time(house: House) -> None:
    seat, page, old = await seated(house), await address(), await the_key()

    shown = await seat.post(f"{page}/replace", overlap="1h")
    new = await the_key()

    assert new.id != old.id
    assert key_in(shown.text)[-4:] == new.last4
    assert json.loads(shown.headers["HX-Trigger"])["here"] == f"#{page_of(NUMBER)}/keys/{new.id}"
    assert (await house.ask()).status_code == 200
    replaced = await ApiKey.get(id=old.id)
    assert replaced.expires_at is not None
    assert timedelta(minutes=59) < replaced.expires_at - datetime.now(UTC) <= timedelta(hours=1)
    assert ">Replaced<" in (await seat.get(page)).text
    assert ">Replaced<" in (await seat.get(page_of(NUMBER))).text
    assert "Regenerate key" not in (await seat.get(page)).text


@pytest.mark.parametrize(
    ("form", "field", "sentence"),
    [
        ({"overlap": "9d"}, "overlap", "Choose one of the times"),
        ({"expires": "2020-01-01"}, "expires", "This day is over."),
        ({"networks": ",".join(["203.0.113.7"] * 21)}, "networks", "at most 20"),
    ],
)
async def test_a_mistake_about_its_successor_stands_beside_its_field(
    house: House, form: dict[str, str], field: str, sentence: str
) -> None:
    answer = await (await seated(house)).post(f"{await address()}/replace", **form)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert f'id="{field}-wrong" role="alert"' in answer.text
    assert (await the_key()).replaced_at is None


async def test_a_key_that_is_revoked_here_leads_back_to_its_number(house: House) -> None:
    seat, page = await seated(house), await address()

    answer = await seat.post(f"{page}/revoke")

    assert json.loads(answer.headers["HX-Trigger"])["here"] == f"#{page_of(NUMBER)}"
    assert "+1 415-555-0100" in answer.text
    assert (await seat.get(page)).status_code == 404
    assert (await house.ask()).status_code == 401


async def test_a_user_sees_name_and_prefix_and_no_button(house: House) -> None:
    key = await the_key()

    page = (await (await seated(house, "user")).get(await address())).text

    assert "Website form" in page
    assert key.masked in page
    assert "<button" not in page
    assert "Try it" not in page


async def test_what_was_asked_for_with_it_stands_there_with_its_answer(house: House) -> None:
    seat, page = await seated(house), await address()
    assert "Nothing was asked for with this key yet." in (await seat.get(page)).text
    placed = (await house.ask(dynamic_variables={"first_name": "Maria"})).json()["call_id"]
    await house.ask("+442079460000")
    await house.run_workflow()

    shown = (await seat.get(page)).text

    [taken, refused] = await LoggedRequest.filter(key_id=(await the_key()).id).order_by("asked_at")
    assert f"#/embed/calls/requests?one={taken.id}" in shown
    assert f"#/embed/calls/requests?one={refused.id}" in shown
    assert f"#/embed/calls/{placed}" in shown
    assert "Maria" in shown
    assert "422 DESTINATION_NOT_ALLOWED" in shown
    assert shown.count("/embed/calls/requests?one=") == 2, "nothing of the workflow"
    only = (await seat.get("/embed/calls/requests", one=str(refused.id))).text
    assert "+44 20 7946 0000" in only
    assert "Maria" not in only
    seen = re.search(r"requests\?seen=(\w+)", shown)
    assert seen
    assert (await seat.get(f"{page}/requests", seen=seen[1])).status_code == 204
    assert (await seat.get(f"{page}/requests", seen="")).status_code == 200


async def test_requests_are_narrowed_to_a_key_that_is_chosen_by_its_name(house: House) -> None:
    seat, first = await seated(house), await the_key()
    await house.ask()
    await seat.post(f"{page_of(NUMBER)}/key", key_name="n8n")
    second, foreign = await the_key(), await the_key(TENANTS[1].number)

    page = (await seat.get("/embed/calls/requests", key=second.id)).text

    assert f'<option value="{second.id}" selected>n8n {second.masked}</option>' in page
    assert f'<option value="{first.id}">Website form {first.masked}</option>' in page
    assert "No requests match this filter." in page
    assert foreign.id not in page
    strange = (await seat.get("/embed/calls/requests", key=foreign.id)).text
    assert foreign.masked not in strange
    assert f"Website form {first.masked}" in (await seat.get("/embed/calls/requests", key=first.id)).text


async def test_a_trial_first_shows_the_request_with_the_key_masked_and_calls_nobody(house: House) -> None:
    seat, key = await seated(house), await the_key()

    form = (await seat.get(await address())).text
    shown = await seat.post(f"{await address()}/try", trial_phone=PHONE, trial_variables="first_name = D'Arcy\n\nwhy=")

    assert "really rings" in form
    assert re.search(r'id="trial_phone"[^>]* value=""', form), "nobody else's phone stands there"
    curl, body = lines_of(shown.text)
    words = shlex.split(curl)
    assert words[:4] == ["curl", "-X", "POST", f"{house.settings.public_url}/api/outbound-call"]
    assert f"Authorization: Bearer {key.masked}" in words
    sent = {"first_name": "D'Arcy", "why": ""}
    assert json.loads(words[-1]) == json.loads(body)
    assert json.loads(body) == {"from_number": NUMBER, "to_number": PHONE, "dynamic_variables": sent}
    assert not VENDORS.search(shown.text)
    assert await Call.all().count() == 0


async def test_a_trial_is_the_request_of_that_key_and_is_sent_once(house: House) -> None:
    seat, key, page = await seated(house), await the_key(), f"{await address()}/try"
    shown = (await seat.post(page, trial_phone="(415) 555-0303", trial_variables="first_name=Maria")).text

    first = (await seat.post(page, **hidden(shown))).text
    again = (await seat.post(page, **hidden(shown))).text

    answer = answer_of(first)
    assert not VENDORS.search(first)
    assert "Your tool also gets the field provider." in first
    assert "202 Accepted" in first
    assert answer_of(again) == answer
    call = await Call.get(id=answer["call_id"])
    assert (call.source, call.key_id, call.to_number) == ("api", key.id, PHONE)
    assert call.variables == {"first_name": "Maria"}
    assert (await LoggedRequest.get(key_id=key.id)).call_id == call.id
    used = await the_key()
    assert used.last_used_at is not None
    await house.settled(str(call.id))
    assert [one.to_number for one in house.accepted] == [PHONE]
    stands = await seat.get(f"/embed/start/calls/{call.id}", again="no")
    assert "No answer" in stands.text
    assert "Call again" not in stands.text


@pytest.mark.parametrize("way", ["paused", "do not call", "no credits", "number", "outbound"])
async def test_whatever_forbids_the_call_forbids_a_trial(house: House, way: str) -> None:
    seat, phone = await seated(house), PHONE
    if way == "paused":
        await house.pause("customer")
    elif way == "do not call":
        await house.do_not_call(PHONE, "said so")
    elif way == "no credits":
        await house.give_credits(-500)
    elif way == "number":
        phone = "12"
    else:
        await house.switch_outbound(on=False)

    page = await tried(seat, phone)

    by_webhook = await house.ask(phone)
    assert answer_of(page) == by_webhook.json()
    assert f"{by_webhook.status_code} " in page
    assert not by_webhook.is_success
    assert await Call.all().count() == 0
    kept = await LoggedRequest.filter(key_id=(await the_key()).id, source="api")
    assert [row.code for row in kept] == [by_webhook.json()["error_code"]] * 2


async def test_a_trial_counts_for_the_rate_of_the_number(house: House) -> None:
    seat = await seated(house)
    before = (await house.ask()).headers["X-RateLimit-Remaining"]
    await tried(seat)

    assert int((await house.ask("+14155550102")).headers["X-RateLimit-Remaining"]) == int(before) - 2


async def test_a_key_for_other_addresses_is_tried_from_here_all_the_same_and_says_so(house: House) -> None:
    seat = await seated(house)
    await seat.post(f"{page_of(NUMBER)}/key", networks="203.0.113.0/24")

    assert "from its own addresses only" in (await seat.get(await address())).text
    assert answer_of(await tried(seat))["success"] is True


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"trial_phone": ""}, "trial_phone"),
        ({"trial_phone": PHONE, "trial_variables": "first_name"}, "trial_variables"),
        ({"trial_phone": PHONE, "trial_variables": "\n".join(f"v{i}=1" for i in range(51))}, "trial_variables"),
    ],
)
async def test_a_trial_that_cannot_be_sent_says_beside_the_field_why(
    house: House, form: dict[str, str], field: str
) -> None:
    answer = await (await seated(house)).post(f"{await address()}/try", sure="yes", token="mine", **form)

    assert answer.status_code == 422
    assert f'id="{field}-wrong"' in answer.text
    assert await Call.all().count() == 0


async def test_a_key_that_has_ended_meanwhile_tries_nothing(house: House) -> None:
    seat, page = await seated(house), f"{await address()}/try"
    shown = (await seat.post(page, trial_phone=PHONE)).text
    await keys.revoke((await the_key()).id, datetime.now(UTC))

    assert (await seat.post(page, **hidden(shown))).status_code == 404
    assert await Call.all().count() == 0


@pytest.mark.parametrize("language", ["en", "es"])
async def test_its_page_is_read_in_both_languages(house: House, language: str) -> None:
    seat = await seated(house, language=language)
    page = (await seat.get(await address())).text

    assert ("really rings" in page) == (language == "en")
    assert ("sonará de verdad" in page) == (language == "es")
