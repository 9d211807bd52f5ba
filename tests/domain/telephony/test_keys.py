"""The life of a key: several beside each other, one in the place of another, the end of it at once."""

import asyncio
import base64
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from app.demo.environment import sandbox_settings
from app.demo.seed import TENANTS, seed
from app.domain.telephony import key_auth, keys
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.key_auth import KeyHolder
from app.domain.telephony.keys import MAX_KEYS, OVERLAPS, ApiKey
from app.domain.telephony.numbers import PhoneNumber
from app.errors import InvalidRequest, NoAgentMapping
from app.sealing import KeyRing

SETTINGS = sandbox_settings("http://127.0.0.1:9", 9)
RING = KeyRing.parse(SETTINGS.secret_keys)
NOW = datetime.now(UTC)
HERE = "203.0.113.77"


@pytest.fixture
async def number(opened_database: str) -> PhoneNumber:
    """A seeded number with agent and Outbound; its first key is still unknown to the test."""
    assert opened_database
    await seed(SETTINGS)
    return await PhoneNumber.get(e164=TENANTS[0].number)


async def holder(clear: str, ip: str = HERE, at: datetime = NOW) -> KeyHolder | None:
    """Who the key belongs to at that moment."""
    return await key_auth.authenticate(clear, RING, ip, at)


async def test_a_new_key_leaves_the_others_as_they_are(number: PhoneNumber) -> None:
    first, form = await keys.issue(number, RING, NOW, name=" Website\n form ", by="Sam Rivera")
    second, n8n = await keys.issue(number, RING, NOW, name="n8n")

    assert [(await holder(form)).key_id, (await holder(n8n)).key_id] == [first.id, second.id]  # type: ignore[union-attr]
    kept = await ApiKey.get(id=first.id)
    assert (kept.name, kept.created_by, kept.replaced_at) == ("Website form", "Sam Rivera", None)


async def test_a_number_has_only_so_many_keys_at_the_same_time(number: PhoneNumber) -> None:
    ended, _ = await keys.issue(number, RING, NOW, expires_at=NOW)
    issued = [await keys.issue(number, RING, NOW) for _ in range(MAX_KEYS - len(await keys.usable([number.id], NOW)))]
    oldest, _ = issued[0]

    with pytest.raises(InvalidRequest, match=f"at most {MAX_KEYS} keys"):
        await keys.issue(number, RING, NOW)
    with pytest.raises(InvalidRequest, match=f"at most {MAX_KEYS} keys"):
        await keys.replace(oldest, RING, NOW, overlap=OVERLAPS["1h"])
    assert (await ApiKey.get(id=oldest.id)).replaced_at is None, "what was refused has written nothing"

    new, _ = await keys.replace(oldest, RING, NOW)
    await keys.revoke(new.id, NOW)
    await keys.issue(number, RING, NOW)
    usable = await keys.usable([number.id], NOW)
    assert len(usable) == MAX_KEYS
    assert ended.id not in {key.id for key in usable}


async def test_two_who_issue_the_last_key_at_once_get_one(number: PhoneNumber) -> None:
    for _ in range(MAX_KEYS - 1 - len(await keys.usable([number.id], NOW))):
        await keys.issue(number, RING, NOW)

    asked = await asyncio.gather(*(keys.issue(number, RING, NOW) for _ in range(3)), return_exceptions=True)

    assert [isinstance(it, InvalidRequest) for it in asked].count(True) == 2
    assert len(await keys.usable([number.id], NOW)) == MAX_KEYS


async def test_a_name_is_changed_and_taken_away(number: PhoneNumber) -> None:
    key, _ = await keys.issue(number, RING, NOW, name="Zapier")

    await keys.rename(key.id, "n8n")
    assert (await ApiKey.get(id=key.id)).name == "n8n"
    await keys.rename(key.id, " ")
    assert (await ApiKey.get(id=key.id)).name is None
    with pytest.raises(InvalidRequest, match="at most 60 characters"):
        await keys.rename(key.id, "x" * 61)


async def test_a_key_in_the_place_of_another_ends_that_one_and_no_other(number: PhoneNumber) -> None:
    first, old = await keys.issue(number, RING, NOW, name="n8n", networks=["203.0.113.0/24"])
    _, other = await keys.issue(number, RING, NOW)

    key, new = await keys.replace(first, RING, NOW, by="Kim Bauer")

    assert await holder(old) is None
    assert await holder(new)
    assert await holder(other)
    assert (key.name, key.networks, key.created_by) == ("n8n", ["203.0.113.0/24"], "Kim Bauer")
    with pytest.raises(InvalidRequest, match="has ended"):
        await keys.replace(first, RING, NOW)


@pytest.mark.parametrize("overlap", [overlap for overlap in OVERLAPS.values() if overlap])
async def test_a_replaced_key_goes_on_for_the_chosen_overlap(number: PhoneNumber, overlap: timedelta) -> None:
    key, old = await keys.issue(number, RING, NOW)
    _, new = await keys.replace(key, RING, NOW, overlap=overlap)

    assert (await ApiKey.get(id=key.id)).replaced_at == NOW
    assert await holder(old, at=NOW + overlap - timedelta(seconds=1))
    assert await holder(old, at=NOW + overlap) is None
    assert await holder(new, at=NOW + overlap)


