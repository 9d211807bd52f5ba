"""What an account at the provider has: whose it is, how many calls at once, its numbers and its agents.

Source: the provider's SDK 6.2.13 (get-api-key-info, v2/list-agents) and its OpenAPI (2026-08).
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from app.errors import VendorError, VendorUnclear
from app.retell.client import READ_TIMEOUT, RetellClient

PAGE = 100
# More than any account has; a list that never ends must not be read for ever.
MAX_PAGES = 200
# No agent talks for a week: such a figure is a mistake.
MAX_MILLISECONDS = 7 * 24 * 3600 * 1000
# How the provider calls the kinds of what an agent finds out.
KINDS = {"number": "number", "boolean": "choice", "enum": "choice"}


@dataclass(frozen=True)
class Identity:
    """Whose API key it is."""

    org_id: str
    name: str


@dataclass(frozen=True)
class Concurrency:
    """How many calls there are now, how many there may be, and how many of those only inbound ones may take."""

    running: int
    limit: int
    reserved: int


@dataclass(frozen=True)
class AccountNumber:
    """A phone number (E.164) of the account, and the countries that it may call (ISO alpha-2; none: all)."""

    e164: str
    nickname: str
    kind: str
    countries: list[str]


@dataclass(frozen=True)
class AgentSettings:
    """How many seconds an agent talks at most, and what it finds out in a call: `{"name", "kind", "choices"}` each."""

    max_seconds: int | None
    collects: list[dict[str, Any]]


@dataclass(frozen=True)
class AccountAgent:
    """An agent that can speak on the phone."""

    id: str
    name: str


async def identity(voice: RetellClient) -> Identity:
    """Whose key this is (GET /get-api-key-info, newer than 2026-08); raises VendorError."""
    answer = await voice.ask("GET", "/get-api-key-info", timeout=READ_TIMEOUT)
    if not isinstance(answer.get("org_id"), str):
        raise VendorUnclear("The voice provider's answer names no account.", answer=answer)
    return Identity(answer["org_id"][:120], str(answer.get("org_name") or ""))


async def concurrency(voice: RetellClient) -> Concurrency:
    """How many calls at once (GET /get-concurrency); a burst, which costs extra, is not counted on."""
    answer = await voice.ask("GET", "/get-concurrency", timeout=READ_TIMEOUT)
    wanted = ("current_concurrency", "concurrency_limit", "reserved_inbound_concurrency")
    running, limit, reserved = (answer.get(name) for name in wanted)
    if not isinstance(limit, int):
        raise VendorUnclear("The voice provider's answer names no limit.", answer=answer)
    return Concurrency(running if isinstance(running, int) else 0, limit, reserved if isinstance(reserved, int) else 0)


async def numbers(voice: RetellClient) -> list[AccountNumber]:
    """All numbers (GET /v2/list-phone-numbers), page by page."""
    return [
        AccountNumber(
            row["phone_number"],
            str(row.get("nickname") or "")[:200],
            str(row.get("phone_number_type") or "")[:20],
            [country for country in row.get("allowed_outbound_country_list") or [] if isinstance(country, str)],
        )
        async for row in _rows(voice, "GET", "/v2/list-phone-numbers", None)
        if isinstance(row.get("phone_number"), str)
    ]


async def agents(voice: RetellClient) -> list[AccountAgent]:
    """All agents that can speak on the phone and are not suspended (POST /v2/list-agents), page by page."""
    wanted = {"filter_criteria": {"channel": {"type": "string", "op": "eq", "value": "voice"}}}
    found = {
        row["agent_id"]: AccountAgent(row["agent_id"], str(row.get("agent_name") or row["agent_id"])[:200])
        async for row in _rows(voice, "POST", "/v2/list-agents", wanted)
        if isinstance(row.get("agent_id"), str)
        and row.get("channel", "voice") == "voice"
        and not row.get("is_suspended")
        and not row.get("is_transfer_agent")
    }
    return list(found.values())


async def agent_webhook(voice: RetellClient, agent_id: str) -> str | None:
    """Where this agent's events go by its own settings (GET /get-agent/{id}), if it has any."""
    path = f"/get-agent/{quote(agent_id, safe='')}?version=latest_published"
    answer = await voice.ask("GET", path, timeout=READ_TIMEOUT)
    url = answer.get("webhook_url")
    return url if isinstance(url, str) and url else None


