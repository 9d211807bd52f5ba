"""The import of numbers, and the account behind them: its key, its checks, its pace."""

import re

import pytest

from app.demo.seed import DEMO_API_KEY, SECOND_API_KEY, SECOND_NUMBERS, TENANTS, furnish_second_account
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.web.embed.pages.numbers.number_import import PORTION
from tests.house import House
from tests.settings_page import Seat, seated

KEY = "/embed/numbers/import/key"


def page_of(account: Workspace) -> str:
    """The address of an account's page."""
    return f"/embed/numbers/accounts/{account.id}"


def import_of(account: Workspace) -> str:
    """The address of the second step."""
    return f"/embed/numbers/import/{account.id}"


async def connected(house: House, seat: Seat) -> Workspace:
    """The second account, connected on the page."""
    furnish_second_account(house.world)
    answer = await seat.post(KEY, api_key=SECOND_API_KEY, name="")
    assert answer.status_code == 200, answer.text
    return await Workspace.get(organisation="Bright Voice West")


async def test_a_key_is_looked_at_and_never_sent_back(house: House) -> None:
    furnish_second_account(house.world)
    seat = await seated(house, "agency")
    assert "Webhook badge" in (await seat.get(KEY)).text

    answer = await seat.post(KEY, api_key=f"  {SECOND_API_KEY}\n", name="West")

    assert answer.status_code == 200
    assert "Step 2 of 2 · West" in answer.text
    assert "Missing" not in answer.text, "what the key may do is told only where something is missing"
    assert SECOND_API_KEY not in answer.text
    assert (await Workspace.get(organisation="Bright Voice West")).name == "West"


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("", "Paste the API key of the voice provider"),
        ("key of nobody", "Paste the API key of the voice provider"),
        ("key_of_nobody", "The voice provider does not accept this key."),
        (DEMO_API_KEY, "is connected already"),
    ],
)
async def test_a_key_that_cannot_be_used_is_told_beside_the_field(house: House, key: str, sentence: str) -> None:
    await Workspace.all().update(org_id=house.world.voice.workspaces[0].org_id)

    answer = await (await seated(house, "agency")).post(KEY, api_key=key, name="Kept name")

    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'id="api_key-wrong" role="alert"' in answer.text
    assert 'value="Kept name"' in answer.text
    assert not key or key not in answer.text
    assert await Workspace.all().count() == 1


async def test_chosen_numbers_are_imported_and_cannot_be_chosen_again(house: House) -> None:
    seat = await seated(house, "agency")
    account = await connected(house, seat)
    (first, nickname), (second, _), _ = SECOND_NUMBERS
    listed = (await seat.get(f"{import_of(account)}/list")).text
    assert f'name="number:{first}"' in listed
    assert nickname in listed

    done = await seat.post(import_of(account), **{f"number:{first}": "on", f"number:{second}": "on"})
    again = (await seat.get(f"{import_of(account)}/list")).text

    assert done.headers["hx-redirect"] == "#/embed/numbers"
    assert "2 numbers were imported." in done.headers["hx-trigger"]
    assert f'name="number:{first}"' not in again
    assert again.count("Imported</span>") == 2
    assert await PhoneNumber.filter(workspace_id=account.id, customer_id=None).count() == 2


async def test_the_first_import_has_all_ticked_and_gives_them_to_a_customer_at_once(house: House) -> None:
    seat = await seated(house, "agency")
    account = await connected(house, seat)
    customer = str(house.seeded.customers[TENANTS[1].location_id].id)
    listed = (await seat.get(f"{import_of(account)}/list")).text
    chosen = {f"number:{number}": "on" for number, _ in SECOND_NUMBERS[:2]}

    done = await seat.post(import_of(account), customer=customer, **chosen)
    again = (await seat.get(f"{import_of(account)}/list")).text

    assert listed.count(" checked>") == len(SECOND_NUMBERS)
    assert "2 numbers were imported and assigned." in done.headers["hx-trigger"]
    assert await PhoneNumber.filter(workspace_id=account.id, customer_id=customer).count() == 2
    assert " checked>" not in again


async def test_many_numbers_are_imported_in_portions_and_the_bar_says_how_far(house: House) -> None:
    seat = await seated(house, "agency")
    account = await connected(house, seat)
    numbers = [f"+1415666{index:04}" for index in range(PORTION + 5)]
    for number in numbers:
        house.world.voice.workspaces[1].add_number(number)

    first = await seat.post(import_of(account), **{f"number:{number}": "on" for number in numbers})
    rest = dict(re.findall(r'name="([^"]+)" value="([^"]+)"', first.text))
    last = await seat.post(import_of(account), **rest)

    assert f"{PORTION} / {PORTION + 5}" in first.text
    assert 'hx-trigger="load"' in first.text
    assert f"{PORTION + 5} numbers were imported." in last.headers["hx-trigger"]
    assert await PhoneNumber.filter(workspace_id=account.id).count() == PORTION + 5


