"""The encrypted user context that the CRM's page hands to an embedded app.

The format is what the JavaScript library CryptoJS makes of a passphrase: base64 of `Salted__`, an 8 byte
salt and AES-256-CBC, with key and IV from OpenSSL's EVP_BytesToKey (MD5, one round).
"""

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.padding import PKCS7


def derive(passphrase: str, salt: bytes) -> tuple[bytes, bytes]:
    """Key (32 bytes) and IV (16 bytes) for a passphrase and an 8 byte salt."""
    material = block = b""
    while len(material) < 48:
        block = hashlib.md5(block + passphrase.encode() + salt).digest()
        material += block
    return material[:32], material[32:48]


def encrypt(payload: Mapping[str, Any], passphrase: str) -> str:
    """The payload as the parent page answers it: base64 text."""
    return encrypt_text(json.dumps(payload), passphrase)


def encrypt_text(text: str, passphrase: str) -> str:
    """The same for a text that need not be JSON."""
    salt = secrets.token_bytes(8)
    key, iv = derive(passphrase, salt)
    padder = PKCS7(128).padder()
    padded = padder.update(text.encode()) + padder.finalize()
    encryptor = Cipher(AES(key), CBC(iv)).encryptor()
    return base64.b64encode(b"Salted__" + salt + encryptor.update(padded) + encryptor.finalize()).decode()
