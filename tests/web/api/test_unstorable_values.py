"""A value that cannot be stored is the request's mistake, with its field: never "try again"."""

import pytest

from tests.house import House

BODY = '{"from_number": "%s", "to_number": "+14155550101", "metadata": {"x": %s}}'
VALUES = {"an endless number": "1e400", "a NUL character": '"a\\u0000b"', "half a character": '"\\ud800"'}


@pytest.mark.parametrize("value", VALUES.values(), ids=list(VALUES))
async def test_a_webhook_is_told_which_field_is_wrong(house: House, value: str) -> None:
    raw = BODY % (house.tenant.number, value)

    answer = await house.http.post(
        "/api/outbound-call", content=raw, headers=house.key() | {"Content-Type": "application/json"}
    )

    assert answer.status_code == 400, answer.text
    assert answer.json()["error_code"] == "VALIDATION_ERROR"


async def test_a_backslash_that_is_no_nul_is_fine(house: House) -> None:
    raw = BODY % (house.tenant.number, r'"C:\\u0000"')

    answer = await house.http.post("/api/outbound-call", content=raw, headers=house.key())

    assert answer.status_code in (200, 202), answer.text
