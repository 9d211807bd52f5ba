"""What a request may weigh, how long it may take to arrive, and which address it comes from."""

import asyncio
from ipaddress import ip_address

from starlette.requests import Request

from app.config import Settings
from app.errors import InvalidRequest, TooLarge

BODY_SECONDS = 10.0
# A caller that is still sending does not read our answer: a body a little too large is let in and thrown away.
SWALLOWED_BYTES = 1_048_576


async def read_body(request: Request) -> bytes:
    """Read the body while it stays within the limit; raises TooLarge, or InvalidRequest when it comes too slowly."""
    settings: Settings = request.app.state.settings
    raw = bytearray()
    received = 0
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.stream():
                received += len(chunk)
                if received <= settings.max_body_bytes:
                    raw += chunk
                elif received > settings.max_body_bytes + SWALLOWED_BYTES:
                    break
    except TimeoutError:
        raise InvalidRequest(f"The body did not arrive within {BODY_SECONDS:g} seconds.") from None
    if received > settings.max_body_bytes:
        raise TooLarge(f"The body is larger than {settings.max_body_bytes // 1024} KiB.")
    return bytes(raw)


def client_ip(request: Request) -> str:
    """The caller's address; a forwarded one is believed only as far as trusted proxies vouch for it."""
    settings: Settings = request.app.state.settings
    forwarded = [hop.strip() for hop in request.headers.get("x-forwarded-for", "").split(",")]
    address = request.client.host if request.client else "unknown"
    while forwarded and _is_trusted(address, settings) and _is_address(forwarded[-1]):
        address = forwarded.pop()
    return address


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _is_trusted(text: str, settings: Settings) -> bool:
    return _is_address(text) and any(ip_address(text) in network for network in settings.proxy_networks)
