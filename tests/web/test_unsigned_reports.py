"""Reports that are not signed by the workspace's key: not believed, but a hint to ask the provider."""

import json
from datetime import UTC, datetime

from app.demo.seed import DEMO_API_KEY
from app.domain.calls.calls import Attempt
from app.domain.telephony.voice_events import VoiceEvent
from app.domain.telephony.workspaces import Workspace
from app.sealing import KeyRing
from tests.house import House, eventually
from tests.web.test_voice_webhook import signature

PLAIN_KEY = "key_without_the_badge"


async def paste_the_wrong_key(house: House) -> None:
    """A key of the right account that works, and does not sign."""
    house.world.voice.workspaces[0].add_api_key(PLAIN_KEY)
    workspace = await Workspace.get(id=house.seeded.workspace.id)
    workspace.keep_api_key(PLAIN_KEY, KeyRing.parse(house.settings.secret_keys))
    await workspace.save()


async def workspace(house: House) -> Workspace:
    return await Workspace.get(id=house.seeded.workspace.id)


def reads(house: House) -> int:
    """How often the provider was asked about a call."""
    return sum("/get-call/" in request.path for request in house.world.voice.requests)


async def forge(house: House, call_id: str, **call: object) -> int:
    """Send a report that nobody signed; returns the status."""
    raw = json.dumps({"event": "call_ended", "call": {"call_id": call_id, **call}}).encode()
    url = f"/webhooks/voice/{house.seeded.workspace.token}"
    return (await house.http.post(url, content=raw, headers={"X-Retell-Signature": "v=1,d=0"})).status_code


async def test_with_a_key_that_does_not_sign_calls_still_end_and_a_person_is_told(house: House) -> None:
    house.fault("WEBHOOK /retell/call_started", "lose_webhooks")
    house.fault("WEBHOOK /retell/call_ended", "lose_webhooks")
    await paste_the_wrong_key(house)

    call_id = (await house.ask()).json()["call_id"]

    assert (await house.settled(call_id)).charged
    assert (await house.call(call_id)).outcome == "answered"
    assert (await workspace(house)).webhook_trouble_at is not None
    assert await VoiceEvent.all().count() == 0


async def test_what_an_unsigned_report_says_is_not_believed(house: House) -> None:
    house.fault("WEBHOOK /retell", "lose_webhooks")
    call_id = (await house.ask("+14155550112")).json()["call_id"]
    attempt = await house.attempt(call_id)

    status = await forge(house, attempt.provider_call_id or "", disconnection_reason="user_hangup", call_status="ended")

    async def asked() -> bool:
        return reads(house) == 1

    await eventually(asked, "the provider was not asked")
    assert status == 401
    assert (await house.call(call_id)).state == "placed", "the provider says that it is still running"


async def test_a_flood_of_unsigned_reports_does_not_make_us_flood_the_provider(house: House) -> None:
    house.fault("WEBHOOK /retell", "lose_webhooks")
    call_id = (await house.ask("+14155550112")).json()["call_id"]
    provider_call_id = (await house.attempt(call_id)).provider_call_id or ""

    statuses = {await forge(house, provider_call_id) for _ in range(25)}
    unknown = {await forge(house, f"call_{index}") for index in range(25)}

    async def asked() -> bool:
        return reads(house) >= 1

    await eventually(asked, "the provider was not asked")
    assert statuses == unknown == {401}
    assert reads(house) == 1


async def test_an_unsigned_report_about_nobody_is_no_trouble(house: House) -> None:
    await forge(house, "call_of_nobody")

    assert (await workspace(house)).webhook_trouble_at is None
    assert reads(house) == 0


async def test_a_signed_report_ends_the_trouble(house: House) -> None:
    await Workspace.all().update(webhook_trouble_at=datetime.now(UTC))

    await house.settled((await house.ask()).json()["call_id"])

    kept = await workspace(house)
    assert kept.webhook_trouble_at is None
    assert kept.signed_at is not None


async def test_a_reason_that_nobody_knows_yet_is_kept_as_text(house: House) -> None:
    house.fault("WEBHOOK /retell", "lose_webhooks")
    call_id = (await house.ask("+14155550112")).json()["call_id"]
    attempt = await house.attempt(call_id)
    call = {"call_id": attempt.provider_call_id, "disconnection_reason": "abducted_by_aliens", "call_status": "error"}
    raw = json.dumps({"event": "call_ended", "call": call}).encode()

    url = f"/webhooks/voice/{house.seeded.workspace.token}"
    await house.http.post(url, content=raw, headers={"X-Retell-Signature": signature(raw, key=DEMO_API_KEY)})

    assert (await house.call_in("ended", call_id)).outcome == "provider_error"
    assert (await Attempt.get(id=attempt.id)).disconnection_reason == "abducted_by_aliens"


async def test_only_the_last_report_is_enough(house: House) -> None:
    house.fault("WEBHOOK /retell/call_started", "lose_webhooks")
    house.fault("WEBHOOK /retell/call_ended", "lose_webhooks")

    call_id = (await house.ask()).json()["call_id"]

    attempt = await house.settled(call_id)
    assert (await house.call(call_id)).outcome == "answered"
    assert attempt.analysis is not None
    assert attempt.analysis["summary"]
    assert attempt.provider_cost_microcents
