"""What a request may weigh, how long it may take to arrive, and which address it comes from."""

import asyncio
from datetime import datetime
from ipaddress import ip_address

from starlette.requests import Request

from app.config import Settings
from app.domain import rates
from app.errors import InvalidRequest, RateLimited, TooLarge

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


async def keep_address_pace(request: Request, door: str, most: int, now: datetime) -> None:
    """Count one knock of this address at a door, for all processes together; raises RateLimited above `most` a minute.

    Only for doors that people open with a browser: the CRM and the voice provider send for all tenants from a
    few addresses, and one tenant's mistakes must not close the door to the others.
    """
    knocks, ends = await rates.hit(f"{door}:{client_ip(request)}", rates.MINUTE, now)
    if knocks > most:
        wait = max(int((ends - now).total_seconds()) + 1, 1)
        raise RateLimited(f"More than {most} requests in a minute from this address. Wait a moment.", wait)


def client_ip(request: Request) -> str:
    """The caller's address; a forwarded one is believed only as far as trusted proxies vouch for it."""
    settings: Settings = request.app.state.settings
    forwarded = [hop.strip() for hop in request.headers.get("x-forwarded-for", "").split(",")]
    address = request.client.host if request.client else "unknown"
    while forwarded and is_trusted(address, settings) and _is_address(forwarded[-1]):
        address = forwarded.pop()
    return address


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def is_trusted(text: str, settings: Settings) -> bool:
    """Whether this address is one of TRUSTED_PROXIES."""
    return _is_address(text) and any(ip_address(text) in network for network in settings.proxy_networks)
