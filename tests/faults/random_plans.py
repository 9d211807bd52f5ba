"""What a seed decides: which leads are asked for and how often, what goes wrong, what is forbidden, who is killed."""

import random
from dataclasses import dataclass, field
from typing import Any

from app.sandbox.faults import Fault
from tests.faults.switches import SWITCHES

CREATE, LIST = "POST /retell/v2/create-phone-call", "POST /retell/v3/list-calls"
GET, HOOKS = "GET /retell/v2/get-call", "WEBHOOK /retell"
LEADS = 6
# Longer than every lease, and than a dial may wait for its answer.
FREEZE_SECONDS = 30.0
AREAS = ("212", "415", "310", "617", "303", "206", "404", "512")
EXCHANGES = [number for number in range(200, 1000) if number % 100 != 11 and number != 555]
# Short calls of every kind; 07 is left out, since it closes a lead for good at the provider too.
ENDINGS = ("01", "02", "03", "04", "05", "06", "10", "11")


@dataclass(frozen=True)
class Ask:
    """One lead: its number, how many callers ask for it at once, and whether they share an Idempotency-Key."""

    to_number: str
    callers: int
    same_key: bool
    delay: float


@dataclass
class Plan:
    """What happens in one seed; times are seconds after its first request.

    `switch` forbids calls from `switch_after` on, for `switch_for`; `frozen` is stopped (SIGSTOP) for FREEZE_SECONDS.
    """

    seed: int
    asks: list[Ask] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    killed: tuple[str, ...] = ()
    kill_after: float = 0.0
    switch: str | None = None
    switch_after: float = 0.0
    switch_for: float = 0.0
    frozen: str | None = None


def number_of(seed: int, index: int, ending: str) -> str:
    """A number that no other lead of any seed has."""
    area, exchange = divmod(seed, len(EXCHANGES))
    return f"+1{AREAS[area % len(AREAS)]}{EXCHANGES[exchange]}{index:02}{ending}"


def seed_of(to_number: str) -> int:
    """The seed that a lead's number belongs to."""
    return AREAS.index(to_number[2:5]) * len(EXCHANGES) + EXCHANGES.index(int(to_number[5:8]))


def possible_faults(dice: random.Random) -> list[Fault]:
    """Everything that may go wrong at the provider, drawn anew for each seed."""
    few: dict[str, Any] = {"times": dice.randint(1, 2)}
    often: dict[str, Any] = {"probability": dice.choice([0.3, 0.6, 1.0])}
    return [
        Fault(CREATE, "drop_after", **few),
        Fault(CREATE, "drop_before", **few),
        Fault(CREATE, "garbage", **few),
        Fault(CREATE, "delay_after", seconds=2.4, **few),
        Fault(CREATE, "delay", seconds=dice.random(), **few),
        Fault(CREATE, "status", status=dice.choice([500, 502, 503, 408, 409]), **few),
        Fault(CREATE, "status", status=429, headers={"Retry-After": "0.2"}, **few),
        Fault(CREATE, "status", status=dice.choice([400, 402, 422]), times=1),
        Fault(LIST, "status", status=500, **few),
        Fault(LIST, "status", status=200, body={"items": [], "has_more": False}, **few),
        Fault(GET, "status", status=500, **few),
        Fault(HOOKS, "duplicate_webhooks", copies=dice.randint(2, 5), **often),
        Fault(HOOKS, "reorder_webhooks", **often),
        Fault(HOOKS, "lose_webhooks", **often),
        Fault(HOOKS, "delay_webhooks", seconds=dice.random(), **often),
    ]


def plan_of(seed: int) -> Plan:
    """The plan of one seed, the same every time."""
    dice = random.Random(seed)
    plan = Plan(seed)
    for index in range(LEADS):
        number = number_of(seed, index, dice.choice(ENDINGS))
        plan.asks.append(Ask(number, dice.choice([1, 1, 2, 3]), dice.random() < 0.5, dice.random() * 0.3))
    plan.faults = dice.sample(possible_faults(dice), dice.randint(0, 3))
    if dice.random() < 0.25:
        plan.killed = dice.choice([("web",), ("worker",), ("worker", "worker 2"), ("web", "worker")])
        plan.kill_after = dice.random() * 0.4
    if dice.random() < 0.4:
        plan.switch = dice.choice(sorted(SWITCHES))
        plan.switch_after, plan.switch_for = dice.random() * 0.4, dice.choice([0.5, 1.0, 6.0])
    if seed % 50 == 49:
        plan.frozen = "worker"
    return plan
