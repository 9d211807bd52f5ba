"""What the CRM tells us: believed only when signed for this app, counted only once, in the order of its own time."""

import asyncio
import base64
import json
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from tortoise import connections

from app.domain.calls.do_not_call import DoNotCallEntry
from app.domain.tenants.agencies import Agency
from app.domain.tenants.crm_events import KINDS, CrmEvent, forget
from app.domain.tenants.installations import Installation
from app.ghl.webhooks import CrmEvent as WireEvent
from app.jobs.crm.crm_events import ON
from tests.house import House, eventually


def event(house: House, kind: str = "UPDATE", *, age: timedelta = timedelta(), **more: Any) -> bytes:
    body = {
        "type": kind,
        "appId": house.world.crm.app.id,
        "locationId": house.tenant.location_id,
        "timestamp": (datetime.now(UTC) - age).isoformat(),
        "webhookId": str(uuid.uuid4()),
    }
    return json.dumps(body | more, ensure_ascii=False).encode()


async def deliver(house: House, raw: bytes, *signatures: str, **headers: str) -> httpx.Response:
    signed = [("X-GHL-Signature", signature.encode()) for signature in signatures or (house.world.crm.sign(raw),)]
    named = [(name.replace("_", "-"), value.encode()) for name, value in headers.items()]
    return await house.http.post("/webhooks/crm", content=raw, headers=signed + named)  # type: ignore[arg-type]


def test_every_kind_that_is_stored_has_a_handler() -> None:
    assert set(ON) == KINDS


async def test_a_signed_event_is_stored_and_takes_effect_once(house: House) -> None:
    raw = event(house, versionId="version-9", companyName="Bräu & Söhne €")

    first, second = await deliver(house, raw), await deliver(house, raw)

    assert (first.json(), second.json()) == (
        {"success": True, "repeated": False},
        {"success": True, "repeated": True},
    )
    assert await CrmEvent.all().count() == 1


@pytest.mark.parametrize("absent", [None, "", "undefined"], ids=repr)
@pytest.mark.parametrize("field", ["webhookId", "timestamp", "both"])
async def test_an_event_without_an_id_or_a_time_is_taken(house: House, field: str, absent: str | None) -> None:
    fields = ["webhookId", "timestamp"] if field == "both" else [field]
    before = datetime.now(UTC)

    answer = await deliver(house, event(house, "UNINSTALL", **dict.fromkeys(fields, absent)))

    assert (answer.status_code, answer.json()["repeated"]) == (200, False)
    stored = await CrmEvent.get()
    assert before - timedelta(seconds=1) <= stored.sent_at <= datetime.now(UTC)


def test_an_event_without_an_id_is_named_by_its_bytes_for_as_long_as_copies_come() -> None:
    key = Ed25519PrivateKey.generate()

    def read(body: dict[str, Any], now: datetime) -> WireEvent:
        raw = json.dumps(body).encode()
        event = WireEvent.from_http([base64.b64encode(key.sign(raw)).decode()], raw, [key.public_key()], "app", now)
        assert event is not None
        return event

    noon = datetime(2026, 11, 25, 12, tzinfo=UTC)
    sample = {"type": "UNINSTALL", "appId": "app", "locationId": "l1"}
    first, copy = read(sample, noon), read(sample, noon + timedelta(minutes=5))
    other, again = read(sample | {"locationId": "l2"}, noon), read(sample, noon + timedelta(days=1))

    assert first.webhook_id == copy.webhook_id
    assert first.sent_at == noon
    # Who switches calls off, on and off again sends the first words once more, and means them.
    assert len({first.webhook_id, other.webhook_id, again.webhook_id}) == 3


async def test_a_hundred_copies_at_once_are_one_event(house: House) -> None:
    raw = event(house)

    answers = await asyncio.gather(*(deliver(house, raw) for _ in range(100)))

    assert {answer.status_code for answer in answers} == {200}
    assert sum(not answer.json()["repeated"] for answer in answers) == 1


def forged(house: House, raw: bytes) -> dict[str, tuple[str, ...]]:
    good = house.world.crm.sign(raw)
    other = base64.b64encode(Ed25519PrivateKey.generate().sign(raw)).decode()
    old_kind = rsa.generate_private_key(65537, 2048).sign(raw, padding.PKCS1v15(), SHA256())
    return {
        "the word": ("N/A",),
        "empty": ("",),
        "another key": (other,),
        "another body": (house.world.crm.sign(raw + b" "),),
        "cut": (good[:-4],),
        "hex": (base64.b64decode(good).hex(),),
        "not base64": ("?" * 88,),
        "not ASCII": ("\u0661" * 88,),
        "the retired kind in the new header": (base64.b64encode(old_kind).decode(),),
        "two headers": (good, good),
        "two headers, one good": (other, good),
    }


FORGERIES = (
    "the word", "empty", "another key", "another body", "cut", "hex", "not base64", "not ASCII",
    "the retired kind in the new header", "two headers", "two headers, one good",
)  # fmt: skip


@pytest.mark.parametrize("forgery", FORGERIES)
async def test_a_forged_event_is_refused_and_not_kept(house: House, forgery: str) -> None:
    raw = event(house)

    answer = await deliver(house, raw, *forged(house, raw)[forgery])

    assert answer.status_code == 401
    assert await CrmEvent.all().count() == 0


