"""Events that the CRM sends to the app: verified bytes in, an event out.

Source: the CRM's webhook guide: `X-GHL-Signature` is base64 of an Ed25519 signature over the raw body,
or the word `N/A`; the key is the same for all apps, so `appId` must be ours. A delivery is repeated only
after a 429, for up to 70 minutes, with the same body: hence the window of 90 minutes.
"""

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic_core import from_json

from app.errors import InvalidRequest, Unauthorized

WINDOW = timedelta(minutes=90)
AHEAD = timedelta(minutes=10)
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
    def from_http(
        cls, signatures: list[str], raw: bytes, key: Ed25519PublicKey, app_id: str, now: datetime
    ) -> "CrmEvent":
        """Verify and read a delivery.

        Raises Unauthorized for a signature that is missing, `N/A`, wrong, too old, of another app, or not
        the only one; InvalidRequest for a signed body that is no event.
        """
        if len(signatures) != 1 or not signed(signatures[0], raw, key):
            raise Unauthorized(FORGED)
        try:
            # PostgreSQL text cannot hold NUL, and an event with one must not be lost for it.
            body = from_json(raw.replace(b"\\u0000", b""))
            kind, webhook_id = body["type"], body["webhookId"]
            sent_at = datetime.fromisoformat(body["timestamp"])
            if not isinstance(kind, str) or not isinstance(webhook_id, str) or not webhook_id or not sent_at.tzinfo:
                raise TypeError
        except (ValueError, KeyError, TypeError):
            raise InvalidRequest("The body is no event with a type, a webhookId and a timestamp.") from None
        if body.get("appId") != app_id or not app_id or not now - WINDOW <= sent_at <= now + AHEAD:
            raise Unauthorized(FORGED)
        kept = {name: body[name] for name in KEPT if name in body}
        return cls(kind[:60], webhook_id[:100], sent_at, kept)


def signed(signature: str, raw: bytes, key: Ed25519PublicKey) -> bool:
    """Whether `signature` (base64) signs exactly these bytes."""
    try:
        key.verify(base64.b64decode(signature.encode(), validate=True), raw)
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True
