"""Somebody gets hold of the database: no token, key or secret in it is readable, and none can be moved."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tortoise import connections

from app.domain.lifecycle import key_rotation
from app.domain.lifecycle.key_rotation import SEALED
from app.domain.telephony import keys
from app.domain.telephony.keys import ApiKey
from app.domain.tenants.crm_tokens import CrmToken
from app.sealing import KeyRing, SecretUnreadable
from tests.house import House
from tests.market import Market

COLUMNS = """
SELECT table_name, column_name FROM information_schema.columns
WHERE table_schema = 'public' AND column_name LIKE 'sealed%' AND data_type NOT LIKE 'timestamp%'
"""
TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
OLD = "old:" + "A" * 43 + "="
NEW = "new:" + "B" * 42 + "A="
VOICE_CANARY, KNOTIE_CANARY = "key_canary_0123456789abcdef", "pkt_canary_0123456789abcdef"


@pytest.fixture
async def canaries(house: House) -> dict[str, str]:
    """A secret of every kind, all of them put to use."""
    market = Market.opened(house)
    branch = market.branch()
    await market.from_inside(market.owner, [branch])
    await market.active(branch)
    await market.quiet()
    ring = KeyRing.parse(house.settings.secret_keys)
    house.seeded.workspace.keep_api_key(VOICE_CANARY, ring)
    await house.seeded.workspace.save()
    house.seeded.agency.keep_knotie_key(KNOTIE_CANARY, ring)
    await house.seeded.agency.save()
    _, owk = await keys.replace(await ApiKey.get(number__e164=house.tenant.number), ring, datetime.now(UTC))
    found = {"voice key": VOICE_CANARY, "Knotie key": KNOTIE_CANARY, "owk key": owk}
    for grant in await CrmToken.all():
        found[f"access token of {grant.resource_id}"] = grant.access_token(ring)
        found[f"refresh token of {grant.resource_id}"] = grant.refresh_token(ring)
    settings = house.settings
    found |= {"client secret": settings.ghl_client_secret, "action secret": settings.ghl_action_secrets}
    found["master key"] = settings.secret_keys.partition(":")[2]
    return found


async def dump() -> str:
    """Every cell of every table as text, binary ones as the bytes they hold and as hexadecimal digits."""
    database, lines = connections.get("default"), []
    for table in await database.execute_query_dict(TABLES):
        for row in await database.execute_query_dict(f'SELECT * FROM "{table["table_name"]}"'):  # noqa: S608
            lines += [text(value) for value in row.values()]
    return "\n".join(lines)


def text(value: Any) -> str:
    return f"{value.decode('latin-1')} {value.hex()}" if isinstance(value, bytes) else str(value)


async def test_a_dump_of_the_database_shows_no_secret(house: House, canaries: dict[str, str]) -> None:
    assert (await house.ask("+14155550202")).status_code == 401, "the old key has ended"
    stolen = await dump()

    assert "SunriseDental0123456" in stolen, "the dump is one"
    shown = [name for name, secret in canaries.items() if secret in stolen or secret.encode().hex() in stolen]
    assert len(canaries) >= 10
    assert shown == []


@pytest.mark.usefixtures("canaries")
async def test_sealed_cells_that_trade_places_do_not_open(house: House) -> None:
    ring = KeyRing.parse(house.settings.secret_keys)
    one, other = await CrmToken.all().limit(2)
    one.sealed_access_token, other.sealed_access_token = other.sealed_access_token, one.sealed_access_token
    one.sealed_refresh_token, sealed = one.sealed_access_token, one.sealed_refresh_token

    for opens in (one.access_token, other.access_token, one.refresh_token):
        with pytest.raises(SecretUnreadable):
            opens(ring)
    one.sealed_refresh_token = sealed
    assert one.refresh_token(ring)


@pytest.mark.usefixtures("opened_database")
async def test_every_sealed_column_is_known_to_the_rotation() -> None:
    rows = await connections.get("default").execute_query_dict(COLUMNS)

    assert {(row["table_name"], row["column_name"]) for row in rows} == set(SEALED)


async def test_secrets_move_to_a_new_key_while_the_app_runs(house: House, canaries: dict[str, str]) -> None:
    before = house.settings.secret_keys
    both = KeyRing.parse(f"{NEW},{before}")

    rotated = await key_rotation.reseal(both)

    grants = await CrmToken.all()
    assert rotated.cells == 2 * len(grants) + 2
    assert (await key_rotation.reseal(both)).cells == 0, "a second run finds nothing to do"
    only_new = KeyRing.parse(NEW)
    shown = {grant.access_token(only_new) for grant in grants}
    assert shown <= set(canaries.values())
    assert rotated.keys_left == {KeyRing.parse(before).newest: 2}, "API keys are hashes, and stay where they are"
    assert await key_rotation.missing_keys(both) == set()
    assert await key_rotation.missing_keys(only_new) == {KeyRing.parse(before).newest}
    assert await key_rotation.missing_keys(KeyRing.parse(OLD)) == {"new", KeyRing.parse(before).newest}


async def test_a_cell_whose_key_is_gone_stops_the_rotation_with_a_sentence(house: House) -> None:
    assert house.settings.secret_keys

    with pytest.raises(SecretUnreadable, match="which SECRET_KEYS lacks"):
        await key_rotation.reseal(KeyRing.parse(OLD))
