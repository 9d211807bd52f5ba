"""Who holds a key: looked up for each request, together for all requests that this process is at."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import Any

from tortoise import connections

from app.domain.telephony.keys import ApiKey
from app.domain.telephony.numbers import CALLING_NUMBER, CallingNumber, calling_number_from
from app.networks import network_of
from app.postgres import rate_windows
from app.postgres.batching import Batcher
from app.sealing import KeyRing

LAST_USED_STEP = timedelta(minutes=1)
BATCH_SIZE = 32


@dataclass(frozen=True)
class KeyHolder:
    """An authenticated key, the one line that it may call from, and how often that was asked this minute."""

    key_id: str
    caller: CallingNumber
    hits: int
    window_ends: datetime


# For each asker, by its digests: the key and its line, one hit for the line's rate,
# and at most once a minute the time and the place of use. Who else is about to note that use is not waited for.
AUTHENTICATE = f"""
WITH asked AS MATERIALIZED (
    SELECT * FROM unnest($1::int[], $2::text[], $3::text[]) AS asked(asker, digest, used_from)
), held AS MATERIALIZED (
    SELECT asker, id, number_id, used_from, networks::text AS networks FROM asked JOIN api_keys USING (digest)
    WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $4)
), stale AS (
    SELECT id FROM api_keys WHERE id IN (SELECT id FROM held) AND (last_used_at IS NULL OR last_used_at < $5)
    FOR NO KEY UPDATE SKIP LOCKED
), used AS (
    UPDATE api_keys SET last_used_at = $4, last_used_from = used_from FROM held JOIN stale USING (id)
    WHERE api_keys.id = held.id
), hits AS (
    SELECT 'number:' || number_id AS name, count(*) AS hits FROM held GROUP BY number_id
), hit AS ({rate_windows.HIT_EACH.format(rows="hits", now="$4", since="$6")})
SELECT asker, digest, found.*
FROM asked LEFT JOIN (
    SELECT asker AS holder, held.id AS key_id, networks, hit.started_at, line.*,
           hit.hits + 1 - row_number() OVER (PARTITION BY held.number_id ORDER BY asker DESC) AS hits
    FROM held JOIN hit ON hit.name = 'number:' || held.number_id
    JOIN ({CALLING_NUMBER}) AS line ON line.number_id = held.number_id
) AS found ON holder = asker
"""  # noqa: S608 - no value is interpolated


@dataclass(frozen=True)
class _Presented:
    digests: Sequence[str]
    ip: str
    now: datetime


async def authenticate(clear: str, ring: KeyRing, ip: str, now: datetime) -> KeyHolder | None:
    """Who holds this key, or None when it is unknown, revoked, expired, not for this address, or its line is gone.

    Counts one hit for the line's rate.
    """
    row = await _held(_Presented(list(ring.digests(clear).values()), ip, now))
    return _holder(row) if row is not None and allowed(ip, json.loads(row["networks"])) else None


async def stand_in(key: ApiKey, ip: str, now: datetime) -> KeyHolder | None:
    """The holder of this key, for whoever administers its number and asks in its place: from any address.

    None when it has ended, or its line is gone. Counts like any request with the key.
    """
    row = await _held(_Presented([key.digest], ip, now))
    return _holder(row) if row is not None else None


async def _held(presented: _Presented) -> dict[str, Any] | None:
    row = await _batches.submit(None, presented)
    # A row of somebody else's key opens nothing, whatever mixed them up.
    return row if row["key_id"] is not None and row["digest"] in presented.digests else None


def _holder(row: dict[str, Any]) -> KeyHolder:
    return KeyHolder(row["key_id"], calling_number_from(row), row["hits"], row["started_at"] + rate_windows.MINUTE)


async def _look_up(askers: Sequence[_Presented]) -> list[dict[str, Any]]:
    """The row of each; a ring of several keys asks with a digest for each of them, of which one may be known."""
    asked = [(asker, digest, it.ip) for asker, it in enumerate(askers) for digest in it.digests]
    now = max(it.now for it in askers)
    values = [
        [asker for asker, _, _ in asked], [digest for _, digest, _ in asked],
        [shortened(ip) for _, _, ip in asked], now, now - LAST_USED_STEP, now - rate_windows.MINUTE,
    ]  # fmt: skip
    found: list[dict[str, Any]] = [{}] * len(askers)
    for row in await connections.get("default").execute_query_dict(AUTHENTICATE, values):
        if not found[row["asker"]] or row["key_id"] is not None:
            found[row["asker"]] = row
    return found


_batches: Batcher[None, _Presented, dict[str, Any]] = Batcher(_look_up, BATCH_SIZE)


def allowed(ip: str, networks: Sequence[str]) -> bool:
    """Whether a key for these networks (none: any) is accepted from this address."""
    try:
        return not networks or any(ip_address(ip) in network_of(network) for network in networks)
    except ValueError:
        return False


def shortened(ip: str) -> str | None:
    """An address without its last part (IPv4 /24, IPv6 /48), so that it names no person."""
    try:
        return str(ip_network(f"{ip}/{24 if ip_address(ip).version == 4 else 48}", strict=False))
    except ValueError:
        return None
