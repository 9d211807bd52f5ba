"""The encrypted user context that the CRM's page hands to an embedded one: text in, a person and a place out.

Source: the CRM's guide to user context in marketplace apps. The text is what the JavaScript library CryptoJS
makes of a passphrase: base64 of `Salted__`, an 8 byte salt and AES-256-CBC with PKCS7, key and IV by OpenSSL's
EVP_BytesToKey (MD5, one round). It carries neither a time nor a signature: whoever holds a text may send it
again, and may change it. A changed block of the cipher turns one block of the text into noise and the next one
into whatever the forger likes. So this is a hint of who is asking, never a proof: the one who takes it remembers
what was taken, and has the person confirmed by the CRM itself (see domain/tenants/page_sessions.py and people.py).
Read strictly, it leaves the noise few places to hide in: a key is made of letters, and none is there twice.
"""

import base64
import binascii
import hashlib
import json
import re
from typing import Annotated, Any, Literal, Self

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.padding import PKCS7
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator, model_validator

from app.errors import Unauthorized
from app.storable import clean

MAGIC = b"Salted__"
LONGEST = 8192
MAX_NAME = 200
UNREADABLE = "The user context of your CRM cannot be read."

KEY = re.compile(r"[A-Za-z]{1,40}")

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]


class UserContext(BaseModel):
    """Who has opened the page, and where; without a location the page stands in the agency's own menu.

    `role` and `type` are what the context says of the person, and decide nothing: somebody of the agency who has
    opened a sub-account is told as somebody of the agency, but nobody of a sub-account is anywhere else.
    """

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")

    user_id: Id = Field(alias="userId")
    company_id: Id = Field(alias="companyId")
    role: Literal["admin", "user"]
    type: Literal["agency", "location"]
    location_id: Id | None = Field(None, alias="activeLocation")
    name: str = Field("", alias="userName")

    @field_validator("location_id", mode="before")
    @classmethod
    def _blank_is_none(cls, value: Any) -> Any:
        return None if value == "" else value

    @field_validator("name", mode="before")
    @classmethod
    def _shown(cls, value: Any) -> Any:
        return "" if value is None else clean(value)[:MAX_NAME] if isinstance(value, str) else value

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if self.type == "location" and self.location_id is None:
            raise ValueError("somebody of a sub-account is in none")
        return self


def read_context(ciphertext: str, key: str) -> UserContext:
    """Decrypt with the app's shared secret and read strictly; raises Unauthorized for whatever is not right."""
    if not key or len(ciphertext) > LONGEST:
        raise Unauthorized(UNREADABLE)
    try:
        text = _decrypt(base64.b64decode(ciphertext, validate=True), key).decode()
        return UserContext.model_validate(json.loads(text, object_pairs_hook=_strictly))
    except (binascii.Error, ValidationError, ValueError, RecursionError):
        raise Unauthorized(UNREADABLE) from None


def _strictly(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON; raises ValueError for a key that is no name, or is there twice."""
    found = dict(pairs)
    if len(found) < len(pairs) or not all(KEY.fullmatch(key) for key in found):
        raise ValueError
    return found


def _decrypt(raw: bytes, passphrase: str) -> bytes:
    """Raises ValueError when it is not encrypted like that, or with another passphrase."""
    if raw[:8] != MAGIC:
        raise ValueError
    key, iv = _derive(passphrase.encode(), raw[8:16])
    decryptor, unpadder = Cipher(AES(key), CBC(iv)).decryptor(), PKCS7(128).unpadder()
    padded = decryptor.update(raw[16:]) + decryptor.finalize()
    return unpadder.update(padded) + unpadder.finalize()


def _derive(passphrase: bytes, salt: bytes) -> tuple[bytes, bytes]:
    """Key (32 bytes) and IV (16 bytes)."""
    material = block = b""
    while len(material) < 48:
        block = hashlib.md5(block + passphrase + salt, usedforsecurity=False).digest()
        material += block
    return material[:32], material[32:48]