async def test_a_number_that_is_taken_meanwhile_is_told_and_the_choice_is_kept(house: House) -> None:
    seat = await seated(house, "agency")
    account = await connected(house, seat)
    (first, _), (second, _), _ = SECOND_NUMBERS
    await seat.post(import_of(account), **{f"number:{first}": "on"})

    answer = await seat.post(import_of(account), **{f"number:{first}": "on", f"number:{second}": "on"})
    nothing = await seat.post(import_of(account))

    assert (answer.status_code, nothing.status_code) == (422, 422)
    assert f"{first} is imported already" in answer.text
    assert f'name="number:{second}" checked' in answer.text
    assert "Choose at least one number." in nothing.text
    assert await PhoneNumber.filter(workspace_id=account.id).count() == 1


async def test_a_list_that_cannot_be_read_says_so_and_offers_to_try_again(house: House) -> None:
    seat = await seated(house, "agency")
    account = await connected(house, seat)
    house.world.voice.workspaces[1].api_keys.clear()

    answer = await seat.get(f"{import_of(account)}/list")

    assert answer.status_code == 422
    assert "Try again" in answer.text
    assert "Replace the key" in answer.text


async def test_a_dead_key_is_told_on_every_page_until_another_one_is_pasted(house: House) -> None:
    seat, account = await seated(house, "agency"), house.seeded.workspace
    voice = house.world.voice.workspaces[0]
    voice.api_keys.clear()
    await seat.post(f"{page_of(account)}/check")
    banner = "no longer accepts"
    assert banner in (await seat.get("/embed/numbers")).text
    assert banner in (await seat.get(page_of(account))).text
    assert "Replace it first" in (await seat.get("/embed/numbers/import")).text

    voice.add_api_key("key_new_one", "Secret Key (Webhook)")
    answer = await seat.post(f"{page_of(account)}/key", api_key="key_new_one")

    assert answer.status_code == 200
    assert banner not in answer.text
    assert "key_new_one" not in answer.text
    assert banner not in (await seat.get("/embed/numbers")).text


async def test_reports_that_nobody_can_verify_ask_for_the_key_with_the_badge(house: House) -> None:
    seat, account = await seated(house, "agency"), house.seeded.workspace
    await Workspace.filter(id=account.id).update(webhook_trouble_at=account.created_at)

    for page in ("/embed/numbers", page_of(account)):
        assert "Paste the key with the Webhook badge" in (await seat.get(page)).text


async def test_a_key_of_another_account_must_be_confirmed(house: House) -> None:
    furnish_second_account(house.world)
    seat, account = await seated(house, "agency"), house.seeded.workspace
    await seat.post(f"{page_of(account)}/check")

    refused = await seat.post(f"{page_of(account)}/key", api_key=SECOND_API_KEY)
    before = (await Workspace.get(id=account.id)).organisation
    moved = await seat.post(f"{page_of(account)}/key", api_key=SECOND_API_KEY, confirmed="on")

    assert refused.status_code == 422
    assert "This key belongs to Bright Voice West" in refused.text
    assert 'name="confirmed"' in refused.text
    assert SECOND_API_KEY not in refused.text
    assert before == "Bright Voice"
    assert moved.status_code == 200
    assert (await Workspace.get(id=account.id)).organisation == "Bright Voice West"


async def test_a_new_comparison_shows_what_disappeared_and_what_came_back(house: House) -> None:
    seat, account = await seated(house, "agency"), house.seeded.workspace
    numbers = house.world.voice.workspaces[0].numbers
    gone = numbers.pop(TENANTS[0].number)

    first = (await seat.post(f"{page_of(account)}/sync")).text
    refused = await house.ask()
    numbers[TENANTS[0].number] = gone
    second = (await seat.post(f"{page_of(account)}/sync")).text
    third = (await seat.post(f"{page_of(account)}/sync")).text

    assert "1 number disappeared from the account." in first
    assert "+1 415-555-0100" in first
    assert refused.json()["error_code"] == "NUMBER_NOT_FOUND"
    assert "1 number is back:" in second
    assert "Nothing has changed." in third


async def test_the_pace_of_an_account_is_changed_or_the_mistake_stays_beside_its_field(house: House) -> None:
    seat, account = await seated(house, "agency"), house.seeded.workspace

    right = await seat.post(page_of(account), name="Main", calls_per_second="7", reserve_inbound="3")
    wrong = await seat.post(page_of(account), name="", calls_per_second="7", reserve_inbound="3")
    high = await seat.post(page_of(account), name="Main", calls_per_second="0", reserve_inbound="3")
    full = await seat.post(page_of(account), name="Main", calls_per_second="7", reserve_inbound="100")

    assert right.status_code == 200
    assert [answer.status_code for answer in (wrong, high, full)] == [422] * 3
    fields = zip((wrong, high, full), ("name", "calls_per_second", "reserve_inbound"), strict=True)
    assert all(f'id="{field}-wrong" role="alert"' in answer.text for answer, field in fields)
    kept = await Workspace.get(id=account.id)
    assert (kept.name, kept.calls_per_second, kept.reserve_inbound) == ("Main", 7, 3)


@pytest.mark.parametrize("language", ["es"])
async def test_a_refusal_speaks_the_viewers_language(house: House, language: str) -> None:
    seat = await seated(house, "agency", language=language)

    answer = await seat.post(KEY, api_key="key_of_nobody", name="")

    assert "Esta clave no sirve" in answer.text
