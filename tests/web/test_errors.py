"""What the database says of a value is the request's mistake; any other mistake is ours, and is not hidden as one."""

import json

import pytest
from starlette.requests import Request
from starlette.types import Scope
from tortoise import connections
from tortoise.exceptions import OperationalError

from app.domain.tenants.agencies import Agency
from app.web.errors import HANDLERS, on_bug, on_value_refused

REQUEST: Scope = {"type": "http", "method": "POST", "path": "/x", "headers": [], "query_string": b""}


async def answered(error: Exception) -> int:
    response = await on_value_refused(Request(REQUEST), error)
    assert json.loads(bytes(response.body))["success"] is False
    return response.status_code


async def raised(sql: str, *values: object) -> Exception:
    with pytest.raises(Exception) as failed:  # noqa: PT011 - whatever it is, it is looked at below
        await connections.get("default").execute_query(sql, list(values))
    return failed.value


@pytest.mark.usefixtures("opened_database")
async def test_a_value_that_the_database_does_not_take_is_the_requests_mistake() -> None:
    for sql, value in (
        ("SELECT $1::text::int", "x"),
        ("SELECT $1::int", "x"),
        ("SELECT $1::int", 2**40),
        ("SELECT $1::text", "a\0b"),
        ("INSERT INTO agencies (id, company_id) VALUES (gen_random_uuid(), $1)", "x" * 5000),
    ):
        error = await raised(sql, value)
        assert await answered(error) == 400, error


@pytest.mark.usefixtures("opened_database")
async def test_a_mistake_of_ours_is_not_told_as_one_of_the_request() -> None:
    await Agency.create(company_id="c1", name="Bright Agency")
    twice = await raised("INSERT INTO agencies SELECT * FROM agencies")
    unknown = await raised("SELECT nothing FROM agencies")
    ours = OperationalError("a mistake")
    ours.__cause__ = ValueError("of ours")

    assert [await answered(error) for error in (twice, unknown, ours)] == [500, 500, 500]
    assert not [kind for kind in HANDLERS if issubclass(ValueError, kind) and HANDLERS[kind] is not on_bug]
