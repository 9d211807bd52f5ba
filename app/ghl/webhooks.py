"""Events that the CRM sends to the app: verified bytes in, an event out.

Source: the CRM's webhook guide: `X-GHL-Signature` is base64 of an Ed25519 signature over the raw body,
or the word `N/A`; the key is the same for all apps, so `appId` must be ours. Every answer but a 2xx is repeated, up to
twelve times, and developers can send an event again by hand with its old body, for as long as the logs are kept: 30
days. An app that too often answers anything else is told nothing any more. The samples of UNINSTALL and PLAN_CHANGE in
that guide carry neither `timestamp` nor `webhookId`.
"""

import base64
import binascii
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.blanks import is_blank
from app.errors import InvalidRequest, Unauthorized
from app.storable import read_tolerantly

Keys = Sequence[Ed25519PublicKey]
WINDOW = timedelta(days=30)
AHEAD = timedelta(minutes=10)
# The CRM tries again after ten minutes at the earliest, and only what was not taken.
COPIES_COME_WITHIN = timedelta(minutes=10)
UNSIGNED = ("", "n/a")
FORGED = "The signature does not match."
# What the handlers read; the rest of a contact is nobody's business here.
KEPT = (
    "type", "installType", "locationId", "companyId", "companyName", "whitelabelDetails", "versionId", "planId",
    "newPlanId", "id", "name", "email", "phone", "country", "dnd", "dndSettings",
)  # fmt: skip


@dataclass(frozen=True)
class CrmEvent:
    """One event: what happened, when it was sent, and the id that repeated deliveries share."""

    kind: str
    webhook_id: str
    sent_at: datetime
    body: dict[str, Any]

    @classmethod
    def from_http(cls, signatures: list[str], raw: bytes, keys: Keys, app_id: str, now: datetime) -> "CrmEvent | None":
        """Verify and read a delivery; one without a webhookId or a timestamp is named by its bytes, and sent now.

        None for an authentic one of another app, or one that is older than the CRM itself remembers. Raises
        Unauthorized for a signature that is missing, `N/A`, wrong, or not the only one; InvalidRequest for a signed
        body that is no event.
        """
        if len(signatures) != 1 or not signed(signatures[0], raw, keys):
            raise Unauthorized(FORGED)
        try:
            # PostgreSQL cannot hold NUL or NaN, and an event with one must not be lost for it.
            body = read_tolerantly(raw)
            kind, webhook_id, timestamp = body["type"], body.get("webhookId"), body.get("timestamp")
            webhook_id = _name_of(raw, now) if is_blank(webhook_id) else webhook_id
            sent_at = now if is_blank(timestamp) else datetime.fromisoformat(timestamp)
            if not isinstance(kind, str) or not isinstance(webhook_id, str) or not sent_at.tzinfo:
                raise TypeError
        except (ValueError, KeyError, TypeError, AttributeError):
            raise InvalidRequest("The body is no event with a type, a webhookId and a timestamp.") from None
        if not app_id:
            raise Unauthorized(FORGED)
        if body.get("appId") != app_id or sent_at < now - WINDOW:
            return None
        kept = {name: body[name] for name in KEPT if name in body}
        # A time that is far ahead would outdo all that comes later.
        return cls(kind[:60], webhook_id[:100], min(sent_at, now + AHEAD), kept)


def _name_of(raw: bytes, now: datetime) -> str:
    """Names a delivery that brings no id; the same words come again later when the same thing happens again."""
    moment = int(now.timestamp() // COPIES_COME_WITHIN.total_seconds())
    return hashlib.sha256(raw + b"|%d" % moment).hexdigest()


def contradicted(signatures: list[str], raw: bytes, keys: Keys) -> bool:
    """Whether a signature stands there and is not the CRM's; an empty one and the word `N/A` say that there is none."""
    return any(it.strip().lower() not in UNSIGNED and not signed(it, raw, keys) for it in signatures)


def signed(signature: str, raw: bytes, keys: Keys) -> bool:
    """Whether `signature` (base64) signs exactly these bytes, with any of the keys: the CRM may be changing its own."""
    try:
        decoded = base64.b64decode(signature.encode(), validate=True)
    except (binascii.Error, ValueError):
        return False
    return any(_verifies(key, decoded, raw) for key in keys)


def _verifies(key: Ed25519PublicKey, signature: bytes, raw: bytes) -> bool:
    try:
        key.verify(signature, raw)
    except InvalidSignature:
        return False
    return True
