"""ApiKey: the `owk_` key of one number; issued once, stored as an HMAC, revoked at once."""

import re
import secrets
import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tortoise import connections, fields
from tortoise.models import Model
from tortoise.transactions import in_transaction

from app.domain.numbers import LINE, Line, PhoneNumber, line_from
from app.domain.secrets import KeyRing

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
SHAPE = re.compile(r"owk_(?:test_)?[0-9A-Za-z]{49}")
LAST_USED_STEP = timedelta(minutes=1)


class ApiKey(Model):
    """One key; `digest` is its HMAC under the ring key `kid`, `last4` all that is shown of it later."""

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

    class Meta:
        table = "api_keys"

    @property
    def masked(self) -> str:
        """The key as it is shown after it was issued."""
        return f"owk_…{self.last4}"


@dataclass(frozen=True)
class KeyHolder:
    """An authenticated key and the one line that it may call from."""

    key_id: str
    line: Line


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


async def issue(number: PhoneNumber, ring: KeyRing, now: datetime, *, test: bool = False) -> tuple[ApiKey, str]:
    """Issue the number's one active key, ending an earlier one; the clear key exists only in the answer."""
    clear = generate(test=test)
    async with in_transaction() as tx:
        await PhoneNumber.select_for_update().using_db(tx).get(id=number.id)
        await ApiKey.filter(number_id=number.id, revoked_at=None).using_db(tx).update(revoked_at=now)
        key = await ApiKey.create(
            using_db=tx,
            id="key_" + secrets.token_hex(10),
            number_id=number.id,
            digest=ring.digests(clear)[ring.newest],
            kid=ring.newest,
            last4=clear[-4:],
            created_at=now,
        )
    return key, clear


async def revoke(key_id: str, now: datetime) -> bool:
    """End a key at once, in every process (each request reads the row); False when there was none."""
    return bool(await ApiKey.filter(id=key_id, revoked_at=None).update(revoked_at=now))


# The key, its line, and at most once a minute the time of use, in one statement.
AUTHENTICATE = f"""
WITH held AS (
    SELECT id, number_id, last_used_at FROM api_keys
    WHERE digest = ANY($1) AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)
), used AS (
    UPDATE api_keys SET last_used_at = $2 FROM held
    WHERE api_keys.id = held.id AND (held.last_used_at IS NULL OR held.last_used_at < $3)
)
SELECT held.id AS key_id, line.* FROM held JOIN ({LINE}) AS line ON line.number_id = held.number_id
"""  # noqa: S608 - no value is interpolated


async def authenticate(clear: str, ring: KeyRing, now: datetime) -> KeyHolder | None:
    """Who holds this key, or None when it is unknown, revoked, expired, or its line is gone."""
    digests = list(ring.digests(clear).values())
    rows = await connections.get("default").execute_query_dict(AUTHENTICATE, [digests, now, now - LAST_USED_STEP])
    return KeyHolder(rows[0]["key_id"], line_from(rows[0])) if rows else None
