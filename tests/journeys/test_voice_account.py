"""An account of the voice provider is connected, its key dies and is replaced, and nothing is lost over it."""

from datetime import UTC, datetime, timedelta

import pytest

from app.clients import voice_accounts
from app.demo.seed import DEMO_API_KEY
from app.domain.calls.calls import Call
from app.domain.credits.ledger import LedgerEntry
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.errors import InvalidRequest, OtherOrganisation, ProviderUnreachable, WorkspaceDisconnected
from app.jobs.telephony.check_workspace import check_workspace
from app.sealing import KeyRing
from tests.house import House

NOW = datetime.now(UTC)
NEW_KEY = "key_of_the_new_account"


async def connect(house: House, api_key: str = NEW_KEY, name: str = "Second") -> Workspace:
    return await voice_accounts.connect(house.clients, house.seeded.agency, name, api_key, NOW)


async def revoke_key(house: House) -> None:
    """Somebody revokes the key of the seeded workspace at the provider."""
    account = house.world.voice.workspaces[0]
    account.api_keys = {}
    # A new key of the same account, so that its calls, numbers and agents are the same.
    account.webhook_key = "key_made_afterwards"
    account.add_api_key(account.webhook_key, "Secret Key (Webhook)")


async def seeded(house: House) -> Workspace:
    return await Workspace.get(id=house.seeded.workspace.id)


async def test_connecting_shows_whose_account_it_is_and_what_its_key_may_do(house: House) -> None:
    house.world.voice.add_workspace(NEW_KEY, "Second Voice", concurrency_limit=35).reserved_inbound_concurrency = 4

    workspace = await connect(house, f"  {NEW_KEY}\n")

    kept = await Workspace.get(id=workspace.id)
    assert (kept.organisation, kept.concurrency, kept.reserved, kept.status) == ("Second Voice", 35, 4, "ok")
    assert (kept.calls_per_second, kept.reserve_inbound) == (1, 1)
    assert kept.checks is not None
    assert {check["name"]: check["passed"] for check in kept.checks} == {
        "key": True, "organisation": True, "numbers": True, "agents": True, "calls": True,
    }  # fmt: skip
    assert kept.api_key(KeyRing.parse(house.settings.secret_keys)) == NEW_KEY
    assert NEW_KEY.encode() not in (kept.sealed_api_key or b"")
    assert await Workspace.filter(agency_id=house.seeded.agency.id).count() == 2


async def test_a_key_that_may_not_say_whose_it_is_is_proven_by_the_limits(house: House) -> None:
    house.world.voice.add_workspace(NEW_KEY, "Second Voice")
    house.fault("GET /retell/get-api-key-info", "status", status=403, body={"status": "error", "message": "Forbidden"})
    house.fault("POST /retell/v2/list-agents", "status", status=403, body={"status": "error", "message": "Forbidden"})

    workspace = await connect(house)

    failed = [check for check in workspace.checks or [] if not check["passed"]]
    assert [check["name"] for check in failed] == ["organisation", "agents"]
    assert failed[1]["message"] == "The key may not read agents: allow it Agent, Read."
    assert (workspace.org_id, workspace.name) == (None, "Second")


@pytest.mark.parametrize("api_key", ["", "   ", "two words", "key_nobody_knows", "schlüssel", "k" * 501])
async def test_a_key_that_is_none_is_refused_beside_its_field(house: House, api_key: str) -> None:
    with pytest.raises(InvalidRequest) as refused:
        await connect(house, api_key)

    assert refused.value.details[0]["field"] == "api_key"
    assert await Workspace.all().count() == 1


async def test_while_the_provider_is_silent_nothing_is_connected(house: House) -> None:
    house.world.voice.add_workspace(NEW_KEY, "Second Voice")
    house.fault("GET /retell/get-concurrency", "status", status=503)

    with pytest.raises(ProviderUnreachable, match="Nothing was changed; try again"):
        await connect(house)

    assert await Workspace.all().count() == 1


async def test_one_account_is_connected_once(house: House) -> None:
    await voice_accounts.recheck(house.clients, await seeded(house), NOW)

    with pytest.raises(InvalidRequest, match="connected already, as “Bright Voice”"):
        await connect(house, DEMO_API_KEY)


