"""Secrets at rest: AES-256-GCM under a ring of keys, bound to the cell they live in."""

import base64
import hashlib
import hmac
import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.errors import AppError

NONCE_BYTES = 12


class SecretUnreadable(AppError):
    """A sealed value was altered, moved to another cell, or its key is no longer in the ring."""


@dataclass(frozen=True)
class KeyRing:
    """Named 32-byte keys: the first seals, all of them open (rotation without downtime)."""

    keys: dict[str, bytes]

    @classmethod
    def parse(cls, text: str) -> "KeyRing":
        """Read `kid:base64,…` as the setting SECRET_KEYS has it (already validated)."""
        pairs = (item.strip().partition(":") for item in text.split(",") if item.strip())
        return cls({kid: base64.b64decode(encoded) for kid, _, encoded in pairs})

    @property
    def newest(self) -> str:
        """The name of the key that seals."""
        return next(iter(self.keys))

    def seal(self, secret: str, cell: str) -> bytes:
        """Encrypt for one cell (`table.column.row`); the same value in another cell does not open."""
        kid = self.newest
        nonce = os.urandom(NONCE_BYTES)
        sealed = AESGCM(self.keys[kid]).encrypt(nonce, secret.encode(), f"{kid}|{cell}".encode())
        return kid.encode() + b":" + nonce + sealed

    def open(self, sealed: bytes, cell: str) -> str:
        """Decrypt what `seal` made for this cell; raises SecretUnreadable."""
        name, _, rest = bytes(sealed).partition(b":")
        kid = name.decode("ascii", "replace")
        if kid not in self.keys:
            raise SecretUnreadable(f"The secret in {cell} was sealed with key '{kid}', which SECRET_KEYS lacks.")
        try:
            opened = AESGCM(self.keys[kid]).decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], f"{kid}|{cell}".encode())
        except InvalidTag:
            raise SecretUnreadable(f"The secret in {cell} was altered or belongs to another cell.") from None
        return opened.decode()

    def digests(self, secret: str) -> dict[str, str]:
        """HMAC-SHA-256 (hex) of a secret under each key of the ring, for looking it up without storing it."""
        return {
            kid: hmac.digest(hashlib.sha256(b"lookup|" + key).digest(), secret.encode(), "sha256").hex()
            for kid, key in self.keys.items()
        }
