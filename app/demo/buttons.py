"""What the buttons of the demo do, and the one sentence in which each says what happened."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

import httpx

from app.demo.environment import Environment
from app.demo.faults_menu import FaultsMenu
from app.demo.seed import Tenant
from app.sandbox.crm.entities import Contact


@dataclass(frozen=True)
class Said:
    """What happened, how it went, and the contact it happened with."""

    sentence: str
    tone: Literal["good", "notice", "bad"]
    contact: Contact


async def run_workflow(environment: Environment, _: FaultsMenu, tenant: Tenant, contact: Contact) -> Said:
    """The CRM's workflow engine executes the action once."""
    run = await environment.run_workflow(tenant, contact)
    if run.status != 200:
        return Said(f"The workflow step for {contact.name} got no answer that it understands.", "bad", contact)
    if run.answer["status"] in ("queued", "scheduled"):
        return Said(f"The workflow ran for {contact.name}: {_lowered(run.answer['message'])}", "good", contact)
    return Said(f"The workflow ran for {contact.name} and was refused: {run.answer['message']}", "notice", contact)


async def send_webhook(environment: Environment, _: FaultsMenu, tenant: Tenant, contact: Contact) -> Said:
    """The CRM sends its webhook once."""
    answer = await environment.send_webhook(tenant, contact)
    tone: Literal["good", "notice"] = "good" if answer.is_success else "notice"
    return Said(f"Sent once for {contact.name}: it {_told(answer)}.", tone, contact)


async def fire_twice(environment: Environment, _: FaultsMenu, tenant: Tenant, contact: Contact) -> Said:
    """The CRM sends the same webhook twice at the same moment."""
    contact = await environment.uncalled(tenant, contact)
    answers = await asyncio.gather(environment.send_webhook(tenant, contact), environment.send_webhook(tenant, contact))
    first, second = sorted(answers, key=lambda answer: answer.status_code)
    sentence = f"Sent twice for {contact.name}: the first {_told(first)}, the second {_told(second)}."
    return Said(sentence, "good" if first.is_success and second.status_code == 409 else "notice", contact)


async def lose_answer(environment: Environment, menu: FaultsMenu, tenant: Tenant, contact: Contact) -> Said:
    """The voice provider will accept the next call without our hearing of it."""
    contact = await environment.uncalled(tenant, contact)
    menu.lose_next_answer()
    sentence = f"The voice provider's next answer will be lost. Now run the workflow for {contact.name}."
    return Said(sentence, "notice", contact)


async def take_down(environment: Environment, menu: FaultsMenu, tenant: Tenant, contact: Contact) -> Said:
    """The voice provider cannot be talked to for a while."""
    contact = await environment.uncalled(tenant, contact)
    menu.take_down()
    sentence = f"The voice provider hangs up on everybody for 20 seconds. Now run the workflow for {contact.name}."
    return Said(sentence, "notice", contact)


async def heal(_: Environment, menu: FaultsMenu, _tenant: Tenant, contact: Contact) -> Said:
    """All is well again."""
    menu.heal()
    return Said("The voice provider is well again.", "good", contact)


async def new_lead(environment: Environment, _: FaultsMenu, tenant: Tenant, contact: Contact) -> Said:
    """Somebody who was not called yet, and does the same as this contact."""
    lead = await environment.uncalled(tenant, contact)
    if lead is contact:
        return Said(f"{contact.name} was not called yet.", "good", contact)
    return Said(f"{lead.name} is a new contact, and was not called yet.", "good", lead)


async def call_in(environment: Environment, _: FaultsMenu, tenant: Tenant, contact: Contact) -> Said:
    """The contact calls the sub-account's number by itself."""
    call = await environment.call_in(tenant, contact)
    if not call.asked:
        sentence = (
            f"{contact.name} called, and nobody was asked who that is. Switch Know who calls on first: as the agency, "
            f"under Numbers, {tenant.number}."
        )
        return Said(sentence, "notice", contact)
    told = (call.answer or {}).get("dynamic_variables")
    if not told:
        sentence = f"{contact.name} called and is a stranger: nobody was to call this contact yet. The agent answers."
        return Said(sentence, "notice", contact)
    known = ", ".join(f"{name} {value}" for name, value in told.items() if value)
    sentence = f"{contact.name} called and is known. What waited is canceled; the agent was told: {known}."
    return Said(sentence, "good", contact)


BUTTONS: dict[str, Callable[[Environment, FaultsMenu, Tenant, Contact], Awaitable[Said]]] = {
    "run-workflow": run_workflow,
    "send-webhook": send_webhook,
    "fire-twice": fire_twice,
    "lose-answer": lose_answer,
    "take-down": take_down,
    "heal": heal,
    "new-lead": new_lead,
    "call-in": call_in,
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
