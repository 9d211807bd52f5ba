"""Requests to addresses that customers name go to the public internet only, and to what was checked."""

from collections.abc import AsyncIterator
from ipaddress import ip_address

import httpx
import pytest
from pytest_httpx import HTTPXMock
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from app.errors import InvalidRequest, VendorRefused, VendorUnclear, VendorUnsent
from app.outgoing import Outgoing, is_public
from app.sandbox.server import serve_in_background

CONTEXT = httpx.create_ssl_context()
URL = "https://hooks.example.com/events?of=me"
PUBLIC, PRIVATE = "93.184.215.14", "10.0.0.7"


class Names:
    """A name server that answers with one list after the other, and the last one for ever."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, int]] = []

    async def resolve(self, host: str, port: int) -> list[str]:
        self.asked.append((host, port))
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def outgoing(*answers: list[str]) -> Outgoing:
    return Outgoing(CONTEXT, resolve=Names(*answers).resolve)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0",  # noqa: S104
        "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
        "fec0::1", "feff::1", "3fff::1", "3fff:fff::1", "192.88.99.1", "::ffff:192.88.99.1",
        "100.64.0.1", "100.127.255.254", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1",
        "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1", "64:ff9b::7f00:1",
        "2002:7f00:1::", "2001:0:a00:1::",
    ],
)  # fmt: skip
async def test_an_address_that_is_not_public_is_never_connected_to(address: str, httpx_mock: HTTPXMock) -> None:
    assert not is_public(ip_address(address))
    with pytest.raises(VendorRefused, match="no public https address"):
        await outgoing([address]).post(URL, b"{}", {})
    assert httpx_mock.get_requests() == []


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(ip_address(address))


async def test_one_private_address_among_public_ones_is_enough_to_refuse(httpx_mock: HTTPXMock) -> None:
    with pytest.raises(VendorRefused):
        await outgoing([PUBLIC, PRIVATE]).post(URL, b"{}", {})
    assert httpx_mock.get_requests() == []


@pytest.mark.parametrize(
    "url",
    ["http://hooks.example.com/", "ftp://hooks.example.com/", "file:///etc/passwd", "https://", "hooks.example.com",
     "https://user:password@hooks.example.com/", "https://hooks.example.com:99999/", "https://" + "a" * 1000 + ".com/"],
)  # fmt: skip
async def test_only_plain_https_addresses_are_taken(url: str) -> None:
    with pytest.raises(InvalidRequest, match="no public https address"):
        await outgoing([PUBLIC]).require_public(url)


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "0x7f000001", "2130706433", "017700000001", "localhost"])
async def test_no_spelling_of_this_machine_is_public(host: str) -> None:
    with pytest.raises(InvalidRequest):
        await Outgoing(CONTEXT).require_public(f"https://{host}/")


async def test_a_name_that_means_another_machine_a_moment_later_changes_nothing(httpx_mock: HTTPXMock) -> None:
    names = Names([PUBLIC], [PRIVATE])
    httpx_mock.add_response(204)

    await Outgoing(CONTEXT, resolve=names.resolve).post(URL, b'{"a": 1}', {"X-Signature": "v=1"})

    [request] = httpx_mock.get_requests()
    assert str(request.url) == f"https://{PUBLIC}/events?of=me", "the connection goes to the address that was checked"
    assert request.headers["host"] == "hooks.example.com"
    assert request.extensions["sni_hostname"] == "hooks.example.com", "the certificate must be the name's"
    assert (request.content, request.headers["x-signature"]) == (b'{"a": 1}', "v=1")
    assert names.asked == [("hooks.example.com", 443)]


async def test_an_ipv6_address_is_connected_to(httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(200)

    await outgoing(["2606:4700:4700::1111"]).post("https://hooks.example.com:8443/x", b"", {})

    [request] = httpx_mock.get_requests()
    assert str(request.url) == "https://[2606:4700:4700::1111]:8443/x"
    assert request.headers["host"] == "hooks.example.com:8443"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_not_followed(status: int, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(status, headers={"location": "http://169.254.169.254/latest/meta-data"})

    with pytest.raises(VendorRefused, match="redirects"):
        await outgoing([PUBLIC]).post(URL, b"{}", {})

    assert len(httpx_mock.get_requests()) == 1


@pytest.mark.parametrize(
    ("status", "proof"),
    [(400, VendorRefused), (404, VendorRefused), (410, VendorRefused), (429, VendorUnclear), (500, VendorUnclear),
     (503, VendorUnclear), (408, VendorUnclear)],
)  # fmt: skip
async def test_what_an_answer_proves(status: int, proof: type[Exception], httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(status)

    with pytest.raises(proof, match=str(status)):
        await outgoing([PUBLIC]).post(URL, b"{}", {})


async def test_a_name_that_nobody_knows_is_refused() -> None:
    async def resolve(_host: str, _port: int) -> list[str]:
        raise OSError("unknown")

    with pytest.raises(InvalidRequest, match="cannot be found"):
        await Outgoing(CONTEXT, resolve=resolve).require_public(URL)


@pytest.fixture
async def receiver() -> AsyncIterator[str]:
    """A receiver on this machine; `/there` redirects to `/here`."""

    async def here(request: Request) -> Response:
        await request.body()
        return Response(b"x" * 10_000_000)

    routes = [
        Route("/here", here, methods=["POST"]),
        Route("/there", lambda _: RedirectResponse("/here"), methods=["POST"]),
    ]
    async with serve_in_background(Starlette(routes=routes)) as address:
        yield address.url


async def test_in_development_this_machine_can_be_reached_and_redirects_still_are_not(receiver: str) -> None:
    anywhere = Outgoing(CONTEXT, anywhere=True)

    await anywhere.post(f"{receiver}/here", b"{}", {})
    with pytest.raises(VendorRefused, match="redirects"):
        await anywhere.post(f"{receiver}/there", b"{}", {})
    with pytest.raises(VendorUnsent):
        await anywhere.post("http://127.0.0.1:1/closed", b"{}", {})


async def test_the_proxy_of_the_environment_is_not_asked(receiver: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")

    await Outgoing(CONTEXT, anywhere=True).post(f"{receiver}/here", b"{}", {})
