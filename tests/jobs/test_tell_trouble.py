"""An account that cannot call: the agency is told once, by a trigger and by e-mail to a real SMTP server."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from app.clients import voice_accounts
from app.demo.install import install
from app.domain.telephony import account_troubles
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.agencies import Agency
from app.jobs.telephony.sync_numbers import sync_numbers
from app.jobs.telephony.tell_trouble import mail_trouble, tell_trouble
from app.sandbox.retell.manners import Manners
from tests.conftest import built
from tests.house import House, eventually
from tests.jobs.test_mail_low_credits import Mailbox, mailbox
from tests.settings_page import seated

__all__ = ["mailbox"]
BOSS = "boss@agency.example"


@pytest.fixture
async def mailing_house(database_url: str, mailbox: tuple[Mailbox, str]) -> AsyncIterator[House]:
    async with built(database_url, smtp_url=mailbox[1], mail_from="calls@agency.example") as house:
        await install(house.world, house.clients, house.settings)
        await house.quiet()
        yield house


async def test_the_agency_is_told_once_by_trigger_and_by_mail(
    mailing_house: House, mailbox: tuple[Mailbox, str]
) -> None:
    house, (box, _) = mailing_house, mailbox
    seat, account = await seated(house, "agency"), house.seeded.workspace
    path = f"/embed/numbers/accounts/{account.id}/alert"
    assert (await seat.post(path, alert_email="nobody")).status_code == 422
    assert (await seat.post(path, alert_email=BOSS)).status_code == 200
    await house.subscribe("needs_attention")
    house.world.voice.workspaces[0].manners = Manners(account_trouble="credit_exhausted")

    for to_number in ("+14155550199", "+14155550111"):
        call_id = (await house.ask(to_number, headers={"Prefer": "respond-async"})).json()["call_id"]
        await house.waits_because("ACCOUNT_PROBLEM", call_id)

    async def told() -> bool:
        return bool(house.world.crm.trigger_runs and box.taken)

    await eventually(told, "nobody was told")
    for again in (tell_trouble(str(account.id)), mail_trouble(house.settings, str(account.id))):
        await again
    await house.quiet()
    [run], [mail] = house.world.crm.trigger_runs, box.taken
    assert run.payload["kind"] == "account_problem"
    assert "has no credits left" in run.payload["sentence"]
    assert (mail["To"], mail["Subject"]) == (BOSS, f"Calls wait: {account.name}")
    assert "has no credits left. Add some there" in mail.get_payload()


async def test_that_the_account_can_call_again_is_told_once_to_those_who_were_told(
    mailing_house: House, mailbox: tuple[Mailbox, str]
) -> None:
    house, (box, _) = mailing_house, mailbox
    seat, account = await seated(house, "agency"), house.seeded.workspace
    await Agency.all().update(alert_email=BOSS)
    await house.subscribe("needs_attention")
    house.world.voice.workspaces[0].manners = Manners(account_trouble="budget_reached")
    waiting = (await house.ask(headers={"Prefer": "respond-async"})).json()["call_id"]
    await house.waits_because("ACCOUNT_PROBLEM", waiting)
    await house.quiet()

    house.world.voice.workspaces[0].manners = Manners()
    await voice_accounts.recheck(house.clients, await Workspace.get(id=account.id), datetime.now(UTC))
    await house.call_in("ended", waiting)
    await house.quiet()

    assert [run.payload["kind"] for run in house.world.crm.trigger_runs] == ["account_problem", "account_recovered"]
    assert "can place calls again" in house.world.crm.trigger_runs[1].payload["sentence"]
    assert [mail["Subject"] for mail in box.taken] == [f"Calls wait: {account.name}", f"Calls go on: {account.name}"]
    page = (await seat.get(f"/embed/numbers/accounts/{account.id}")).text
    assert "It works again" in page
    assert "has reached its budget" in page


@pytest.mark.parametrize("lost", ["number", "agent"])
async def test_a_lost_number_or_agent_is_told_once(
    mailing_house: House, mailbox: tuple[Mailbox, str], lost: str
) -> None:
    house, (box, _) = mailing_house, mailbox
    await Agency.all().update(alert_email=BOSS)
    only = {"field": "kind", "operator": "==", "value": f"{lost}_lost"}
    await house.subscribe("needs_attention", [only])
    voice = house.world.voice.workspaces[0]
    if lost == "number":
        voice.numbers.pop(house.tenant.number)
    else:
        voice.agents[house.tenant.agent_id].is_suspended = True

    await house.ask()
    await sync_numbers(house.clients, str(house.seeded.workspace.id))
    await house.quiet()

    [run], [mail] = house.world.crm.trigger_runs, box.taken
    assert run.payload["kind"] == f"{lost}_lost"
    assert f"The {lost} " in run.payload["sentence"]
    assert house.tenant.number in run.payload["sentence"]
    assert mail["Subject"].startswith(f"{'An' if lost == 'agent' else 'A'} {lost} is missing")
    text = mail.get_payload(decode=True)
    assert isinstance(text, bytes)
    assert run.payload["sentence"] in text.decode()


async def test_who_wants_no_mail_gets_none_and_the_next_trouble_is_told_again(
    mailing_house: House, mailbox: tuple[Mailbox, str]
) -> None:
    house, (box, _) = mailing_house, mailbox
    number = await PhoneNumber.get(e164=house.tenant.number)
    await account_troubles.note(house.seeded.workspace.id, number.id, "no_valid_payment", datetime.now(UTC))
    await house.quiet()
    assert box.taken == []

    await Agency.all().update(alert_email=BOSS)
    call_id = (await house.ask(headers={"Prefer": "respond-async"})).json()["call_id"]
    await house.waits_because("ACCOUNT_PROBLEM", call_id)
    await voice_accounts.recheck(house.clients, await Workspace.get(id=house.seeded.workspace.id), datetime.now(UTC))
    await house.call_in("ended", call_id)
    assert (await Workspace.get(id=house.seeded.workspace.id)).trouble_told_at is None

    await account_troubles.note(house.seeded.workspace.id, number.id, "budget_reached", datetime.now(UTC))
    await house.quiet()
    [mail] = box.taken
    assert "has reached its budget" in mail.get_payload()
