"""The encrypted user context, held against texts that other implementations have encrypted."""

import base64
import json
from typing import Any

import pytest

from app.errors import Unauthorized
from app.ghl.sso import read_context
from app.sandbox.crm.sso import encrypt
from tests.sandbox.crm.test_sso import VECTOR, VECTOR_SECRET

# openssl enc -aes-256-cbc -md md5 -salt -pass pass:an-openssl-secret -base64 -A
OPENSSL_SECRET = "an-openssl-secret"
OPENSSL = (
    "U2FsdGVkX1//OjgKFJyHM8hDAaYf8fhtk/ZsMkytnM8IJLZQJ2iqgKOJ6wDgeL4YfHk8YBZAYTRIEwH9a2dFwyTrKMKRwRxT+znre0TnEe3F"
    "Ns8WWEKPrTUXIeaX54re7ZOJ8ox90SBbkeUsAxVTp9I1zuULCIk7jItgfMQhAVKBl6NhI8Te/pVTs/rIlB5d1gugPrgtXkKoyMTnVk3wmJSO"
    "/mEGs2GbtRKaHoffQ1NY3W088VXjlhGKe3FUYycJpLN7w5tJRklmeZCczwCabZlwP+f9eDGp0ksRip0zNvqjGHG3IdoQANYL6rYka0L2Sdhr"
    "9EW2UGum30TxlLmmpGfdo+BcF7yjnyB+c9zeHLaHM7e+Pne8eZEYShjmODRq"
)
PAYLOAD: dict[str, Any] = {
    "userId": "user0001",
    "companyId": "comp0001",
    "role": "admin",
    "type": "location",
    "activeLocation": "loca0001",
    "userName": "Ana",
}
KEY = "a-secret"


def test_what_openssl_encrypted_is_read() -> None:
    who = read_context(OPENSSL, OPENSSL_SECRET)

    assert (who.user_id, who.company_id, who.location_id) == ("user0001", "comp0001", "loca0001")
    assert (who.role, who.name) == ("admin", "José Núñez")


def test_what_the_javascript_library_encrypted_is_read() -> None:
    who = read_context("".join(VECTOR.split()), VECTOR_SECRET)

    assert (who.location_id, who.type) == ("yLKVZpNppIdYpah4RjNE", "agency")


def test_without_an_open_sub_account_it_is_the_agency() -> None:
    payload = {name: value for name, value in PAYLOAD.items() if name != "activeLocation"}

    assert read_context(encrypt(payload, KEY), KEY).location_id is None


@pytest.mark.parametrize(
    "changed",
    [
        {"role": "owner"},
        {"role": None},
        {"type": "company"},
        {"companyId": ""},
        {"companyId": 7},
        {"userId": "a b"},
        {"activeLocation": ["loca0001"]},
        {"activeLocation": ""},
        {"userName": "x" * 201},
    ],
    ids=str,
)
def test_a_payload_of_another_shape_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(Unauthorized):
        read_context(encrypt(PAYLOAD | changed, KEY), KEY)


@pytest.mark.parametrize("missing", ["userId", "companyId", "role", "type"])
def test_a_payload_that_lacks_something_is_refused(missing: str) -> None:
    payload = {name: value for name, value in PAYLOAD.items() if name != missing}

    with pytest.raises(Unauthorized):
        read_context(encrypt(payload, KEY), KEY)


def test_no_secret_opens_nothing_not_even_what_was_encrypted_with_none() -> None:
    with pytest.raises(Unauthorized):
        read_context(encrypt(PAYLOAD, ""), "")


def test_another_secret_does_not_open_it() -> None:
    with pytest.raises(Unauthorized):
        read_context(encrypt(PAYLOAD, KEY), "another secret")


@pytest.mark.parametrize(
    "text",
    ["", "Salted__", "%%%", "é", base64.b64encode(b"Salted__12345678").decode(), json.dumps(PAYLOAD), "A" * 10_000],
    ids=lambda text: text[:20],
)
def test_what_is_not_encrypted_like_that_is_refused(text: str) -> None:
    with pytest.raises(Unauthorized):
        read_context(text, KEY)


def test_a_cut_or_altered_text_never_becomes_somebody_else() -> None:
    raw = base64.b64decode(encrypt(PAYLOAD, KEY))
    honest = read_context(base64.b64encode(raw).decode(), KEY)
    for position in range(len(raw)):
        altered = bytearray(raw)
        altered[position] ^= 1
        for text in (bytes(altered), raw[:position]):
            try:
                seen = read_context(base64.b64encode(text).decode(), KEY)
            except Unauthorized:
                continue
            # Without a signature a flipped bit may go unnoticed in a name; what decides is checked against rows.
            assert seen.role == honest.role
