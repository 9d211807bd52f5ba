"""The encrypted user context that the CRM's page hands to an embedded one: text in, a person and a place out.

Source: the CRM's guide to user context in marketplace apps. The text is what the JavaScript library CryptoJS
makes of a passphrase: base64 of `Salted__`, an 8 byte salt and AES-256-CBC with PKCS7, key and IV by OpenSSL's
EVP_BytesToKey (MD5, one round). It carries neither a time nor a signature: whoever holds a text may send it
again, so that the one who takes it must remember what was taken (see domain/page_sessions.py).
"""

import base64
import binascii
import hashlib
from typing import Annotated, Literal

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.padding import PKCS7
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from app.errors import Unauthorized

MAGIC = b"Salted__"
LONGEST = 8192
UNREADABLE = "The user context of your CRM cannot be read."

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]


class UserContext(BaseModel):
    """Who has opened the page, and where; without a location the page stands in the agency's own menu.

    `role` is the person's role in the CRM. What a person may do follows from the place, not from a type:
    somebody of the agency who has opened a sub-account is told as somebody of the agency.
    """

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")

    user_id: Id = Field(alias="userId")
    company_id: Id = Field(alias="companyId")
    role: Literal["admin", "user"]
    type: Literal["agency", "location"]
    location_id: Id | None = Field(None, alias="activeLocation")
    name: Annotated[str, StringConstraints(max_length=200)] = Field("", alias="userName")


def read_context(ciphertext: str, key: str) -> UserContext:
    """Decrypt with the app's shared secret and read strictly; raises Unauthorized for whatever is not right."""
    if not key or len(ciphertext) > LONGEST:
        raise Unauthorized(UNREADABLE)
    try:
        return UserContext.model_validate_json(_decrypt(base64.b64decode(ciphertext, validate=True), key))
    except (binascii.Error, ValidationError, ValueError):
        raise Unauthorized(UNREADABLE) from None


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
