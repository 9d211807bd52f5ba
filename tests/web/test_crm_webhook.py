"""What the CRM tells us: believed only when signed for this app and fresh, counted only once."""

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

from app.domain.crm_events import KINDS, CrmEvent, forget
from app.domain.installations import Installation
from app.jobs.crm_events import ON
from tests.house import House


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
    ("age", "status"),
    [
        (timedelta(minutes=89), 200),
        (timedelta(minutes=91), 401),
        (timedelta(minutes=-9), 200),
        (timedelta(minutes=-11), 401),
    ],
    ids=["retried for over an hour", "too old", "clock ahead", "from the future"],
)
async def test_only_a_fresh_event_counts(house: House, age: timedelta, status: int) -> None:
    assert (await deliver(house, event(house, age=age))).status_code == status


async def test_an_event_of_another_app_is_refused_though_the_same_key_signed_it(house: House) -> None:
    raw = event(house, "UNINSTALL", appId="665c6bb13d4e5364bdec0e2f")

    assert (await deliver(house, raw)).status_code == 401
    assert (await Installation.get(location_id=house.tenant.location_id)).status == "active"


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"[]",
        b"{}",
        b"{",
        b"\xff\xfe",
        {"webhookId": 7},
        {"webhookId": ""},
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
async def test_events_are_remembered_for_seven_days() -> None:
    now = datetime.now(UTC)
    for days in (6, 8):
        await CrmEvent.create(
            webhook_id=f"{days} days", kind="UPDATE", body={}, sent_at=now, handled_at=now,
            received_at=now - timedelta(days=days),
        )  # fmt: skip

    await forget(now)

    assert [event.webhook_id for event in await CrmEvent.all()] == ["6 days"]
