"""Secrets at rest open only in their own cell, under a key of the ring."""

import os

import pytest

from app.sealing import KeyRing, SecretUnreadable

OLD, NEW = os.urandom(32), os.urandom(32)
CELL = "workspaces.sealed_api_key.1"


def test_a_sealed_secret_opens_in_its_cell() -> None:
    ring = KeyRing({"a": OLD})
    sealed = ring.seal("key_123", CELL)
    assert b"key_123" not in sealed
    assert ring.open(sealed, CELL) == "key_123"


def test_a_sealed_secret_does_not_open_in_another_cell() -> None:
    ring = KeyRing({"a": OLD})
    with pytest.raises(SecretUnreadable):
        ring.open(ring.seal("key_123", CELL), "workspaces.sealed_api_key.2")


def test_one_altered_bit_is_noticed() -> None:
    ring = KeyRing({"a": OLD})
    sealed = bytearray(ring.seal("key_123", CELL))
    for index in range(len(sealed)):
        altered = bytes(sealed[:index]) + bytes([sealed[index] ^ 1]) + bytes(sealed[index + 1 :])
        with pytest.raises(SecretUnreadable):
            ring.open(altered, CELL)


def test_after_a_rotation_old_secrets_open_and_new_ones_use_the_new_key() -> None:
    sealed = KeyRing({"a": OLD}).seal("key_123", CELL)
    rotated = KeyRing({"b": NEW, "a": OLD})
    assert rotated.open(sealed, CELL) == "key_123"
    assert rotated.seal("x", CELL).startswith(b"b:")
    with pytest.raises(SecretUnreadable, match="key 'a'"):
        KeyRing({"b": NEW}).open(sealed, CELL)
