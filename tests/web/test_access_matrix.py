"""Every route, and what strangers get there: nothing, and nothing is written. A route without a row fails."""

from dataclasses import dataclass, field
from typing import Any

from starlette.routing import Route
from tortoise import connections

from app.demo.seed import DEMO_ACTION_SECRET, TENANTS
from app.domain.telephony.keys import generate
from app.main import ROUTES
from app.web import embed
from app.web.incoming import MAX_QUESTION_BYTES
from app.web.webhooks import MAX_EVENT_BYTES
from tests.conftest import built
from tests.house import House, minute_lasts

ANYBODY = "anybody"
OTHER_NUMBER_KEY = "the key of another number"


@dataclass(frozen=True)
class Row:
    """Who may knock at a route, how a stranger's attempts are answered, and a body that an insider might send."""

    owner: str
    strangers: dict[str, int] = field(default_factory=dict)
    body: dict[str, Any] | None = None
    takes_body: bool = True


BAD_KEYS = {"nobody": 401, "a malformed key": 401, "an unknown key": 401}
CALL = {"from_number": TENANTS[0].number, "to_number": "+14155550101"}
STEP = {"data": {"phone": "+14155550101"}, "extras": {"locationId": TENANTS[0].location_id, "contactId": "c1"}}
NO_SECRET = {"nobody": 401, "a wrong secret": 401, "an unknown key": 401}
MATRIX = {
    "POST /api/outbound-call": Row("the key of from_number", BAD_KEYS | {OTHER_NUMBER_KEY: 401}, CALL),
    "GET /api/outbound-call/{call_id}": Row(
        "the key that placed the call", BAD_KEYS | {OTHER_NUMBER_KEY: 404}, takes_body=False
    ),
    "DELETE /api/outbound-call/{call_id}": Row(
        "the key that placed the call", BAD_KEYS | {OTHER_NUMBER_KEY: 404}, takes_body=False
    ),
    "POST /api/dry-run": Row("the key of a number", BAD_KEYS, {"leads": ["+14155550101"]}),
    "POST /workflow/actions/place-call": Row("the action secret", NO_SECRET, STEP),
    "POST /workflow/actions/place-call-and-wait": Row("the action secret", NO_SECRET, STEP),
    "POST /workflow/fields/place-call": Row("the action secret", NO_SECRET, STEP),
    "POST /workflow/triggers": Row("the action secret", NO_SECRET, STEP),
    "POST /workflow/actions/wait-until-open": Row("the action secret", NO_SECRET, STEP),
    "POST /workflow/actions/cancel-calls": Row("the action secret", NO_SECRET, STEP),
    "POST /webhooks/voice/{workspace_token}": Row("the voice provider's signature", {"nobody": 401}, {"event": "x"}),
    "POST /webhooks/voice-inbound/{number_token}": Row(
        "the voice provider's signature", {"nobody": 200}, {"event": "call_inbound"}
    ),
    "GET /oauth/install": Row(ANYBODY, takes_body=False),
    "GET /oauth/callback": Row("a code of the CRM", {"nobody": 400}, takes_body=False),
    "POST /webhooks/crm": Row("the CRM's signature", {"nobody": 401}, {"type": "UNINSTALL"}),
    "GET /healthz": Row(ANYBODY, takes_body=False),
    "GET /readyz": Row(ANYBODY, takes_body=False),
    "GET /metrics": Row(
        "METRICS_TOKEN, and nobody where it is not set", {"nobody": 404, "an unknown key": 404}, takes_body=False
    ),
    "GET /openapi.json": Row(ANYBODY, takes_body=False),
    "GET /docs": Row(ANYBODY, takes_body=False),
    "GET /docs/style.css": Row(ANYBODY, takes_body=False),
    "GET /brand/{agency_id}/style.css": Row(ANYBODY, takes_body=False),
    "GET /brand/{agency_id}/{kind}.png": Row(ANYBODY, takes_body=False),
    "GET /embed": Row(ANYBODY, takes_body=False),
    "GET /embed/static/{name}": Row(ANYBODY, takes_body=False),
    "GET /embed/{unknown:path}": Row(ANYBODY, takes_body=False),
    "GET /": Row(ANYBODY, takes_body=False),
    "POST /embed/session": Row("the CRM's encrypted user context", {"nobody": 400, "a context of nobody": 401}),
}
CASES = [(name, stranger) for name, row in MATRIX.items() for stranger in row.strangers]


