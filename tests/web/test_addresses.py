"""Which address a request comes from, and who is turned away for others' mistakes."""

from typing import Any

import pytest
from starlette.requests import Request
from starlette.types import Scope

from app.config import Settings
from app.demo.seed import DEMO_ACTION_SECRET, DEMO_SECRET_KEYS
from app.main import create_app
from app.web.guards.limits import Address, address_of
from app.web.guards.strikes import LIMIT
from tests.house import House

PROXY, CALLER, STRANGER = "10.0.0.1", "203.0.113.7", "198.51.100.9"


def request_from(peer: str, proxies: str = "10.0.0.0/8, fd00::/8", **headers: str) -> Request:
    settings = Settings(secret_keys=DEMO_SECRET_KEYS, trusted_proxies=proxies, _env_file=None)
    app = create_app(settings, "postgres://nobody@127.0.0.1/none", with_worker=False)
    named = [
        (name.replace("_", "-").encode(), line.encode())
        for name, value in headers.items()
        for line in value.split("\n")
    ]
    scope: Scope = {"type": "http", "client": (peer, 4711), "headers": named, "app": app}
    return Request(scope)


@pytest.mark.parametrize(
    ("peer", "headers", "address"),
    [
        (CALLER, {}, Address(CALLER, proven=True)),
        (PROXY, {"x_forwarded_for": CALLER}, Address(CALLER, proven=True)),
        (PROXY, {"x_forwarded_for": f"{STRANGER}, {CALLER}"}, Address(CALLER, proven=True)),
        (PROXY, {"x_forwarded_for": f"{CALLER}, 10.0.0.7"}, Address(CALLER, proven=True)),
        (PROXY, {"x_forwarded_for": f"{CALLER}:51234"}, Address(CALLER, proven=True)),
        (PROXY, {"x_forwarded_for": "[2001:db8::7]:51234"}, Address("2001:db8::7", proven=True)),
        (PROXY, {"x_forwarded_for": "[2001:db8::7]"}, Address("2001:db8::7", proven=True)),
        (PROXY, {"x_forwarded_for": "2001:db8::7"}, Address("2001:db8::7", proven=True)),
        # HAProxy adds a line of its own behind the caller's.
        (PROXY, {"x_forwarded_for": f"{STRANGER}\n{CALLER}"}, Address(CALLER, proven=True)),
        (f"::ffff:{CALLER}", {}, Address(CALLER, proven=True)),
        (f"::ffff:{PROXY}", {"x_forwarded_for": CALLER}, Address(CALLER, proven=True)),
        (PROXY, {"x_forwarded_for": f"::ffff:{CALLER}"}, Address(CALLER, proven=True)),
        (PROXY, {"x_forwarded_for": f"[::ffff:{CALLER}]:4711"}, Address(CALLER, proven=True)),
        (PROXY, {"x_forwarded_for": "somebody"}, Address(PROXY, proven=False)),
        (PROXY, {}, Address(PROXY, proven=False)),
        (STRANGER, {"x_forwarded_for": CALLER}, Address(STRANGER, proven=False)),
        (STRANGER, {"forwarded": f"for={CALLER}"}, Address(STRANGER, proven=False)),
        (STRANGER, {"x_real_ip": CALLER}, Address(STRANGER, proven=False)),
    ],
    ids=str,
)
def test_an_address_is_proven_when_only_named_proxies_stand_between(
    peer: str, headers: dict[str, str], address: Address
) -> None:
    assert address_of(request_from(peer, **headers)) == address


@pytest.mark.parametrize("peer", [PROXY, f"::ffff:{PROXY}"])
@pytest.mark.parametrize("proxies", [f"::ffff:{PROXY}", "::ffff:10.0.0.0/104"])
def test_a_proxy_is_known_though_it_is_named_as_ipv6_carries_it(peer: str, proxies: str) -> None:
    assert address_of(request_from(peer, proxies, x_forwarded_for=CALLER)) == Address(CALLER, proven=True)


async def step(house: House, secret: str) -> int:
    headers: dict[str, Any] = {"X-Action-Secret": secret}
    return (await house.http.post("/workflow/triggers", content=b"{}", headers=headers)).status_code


async def test_wrong_action_secrets_are_turned_away_after_a_handful_and_the_right_one_never(house: House) -> None:
    wrong = [await step(house, f"guess {number}") for number in range(LIMIT + 1)]

    assert wrong == [401] * LIMIT + [429]
    assert await step(house, DEMO_ACTION_SECRET) not in (401, 429)