async def agent_settings(voice: RetellClient, agent_id: str, version: str) -> AgentSettings | None:
    """What this agent is set to (GET /get-agent/{id}); None when the provider does not say now."""
    path = f"/get-agent/{quote(agent_id, safe='')}?version={quote(version, safe='')}"
    try:
        answer = await voice.ask("GET", path, timeout=READ_TIMEOUT)
    except VendorError:
        return None
    limit, wanted = answer.get("max_call_duration_ms"), answer.get("post_call_analysis_data")
    return AgentSettings(
        limit // 1000 if isinstance(limit, int) and 1000 <= limit < MAX_MILLISECONDS else None,
        [_collected(item) for item in wanted if _is_collected(item)] if isinstance(wanted, list) else [],
    )


def _is_collected(item: Any) -> bool:
    """Whether this is something that the agent finds out: summary, sentiment and success are there for every call."""
    return isinstance(item, dict) and isinstance(item.get("name"), str) and item.get("type") != "system-presets"


def _collected(item: dict[str, Any]) -> dict[str, Any]:
    choices = item.get("choices")
    return {
        "name": item["name"],
        "kind": KINDS.get(str(item.get("type")), "text"),
        "choices": [choice for choice in choices if isinstance(choice, str)] if isinstance(choices, list) else [],
    }


async def bind_agent(voice: RetellClient, e164: str, agent_id: str, version: int | str) -> None:
    """Make this the number's only outbound agent (PATCH /update-phone-number/{number})."""
    only = {"agent_id": agent_id, "weight": 1, "agent_version": version}
    path = f"/update-phone-number/{quote(e164, safe='')}"
    await voice.ask("PATCH", path, {"outbound_agents": [only]}, timeout=READ_TIMEOUT)


async def inbound_webhook(voice: RetellClient, e164: str) -> str | None:
    """Whom the provider asks when somebody calls this number (GET /get-phone-number/{number}); None for nobody."""
    answer = await voice.ask("GET", f"/get-phone-number/{quote(e164, safe='')}", timeout=READ_TIMEOUT)
    url = answer.get("inbound_webhook_url")
    return url if isinstance(url, str) and url else None


async def set_inbound_webhook(voice: RetellClient, e164: str, url: str | None) -> None:
    """Have the provider ask this address, or nobody (PATCH /update-phone-number/{number})."""
    path = f"/update-phone-number/{quote(e164, safe='')}"
    await voice.ask("PATCH", path, {"inbound_webhook_url": url}, timeout=READ_TIMEOUT)


async def _rows(
    voice: RetellClient, method: str, path: str, body: dict[str, Any] | None
) -> AsyncIterator[dict[str, Any]]:
    """The rows of all pages; the limits go into the query for GET and POST alike."""
    key, query = None, f"?limit={PAGE}"
    for _ in range(MAX_PAGES):
        answer = await voice.ask(method, path + query, body, timeout=READ_TIMEOUT)
        items = answer.get("items")
        if not isinstance(items, list):
            raise VendorUnclear("The voice provider's answer is no list.", answer=answer)
        for row in items:
            if isinstance(row, dict):
                yield row
        if not answer.get("has_more"):
            return
        last, key = key, answer.get("pagination_key")
        if not isinstance(key, str) or key == last:
            break
        query = f"?limit={PAGE}&pagination_key={quote(key, safe='')}"
    raise VendorUnclear("The voice provider's list has no end.")
