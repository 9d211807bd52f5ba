"""What the buttons of the demo do, and the one sentence in which each says what happened."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

import httpx

from app.demo.seed import Tenant
from app.demo.stage import Stage
from app.demo.troubles import Troubles
from app.sandbox.crm.contacts import Contact


@dataclass(frozen=True)
class Said:
    """What happened, how it went, and the contact it happened with."""

    sentence: str
    tone: Literal["good", "notice", "bad"]
    contact: Contact


async def run_workflow(stage: Stage, _: Troubles, tenant: Tenant, contact: Contact) -> Said:
    """The CRM's workflow engine executes the action once."""
    run = await stage.run_workflow(tenant, contact)
    if run.status != 200:
        return Said(f"The workflow step for {contact.name} got no answer that it understands.", "bad", contact)
    if run.answer["status"] in ("queued", "scheduled"):
        return Said(f"The workflow ran for {contact.name}: {_lowered(run.answer['message'])}", "good", contact)
    return Said(f"The workflow ran for {contact.name} and was refused: {run.answer['message']}", "notice", contact)


async def send_webhook(stage: Stage, _: Troubles, tenant: Tenant, contact: Contact) -> Said:
    """The CRM sends its webhook once."""
    answer = await stage.send_webhook(tenant, contact)
    tone: Literal["good", "notice"] = "good" if answer.is_success else "notice"
    return Said(f"Sent once for {contact.name}: it {_told(answer)}.", tone, contact)


async def fire_twice(stage: Stage, _: Troubles, tenant: Tenant, contact: Contact) -> Said:
    """The CRM sends the same webhook twice at the same moment."""
    contact = await stage.uncalled(tenant, contact)
    answers = await asyncio.gather(stage.send_webhook(tenant, contact), stage.send_webhook(tenant, contact))
    first, second = sorted(answers, key=lambda answer: answer.status_code)
    sentence = f"Sent twice for {contact.name}: the first {_told(first)}, the second {_told(second)}."
    return Said(sentence, "good" if first.is_success and second.status_code == 409 else "notice", contact)


async def lose_answer(stage: Stage, troubles: Troubles, tenant: Tenant, contact: Contact) -> Said:
    """The voice provider will accept the next call without our hearing of it."""
    contact = await stage.uncalled(tenant, contact)
    troubles.lose_next_answer()
    sentence = f"The voice provider's next answer will be lost. Now run the workflow for {contact.name}."
    return Said(sentence, "notice", contact)


async def take_down(stage: Stage, troubles: Troubles, tenant: Tenant, contact: Contact) -> Said:
    """The voice provider cannot be talked to for a while."""
    contact = await stage.uncalled(tenant, contact)
    troubles.take_down()
    sentence = f"The voice provider hangs up on everybody for 20 seconds. Now run the workflow for {contact.name}."
    return Said(sentence, "notice", contact)


async def heal(_: Stage, troubles: Troubles, _tenant: Tenant, contact: Contact) -> Said:
    """All is well again."""
    troubles.heal()
    return Said("The voice provider is well again.", "good", contact)


async def new_lead(stage: Stage, _: Troubles, tenant: Tenant, contact: Contact) -> Said:
    """Somebody who was not called yet, and does the same as this contact."""
    lead = await stage.uncalled(tenant, contact)
    if lead is contact:
        return Said(f"{contact.name} was not called yet.", "good", contact)
    return Said(f"{lead.name} is a new contact, and was not called yet.", "good", lead)


BUTTONS: dict[str, Callable[[Stage, Troubles, Tenant, Contact], Awaitable[Said]]] = {
    "run-workflow": run_workflow,
    "send-webhook": send_webhook,
    "fire-twice": fire_twice,
    "lose-answer": lose_answer,
    "take-down": take_down,
    "heal": heal,
    "new-lead": new_lead,
}


def _told(answer: httpx.Response) -> str:
    body = answer.json()
    if body.get("error_code") == "DUPLICATE_CALL":
        return "was recognised as a duplicate"
    if not answer.is_success:
        return f"was refused ({_lowered(body['error']).rstrip('.')})"
    if body["status"] == "placed":
        return "was accepted and the call is placed"
    return "was accepted, and the call will be placed as soon as it can be"


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
