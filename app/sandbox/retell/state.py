"""Everything the imitated voice provider remembers."""

import random
import uuid
from dataclasses import dataclass
from typing import Any

from app.sandbox.background import Background
from app.sandbox.clock import Clock
from app.sandbox.faults import Faults
from app.sandbox.network import ReceivedRequest
from app.sandbox.retell.calls import SandboxCall
from app.sandbox.retell.life import live
from app.sandbox.retell.outcomes import Outcome, outcome_of
from app.sandbox.retell.webhooks import SentWebhook, WebhookSender
from app.sandbox.retell.workspaces import FREE_CONCURRENCY, Workspace


@dataclass(frozen=True)
class IncomingCall:
    """A call to a number, and what was answered when somebody was `asked` about it; None: nothing that counts."""

    from_number: str
    to_number: str
    asked: bool
    answer: dict[str, Any] | None


class VoiceProvider:
    """The witness of a test: `requests` received, calls `accepted`, `incoming` ones, `webhooks` sent; oldest first.

    `next_outcomes` is used up, first entry first, before the numbers dialled decide.
    """

    def __init__(self, clock: Clock, faults: Faults, background: Background, seed: int | None = None) -> None:
        self.clock = clock
        self.random = random.Random(seed)
        self.workspaces: list[Workspace] = []
        self.requests: list[ReceivedRequest] = []
        self.accepted: list[SandboxCall] = []
        self.next_outcomes: list[Outcome] = []
        self.incoming: list[IncomingCall] = []
        self._background = background
        self._sender = WebhookSender(clock, faults, background)

    @property
    def webhooks(self) -> list[SentWebhook]:
        return self._sender.sent

    def add_workspace(
        self,
        api_key: str,
        org_name: str,
        *,
        webhook_url: str | None = None,
        concurrency_limit: int = FREE_CONCURRENCY,
        calls_per_second: int = 1,
        org_id: str | None = None,
    ) -> Workspace:
        """Adds an organisation whose first key, `api_key`, is the one that signs webhooks."""
        workspace = Workspace(
            self.clock,
            api_key,
            org_name,
            org_id or f"org_{uuid.uuid4().hex[:16]}",
            webhook_url,
            concurrency_limit,
            calls_per_second=calls_per_second,
        )
        workspace.add_api_key(api_key, "Secret Key (Webhook)")
        self.workspaces.append(workspace)
        return workspace

    def workspace_of(self, api_key: str) -> Workspace | None:
        return next((workspace for workspace in self.workspaces if api_key in workspace.api_keys), None)

    def choose_outcome(self, to_number: str) -> Outcome:
        return self.next_outcomes.pop(0) if self.next_outcomes else outcome_of(to_number)

    def start(self, call: SandboxCall, workspace: Workspace) -> None:
        """Accepts a call and lets it live."""
        self.accepted.append(call)
        workspace.take(call)
        self._background.spawn(live(call, workspace, self.clock, self._sender))

    async def call_in(self, workspace: Workspace, to_number: str, from_number: str) -> IncomingCall:
        """Somebody calls a number: whoever it names is asked who answers, else the number's own agent does."""
        number = workspace.numbers[to_number]
        url, answer = number.settings.get("inbound_webhook_url"), None
        if url:
            asked = {"from_number": from_number, "to_number": to_number}
            question = {"event": "call_inbound", "call_inbound": asked}
            answer = await self._sender.ask(url, question, workspace.webhook_key)
        call = IncomingCall(from_number, to_number, bool(url), answer)
        self.incoming.append(call)
        return call

    def find_call(self, call_id: str) -> SandboxCall | None:
        return next((w.calls[call_id] for w in self.workspaces if call_id in w.calls), None)

    async def aclose(self) -> None:
        await self._sender.aclose()
