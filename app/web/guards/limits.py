"""What a request may weigh, how long it may take to arrive, and which address it comes from."""

import asyncio
import re
from dataclasses import dataclass
from datetime import datetime
from ipaddress import IPv6Address, ip_address

import structlog
from starlette.requests import Request

from app.config import Settings
from app.errors import InvalidRequest, RateLimited, TooLarge
from app.postgres import rate_windows

log = structlog.get_logger(__name__)

BODY_SECONDS = 10.0
# A caller that is still sending does not read our answer: a body a little too large is let in and thrown away.
SWALLOWED_BYTES = 1_048_576


async def read_body(request: Request, most: int | None = None) -> bytes:
    """Read the body while it has at most MAX_BODY_BYTES, or `most` bytes where a vendor sends it.

    Raises TooLarge, or InvalidRequest when it comes too slowly.
    """
    settings: Settings = request.app.state.settings
    most = most or settings.max_body_bytes
    raw = bytearray()
    received = 0
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.stream():
                received += len(chunk)
                if received <= most:
                    raw += chunk
                elif received > most + SWALLOWED_BYTES:
                    break
    except TimeoutError:
        raise InvalidRequest(f"The body did not arrive within {BODY_SECONDS:g} seconds.") from None
    if received > most:
        raise TooLarge(f"The body is larger than {most // 1024} KiB.")
    return bytes(raw)


async def limit_address(request: Request, endpoint: str, most: int, now: datetime) -> None:
    """Count a request of this address for all processes together; raises RateLimited above `most` a minute.

    Only for endpoints that people open with a browser, and only for a proven address: the CRM and the voice provider
    send for all tenants from a few addresses, and one tenant's mistakes must not block the others.
    """
    address = address_of(request)
    if not address.proven:
        return
    knocks, ends = await rate_windows.hit(f"{endpoint}:{address.ip}", rate_windows.MINUTE, now)
    if knocks > most:
        wait = max(int((ends - now).total_seconds()) + 1, 1)
        raise RateLimited(f"More than {most} requests in a minute from this address. Wait a moment.", wait)


@dataclass(frozen=True)
class Address:
    """Where a request comes from; `proven`: nobody unnamed stands between that address and us."""

    ip: str
    proven: bool


# Any of these says that somebody passes requests on.
FORWARDED = ("x-forwarded-for", "forwarded", "x-real-ip", "cf-connecting-ip", "true-client-ip")
# `192.0.2.1:4711` and `[2001:db8::1]:4711`, as some proxies write them.
WITH_PORT = re.compile(r"([0-9.]+):\d{1,5}|\[([0-9A-Fa-f:.]+)\](?::\d{1,5})?")


def address_of(request: Request) -> Address:
    """The caller's address; a forwarded one is believed only as far as trusted proxies vouch for it."""
    settings: Settings = request.app.state.settings
    hops = [_bare(hop) for line in request.headers.getlist("x-forwarded-for") for hop in line.split(",")]
    address = _bare(request.client.host) if request.client else "unknown"
    passed_on = any(name in request.headers for name in FORWARDED)
    if passed_on and not is_trusted(address, settings):
        _warn_once(request, address)
        return Address(address, proven=False)
    while hops and is_trusted(address, settings) and _is_address(hops[-1]):
        address = hops.pop()
    return Address(address, proven=_is_address(address) and not is_trusted(address, settings))


def _bare(hop: str) -> str:
    """An address as a proxy or a socket wrote it, without its port; IPv4 as IPv4, though IPv6 carried it."""
    found = WITH_PORT.fullmatch(hop.strip())
    text = (found[1] or found[2]) if found else hop.strip()
    read = ip_address(text) if _is_address(text) else None
    return str(read.ipv4_mapped) if isinstance(read, IPv6Address) and read.ipv4_mapped else text


def _warn_once(request: Request, peer: str) -> None:
    """Say, once for each process, that a proxy is not named: all who come through it look like one address."""
    if not request.app.state.unnamed_proxy_told:
        request.app.state.unnamed_proxy_told = True
        log.warning("proxy.unnamed", peer=peer, setting="TRUSTED_PROXIES")


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def is_trusted(text: str, settings: Settings) -> bool:
    """Whether this address is one of TRUSTED_PROXIES."""
    text = _bare(text)
    return _is_address(text) and any(ip_address(text) in network for network in settings.proxy_networks)