async def test_a_dead_key_stops_dialing_with_a_reason_and_a_new_one_places_what_waits(house: House) -> None:
    await voice_accounts.recheck(house.clients, await seeded(house), NOW)
    await revoke_key(house)

    call_id = (await house.ask()).json()["call_id"]
    waiting = await house.waits_because("WORKSPACE_DISCONNECTED", call_id)
    second_id = (await house.ask("+14155550111", headers={"Prefer": "respond-async"})).json()["call_id"]
    await house.waits_because("WORKSPACE_DISCONNECTED", second_id)

    assert "does not accept the key" in (waiting.reason or "")
    assert (await seeded(house)).status == "dead_key"
    dials = [request for request in house.world.voice.requests if request.path.endswith("create-phone-call")]
    assert len(dials) == 1, "the second call was dialed with a key that is known to be dead"

    await voice_accounts.replace_key(house.clients, await seeded(house), "key_made_afterwards", NOW)

    for waits in (call_id, second_id):
        await house.settled(waits)
        attempt = await house.attempt(waits)
        entries = await LedgerEntry.filter(attempt_id=attempt.id, phase__isnull=False).order_by("id")
        assert [entry.verb for entry in entries] == ["hold", "capture"]
    assert await PhoneNumber.filter(workspace_id=house.seeded.workspace.id, customer_id__isnull=False).count() == 2
    assert len(house.accepted) == 2


async def test_a_key_that_was_dead_only_for_a_while_is_found_alive_by_the_clock(house: House) -> None:
    house.fault("POST /retell/v2/create-phone-call", "status", status=401, times=1)
    call_id = (await house.ask()).json()["call_id"]
    await house.waits_because("WORKSPACE_DISCONNECTED", call_id)
    await Workspace.all().update(checked_at=NOW - timedelta(minutes=6))

    await house.sweep()

    assert (await house.settled(call_id)).charged
    assert (await seeded(house)).status == "ok"


async def test_an_answer_to_the_old_key_says_nothing_about_the_new_one(house: House) -> None:
    old = await seeded(house)
    house.world.voice.workspaces[0].add_api_key("key_made_afterwards")
    voice = house.clients.voice_of(old)
    await voice_accounts.replace_key(house.clients, await seeded(house), "key_made_afterwards", NOW)
    house.fault("GET /retell/v2/get-call", "status", status=401)

    with pytest.raises(Exception, match="401"):
        await voice.get_call("call_1")

    assert (await seeded(house)).status == "ok"


async def test_a_key_of_another_account_must_be_confirmed(house: House) -> None:
    house.world.voice.add_workspace(NEW_KEY, "Second Voice")
    await voice_accounts.recheck(house.clients, await seeded(house), NOW)

    with pytest.raises(OtherOrganisation, match="belongs to Second Voice, but the workspace is connected to Bright"):
        await voice_accounts.replace_key(house.clients, await seeded(house), NEW_KEY, NOW)
    assert (await seeded(house)).organisation == "Bright Voice"

    await voice_accounts.replace_key(house.clients, await seeded(house), NEW_KEY, NOW, confirmed=True)
    assert (await seeded(house)).organisation == "Second Voice"


async def test_a_look_at_a_dead_key_says_that_it_is_dead(house: House) -> None:
    await revoke_key(house)

    with pytest.raises(WorkspaceDisconnected, match="Paste a new one"):
        await voice_accounts.recheck(house.clients, await seeded(house), NOW)

    assert (await seeded(house)).status == "dead_key"


async def test_calls_of_other_tools_take_lines_away(house: House) -> None:
    account = house.world.voice.workspaces[0]
    account.living |= {f"call_of_another_tool_{index}" for index in range(7)}
    account.concurrency_limit, account.reserved_inbound_concurrency = 33, 3

    await check_workspace(house.clients, str(house.seeded.workspace.id))

    kept = await seeded(house)
    assert (kept.concurrency, kept.reserved, kept.other_calls) == (33, 3, 7)


async def test_a_disconnected_call_that_waits_too_long_is_given_up(house: House) -> None:
    house.fault("POST /retell/v2/create-phone-call", "status", status=401)
    call_id = (await house.ask()).json()["call_id"]
    await house.waits_because("WORKSPACE_DISCONNECTED", call_id)
    await house.age(call_id, timedelta(minutes=61))

    await house.place_now(call_id)

    call: Call = await house.call(call_id)
    assert (call.state, call.reason_code) == ("failed", "STALE")
    assert (await house.account()).held == 0
