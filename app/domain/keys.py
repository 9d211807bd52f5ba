"""ApiKey: the `owk_` key of one number; issued once, stored as an HMAC, revoked at once."""

import json
import re
import secrets
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from uuid import UUID

from tortoise import connections, fields
from tortoise.expressions import Q
from tortoise.models import Model
from tortoise.transactions import in_transaction

from app.domain import rates
from app.domain.agents import AgentAssignment
from app.domain.numbers import LINE, Line, PhoneNumber, line_from
from app.domain.secrets import KeyRing
from app.domain.workspaces import wrong
from app.errors import InvalidRequest, NoAgentMapping

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

    @property
    def masked(self) -> str:
        """The key as it is shown after it was issued."""
        return f"owk_…{self.last4}"


@dataclass(frozen=True)
class KeyHolder:
    """An authenticated key, the one line that it may call from, and how often that was asked this minute."""

    key_id: str
    line: Line
    hits: int
    window_ends: datetime


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


# One statement and one round trip: whether the address is blocked, the key and its line, one hit for the line's
# rate, and at most once a minute the time and the place of use.
AUTHENTICATE = f"""
WITH blocked AS (SELECT started_at FROM rate_windows WHERE name = $4 AND started_at > $5),
held AS (
    SELECT id, number_id, last_used_at, networks::text AS networks FROM api_keys
    WHERE digest = ANY($1) AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)
      AND NOT EXISTS (SELECT FROM blocked)
), used AS (
    UPDATE api_keys SET last_used_at = $2, last_used_from = $6 FROM held
    WHERE api_keys.id = held.id AND (held.last_used_at IS NULL OR held.last_used_at < $3)
), hit AS ({rates.HIT_EACH.format(name="'number:' || number_id", rows="held", now="$2", since="$7")})
SELECT (SELECT started_at FROM blocked) AS blocked_since, found.*
FROM (VALUES (1)) AS always LEFT JOIN (
    SELECT held.id AS key_id, held.networks, hit.hits, hit.started_at, line.*
    FROM hit, held JOIN ({LINE}) AS line ON line.number_id = held.number_id
) AS found ON true
"""  # noqa: S608 - no value is interpolated


async def authenticate(clear: str, ring: KeyRing, ip: str, now: datetime) -> KeyHolder | None:
    """Who holds this key, or None when it is unknown, revoked, expired, not for this address, or its line is gone.

    Counts one hit for the line's rate. Raises rates.Blocked while the address is blocked.
    """
    values = [
        list(ring.digests(clear).values()), now, now - LAST_USED_STEP, rates.BLOCKED + ip, now - rates.BLOCK,
        shortened(ip), now - rates.MINUTE,
    ]  # fmt: skip
    [row] = await connections.get("default").execute_query_dict(AUTHENTICATE, values)
    if row["blocked_since"] is not None:
        raise rates.Blocked(row["blocked_since"] + rates.BLOCK)
    if row["key_id"] is None or not allowed(ip, json.loads(row["networks"])):
        return None
    return KeyHolder(row["key_id"], line_from(row), row["hits"], row["started_at"] + rates.MINUTE)


def canonical_network(text: str) -> str:
    """An address or network as it is stored; raises InvalidRequest (field `networks`)."""
    try:
        return str(ip_network(text.strip(), strict=False))
    except ValueError:
        sentence = f"{text} is no address or network. Write one like 203.0.113.7 or 203.0.113.0/24."
        raise wrong("networks", sentence) from None


def allowed(ip: str, networks: Sequence[str]) -> bool:
    """Whether a key for these networks (none: any) is accepted from this address."""
    try:
        return not networks or any(ip_address(ip) in ip_network(network) for network in networks)
    except ValueError:
        return False


def shortened(ip: str) -> str | None:
    """An address without its last part (IPv4 /24, IPv6 /48), so that it names no person."""
    try:
        return str(ip_network(f"{ip}/{24 if ip_address(ip).version == 4 else 48}", strict=False))
    except ValueError:
        return None
