"""Faults that can be switched on in the sandbox: the bad days of a network, on demand.

A fault names a route. For HTTP that is a method and a path prefix or template as seen from outside
(`POST /retell/v2/create-phone-call`, `GET /retell/v2/get-call/{call_id}`, `* /crm`); for webhooks the
"method" is `WEBHOOK` and the path is the vendor and the event (`WEBHOOK /retell/call_ended`,
`WEBHOOK /crm`). `network.py` applies the former, whoever sends webhooks asks `Faults.for_webhook`.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

HttpKind = Literal["delay", "delay_after", "status", "drop_before", "drop_after", "garbage"]
WebhookKind = Literal["duplicate_webhooks", "reorder_webhooks", "lose_webhooks", "delay_webhooks"]

WEBHOOK_KINDS = frozenset({"duplicate_webhooks", "reorder_webhooks", "lose_webhooks", "delay_webhooks"})


@dataclass
class Fault:
    """One thing that goes wrong on one route.

    - `delay`: wait, then serve. `delay_after`: act at once, answer late. Real seconds, as timeouts are real.
    - `status`: answer `status`, `headers` and `body` (JSON, or text when it is a str) without acting.
    - `drop_before`: close the TCP connection without acting. `drop_after`: act fully, then close it.
    - `garbage`: act, then answer with the right status and half of the JSON.
    - `duplicate_webhooks`: send `copies` at once. `lose_webhooks`: never send.
    - `delay_webhooks`: wait `seconds` (real) before the first attempt.
    - `reorder_webhooks`: hold the events of one story back and send them newest first when it is over.

    `times=None` lasts until cleared. `probability` is drawn per request; `fired` counts the hits.
    """

    route: str
    kind: HttpKind | WebhookKind
    times: int | None = None
    probability: float = 1.0
    seconds: float = 0.0
    status: int = 500
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    copies: int = 2
    fired: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        if not re.fullmatch(r"\S+ /\S*", self.route):
            raise ValueError(f"a fault's route is 'METHOD /path', not {self.route!r}")
        if (self.kind in WEBHOOK_KINDS) != self.route.startswith("WEBHOOK "):
            raise ValueError(f"webhook faults, and only they, use the method WEBHOOK: {self.route!r}, {self.kind}")

    @property
    def exhausted(self) -> bool:
        return self.times is not None and self.fired >= self.times

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        method, path = self.route.split(" ", 1)
        segments = re.split(r"\{[^}/]+\}", path.rstrip("/"))
        prefix = "[^/]+".join(re.escape(segment) for segment in segments)
        return re.compile(rf"{r'[A-Z]+' if method == '*' else re.escape(method)} {prefix}(?:/.*)?")

    def matches(self, method: str, path: str) -> bool:
        return not self.exhausted and self._pattern.fullmatch(f"{method} {path}") is not None


@dataclass(frozen=True)
class WebhookPlan:
    """What becomes of one webhook: copies, real seconds of delay, held back to change the order, or lost."""

    copies: int = 1
    delay_seconds: float = 0.0
    reordered: bool = False
    lost: bool = False


class Faults:
    """The faults in force, oldest first; randomness is repeatable with a seed."""

    def __init__(self, seed: int | None = None) -> None:
        self.active: list[Fault] = []
        self._random = random.Random(seed)

    def add(self, fault: Fault) -> Fault:
        self.active.append(fault)
        return fault

    def clear(self) -> None:
        self.active.clear()

    def for_request(self, method: str, path: str) -> Fault | None:
        """The first fault that strikes this request, counted as fired; None on a good day."""
        return next(self._striking(method, path), None)

    def for_webhook(self, path: str) -> WebhookPlan:
        """What to do with the webhook `path` (`/retell/call_ended`); all faults that strike are combined."""
        striking = list(self._striking("WEBHOOK", path))
        kinds = {fault.kind for fault in striking}
        return WebhookPlan(
            copies=max((fault.copies for fault in striking if fault.kind == "duplicate_webhooks"), default=1),
            delay_seconds=sum(fault.seconds for fault in striking if fault.kind == "delay_webhooks"),
            reordered="reorder_webhooks" in kinds,
            lost="lose_webhooks" in kinds,
        )

    def _striking(self, method: str, path: str) -> Iterator[Fault]:
        for fault in self.active:
            if fault.matches(method, path) and self._random.random() < fault.probability:
                fault.fired += 1
                yield fault
