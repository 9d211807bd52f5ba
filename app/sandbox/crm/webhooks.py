"""App webhooks: signed events to the app's webhook address, tried again only after a 429."""

import asyncio
import base64
import json
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.sandbox.background import Background
from app.sandbox.crm.ids import iso, new_hex_id
from app.sandbox.crm.tables import Tables
from app.sandbox.faults import Faults

Event = dict[str, Any]


@dataclass(frozen=True)
class Delivery:
    """One attempt to deliver one event; `status` is None where no answer came, and `error` says why."""

    event: Event
    raw: bytes = field(repr=False)
    headers: dict[str, str] = field(repr=False)
    attempt: int
    at: datetime
    status: int | None
    error: str | None = None

    @property
    def kind(self) -> str:
        """The event's type, e.g. `INSTALL`."""
        return str(self.event["type"])


@dataclass(eq=False, kw_only=True)
class Webhooks(Tables):
    """Sends events and remembers every attempt in `deliveries`.

    `max_attempts` tries, `retry_seconds` apart divided by `speed` (published: 6 tries, 10 minutes).
    Faults on the route `WEBHOOK /crm` apply; a reordered event waits until the next one has been sent.
    Source: the CRM's webhook integration guide.
    """

    faults: Faults = field(default_factory=Faults)
    background: Background = field(default_factory=Background, repr=False)
    max_attempts: int = 6
    retry_seconds: float = 600.0
    deliveries: list[Delivery] = field(default_factory=list, repr=False)
    signing_key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate, repr=False)
    _held: list[Event] = field(default_factory=list, repr=False)

    @property
    def speed(self) -> float:
        """How many times faster than published the retries follow each other (the clock's speed)."""
        return self.clock.speed

    @speed.setter
    def speed(self, speed: float) -> None:
        self.clock.speed = speed

    @property
    def public_key_pem(self) -> str:
        """The Ed25519 public key that verifies `X-GHL-Signature`, PEM."""
        pem = self.signing_key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        return pem.decode()

    def sign(self, raw: bytes) -> str:
        """The signature header for a raw body: base64 of 64 bytes."""
        return base64.b64encode(self.signing_key.sign(raw)).decode()

    def publish(self, kind: str, event: Event) -> None:
        """Send an event in the background of the running event loop; nothing without a webhook address."""
        if not self.app.webhook_url:
            return
        stamps = {"timestamp": iso(self.clock.now()), "webhookId": str(uuid.uuid4())}
        # A contact has a `type` of its own ("lead"), an update names its version: hence the order.
        body = {"versionId": self.app.version_id} | event | {"type": kind, "appId": self.app.id} | stamps
        plan = self.faults.for_webhook(f"/crm/{kind}")
        if plan.lost:
            return
        if plan.reordered and not self._held:
            self._held = [body] * plan.copies
            return
        foreign = body | {"appId": new_hex_id(), "webhookId": str(uuid.uuid4())}
        others = [foreign] if self.manners.speaks_of_other_apps else []
        self._send(others + [body] * plan.copies, plan.delay_seconds)

    def resend(self, delivery: Delivery) -> None:
        """Send an event again as it was sent before, as a developer does by hand from the logs."""
        self._send([delivery.event])

    async def delivered(self) -> None:
        """Wait until every event so far has its final answer; one that is held back is let go."""
        self._send([])
        await self.background.settled()

    def _send(self, events: list[Event], delay_seconds: float = 0) -> None:
        held, self._held = self._held, []
        self.background.spawn(self._deliver_in_turn(events + held, delay_seconds))

    async def _deliver_in_turn(self, events: list[Event], delay_seconds: float) -> None:
        await asyncio.sleep(delay_seconds)
        for event in events:
            await self._deliver(event)

    async def _deliver(self, event: Event) -> None:
        raw = json.dumps(event, separators=(",", ":"), ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json", "X-GHL-Signature": self.sign(raw)}
        for attempt in range(1, self.max_attempts + 1):
            if attempt > 1:
                await self.clock.sleep(self.retry_seconds)
            at, status, error = self.clock.now(), None, None
            try:
                async with self.open_client() as client:
                    answer = await client.post(self.app.webhook_url, content=raw, headers=headers)
                status = answer.status_code
            except httpx.HTTPError as failure:
                error = repr(failure)
            self.deliveries.append(Delivery(event, raw, headers, attempt, at, status, error))
            taken = status is not None and status < 300
            # As older documents have it, everything but a 429 is final: an event answered 500, or not at all, is lost.
            if taken or not (status == 429 or self.manners.retries_every_failure):
                return
