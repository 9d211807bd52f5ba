"""ApiKey: an `owk_` key of one number, one for each tool; issued once, stored as an HMAC, revoked at once."""

import re
import secrets
import zlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from tortoise import BaseDBAsyncClient, fields
from tortoise.expressions import Q
from tortoise.transactions import in_transaction

from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.numbers import PhoneNumber
from app.errors import InvalidRequest, NoAgentMapping, wrong
from app.networks import network_of
from app.postgres.tables import Table
from app.sealing import KeyRing

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
SHAPE = re.compile(r"owk_(?:test_)?[0-9A-Za-z]{49}")
# So many of a number are accepted at the same time, those among them that go on beside the one that replaces them.
MAX_KEYS = 20
MAX_NAME = 60
MAX_WHO = 100
# How long a key may still be used beside the one that replaces it.
OVERLAPS = {"0": timedelta(0), "1h": timedelta(hours=1), "24h": timedelta(hours=24), "7d": timedelta(days=7)}


class ApiKey(Table):
    """One key; `digest` is its HMAC under the ring key `kid`, `last4` all that is shown of it later.

    `name` says what uses it, `created_by` who has issued it; neither is known of one that is older than they are.
    `networks` are the only addresses it is accepted from (none: any), `last_used_from` is a shortened address. Another
    key was issued in its place at `replaced_at`; it may go on beside that one until `expires_at`.
    """

    id = fields.CharField(max_length=30, primary_key=True)
    number: fields.ForeignKeyRelation[PhoneNumber] = fields.ForeignKeyField(
        "models.PhoneNumber", related_name="keys", on_delete=fields.CASCADE
    )
    number_id: UUID
    name = fields.CharField(max_length=MAX_NAME, null=True)
    created_by = fields.CharField(max_length=MAX_WHO, null=True)
    digest = fields.CharField(max_length=64, unique=True)
    kid = fields.CharField(max_length=40)
    last4 = fields.CharField(max_length=4)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(null=True)
    revoked_at = fields.DatetimeField(null=True)
    replaced_at = fields.DatetimeField(null=True)
    last_used_at = fields.DatetimeField(null=True)
    last_used_from = fields.CharField(max_length=50, null=True)
    networks: fields.Field[list[str]] = fields.JSONField(default=list)

    class Meta:
        table = "api_keys"
        indexes = (("number",),)

    @property
    def masked(self) -> str:
        """The key as it is shown after it was issued."""
        return f"owk_…{self.last4}"


def base62(number: int, length: int) -> str:
    """Write a number in base 62, padded with zeros to `length` digits."""
    digits = ""
    for _ in range(length):
        number, digit = divmod(number, 62)
        digits = ALPHABET[digit] + digits
    return digits


def generate(*, test: bool = False) -> str:
    """A new key: prefix, 256 random bits in base 62, and a CRC32 over all before it in base 62."""
    body = ("owk_test_" if test else "owk_") + base62(secrets.randbits(256), 43)
    return body + base62(zlib.crc32(body.encode()), 6)


def well_formed(key: str) -> bool:
    """Whether shape and checksum are right: a typo never costs a look into the database."""
    return bool(SHAPE.fullmatch(key)) and base62(zlib.crc32(key[:-6].encode()), 6) == key[-6:]


async def issue(
    number: PhoneNumber,
    ring: KeyRing,
    now: datetime,
    *,
    name: str = "",
    by: str = "",
    expires_at: datetime | None = None,
    networks: Sequence[str] = (),
    test: bool = False,
) -> tuple[ApiKey, str]:
    """Issue one more key; the clear key exists only in the answer.

    Raises NoAgentMapping unless the number has an agent with Outbound on, InvalidRequest for a name that is too long,
    for what is no network, or when the number has MAX_KEYS.
    """
    new = ApiKey(
        number_id=number.id,
        name=_named(name),
        created_by=by[:MAX_WHO] or None,
        created_at=now,
        expires_at=expires_at,
        networks=[canonical_network(text) for text in networks],
    )
    async with in_transaction() as tx:
        await _lock(number.id, tx)
        clear = await _keep(new, ring, tx, test=test)
    return new, clear


