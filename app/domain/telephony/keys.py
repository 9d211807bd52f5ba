"""ApiKey: the `owk_` key of one number; issued once, stored as an HMAC, revoked at once."""

import re
import secrets
import zlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import ip_network
from uuid import UUID

from tortoise import fields
from tortoise.expressions import Q
from tortoise.models import Model
from tortoise.transactions import in_transaction

from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import wrong
from app.errors import InvalidRequest, NoAgentMapping
from app.sealing import KeyRing

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
SHAPE = re.compile(r"owk_(?:test_)?[0-9A-Za-z]{49}")
LAST_USED_STEP = timedelta(minutes=1)
# How long an earlier key may still be used beside the new one.
OVERLAPS = {"0": timedelta(0), "1h": timedelta(hours=1), "24h": timedelta(hours=24), "7d": timedelta(days=7)}


class ApiKey(Model):
    """One key; `digest` is its HMAC under the ring key `kid`, `last4` all that is shown of it later.

    `networks` are the only addresses it is accepted from (none: any), `last_used_from` is a shortened address.
    """

    id = fields.CharField(max_length=30, primary_key=True)
    number: fields.ForeignKeyRelation[PhoneNumber] = fields.ForeignKeyField(
        "models.PhoneNumber", related_name="keys", on_delete=fields.CASCADE
    )
    number_id: UUID
    digest = fields.CharField(max_length=64, unique=True)
    kid = fields.CharField(max_length=40)
    last4 = fields.CharField(max_length=4)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(null=True)
    revoked_at = fields.DatetimeField(null=True)
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
    overlap: timedelta = timedelta(0),
    expires_at: datetime | None = None,
    networks: Sequence[str] = (),
    test: bool = False,
) -> tuple[ApiKey, str]:
    """Issue the number's one active key; the clear key exists only in the answer.

    An earlier key ends after `overlap` (one of OVERLAPS), or at its own end if that is sooner. Raises
    NoAgentMapping unless the number has an agent with Outbound on, InvalidRequest for another overlap or for
    what is no network.
    """
    if overlap not in OVERLAPS.values():
        raise InvalidRequest(f"An earlier key can go on for {', '.join(OVERLAPS)}, and no other time.")
    clear = generate(test=test)
    async with in_transaction() as tx:
        await PhoneNumber.select_for_update().using_db(tx).get(id=number.id)
        if not await AgentAssignment.filter(number_id=number.id, outbound=True).using_db(tx).exists():
            raise NoAgentMapping("This number has no key without an agent. Assign one to it and switch Outbound on.")
        active = ApiKey.filter(number_id=number.id, revoked_at=None).using_db(tx)
        if overlap:
            await active.filter(Q(expires_at=None) | Q(expires_at__gt=now + overlap)).update(expires_at=now + overlap)
        else:
            await active.update(revoked_at=now)
        key = await ApiKey.create(
            using_db=tx,
            id="key_" + secrets.token_hex(10),
            number_id=number.id,
            digest=ring.digests(clear)[ring.newest],
            kid=ring.newest,
            last4=clear[-4:],
            created_at=now,
            expires_at=expires_at,
            networks=[canonical_network(text) for text in networks],
        )
    return key, clear


async def usable(number_ids: Sequence[UUID], now: datetime) -> list[ApiKey]:
    """The keys of these numbers that are accepted now, the newest first; a number has several during an overlap."""
    kept = ApiKey.filter(number_id__in=list(number_ids), revoked_at=None)
    return await kept.filter(Q(expires_at=None) | Q(expires_at__gt=now)).order_by("-created_at")


async def revoke(key_id: str, now: datetime) -> bool:
    """End a key at once, in every process (each request reads the row); False when there was none."""
    return bool(await ApiKey.filter(id=key_id, revoked_at=None).update(revoked_at=now))


def canonical_network(text: str) -> str:
    """An address or network as it is stored; raises InvalidRequest (field `networks`)."""
    try:
        return str(ip_network(text.strip(), strict=False))
    except ValueError:
        sentence = f"{text} is no address or network. Write one like 203.0.113.7 or 203.0.113.0/24."
        raise wrong("networks", sentence) from None
