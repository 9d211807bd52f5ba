"""Rotation of the keys that seal: every sealed cell is moved to the newest key while the app runs.

1. Put the new key last in SECRET_KEYS of every process, and restart them: now all can open it.
2. Put it first, and restart: it seals from now on. 3. `python -m app rotate-secrets` moves the rest.
4. Remove the old key when nothing is left under it (API keys stay under theirs until they are issued anew).
"""

from dataclasses import dataclass

from tortoise import connections

from app.postgres.acting import RESEALING, acting
from app.sealing import KeyRing, SecretUnreadable

# Every encrypted column there is: a new one is added here, or its test fails.
SEALED = (
    ("crm_grants", "sealed_access_token"),
    ("crm_grants", "sealed_refresh_token"),
    ("workspaces", "sealed_api_key"),
    ("agencies", "sealed_knotie_key"),
    ("agencies", "sealed_alarm_secret"),
    ("screening_lookups", "sealed_value"),
    ("webhook_endpoints", "sealed_secret"),
    ("webhook_endpoints", "sealed_old_secret"),
)
BATCH = 200


@dataclass(frozen=True)
class Rotated:
    """How many cells were moved, and how many active API keys still need which old key."""

    cells: int
    keys_left: dict[str, int]


async def reseal(ring: KeyRing) -> Rotated:
    """Move every sealed cell to the newest key, a batch at a time; a cell that changes meanwhile is left alone.

    Raises SecretUnreadable when a cell needs a key that the ring lacks.
    """
    with acting(RESEALING):
        return await _reseal(ring)


async def _reseal(ring: KeyRing) -> Rotated:
    database, moved = connections.get("default"), 0
    prefix = ring.newest.encode() + b":"
    for table, column in SEALED:
        while rows := await database.execute_query_dict(
            f"SELECT id, {column} AS sealed FROM {table} "  # noqa: S608 - names of our own, above
            f"WHERE {column} IS NOT NULL AND substring({column} FOR $2) <> $1 LIMIT $3",
            [prefix, len(prefix), BATCH],
        ):
            for row in rows:
                cell = f"{table}.{column}.{row['id']}"
                fresh = ring.seal(ring.open(row["sealed"], cell), cell)
                changed, _ = await database.execute_query(
                    f"UPDATE {table} SET {column} = $1 WHERE id = $2 AND {column} = $3",  # noqa: S608 - as above
                    [fresh, row["id"], row["sealed"]],
                )
                moved += changed
    left = await database.execute_query_dict(
        "SELECT kid, count(*) AS keys FROM api_keys WHERE revoked_at IS NULL AND kid <> $1 GROUP BY kid", [ring.newest]
    )
    return Rotated(moved, {row["kid"]: row["keys"] for row in left})


async def unreadable(ring: KeyRing) -> list[str]:
    """The sealed cells (`table.column.row`) that this ring cannot open; what is in them is shown to nobody."""
    database, found = connections.get("default"), []
    for table, column in SEALED:
        rows = await database.execute_query_dict(
            f"SELECT id, {column} AS sealed FROM {table} WHERE {column} IS NOT NULL"  # noqa: S608 - as above
        )
        for row in rows:
            cell = f"{table}.{column}.{row['id']}"
            try:
                ring.open(row["sealed"], cell)
            except SecretUnreadable:
                found.append(cell)
    return found


async def missing_keys(ring: KeyRing) -> set[str]:
    """The names of keys that something in the database needs and the ring lacks."""
    kids = " UNION ".join(
        f"SELECT convert_from(substring({column} FOR position('\\x3a'::bytea IN {column}) - 1), 'UTF8') AS kid "  # noqa: S608
        f"FROM {table} WHERE {column} IS NOT NULL"
        for table, column in SEALED
    )
    in_use = f"SELECT DISTINCT kid FROM ({kids} UNION SELECT kid FROM api_keys WHERE revoked_at IS NULL) AS used"  # noqa: S608
    rows = await connections.get("default").execute_query_dict(in_use)
    return {row["kid"] for row in rows} - set(ring.keys)
