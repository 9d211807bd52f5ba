"""The filters of the voice provider's lists: objects `{type, op, value}`, some with a `key` to look at."""

from collections.abc import Callable, Mapping
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from app.sandbox.retell.errors import Refused

Row = Mapping[str, Any]
Test = Callable[[Row], bool]

# Filter type -> operator -> comparison of what a row holds with what is wanted.
COMPARISONS: dict[str, dict[str, Callable[[Any, Any], bool]]] = {
    "string": {"eq": eq, "ne": ne, "sw": str.startswith, "ew": str.endswith, "co": str.__contains__},
    "number": {"eq": eq, "ne": ne, "gt": gt, "ge": ge, "lt": lt, "le": le},
    "boolean": {"eq": eq},
    "enum": {"in": lambda found, wanted: found in wanted},
    "range": {"bt": lambda found, wanted: wanted[0] <= found <= wanted[1]},
}
HELD_TYPE = {
    "string": "string",
    "number": "number",
    "boolean": "boolean",
    "enum": "string",
    "range": "number",
}

# Criterion -> (types of filter it takes, where a row holds the value; a dot goes one level down).
Criteria = Mapping[str, tuple[str, str]]
AGENT_CRITERIA: Criteria = {
    "channel": ("string", "channel"),
    "is_transfer_agent": ("boolean", "is_transfer_agent"),
}
CALL_CRITERIA: Criteria = {
    "call_id": ("string enum", "call_id"),
    "batch_call_id": ("string", "batch_call_id"),
    "call_status": ("enum", "call_status"),
    "call_type": ("enum", "call_type"),
    "direction": ("enum", "direction"),
    "disconnection_reason": ("enum", "disconnection_reason"),
    "data_storage_setting": ("enum", "data_storage_setting"),
    "from_number": ("string", "from_number"),
    "to_number": ("string", "to_number"),
    "start_timestamp": ("number range", "start_timestamp"),
    "end_timestamp": ("number range", "end_timestamp"),
    "duration_ms": ("number range", "duration_ms"),
    "combined_cost": ("number range", "call_cost.combined_cost"),
    "in_voicemail": ("boolean", "call_analysis.in_voicemail"),
    "call_successful": ("boolean", "call_analysis.call_successful"),
    "user_sentiment": ("enum", "call_analysis.user_sentiment"),
}
# Criteria that are lists of filters, each with the key of the object that they look into.
KEYED_CRITERIA = {
    "metadata": "metadata",
    "dynamic_variables": "retell_llm_dynamic_variables",
    "custom_analysis_data": "call_analysis.custom_analysis_data",
}


def matching_agents(rows: list[dict[str, Any]], wanted: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of agents that pass; `query` is a part of a name or id."""
    query = str(wanted.get("query", "")).lower()
    tests = [_test(wanted[name], *AGENT_CRITERIA[name]) for name in wanted if name in AGENT_CRITERIA]
    rows = [row for row in rows if query in row["agent_name"].lower() or query in row["agent_id"].lower()]
    return [row for row in rows if all(test(row) for test in tests)]


def matching_calls(rows: list[dict[str, Any]], wanted: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of calls that pass every criterion; an unknown or malformed one is refused with 400."""
    tests: list[Test] = []
    for name, criterion in wanted.items():
        if name in CALL_CRITERIA:
            tests.append(_test(criterion, *CALL_CRITERIA[name]))
        elif name in KEYED_CRITERIA:
            tests.extend(_keyed_test(one, KEYED_CRITERIA[name]) for one in _objects(criterion))
        elif name == "agent":
            tests.append(_agent_test(_objects(criterion)))
        else:
            raise Refused(400)
    return [row for row in rows if all(test(row) for test in tests)]


def _test(criterion: Any, types: str, place: str) -> Test:
    passes = _comparison(criterion, types.split())
    return lambda row: passes(_look(row, place))


def _keyed_test(criterion: Row, place: str) -> Test:
    key = criterion.get("key")
    if not isinstance(key, str):
        raise Refused(400)
    if criterion.get("type") == "present" and criterion.get("op") in {"pr", "np"}:
        return lambda row: (key in (_look(row, place) or {})) == (criterion["op"] == "pr")
    passes = _comparison(criterion, list(COMPARISONS))
    return lambda row: passes((_look(row, place) or {}).get(key))


def _agent_test(agents: list[Row]) -> Test:
    if not all(isinstance(agent.get("agent_id"), str) for agent in agents):
        raise Refused(400)
    return lambda row: any(
        row["agent_id"] == agent["agent_id"] and row["agent_version"] in agent.get("version", [row["agent_version"]])
        for agent in agents
    )


def _comparison(criterion: Any, types: list[str]) -> Callable[[Any], bool]:
    if not isinstance(criterion, dict):
        raise Refused(400)
    kind, op, wanted = criterion.get("type"), str(criterion.get("op")), criterion.get("value")
    if kind not in types or op not in COMPARISONS[kind] or not _is(kind, wanted):
        raise Refused(400)
    compare, held = COMPARISONS[kind][op], HELD_TYPE[kind]
    return lambda found: _is(held, found) and compare(found, wanted)


def _look(row: Row, place: str) -> Any:
    found: Any = row
    for name in place.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    return found


def _objects(criterion: Any) -> list[Row]:
    if not isinstance(criterion, list) or not all(isinstance(one, dict) for one in criterion):
        raise Refused(400)
    return criterion


def _is(kind: str, value: Any) -> bool:
    match kind:
        case "string":
            return isinstance(value, str)
        case "boolean":
            return isinstance(value, bool)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "enum":
            return isinstance(value, list) and all(isinstance(one, str) for one in value)
        case _:
            return isinstance(value, list) and len(value) == 2 and all(_is("number", bound) for bound in value)