async def replace(
    key: ApiKey,
    ring: KeyRing,
    now: datetime,
    *,
    overlap: timedelta = timedelta(0),
    name: str = "",
    by: str = "",
    expires_at: datetime | None = None,
    networks: Sequence[str] | None = None,
    test: bool = False,
) -> tuple[ApiKey, str]:
    """Issue a key in the place of this one, which ends after `overlap` (one of OVERLAPS), or at its own end if sooner.

    The new key has its name and its networks, unless others are given. Raises InvalidRequest for another overlap, or
    when the key has ended, and what `issue` raises.
    """
    if overlap not in OVERLAPS.values():
        raise InvalidRequest(f"An earlier key can go on for {', '.join(OVERLAPS)}, and no other time.")
    new = ApiKey(
        number_id=key.number_id,
        name=_named(name) or key.name,
        created_by=by[:MAX_WHO] or None,
        created_at=now,
        expires_at=expires_at,
        networks=[canonical_network(text) for text in networks] if networks is not None else key.networks,
    )
    async with in_transaction() as tx:
        await _lock(key.number_id, tx)
        old = ApiKey.filter(living(now), id=key.id).using_db(tx)
        if not await old.update(replaced_at=now):
            raise InvalidRequest("This key has ended, so there is nothing to replace. Generate a new one.")
        if overlap:
            sooner = old.filter(Q(expires_at=None) | Q(expires_at__gt=now + overlap))
            await sooner.update(expires_at=now + overlap)
        else:
            await old.update(revoked_at=now)
        clear = await _keep(new, ring, tx, test=test)
    return new, clear


async def _lock(number_id: UUID, tx: BaseDBAsyncClient) -> None:
    """Keep others from counting the number's keys, and its agent from leaving meanwhile."""
    await PhoneNumber.select_for_update().using_db(tx).get(id=number_id)
    if not await AgentAssignment.filter(number_id=number_id, outbound=True).using_db(tx).exists():
        raise NoAgentMapping("This number has no key without an agent. Assign one to it and switch Outbound on.")


async def _keep(new: ApiKey, ring: KeyRing, tx: BaseDBAsyncClient, *, test: bool) -> str:
    """Write this key, unless the number has as many as it may; returns it in clear."""
    if await ApiKey.filter(living(new.created_at), number_id=new.number_id).using_db(tx).count() >= MAX_KEYS:
        raise InvalidRequest(f"A number has at most {MAX_KEYS} keys. Revoke one that nothing uses any more.")
    clear = generate(test=test)
    new.id = "key_" + secrets.token_hex(10)
    new.kid, new.digest, new.last4 = ring.newest, ring.digests(clear)[ring.newest], clear[-4:]
    await new.save(using_db=tx, force_create=True)
    return clear


def living(now: datetime) -> Q:
    """The condition of a key that is accepted at this moment."""
    return Q(revoked_at=None) & (Q(expires_at=None) | Q(expires_at__gt=now))


async def usable(number_ids: Sequence[UUID], now: datetime) -> list[ApiKey]:
    """The keys of these numbers that are accepted now, the newest first."""
    return await ApiKey.filter(living(now), number_id__in=list(number_ids)).order_by("-created_at")


async def rename(key_id: str, name: str) -> None:
    """Say anew what uses this key; raises InvalidRequest (field `key_name`) for a name that is too long."""
    await ApiKey.filter(id=key_id).update(name=_named(name))


async def revoke(key_id: str, now: datetime) -> bool:
    """End a key at once, in every process (each request reads the row); False when there was none."""
    return bool(await ApiKey.filter(id=key_id, revoked_at=None).update(revoked_at=now))


def _named(name: str) -> str | None:
    """A name as it is stored, blanks as one; nothing for an empty one."""
    if len(name := " ".join(name.split())) > MAX_NAME:
        raise wrong("key_name", f"Write a name of at most {MAX_NAME} characters.")
    return name or None


def canonical_network(text: str) -> str:
    """An address or network as it is stored; raises InvalidRequest (field `networks`)."""
    try:
        return str(network_of(text))
    except ValueError:
        sentence = f"{text} is no address or network. Write one like 203.0.113.7 or 203.0.113.0/24."
        raise wrong("networks", sentence) from None
