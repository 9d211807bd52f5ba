"""A workspace: what one customer of the voice provider owns, apart from everybody else's."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, Literal

from app.sandbox.clock import Clock
from app.sandbox.retell.agents import DEFAULT_WEBHOOK_EVENTS, Agent, WebhookEvent
from app.sandbox.retell.calls import SandboxCall
from app.sandbox.retell.errors import Refused
from app.sandbox.retell.manners import Manners
from app.sandbox.retell.numbers import NumberChanges, NumberType, PhoneNumber, WeightedAgent

IDEMPOTENCY_KEY_TTL = timedelta(hours=1)
FREE_CONCURRENCY = 20
CONCURRENCY_PURCHASE_LIMIT = 300


@dataclass
class Workspace:
    """Keys, numbers, agents, calls and limits of one organisation.

    `api_keys` maps key to display name; `webhook_key` is the one with the webhook badge, which signs.
    `calls_per_second` counts over a sliding `second`, a real one unless a test lets time fly; `turned_down` counts
    the calls refused for it or for want of a slot, and `most_living` is the most that ever ran at once.
    `do_not_call` is the internal list, E.164 numbers; `manners` are its bad ones.
    """

    clock: Clock
    webhook_key: str
    org_name: str
    org_id: str
    webhook_url: str | None = None
    concurrency_limit: int = FREE_CONCURRENCY
    reserved_inbound_concurrency: int = 0
    calls_per_second: int = 1
    second: timedelta = timedelta(seconds=1)
    most_living: int = 0
    turned_down: int = 0
    trial_ended: bool = False
    api_keys: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, PhoneNumber] = field(default_factory=dict)
    agents: dict[str, Agent] = field(default_factory=dict)
    calls: dict[str, SandboxCall] = field(default_factory=dict)
    living: set[str] = field(default_factory=set)
    do_not_call: set[str] = field(default_factory=set)
    manners: Manners = field(default_factory=Manners)
    _by_idempotency_key: dict[str, SandboxCall] = field(default_factory=dict)

    def add_api_key(self, api_key: str, name: str = "") -> None:
        """Adds a key that works but does not sign webhooks."""
        self.api_keys[api_key] = name

    def add_number(
        self,
        phone_number: str,
        nickname: str | None = None,
        *,
        number_type: NumberType = "retell-twilio",
        outbound_agent: Agent | None = None,
        allowed_outbound_countries: list[str] | None = None,
    ) -> PhoneNumber:
        """Adds a number (E.164); `outbound_agent` is bound to it with weight 1, countries are ISO alpha-2."""
        number = PhoneNumber(phone_number, self.clock.now(), number_type)
        changes = NumberChanges(
            nickname=nickname,
            outbound_agents=[WeightedAgent(agent_id=outbound_agent.agent_id, weight=1.0)] if outbound_agent else None,
            allowed_outbound_country_list=allowed_outbound_countries,
        )
        number.change(changes, self.clock.now())
        self.numbers[phone_number] = number
        return number

    def add_agent(
        self,
        agent_name: str,
        channel: Literal["voice", "chat"] = "voice",
        *,
        is_suspended: bool = False,
        agent_id: str | None = None,
        webhook_url: str | None = None,
        webhook_events: tuple[WebhookEvent, ...] = DEFAULT_WEBHOOK_EVENTS,
        version: int = 1,
        published_version: int | None = 1,
        tags: dict[str, int] | None = None,
    ) -> Agent:
        """Adds an agent; its own `webhook_url` replaces the workspace's for its calls."""
        agent = Agent(
            agent_id or f"agent_{uuid.uuid4().hex[:26]}",
            agent_name,
            self.clock.now(),
            channel,
            is_suspended,
            version,
            published_version,
            dict(tags or {}),
            webhook_url,
            webhook_events,
        )
        self.agents[agent.agent_id] = agent
        return agent

    def call_with_key(self, idempotency_key: str | None) -> SandboxCall | None:
        """The call that was created with this key within the last hour."""
        call = self._by_idempotency_key.get(idempotency_key) if idempotency_key else None
        expired = call is None or self.clock.now() - call.accepted_at >= IDEMPOTENCY_KEY_TTL
        return None if expired else call

    def check_limits(self, now: datetime) -> None:
        """Refuses a call above the concurrency limit or the calls per second."""
        free = self.concurrency_limit - self.reserved_inbound_concurrency - len(self.living)
        latest = list(islice(reversed(self.calls.values()), self.calls_per_second))
        too_fast = len(latest) == self.calls_per_second and now - latest[-1].accepted_at < self.second
        if free <= 0 or too_fast:
            self.turned_down += 1
            raise Refused(429)

    def take(self, call: SandboxCall) -> None:
        """Writes an accepted call down, as living."""
        self.calls[call.call_id] = call
        self.living.add(call.call_id)
        self.most_living = max(self.most_living, len(self.living))
        if call.idempotency_key:
            self._by_idempotency_key[call.idempotency_key] = call

    def concurrency(self) -> dict[str, Any]:
        purchased = max(0, self.concurrency_limit - FREE_CONCURRENCY)
        return {
            "current_concurrency": len(self.living),
            "concurrency_limit": self.concurrency_limit,
            "base_concurrency": self.concurrency_limit - purchased,
            "purchased_concurrency": purchased,
            "concurrency_purchase_limit": CONCURRENCY_PURCHASE_LIMIT,
            "remaining_purchase_limit": max(0, CONCURRENCY_PURCHASE_LIMIT - purchased),
            "concurrency_burst_enabled": False,
            "concurrency_burst_limit": 0,
            "reserved_inbound_concurrency": self.reserved_inbound_concurrency,
        }
