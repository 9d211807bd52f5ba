"""A verified event of the voice provider; one that was not verified cannot exist as an object.

Signature (the provider's "secure webhook" page and SDK): header `X-Retell-Signature: v=<ms>,d=<hex>`,
HMAC-SHA-256 with the API key that carries the Webhook badge over the raw body and the milliseconds.
"""

import hmac
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.errors import InvalidRequest, Unauthorized
from app.storable import read_tolerantly

SIGNATURE = re.compile(r"v=([0-9]{1,15}),d=([0-9a-f]{64})")
TOLERANCE_MS = 5 * 60 * 1000


@dataclass(frozen=True)
class Event:
    """What happened (`call_started`, `call_ended`, `call_analyzed`, …) and the call as it stood then."""

    kind: str
    call: dict[str, Any]

    @property
    def delivery_key(self) -> str:
        """Names the event across repeated deliveries: life-cycle events fire at most once a call."""
        return f"{self.kind}:{self.call['call_id']}"

    @classmethod
    def from_http(cls, header: str | None, raw: bytes, api_key: str, now: datetime) -> "Event":
        """Verify and read a delivery; raises Unauthorized for a bad or old signature, InvalidRequest for the body."""
        if not signed(header, raw, api_key, now):
            raise Unauthorized("The signature does not match.")
        return read(raw)


def read(raw: bytes) -> Event:
    """What a body claims, believed or not; raises InvalidRequest."""
    try:
        # PostgreSQL cannot hold NUL or NaN, and a transcript with one must not be lost for it.
        body = read_tolerantly(raw)
        kind, call = body["event"], body["call"]
        if not isinstance(kind, str) or not isinstance(call["call_id"], str):
            raise TypeError
    except (ValueError, KeyError, TypeError):
        raise InvalidRequest("The body is no event of a call.") from None
    return Event(kind[:60], call)


def signed(header: str | None, raw: bytes, api_key: str, now: datetime) -> bool:
    """Whether this header signs these bytes with this key, not longer than five minutes ago or ahead."""
    match = SIGNATURE.fullmatch(header or "")
    if match is None:
        return False
    milliseconds, digest = match.groups()
    expected = hmac.new(api_key.encode(), raw + milliseconds.encode(), "sha256").hexdigest()
    fresh = abs(now.timestamp() * 1000 - int(milliseconds)) <= TOLERANCE_MS
    return hmac.compare_digest(expected.encode(), digest.encode()) and fresh
