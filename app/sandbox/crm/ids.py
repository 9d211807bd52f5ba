"""Identifiers, bearer tokens and time stamps in the shapes the CRM uses."""

import secrets
import string
from datetime import UTC, datetime

_BASE62 = string.digits + string.ascii_letters


def new_id(length: int = 20) -> str:
    """A random base62 id, as companies, locations, contacts and users have."""
    return "".join(secrets.choice(_BASE62) for _ in range(length))


def new_hex_id() -> str:
    """A random id of 24 hex digits, as apps, versions and refresh tokens have."""
    return secrets.token_hex(12)


def new_bearer() -> str:
    """An opaque token in three parts, about as long as the real JSON web tokens (over 1000 characters)."""
    # The length is the point: a column that is too short for the real thing must fail in tests already.
    return f"eyJ{secrets.token_urlsafe(24)}.{secrets.token_urlsafe(400)}.{secrets.token_urlsafe(384)}"


def iso(moment: datetime) -> str:
    """A moment as the CRM prints it: UTC, milliseconds, `Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
