"""Webhooks: signed, sent at once and in order, retried without holding up the next one."""

import asyncio
import hmac
import json
import ssl
import time
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import httpx

from app.sandbox.background import Background
from app.sandbox.clock import Clock
from app.sandbox.faults import Faults, WebhookPlan

# Three retries are documented; how far apart is not. Sandbox seconds.
RETRY_GAPS_SECONDS = (2.0, 8.0, 30.0)
# How often, and for how long each time, an incoming call waits for whoever knows who answers it.
ASKS, ASK_SECONDS = 3, 10.0


def sign(body: bytes, api_key: str, milliseconds: int) -> str:
    """The `X-Retell-Signature` of a raw body: HMAC-SHA256 over body and time, keyed with the webhook key."""
    digest = hmac.new(api_key.encode(), body + str(milliseconds).encode(), "sha256").hexdigest()
    return f"v={milliseconds},d={digest}"


@cache
def _tls() -> ssl.SSLContext:
    # Building one takes tens of milliseconds, too long for each of many short-lived worlds.
    return httpx.create_ssl_context()


@dataclass(frozen=True)
class Subscription:
    """Where the webhooks of one call go, which events it wants, and the key that signs them."""

    url: str | None
    events: tuple[str, ...]
    timeout_seconds: float
    signing_key: str


@dataclass(frozen=True)
class Webhook:
    """One event, frozen as bytes at the moment it happened."""

    event: str
    call_id: str
    url: str
    timeout_seconds: float
    signing_key: str
    body: bytes


@dataclass(frozen=True)
class SentWebhook:
    """One attempt to deliver: `attempt` counts from 1; `result` is a status, an error's name, or `lost`."""

    at: datetime
    event: str
    call_id: str
    url: str
    attempt: int
    result: str


class WebhookSender:
    """Sends webhooks in the background, through the faults, and remembers every attempt in `sent`."""

    def __init__(self, clock: Clock, faults: Faults, background: Background) -> None:
        self.sent: list[SentWebhook] = []
        self._clock = clock
        self._faults = faults
        self._background = background
        self._held: dict[str, list[tuple[Webhook, WebhookPlan]]] = {}
        self._client: httpx.AsyncClient | None = None

    def send(self, call_id: str, event: str, call: dict[str, Any], subscription: Subscription) -> None:
        """Starts the delivery of one event of a call, if anybody has asked for it."""
        if subscription.url is None or event not in subscription.events:
            return
        payload = {"event": event, "call": call, "event_timestamp": int(self._clock.now().timestamp() * 1000)}
        webhook = Webhook(
            event,
            call_id,
            subscription.url,
            subscription.timeout_seconds,
            subscription.signing_key,
            json.dumps(payload, separators=(",", ":")).encode(),
        )
        plan = self._faults.for_webhook(f"/retell/{event}")
        if plan.lost:
            self._note(webhook, 1, "lost")
        elif plan.reordered:
            self._held.setdefault(call_id, []).append((webhook, plan))
        else:
            for _ in range(plan.copies):
                self._background.spawn(self._deliver(webhook, plan.delay_seconds))

    def release(self, call_id: str) -> None:
        """Sends what was held back of a finished call, newest first."""
        held = self._held.pop(call_id, [])
        if held:
            self._background.spawn(self._deliver_reversed(held))

    async def aclose(self) -> None:
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    async def _deliver_reversed(self, held: list[tuple[Webhook, WebhookPlan]]) -> None:
        for webhook, plan in reversed(held):
            for _ in range(plan.copies):
                await self._deliver(webhook, plan.delay_seconds)

    async def _deliver(self, webhook: Webhook, delay_seconds: float) -> None:
        await asyncio.sleep(delay_seconds)
        for attempt, gap in enumerate((0.0, *RETRY_GAPS_SECONDS), start=1):
            await self._clock.sleep(gap)
            result = await self._post(webhook)
            self._note(webhook, attempt, result)
            if result.startswith("2"):
                return

    async def _post(self, webhook: Webhook) -> str:
        try:
            response = await self._send(webhook.url, webhook.body, webhook.signing_key, webhook.timeout_seconds)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return type(error).__name__
        return str(response.status_code)

    async def ask(self, url: str, question: dict[str, Any], signing_key: str) -> dict[str, Any] | None:
        """Asks who answers an incoming call, up to three times; None when no answer comes that can be read."""
        body = json.dumps(question, separators=(",", ":")).encode()
        for _ in range(ASKS):
            try:
                response = await self._send(url, body, signing_key, ASK_SECONDS)
                answer = response.json()["call_inbound"]
            except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError):
                continue
            if response.is_success and isinstance(answer, dict):
                return answer
        return None

    async def _send(self, url: str, body: bytes, signing_key: str, timeout_seconds: float) -> httpx.Response:
        if self._client is None:
            limits = httpx.Limits(max_connections=32, max_keepalive_connections=32)
            self._client = httpx.AsyncClient(verify=_tls(), limits=limits, trust_env=False)
        # The receiver compares with its own clock: real time, and fresh for each attempt.
        signature = sign(body, signing_key, int(time.time() * 1000))
        return await self._client.post(
            url,
            content=body,
            headers={"content-type": "application/json", "x-retell-signature": signature},
            timeout=httpx.Timeout(timeout_seconds, pool=None),
        )

    def _note(self, webhook: Webhook, attempt: int, result: str) -> None:
        now = self._clock.now()
        self.sent.append(SentWebhook(now, webhook.event, webhook.call_id, webhook.url, attempt, result))