async def test_a_missing_signature_is_refused_though_the_retired_header_is_there(house: House) -> None:
    raw = event(house)

    answer = await house.http.post("/webhooks/crm", content=raw, headers={"X-WH-Signature": house.world.crm.sign(raw)})

    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("age", "kept"),
    [
        (timedelta(days=29), True),
        (timedelta(days=31), False),
        (timedelta(minutes=-9), True),
        (timedelta(days=-400), True),
    ],
    ids=["sent again by hand", "older than any log", "clock ahead", "from the future"],
)
async def test_an_authentic_event_is_answered_kindly_and_counts_if_it_can_still_be_news(
    house: House, age: timedelta, kept: bool
) -> None:
    assert (await deliver(house, event(house, age=age))).status_code == 200
    assert await CrmEvent.exists() is kept


async def test_an_event_from_the_future_does_not_outdo_all_that_comes_later(house: House) -> None:
    await deliver(house, event(house, age=timedelta(days=-400)))

    assert (await CrmEvent.get()).sent_at <= datetime.now(UTC) + timedelta(minutes=10)


async def test_an_event_of_another_app_changes_nothing_though_the_same_key_signed_it(house: House) -> None:
    raw = event(house, "UNINSTALL", appId="665c6bb13d4e5364bdec0e2f")

    assert (await deliver(house, raw)).status_code == 200
    assert await CrmEvent.all().count() == 0
    assert (await Installation.get(location_id=house.tenant.location_id)).status == "active"


async def test_an_old_event_does_not_undo_a_newer_one(house: House) -> None:
    hour = timedelta(hours=1)
    for kind, more, age in (
        ("UPDATE", {"versionId": "new"}, hour),
        ("UPDATE", {"versionId": "old"}, 2 * hour),
        ("PLAN_CHANGE", {"newPlanId": "new"}, hour),
        ("PLAN_CHANGE", {"newPlanId": "old"}, 2 * hour),
        ("INSTALL", {"companyId": house.seeded.agency.company_id, "companyName": "New"}, hour),
        ("INSTALL", {"companyId": house.seeded.agency.company_id, "companyName": "Old"}, 2 * hour),
        ("UNINSTALL", {}, 2 * hour),
    ):
        await deliver(house, event(house, kind, age=age, **more))
        await house.quiet()

    installation = await Installation.get(location_id=house.tenant.location_id)
    assert (installation.status, installation.version_id, installation.plan_id) == ("active", "new", "new")
    assert (await Agency.get(id=house.seeded.agency.id)).name == "New"


async def test_a_large_event_is_read_and_one_without_end_is_not(house: House) -> None:
    large = event(house, customFields=["x" * 1024] * 2048)
    endless = event(house, customFields=["x" * 1024] * 8192)

    assert (await deliver(house, large)).status_code == 200
    assert (await deliver(house, endless)).status_code == 413
    assert await CrmEvent.all().count() == 1


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"[]",
        b"{}",
        b"{",
        b"\xff\xfe",
        {"webhookId": 7},
        {"timestamp": "x"},
        {"type": ["INSTALL"]},
        {"timestamp": "2026-11-22T10:00:00"},
    ],
    ids=str,
)
async def test_a_signed_body_that_is_no_event_is_refused(house: House, broken: Any) -> None:
    raw = broken if isinstance(broken, bytes) else event(house, **{"type": "UPDATE"} | broken)

    answer = await deliver(house, raw)

    assert answer.status_code == 400
    assert await CrmEvent.all().count() == 0


async def test_an_unknown_kind_is_thanked_for_and_not_kept(house: House) -> None:
    answer = await deliver(house, event(house, "VoiceAiCallEnd", transcript="private"))

    assert answer.status_code == 200
    assert await CrmEvent.all().count() == 0


async def test_only_what_a_handler_reads_is_kept(house: House) -> None:
    await deliver(house, event(house, "ContactDndUpdate", phone="+14155550101", address1="1 Private Street"))

    stored = await CrmEvent.get()
    assert "phone" in stored.body
    assert "address1" not in stored.body


@pytest.mark.parametrize(
    ("phone", "country", "number"),
    [("(415) 555-0142", "United States", "+14155550142"), ("415 555 0142", "USA", "+14155550142"),
     ("020 7183 8750", "Reino Unido", "+442071838750"), ("020 7183 8750", "GBR", "+442071838750"),
     ("030 901820", "Alemania", "+4930901820"), ("+442071838750", "nowhere", "+442071838750")],
)  # fmt: skip
async def test_a_national_number_is_read_by_the_country_that_stands_beside_it(
    house: House, phone: str, country: str, number: str
) -> None:
    raw = event(house, "ContactDndUpdate", id="c1", phone=phone, country=country, dnd=True)

    assert (await deliver(house, raw)).status_code == 200

    async def listed() -> bool:
        return await DoNotCallEntry.exists(e164=number)

    await eventually(listed, "the number is not listed")


async def test_when_nothing_can_be_stored_the_crm_is_asked_to_come_again(house: House) -> None:
    await connections.get("default").execute_query("ALTER TABLE crm_events RENAME TO crm_events_away")
    raw = event(house)

    away = await deliver(house, raw)
    await connections.get("default").execute_query("ALTER TABLE crm_events_away RENAME TO crm_events")
    back = await deliver(house, raw)

    assert away.status_code == 429
    assert "retry-after" in away.headers
    assert (back.status_code, back.json()["repeated"]) == (200, False)


@pytest.mark.usefixtures("opened_database")
async def test_what_an_event_said_is_forgotten_sooner_than_that_it_came() -> None:
    now = datetime.now(UTC)
    for days in (6, 8, 34, 36):
        await CrmEvent.create(
            webhook_id=f"{days} days", kind="UPDATE", body={"name": "Lee"}, sent_at=now, handled_at=now,
            received_at=now - timedelta(days=days),
        )  # fmt: skip

    await forget(now)

    kept = {event.webhook_id: event.body for event in await CrmEvent.all()}
    assert kept == {"6 days": {"name": "Lee"}, "8 days": {}, "34 days": {}}