async def test_an_overlap_does_not_lengthen_the_life_of_a_key(number: PhoneNumber) -> None:
    key, old = await keys.issue(number, RING, NOW, expires_at=NOW + timedelta(minutes=5))
    await keys.replace(key, RING, NOW, overlap=OVERLAPS["7d"])

    assert await holder(old, at=NOW + timedelta(minutes=6)) is None


async def test_revoking_ends_a_key_in_its_overlap(number: PhoneNumber) -> None:
    key, old = await keys.issue(number, RING, NOW)
    await keys.replace(key, RING, NOW, overlap=OVERLAPS["24h"])

    assert await keys.revoke(key.id, NOW)
    assert await holder(old) is None
    assert not await keys.revoke(key.id, NOW)


async def test_another_overlap_is_refused(number: PhoneNumber) -> None:
    key, clear = await keys.issue(number, RING, NOW)

    with pytest.raises(InvalidRequest, match="0, 1h, 24h, 7d"):
        await keys.replace(key, RING, NOW, overlap=timedelta(hours=2))
    assert await holder(clear)


async def test_whoever_stands_in_for_a_key_is_its_holder_anywhere_until_it_ends(number: PhoneNumber) -> None:
    key, clear = await keys.issue(number, RING, NOW, networks=["203.0.113.0/24"])

    mine = await key_auth.stand_in(key, "198.51.100.1", NOW)
    assert mine is not None
    assert (mine.key_id, mine.caller.e164) == (key.id, number.e164)
    theirs = await holder(clear)
    assert theirs is not None
    assert theirs.hits == mine.hits + 1, "it counts for the rate of the number"
    assert (await ApiKey.get(id=key.id)).last_used_at == NOW
    await keys.revoke(key.id, NOW)
    assert await key_auth.stand_in(key, "198.51.100.1", NOW) is None


async def without_outbound(number: PhoneNumber) -> None:
    """Switch Outbound off."""
    await AgentAssignment.filter(number_id=number.id).update(outbound=False)


async def without_agent(number: PhoneNumber) -> None:
    """Take the agent away."""
    await AgentAssignment.filter(number_id=number.id).delete()


@pytest.mark.parametrize("change", [without_outbound, without_agent])
async def test_only_a_number_that_may_call_gets_a_key(number: PhoneNumber, change: Callable[..., object]) -> None:
    before = await ApiKey.all().count()
    await change(number)  # type: ignore[misc]

    with pytest.raises(NoAgentMapping):
        await keys.issue(number, RING, NOW)
    with pytest.raises(NoAgentMapping):
        await keys.replace(await ApiKey.get(number_id=number.id), RING, NOW)
    assert await ApiKey.all().count() == before


async def test_a_key_is_accepted_only_from_its_networks(number: PhoneNumber) -> None:
    networks = ["203.0.113.9/24", "2001:db8::/32", "::ffff:192.0.2.0/120"]
    _, clear = await keys.issue(number, RING, NOW, networks=networks)

    assert await holder(clear, "203.0.113.200")
    assert await holder(clear, "2001:db8::7")
    assert await holder(clear, "192.0.2.7"), "IPv4 is IPv4, though IPv6 carries it"
    assert await holder(clear, "198.51.100.1") is None
    assert await holder(clear, "unknown") is None
    with pytest.raises(InvalidRequest, match="no address or network"):
        await keys.issue(number, RING, NOW, networks=["example"])


@pytest.mark.parametrize(
    ("ip", "shown"), [(HERE, "203.0.113.0/24"), ("2001:db8:1:2::3", "2001:db8:1::/48"), ("unknown", None)]
)
async def test_the_last_use_is_kept_with_a_shortened_address(number: PhoneNumber, ip: str, shown: str | None) -> None:
    key, clear = await keys.issue(number, RING, NOW)
    await holder(clear, ip)
    await holder(clear, "198.51.100.1", NOW + timedelta(seconds=30))

    kept = await ApiKey.get(id=key.id)
    assert (kept.last_used_at, kept.last_used_from) == (NOW, shown)
    await holder(clear, "198.51.100.1", NOW + timedelta(seconds=61))
    assert (await ApiKey.get(id=key.id)).last_used_from == "198.51.100.0/24"


async def test_who_asks_at_the_same_time_is_told_who_it_is(number: PhoneNumber) -> None:
    other = await PhoneNumber.get(e164=TENANTS[1].number)
    mine, key = await keys.issue(number, RING, NOW)
    theirs, other_key = await keys.issue(other, RING, NOW)
    _, ended = await keys.issue(other, RING, NOW, expires_at=NOW)

    presented = [key, other_key, keys.generate(), key, ended, other_key, key]
    holders = await asyncio.gather(*(holder(one) for one in presented))

    told = [(one.key_id, one.caller.number_id, one.hits) if one else None for one in holders]
    assert told == [
        (mine.id, number.id, 1),
        (theirs.id, other.id, 1),
        None,
        (mine.id, number.id, 2),
        None,
        (theirs.id, other.id, 2),
        (mine.id, number.id, 3),
    ]


async def test_a_ring_of_two_keys_counts_each_request_once(number: PhoneNumber) -> None:
    _, key = await keys.issue(number, RING, NOW)
    younger = KeyRing.parse(f"new:{base64.b64encode(bytes(range(32))).decode()},{SETTINGS.secret_keys}")

    both = [key_auth.authenticate(key, younger, HERE, NOW) for _ in range(2)]
    first, second = await asyncio.gather(*both)

    assert first
    assert second
    assert (first.hits, second.hits) == (1, 2)
