"""What goes over the wire to the customer directory, and what its answers mean."""

import httpx
import pytest
from pytest_httpx import HTTPXMock

from app.errors import VendorBusy, VendorRefused, VendorUnclear, VendorUnsent
from app.knotie.client import KnotieClient

URL = "https://directory.example/api/v1/mcp"


@pytest.mark.parametrize(
    ("style", "header", "value"), [("bearer", "Authorization", "Bearer pkt_x"), ("x-api-key", "X-API-Key", "pkt_x")]
)
async def test_both_header_styles(httpx_mock: HTTPXMock, style: str, header: str, value: str) -> None:
    httpx_mock.add_response(json={"success": True, "data": [], "pagination": {"hasNextPage": False}})
    async with httpx.AsyncClient() as http:
        assert await KnotieClient(http, URL, "pkt_x", style).find("a+b@x.example") is None

    [request] = httpx_mock.get_requests()
    assert request.headers[header] == value
    assert {"authorization", "x-api-key"} & set(request.headers) == {header.lower()}
    assert request.url.path == "/api/v1/mcp/customers"
    assert dict(request.url.params) == {"search": "a+b@x.example", "page": "1", "limit": "100"}


@pytest.mark.parametrize(
    ("status", "error"), [(401, VendorRefused), (404, VendorRefused), (429, VendorBusy), (500, VendorUnclear)]
)
async def test_errors_are_sorted_by_what_they_prove(httpx_mock: HTTPXMock, status: int, error: type[Exception]) -> None:
    httpx_mock.add_response(status_code=status, json={"success": False, "error": "because"})
    async with httpx.AsyncClient() as http:
        with pytest.raises(error, match="because"):
            await KnotieClient(http, URL, "pkt_x", "bearer").find("a@x.example")


@pytest.mark.parametrize(
    ("failure", "error"), [(httpx.ConnectError("x"), VendorUnsent), (httpx.ReadTimeout("x"), VendorUnclear)]
)
async def test_silence_is_sorted_too(httpx_mock: HTTPXMock, failure: Exception, error: type[Exception]) -> None:
    httpx_mock.add_exception(failure)
    async with httpx.AsyncClient() as http:
        with pytest.raises(error):
            await KnotieClient(http, URL, "pkt_x", "bearer").find("a@x.example")


@pytest.mark.parametrize("answer", [b"<html>", b"[]", b'{"success": true}', b'{"data": [{"email": "a@x.example"}]}'])
async def test_an_answer_of_another_shape_is_unclear(httpx_mock: HTTPXMock, answer: bytes) -> None:
    httpx_mock.add_response(content=answer)
    async with httpx.AsyncClient() as http:
        with pytest.raises(VendorUnclear):
            await KnotieClient(http, URL, "pkt_x", "bearer").find("a@x.example")
