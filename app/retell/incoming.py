"""The question of the voice provider who answers an incoming call, and the answer.

Source: the provider's page on inbound webhooks. It asks at each call of a number with `inbound_webhook_url`, signs like
a report, waits for 10 seconds and tries three times. No id names the call.
"""

from dataclasses import dataclass
from typing import Any

from app.storable import read_tolerantly

KIND = "call_inbound"


@dataclass(frozen=True)
class Incoming:
    """Who calls which number, as the provider writes them."""

    from_number: str
    to_number: str


def read_incoming(raw: bytes) -> Incoming | None:
    """What is asked; None when this is no such question."""
    try:
        body = read_tolerantly(raw)
        kind, call = body["event"], body[KIND]
        caller, called = call["from_number"], call["to_number"]
    except (ValueError, KeyError, TypeError):
        return None
    if kind != KIND or not isinstance(caller, str) or not isinstance(called, str):
        return None
    return Incoming(caller, called)


def answer(variables: dict[str, str]) -> dict[str, Any]:
    """What is answered: what the agent is told of the caller. Without anything the number does as it did before."""
    return {KIND: {"dynamic_variables": variables} if variables else {}}
