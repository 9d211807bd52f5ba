"""Requests to addresses that customers name: only to the public internet, and only to what was checked.

A name is resolved once, every address that it has must be public, and the connection goes to one of those very
addresses: a name that resolves to something else a moment later (rebinding) changes nothing. Redirects are not
followed, proxies of the environment are not used, and answers are read by whoever asks for what is in them only.
"""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

import httpx

from app.errors import InvalidRequest, VendorError, VendorRefused, VendorUnclear, VendorUnsent

IpAddress = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Awaitable[list[str]]]

TIMEOUT_SECONDS = 10.0
MAX_URL = 1000
WHO = "The address"
NOT_PUBLIC = "This address cannot be used: it is no public https address."
# Addresses that carry an IPv4 address to whoever translates them (NAT64, 6to4, Teredo).
TRANSLATED = [IPv6Network(network) for network in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")]
# Not for the internet, though Python of some versions takes them for public: site-local, documentation, 6to4 relays.
NOT_ROUTED = [ip_network(network) for network in ("fec0::/10", "3fff::/20", "192.88.99.0/24")]
TEMPORARY = {408, 425, 429}


class Outgoing:
    """Asks addresses of others; `anywhere` lets it reach private and unencrypted ones, for development."""

    def __init__(self, context: ssl.SSLContext, *, anywhere: bool = False, resolve: Resolve | None = None) -> None:
        self._context = context
        self._anywhere = anywhere
        self._resolve = resolve or _resolve

    async def require_public(self, url: str) -> list[str]:
        """The addresses behind a URL, each of them public; raises InvalidRequest when that cannot be said."""
        parsed = self._parsed(url)
        try:
            async with asyncio.timeout(TIMEOUT_SECONDS):
                found = await self._resolve(parsed.host, _port(parsed))
        except (OSError, UnicodeError) as error:
            raise InvalidRequest("This address cannot be found. Check how it is written.") from error
        if not found or not (self._anywhere or all(is_public(ip_address(address)) for address in found)):
            raise InvalidRequest(NOT_PUBLIC)
        return found

    async def post(self, url: str, body: bytes, headers: dict[str, str]) -> None:
        """Deliver once, within ten seconds; whatever the receiver writes back is not read.

        Raises VendorRefused when trying again would not help, else VendorUnsent or VendorUnclear.
        """
        async with self._sent("POST", url, headers, body) as answer:
            status = answer.status_code
        if not 200 <= status < 300:
            raise _error_of(status)

    @contextlib.asynccontextmanager
    async def reading(self, url: str, headers: dict[str, str]) -> AsyncIterator[httpx.Response]:
        """GET, with the answer to be read piece by piece, each within ten seconds; raises as `post` does."""
        async with self._sent("GET", url, headers) as answer:
            yield answer

    @contextlib.asynccontextmanager
    async def _sent(
        self, method: str, url: str, headers: dict[str, str], body: bytes | None = None
    ) -> AsyncIterator[httpx.Response]:
        try:
            addresses = await self.require_public(url)
        except InvalidRequest as refusal:
            raise VendorRefused(refusal.message) from refusal
        parsed = self._parsed(url)
        request = httpx.Request(
            method,
            parsed.copy_with(host=addresses[0]),
            content=body,
            headers=headers | {"Host": parsed.netloc.decode()},
            extensions={"sni_hostname": parsed.host},  # the certificate must be for the name, not the address
        )
        async with httpx.AsyncClient(verify=self._context, trust_env=False, timeout=TIMEOUT_SECONDS) as http:
            try:
                async with asyncio.timeout(TIMEOUT_SECONDS):
                    answer = await http.send(request, stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                raise VendorUnsent(f"{WHO} could not be reached ({type(error).__name__}).") from error
            except (httpx.HTTPError, TimeoutError) as error:
                raise VendorUnclear(f"{WHO} did not answer ({type(error).__name__}).") from error
            async with contextlib.aclosing(answer):
                yield answer

    def _parsed(self, url: str) -> httpx.URL:
        try:
            parsed = httpx.URL(url)
        except httpx.InvalidURL as error:
            raise InvalidRequest(NOT_PUBLIC) from error
        schemes = ("https", "http") if self._anywhere else ("https",)
        usable = parsed.scheme in schemes and parsed.host and not parsed.userinfo and 0 < _port(parsed) < 65_536
        if not usable or len(url) > MAX_URL:
            raise InvalidRequest(NOT_PUBLIC)
        return parsed


def is_public(address: IpAddress) -> bool:
    """Whether this address is one of the public internet, for everybody who could be behind it."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if any(address in network for network in TRANSLATED):
            return False
    if any(address in network for network in NOT_ROUTED):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _error_of(status: int) -> VendorError:
    if 300 <= status < 400:
        return VendorRefused(
            f"{WHO} redirects ({status}), and that is not followed. Name the final one.", status=status
        )
    if status >= 500 or status in TEMPORARY:
        return VendorUnclear(f"{WHO} answered {status}.", status=status)
    return VendorRefused(f"{WHO} answered {status}.", status=status)


def _port(url: httpx.URL) -> int:
    return url.port or (443 if url.scheme == "https" else 80)


async def _resolve(host: str, port: int) -> list[str]:
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, proto=6)
    # A link-local address carries its interface after a percent sign; it is refused like any other of its kind.
    return list(dict.fromkeys(str(address[0]).partition("%")[0] for *_, address in found))
