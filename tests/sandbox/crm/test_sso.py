"""The encrypted user context: the published vector and our own ciphertexts open with the same derivation."""

import base64
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.padding import PKCS7

from app.sandbox.crm import Crm
from app.sandbox.crm.entities import Location, User
from app.sandbox.crm.sso import derive

# Made with crypto-js 4 in Node.
VECTOR_SECRET = "11111111-2222-3333-4444-555555555555"
VECTOR = """
U2FsdGVkX1/vYMPQNwnJ4SWi6ERkfVMHB3rD0Pg4IjeGuhmnUjsiaO+PirKWKtB2OF+4AuOBRKPyGC4C1IAro/Y0Alwq13J/qdoPf/kW
jzCwcwWwBigHRcFXzbC3/PYk7p3+XI2mrUtkT2pDb3ZhGkJODNsUOUEap1rG6za9uTlXmekjhghnTJAX0JstZRsYFkdUIhcCOmdk5Byn
atw5zr/1FpARqXNGnJtXFypGKgNHlHJHuxCWAkkQQuZ6ALh5Y9nnbpxgnm7QRGXpUi9Dn3+nIIdHhniuhsCxSdG0tyL6uCTQE6xIHkKP
Hzh3FvvjLxndpdI2tvqyPKqQ81kmlcOjjw6Ck/g5G3b+u8T6GwF7ldKDM/Xr6I2XkM/OPMynkJZPD6tB/po5HVS+bi1GQMfw6+2jiOsw
wdvC5dfFTmCq9miZAP73fEiqOpiXPLxDKCRnd3UfUyUuNBvLtW4OV6oNb947QhniI5QMPH6wsFY=
"""


def decrypt(ciphertext: str, passphrase: str) -> dict[str, Any]:
    raw = base64.b64decode(ciphertext)
    assert raw[:8] == b"Salted__"
    key, iv = derive(passphrase, raw[8:16])
    decryptor = Cipher(AES(key), CBC(iv)).decryptor()
    unpadder = PKCS7(128).unpadder()
    padded = decryptor.update(raw[16:]) + decryptor.finalize()
    return dict(json.loads(unpadder.update(padded) + unpadder.finalize()))


def test_known_vector() -> None:
    payload = decrypt("".join(VECTOR.split()), VECTOR_SECRET)
    assert payload["activeLocation"] == "yLKVZpNppIdYpah4RjNE"
    assert payload["type"] == "agency"


def test_user_context_in_a_location(crm: Crm, owner: User, location: Location) -> None:
    payload = decrypt(crm.user_context(owner, location), crm.app.sso_key)
    assert payload["activeLocation"] == location.id
    assert (payload["companyId"], payload["userId"]) == (owner.agency.id, owner.id)
    assert (payload["type"], payload["role"], payload["isAgencyOwner"]) == ("agency", "admin", True)


def test_user_context_of_the_agency(crm: Crm, owner: User) -> None:
    assert "activeLocation" not in decrypt(crm.user_context(owner), crm.app.sso_key)


def test_every_ciphertext_is_different(crm: Crm, owner: User) -> None:
    assert crm.user_context(owner) != crm.user_context(owner)


def test_another_secret_does_not_open_it(crm: Crm, owner: User) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - bad padding, bad JSON or bad UTF-8, as chance will have it
        decrypt(crm.user_context(owner), "another secret")
