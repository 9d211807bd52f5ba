"""Pages of a list: `{items, has_more, pagination_key?}`, the same for every list of the voice provider."""

from collections.abc import Mapping
from typing import Any

from app.sandbox.retell.errors import Refused

DEFAULT_LIMIT = 50
LARGEST_LIMIT = 1000


def page(rows: list[dict[str, Any]], id_field: str, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """One page of `rows` (oldest first); `wanted` holds limit, sort_order, and pagination_key or skip.

    The key is the id of the last row shown, so rows added meanwhile neither repeat nor hide others.
    """
    limit, skip = _integer(wanted, "limit", DEFAULT_LIMIT), _integer(wanted, "skip", 0)
    order, key = wanted.get("sort_order", "descending"), wanted.get("pagination_key")
    if not 1 <= limit <= LARGEST_LIMIT or skip < 0 or order not in {"ascending", "descending"}:
        raise Refused(400)
    if order == "descending":
        rows = rows[::-1]
    if key is not None:
        ids = [row[id_field] for row in rows]
        if key not in ids or "skip" in wanted:
            raise Refused(400)
        skip = ids.index(key) + 1
    items = rows[skip : skip + limit]
    answer: dict[str, Any] = {"items": items, "has_more": len(rows) > skip + limit}
    if answer["has_more"]:
        answer["pagination_key"] = items[-1][id_field]
    return answer


def _integer(wanted: Mapping[str, Any], name: str, default: int) -> int:
    value = wanted.get(name, default)
    if isinstance(value, str) and value.isdecimal():
        return int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refused(400)
    return value
