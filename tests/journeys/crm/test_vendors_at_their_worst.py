"""Between vendors at their worst: each lead is called once, or it is told why not, and the demo's story holds."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest

from app.clients import voice_accounts
from app.demo import story
from app.demo.environment import Environment
from app.demo.install import install
from app.demo.seed import DEMO_ACTION_SECRET
from app.domain.calls.calls import Call
from app.domain.results.write_backs import WriteBack
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.customers import Customer
from app.sandbox.crm.entities import Contact
from app.sandbox.crm.manners import Manners
from app.sandbox.retell.manners import Manners as VoiceManners
from tests.conftest import built
from tests.house import House, eventually
from tests.journeys.voice.test_lost_asset import spare

LEADS = 200
# So many ask while the account cannot call.
FIRST = 30
# Answered, a machine, nobody, busy, never again, call me tomorrow, a colleague takes over, and hangs up at once.
ENDS = ("01", "02", "03", "04", "07", "18", "28", "30")


async def test_each_of_two_hundred_leads_is_called_once_or_explained(installed_house: House) -> None:
    house = installed_house
    await Customer.all().update(calls_per_minute=10 * LEADS, calls_per_day=10 * LEADS)
    await house.give_credits(100_000)
    await house.want_written(call_log=False)
    house.world.crm.rates.burst = house.world.crm.rates.daily = 1_000_000
    behave_badly(house)
    house.world.voice.workspaces[0].manners.account_trouble = "credit_exhausted"
    await spare(house, house.tenant.agent_id)
    phones = [f"+1415200{block}{end}" for block in range(20, 20 + LEADS // len(ENDS)) for end in ENDS]
    leads = [house.location.add_contact(first_name="Lead", phone=phone) for phone in phones]

    answers = [await ask(house, lead) for lead in leads[:FIRST]]
    await house.waits_because("ACCOUNT_PROBLEM", answers[0]["call_id"])
    await everything_is_mended_but_a_number_is_lost(house)
    answers += [await ask(house, lead) for lead in leads[FIRST:]]

    assert Counter(answer["status"] for answer in answers) == {"queued": LEADS}

    async def over() -> bool:
        return not await Call.filter(state__in=["queued", "dialing", "placed", "unconfirmed"]).exists()

    await eventually(over, "calls are not over", patience=400)
    rung = Counter(call.to_number for call in house.accepted if call.disconnection_reason != "credit_exhausted")
    for call in await Call.all():
        assert rung[call.to_number] == 1 if call.state == "ended" else call.reason
    assert set(rung.values()) == {1}

    async def written() -> bool:
        under_way = await WriteBack.filter(done_at=None, given_up_why=None).exists()
        return all(lead.tags for lead in leads) and not under_way

    await eventually(written, "results are not written back", patience=400)
    assert await WriteBack.filter(given_up_why__isnull=False).count() == 0


async def test_the_demos_story_holds(database_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    async with built(database_url, dial_timeout_seconds=2.0) as house:
        await install(house.world, house.clients, house.settings)
        await house.quiet()
        behave_badly(house)

        held = await story.play(Environment(house.world, house.seeded, house.http))

    assert held, capsys.readouterr().out


async def everything_is_mended_but_a_number_is_lost(house: House) -> None:
    """The account can call again, and somebody tells the app to look; one of two numbers is deleted at that moment."""
    [voice] = house.world.voice.workspaces
    voice.manners.account_trouble = ""
    voice.numbers.pop(house.tenant.number)
    await voice_accounts.recheck(house.clients, await Workspace.get(id=house.seeded.workspace.id), datetime.now(UTC))


def behave_badly(house: House) -> None:
    """Let both vendors do at once what they do now and then."""
    house.world.crm.manners = Manners.at_their_worst()
    [voice] = house.world.voice.workspaces
    voice.manners = VoiceManners.at_their_worst()


async def ask(house: House, lead: Contact) -> dict[str, Any]:
    """Let a workflow of the CRM ask for a call to this contact."""
    run = await house.world.crm.run_action(
        house.location,
        lead,
        action_key="place_call",
        url=f"{house.url}/workflow/actions/place-call",
        headers={"X-Action-Secret": DEMO_ACTION_SECRET},
        data={"phone": "{{contact.phone}}"},
    )
    answer: dict[str, Any] = run.answer
    return answer