def credentials(house: House, stranger: str) -> dict[str, str]:
    return {
        "nobody": {},
        "a malformed key": {"Authorization": "Bearer owk_x"},
        "an unknown key": {"Authorization": f"Bearer {generate()}"},
        OTHER_NUMBER_KEY: house.key(TENANTS[1]),
        "a context of nobody": {},
        "a wrong secret": {"X-Action-Secret": DEMO_ACTION_SECRET[:-1]},
    }[stranger]


async def everything(house: House) -> list[dict[str, Any]]:
    """Every row of every table of ours, but for what is counted, the times of keys' use, and what the clock writes.

    That somebody was refused is kept as well, for whoever asked.
    """
    tables = await connections.get("default").execute_query_dict(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' "
        "AND table_name NOT LIKE 'pgqueuer%' AND table_name NOT IN "
        "('rate_windows', 'tallies', 'daily_checks', 'number_days', 'alarms', 'requests') ORDER BY 1"
    )
    assert house.http is not None
    found: list[dict[str, Any]] = []
    for table in tables:
        name = table["table_name"]
        sql = f"SELECT to_jsonb(t) - 'last_used_at' - 'last_used_from' AS row FROM {name} t ORDER BY 1"  # noqa: S608
        found += await connections.get("default").execute_query_dict(sql)
    return found


def test_every_route_has_a_row() -> None:
    """Pages have theirs in test_access_matrix_embed.py, made from the router."""
    routes = [route for route in ROUTES if route not in embed.PAGES]
    named = {f"{method} {route.path}" for route in routes for method in route.methods or () if method != "HEAD"}
    assert named == set(MATRIX)
    assert all(isinstance(route, Route) for route in ROUTES)


async def test_a_stranger_gets_nothing_and_writes_nothing(database_url: str) -> None:
    async with built(database_url, trusted_proxies="127.0.0.1") as house:
        call_id = (await house.ask()).json()["call_id"]
        await house.settled(call_id)
        await house.quiet()
        await minute_lasts(20)
        before, statuses = await everything(house), {}
        for index, (name, stranger) in enumerate(CASES):
            method, path = name.split(" ")
            url = path.replace("{call_id}", call_id).replace("{workspace_token}", house.seeded.workspace.token)
            body = {"context": "bm9ib2R5"} if stranger == "a context of nobody" else MATRIX[name].body
            # Each from an address of its own: who only guesses is shut out soon.
            headers = credentials(house, stranger) | {"X-Forwarded-For": f"203.0.113.{index}"}

            answer = await house.http.request(method, url, json=body, headers=headers, follow_redirects=False)

            statuses[name, stranger] = answer.status_code
            assert call_id not in answer.text, (name, stranger)
            assert await everything(house) == before, (name, stranger)

        assert statuses == {(name, stranger): MATRIX[name].strangers[stranger] for name, stranger in CASES}
        assert len(house.accepted) == 1


async def test_every_body_has_a_limit(house: House) -> None:
    headers = house.key() | {"X-Action-Secret": DEMO_ACTION_SECRET}
    for name in (name for name, row in MATRIX.items() if row.takes_body):
        method, path = name.split(" ")
        url = path.replace("{workspace_token}", house.seeded.workspace.token)
        most = MAX_EVENT_BYTES if path.startswith("/webhooks/") else house.settings.max_body_bytes
        most = MAX_QUESTION_BYTES if path.startswith("/webhooks/voice-inbound/") else most

        answer = await house.http.request(method, url, content=b"x" * (most + 1), headers=headers)

        too_large = answer.status_code == 413 or answer.json().get("reason") == "too_large"
        assert too_large, (name, answer.text)
